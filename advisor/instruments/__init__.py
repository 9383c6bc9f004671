"""Questionnaires: what they ask, how their files are read, what a sitting still lacks, and how two compare.

An instrument is defined in a TOML file. Some ship with the program, in ``shipped/``; a consultant's own lie in the
practice, in ``instruments/``.

* ``definition`` – what an instrument is once it is read.
* ``reading`` – from a file to a definition, or to every mistake in it; with ``syntax``, ``places``, ``tables``,
  ``checks`` and ``mistakes``.
* ``shelf`` – all instruments that can be had, the broken ones named.
* ``facts`` – what the record says that a prompt may open with.
* ``sittings`` – a sitting as it begins, how far it is, what it lacks, the goals and promises that come of it.
* ``answering`` – what was said in a sitting as changes of the record; ``ending`` – what stands against finishing one.
* ``comparing`` – two sittings side by side.

A sitting and its answers are records: ``advisor/records/instruments.py``. Question by person, whose words there are and
whose are missing, says ``advisor/coverage.py``.
"""
