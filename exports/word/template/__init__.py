"""A firm's own Word file as the base of documents: its styles, colours, headers and footers, and its own cover.

| module | what it knows |
| --- | --- |
| `template` | all that documents take from it |
| `reading` | the file, read as a stranger's |
| `findings` | what is told of it |
| `pieces` | which parts are taken, and what they may refer to |
| `tidying` | what is taken out of them |
| `placeholders` | `{{client}}` and the like, and `[[report]]` |
| `sections` | the page, and the headers in force on it |
| `styling`, `lists`, `settling`, `colours` | its styles, lists, settings and theme, with ours |
| `measuring` | how much room text takes in its styles |
| `fitting` | blocks of ours, rewritten for it |
| `joining` | a document in it |
"""

from exports.word.template.findings import Findings, told
from exports.word.template.reading import read_template
from exports.word.template.template import Template

__all__ = ["Findings", "Template", "read_template", "told"]
