"""The decision form: written, read back when the client returns it, and recorded after a yes.

| module | what it knows |
| --- | --- |
| `marks` | what tells the fields apart: tags, bookmarks, printed codes, the list beside the text |
| `content` | which recommendations a form asks about, and its code |
| `writing`, `answering` | the form as it goes out, and the table in which a recommendation is answered |
| `answers` | what a returned form says, as plain values |
| `reading` | a returned file into these: `read_form` |
| `finding`, `listing`, `gathering` | where its fields stand, what it lists itself, and what belongs together |
| `unread` | what a client left in it outside of its fields |
| `sent` | it beside the form as it went out |
| `understanding`, `values` | what a field answers, and positions and dates in any language |
| `doubting` | a doubt in a sentence |
| `returning` | the whole way back: read, shown, recorded after a yes, with the file kept as evidence |
| `plan` | what a returned form comes to, as plain values: old, new, doubts, what can be recorded |
| `matching`, `beside`, `known` | the answers held against the record, and what is recorded already |
| `deciders` | who decided, by the name that was written |
| `telling` | a plan in words |
"""
