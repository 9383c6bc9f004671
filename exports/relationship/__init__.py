"""The relationship review in Word: how it stands with a client, or with all of them, and nobody else's to read.

``writing`` composes it; each other file is a section. The figures, and the sentences about them, are those of
`advisor.relationship`; headings, captions and labels are from the table of the language.
"""
