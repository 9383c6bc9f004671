"""Placeholders are filled whatever runs Word parted them into, and values are never read as placeholders."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exports.word.template.placeholders import fill, met_in
from tests.exports.word.template.documents import text_in

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def parted(text: str, cuts: list[int]) -> etree._Element:
    """A paragraph with a text in several runs, cut at these places."""
    paragraph = etree.Element(f"{{{_W}}}p")
    edges = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    for left, right in itertools.pairwise(edges):
        run = etree.SubElement(paragraph, f"{{{_W}}}r")
        etree.SubElement(run, f"{{{_W}}}t").text = text[left:right]
    body = etree.Element(f"{{{_W}}}body")
    body.append(paragraph)
    return body


@given(st.lists(st.integers(0, 60), max_size=8))
def test_a_placeholder_is_filled_wherever_its_runs_are_parted(cuts: list[int]) -> None:
    body = parted("For {{client}}, {{ Date }}: {{client}} {{other}} {client}", cuts)
    assert list(met_in(body)) == ["client", "date", "client", "other"]
    fill(body, {"client": "{{date}} & Co", "date": "today"})
    assert text_in(body) == "For {{date}} & Co, today: {{date}} & Co {{other}} {client}"


def test_a_placeholder_in_a_box_is_filled_once() -> None:
    body = parted("before {{client}}", [3])
    box = etree.SubElement(body[0][0], f"{{{_W}}}txbxContent")
    box.append(parted("{{client}}", [4])[0])
    fill(body, {"client": "Acme"})
    assert text_in(body).count("Acme") == 2
    assert "{" not in text_in(body)
