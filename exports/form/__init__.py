"""The decision form: written, and read back when the client returns it.

| module | what it knows |
| --- | --- |
| `answers` | what a returned form says, as plain values |
| `reading` | a returned file into these: `read_form` |
"""
