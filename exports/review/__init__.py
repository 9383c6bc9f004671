"""The practice review in Word: the consultant's own record, figure by figure, and nobody else's to read.

``writing`` composes it; each other file is a section. The figures, and the sentences about them, are those of
`advisor.review`; headings, captions and labels are from the table of the language.
"""
