"""A client's page, tab by tab, and an engagement's page.

Each tab is a pure function from what is seen (a desk and a client) to a `page.Page`: text and pictures, and below them
rows that can be acted on. Which tabs there are, and which of them a client may see who sits beside, says `tabs`.
"""
