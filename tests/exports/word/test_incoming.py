"""Text that comes back in somebody else's Word file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from advisor.text import clean as kept
from exports.word import Span, clean
from exports.word.incoming import Incoming, has_tracked_changes, is_seen, text_between, text_of
from exports.word.text import run
from tests.tools.small_docx import W

_NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def body(content: str) -> etree._Element:
    """A body of Word's elements."""
    return etree.fromstring(f"<w:body {_NAMES}>{content}</w:body>")


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def field(*parts: str) -> str:
    """A field: the marks of its beginning and its end around what is given."""
    return f"{mark('begin')}{''.join(parts)}{mark('end')}"


def mark(kind: str) -> str:
    """One mark of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    """The code of a field."""
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def control(content: str) -> str:
    """A content control."""
    return f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def either(*ways: str) -> str:
    """The same in several ways, of which a program takes the first that it knows."""
    return f"<mc:AlternateContent>{''.join(ways)}</mc:AlternateContent>"


ON = '<w:ins w:id="1"/>'
OFF = '<w:del w:id="1"/>'
SEEN = {
    "runs": (p(r("We "), r("take"), r(" it.")), "We take it."),
    "paragraphs": (p(r("one")) + p() + p(r("two")), "one\n\ntwo"),
    "breaks": (p("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t><w:tab/><w:t>d</w:t></w:r>"), "a\nb\nc\td"),
    "the stops of tabs": (p(r("a"), properties='<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>'), "a"),
    "hyphens": (p("<w:r><w:t>R</w:t><w:noBreakHyphen/><w:t>0</w:t><w:softHyphen/><w:t>1</w:t></w:r>"), "R-01"),
    "blanks that are kept": (p(r(" a "), r("b")), "a b"),
    "blanks that are not kept": (p("<w:r><w:t>\n  a  \n</w:t></w:r>", r("b")), "ab"),
    "a line end that Word shows as a blank": (p(r("a\n\tb")), "a b"),
    "a smile": (p('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'), "☺"),
    "a tick of another font": (p('<w:r><w:sym w:font="Wingdings 2" w:char="F050"/></w:r>'), "✓"),
    "a sign that nobody knows": (p('<w:r><w:sym w:font="Firm" w:char="F011"/><w:sym w:char="x"/></w:r>'), "□□"),
    "a sign of no font for signs": (p('<w:r><w:sym w:font="Arial" w:char="00E9"/></w:r>'), "é"),
    "a formula": (p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), "x=1"),
    "a link": (p(f"<w:hyperlink>{r('here')}</w:hyperlink>"), "here"),
    "smart tags": (p(f"<w:smartTag><w:smartTagPr/>{r('Acme')}</w:smartTag><w:proofErr/>"), "Acme"),
    "controls in each other": (control(p(control(r("in")))), "in"),
    "a table": (f"<w:tbl><w:tr><w:tc>{p(r('a'))}</w:tc><w:tc>{p(r('b'))}</w:tc></w:tr></w:tbl>", "a\nb"),
    "a field": (p(r("on "), field(code("DATE"), mark("separate"), r("3 May")), r(".")), "on 3 May."),
    "a field without a result": (p(field(code("XE x"), r("y"))), ""),
    "a field within the code of another": (
        p(field(code("IF "), field(code("A"), mark("separate"), r("B")), mark("separate"), r("C"))),
        "C",
    ),
    "a field within the result of another": (
        p(field(code("TOC"), mark("separate"), r("a"), field(code("P"), mark("separate"), r("b")), r("c"))),
        "abc",
    ),
    "a field that never ends": (p(mark("begin"), r("still here")), "still here"),
    "a field that never begins": (p(r("a"), mark("separate"), r("b"), mark("end")), "ab"),
    "a field with two results": (p(field(code("A"), mark("separate"), r("a"), mark("separate"), r("b"))), "ab"),
    "a simple field": (p(f'<w:fldSimple w:instr="DATE">{r("3 May")}</w:fldSimple>'), "3 May"),
    "hidden text": (p(r("a"), r("b", "<w:vanish/>"), r("c", '<w:vanish w:val="0"/>')), "ac"),
    "how a word is read": (p(f"<w:ruby><w:rt>{r('x')}</w:rt><w:rubyBase>{r('y')}</w:rubyBase></w:ruby>"), "y"),
    "the same for old programs": (
        p(
            r("a"),
            either(
                f"<mc:Choice><w:txbxContent>{p(r('box'))}</w:txbxContent></mc:Choice>",
                f"<mc:Choice>{r('twice')}</mc:Choice>",
                f"<mc:Fallback>{r('again')}</mc:Fallback>",
            ),
            r("b"),
        ),
        "a\nbox\nb",
    ),
    "only for old programs": (p(either(f"<mc:Fallback>{r('x')}</mc:Fallback>")), "x"),
    "controls and turns": (p(r("a&#x202e;b&#x85;c")), "ab\nc"),
    "markup": (p(r("&lt;b&gt; =HYPERLINK(&quot;x&quot;)")), '<b> =HYPERLINK("x")'),
}
TRACKED = {
    "inserted": (p(r("a"), f"<w:ins>{r('b')}</w:ins>"), "ab"),
    "deleted": (p(r("a"), "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>"), "a"),
    "deleted, with text as if it were not": (p(r("a"), f"<w:del>{r('b')}</w:del>"), "a"),
    "deleted out of what was inserted": (p(f"<w:ins>{r('a')}<w:del>{r('b')}</w:del></w:ins>"), "a"),
    "moved": (p(f"<w:moveFrom>{r('a')}</w:moveFrom>", r("b"), f"<w:moveTo>{r('a')}</w:moveTo>"), "ba"),
    "an end of a paragraph inserted": (p(r("a"), properties=f"<w:rPr>{ON}</w:rPr>") + p(r("b")), "a\nb"),
    "an end of a paragraph deleted": (p(r("a"), properties=f"<w:rPr>{OFF}</w:rPr>") + p(r("b")), "ab"),
    "a row inserted": (f"<w:tbl><w:tr><w:trPr>{ON}</w:trPr><w:tc>{p(r('a'))}</w:tc></w:tr></w:tbl>", "a"),
    "a row deleted": (f"<w:tbl><w:tr><w:trPr>{OFF}</w:trPr><w:tc>{p(r('a'))}</w:tc></w:tr></w:tbl>", ""),
    "a cell deleted": (f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{p(r('a'))}</w:tc></w:tr></w:tbl>", ""),
    "a control inserted": (p("<w:customXmlInsRangeStart/>", r("a")), "a"),
}


@pytest.mark.parametrize("name", SEEN)
def test_text_is_what_a_reader_sees(name: str) -> None:
    content, text = SEEN[name]
    assert text_of(body(content)) == Incoming(text)
    assert not has_tracked_changes(body(content))


@pytest.mark.parametrize("name", TRACKED)
def test_what_was_inserted_counts_and_what_was_deleted_does_not(name: str) -> None:
    content, text = TRACKED[name]
    assert text_of(body(content)) == Incoming(text, tracked=True)
    assert has_tracked_changes(body(content))


def test_a_change_of_the_look_is_no_change_of_the_text() -> None:
    content = body(p(r("a", "<w:b/><w:rPrChange><w:rPr/></w:rPrChange>")))
    assert text_of(content) == Incoming("a")
    assert not has_tracked_changes(content)


@pytest.mark.parametrize("around", ["w:del", "mc:Fallback"])
def test_what_stands_within_something_unseen_is_unseen_too(around: str) -> None:
    tree = body(
        p(f"<mc:AlternateContent><mc:Choice/><{around}><w:sdt>{r('a')}</w:sdt></{around}></mc:AlternateContent>")
    )
    [control] = tree.iter(f"{{{W}}}sdt")
    assert text_of(control).text == ""
    assert not is_seen(control)
    assert is_seen(tree)


def test_what_stands_within_an_insertion_is_tracked() -> None:
    [found] = body(p(f"<w:ins>{control(r('a'))}</w:ins>")).iter(f"{{{W}}}sdt")
    assert text_of(found) == Incoming("a", tracked=True)


def test_several_elements_are_one_text() -> None:
    assert text_of(*body(p(r("a")) + p(r("b")))) == Incoming("a\nb")


def test_a_text_of_one_line_has_blanks_for_its_line_ends() -> None:
    assert text_of(body(p(r("a")) + p(r("b"))), lines=False) == Incoming("a b")


@pytest.mark.parametrize(("length", "cut"), [(10, False), (11, True), (10_000, True)])
def test_a_text_that_is_too_long_is_cut_and_says_so(length: int, cut: bool) -> None:
    assert text_of(body(p(r("x" * length))), limit=10) == Incoming("x" * 10, cut=cut)


def test_blanks_at_the_ends_do_not_make_a_text_too_long() -> None:
    assert text_of(body(p(r("x" * 10 + " " * 5)) + p() * 3), limit=10) == Incoming("x" * 10)


def test_a_text_in_too_many_pieces_is_cut_and_says_so() -> None:
    tree = body("<w:r/>" * 60_000 + p(r("x")))
    assert text_of(tree) == Incoming("", cut=True)
    assert text_of(tree[-1]) == Incoming("x")


BETWEEN = {
    "in a paragraph": (p(r("a"), "<w:s/>", r("b"), "<w:e/>", r("c")), "b"),
    "over paragraphs": (p(r("a"), "<w:s/>", r("b")) + p(r("c")) + p(r("d"), "<w:e/>", r("e")), "b\nc\nd"),
    "around paragraphs": (p(r("a")) + "<w:s/>" + p(r("b")) + "<w:e/>" + p(r("c")), "b"),
    "out of a control": (p(f"<w:sdt><w:s/>{r('a')}</w:sdt>", r("b"), "<w:e/>"), "ab"),
    "around nothing": (p(r("a"), "<w:s/><w:e/>", r("b")), ""),
    "turned": (p("<w:e/>", r("a"), "<w:s/>", r("b")), ""),
    "with its end hidden": (p("<w:s/>", r("a"), f"<w:rt>{r('b')}<w:e/></w:rt>", r("c")), "a"),
    "with its start hidden": (p(f"<w:rt>{r('a')}<w:s/>{r('b')}</w:rt>", r("c"), "<w:e/>"), "c"),
    "with a field before it": (p(mark("begin"), "<w:s/>", r("a"), mark("separate"), r("b"), "<w:e/>"), "ab"),
}


@pytest.mark.parametrize("name", BETWEEN)
def test_text_is_had_between_two_marks_wherever_they_stand(name: str) -> None:
    content, text = BETWEEN[name]
    tree = body(content)
    [start], [end] = tree.iter(f"{{{W}}}s"), tree.iter(f"{{{W}}}e")
    assert text_between(start, end) == Incoming(text)


def test_there_is_no_text_between_marks_of_two_documents() -> None:
    assert text_between(body("<w:s/>")[0], body("<w:e/>")[0]) == Incoming("")


def test_what_is_inserted_between_two_marks_is_tracked_and_elsewhere_it_is_not() -> None:
    change = f"<w:ins>{r('x')}</w:ins>"
    inside, outside = body(p("<w:s/>", change, "<w:e/>")), body(p(change, "<w:s/>", r("a"), "<w:e/>", change))
    found = [text_between(*(next(each.iter(f"{{{W}}}{name}")) for name in "se")) for each in (inside, outside)]
    assert found == [Incoming("x", tracked=True), Incoming("a")]


@given(st.text())
def test_what_our_documents_print_comes_back_as_it_would_be_kept(text: str) -> None:
    printed = clean(text)
    assert text_of(body(f"<w:p>{run(Span(printed))}</w:p>")).text == kept(printed).strip()
