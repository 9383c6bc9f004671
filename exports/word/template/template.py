"""All that documents take from a firm's own Word file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exports.word.layout import Layout
from exports.word.template.findings import Findings
from exports.word.template.fitting import Fit
from exports.word.template.pieces import Piece


@dataclass(frozen=True)
class Running:
    """A header or a footer of a template: its element in a section, and its part."""

    tag: str
    piece: Piece
    empty: bool


@dataclass(frozen=True)
class Template:
    """A base for documents, made of a firm's own file; nothing of it runs, fetches anything, or tells who made it.

    Attributes:
        findings: What it brings, lacks and loses.
        body: Its `w:body`: what stands before and after the report, and its sections.
        marker: Which of the body's children stands where the report goes, None where it goes in the place of all.
        section: Which of its sections the report stands in.
        fronted: Whether anything stands before the report, so that ours needs no cover.
        running: Its headers and footers by the ids that its sections name them by.
        even_pages: Whether pages on the left have headers of their own.
        styles: Its styles and ours.
        numbering: Its lists and ours.
        definitions: How much higher the numbers of our definitions of lists are.
        theme: Its theme.
        fonts: Its fonts.
        settings: Its settings, b"" where it has none.
        fit: What differs for blocks of ours.
        layout: What the pages in the contents are reckoned by.
    """

    findings: Findings
    body: Piece
    marker: int | None
    section: int
    fronted: bool
    running: Mapping[str, Running]
    even_pages: bool
    styles: Piece
    numbering: Piece
    definitions: int
    theme: Piece
    fonts: Piece
    settings: bytes
    fit: Fit
    layout: Layout
