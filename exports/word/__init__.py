"""The kit for Word documents: a `Document` composed block by block; `files` puts it on disk, as the program does."""

from exports.word import charts
from exports.word.charts import Chart
from exports.word.document import Document
from exports.word.enclosed import Enclosed
from exports.word.letter import Letterhead
from exports.word.look import Tint
from exports.word.tables import Cell, Column, Table
from exports.word.text import Span, Text, bold, chip, clean, isolated, italic, link
from exports.word.words import Words

__all__ = [
    "Cell",
    "Chart",
    "Column",
    "Document",
    "Enclosed",
    "Letterhead",
    "Span",
    "Table",
    "Text",
    "Tint",
    "Words",
    "bold",
    "charts",
    "chip",
    "clean",
    "isolated",
    "italic",
    "link",
]
