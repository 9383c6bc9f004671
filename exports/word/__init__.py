"""The kit for Word documents: a `Document` composed block by block, and the one way to write it to disk."""

from exports.word import charts
from exports.word.charts import Chart
from exports.word.document import Document
from exports.word.enclosed import Enclosed
from exports.word.files import CannotSave, save, sha256_of
from exports.word.letter import Letterhead
from exports.word.look import Tint
from exports.word.tables import Cell, Column, Table
from exports.word.text import Span, Text, bold, chip, clean, isolated, italic, link
from exports.word.words import Words

__all__ = [
    "CannotSave",
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
    "save",
    "sha256_of",
]
