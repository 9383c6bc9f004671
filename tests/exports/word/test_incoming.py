"""Text that comes back in somebody else's Word file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exports.word import Span, clean
from exports.word.foreign import Unreadable
from exports.word.incoming import Incoming, Reader, has_tracked_changes
from exports.word.text import run
from tests.tools.small_docx import W

_NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def body(content: str) -> etree._Element:
    """A body of Word's elements."""
    return etree.fromstring(f"<w:body {_NAMES}>{content}</w:body>")


def text_of(*elements: etree._Element) -> Incoming:
    """What is read of some elements."""
    return Reader("Reply.docx").read(elements)


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


def prompted(*content: str) -> str:
    """A content control that shows its prompt."""
    return control("".join(content)).replace("</w:sdtPr>", "<w:showingPlcHdr/></w:sdtPr>", 1)


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
    "inserted": (p(r("a"), f"<w:ins>{r('b')}</w:ins>"), "ab", ""),
    "deleted": (p(r("a"), "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>"), "a", "b"),
    "deleted, with text as if it were not": (p(r("a"), f"<w:del>{r('b')}</w:del>"), "a", "b"),
    "deleted out of what was inserted": (p(f"<w:ins>{r('a')}<w:del>{r('b')}</w:del></w:ins>"), "a", "b"),
    "moved": (p(f"<w:moveFrom>{r('a')}</w:moveFrom>", r("b"), f"<w:moveTo>{r('a')}</w:moveTo>"), "ba", "a"),
    "an end of a paragraph inserted": (p(r("a"), properties=f"<w:rPr>{ON}</w:rPr>") + p(r("b")), "a\nb", ""),
    "an end of a paragraph deleted": (p(r("a"), properties=f"<w:rPr>{OFF}</w:rPr>") + p(r("b")), "ab", ""),
    "a row inserted": (f"<w:tbl><w:tr><w:trPr>{ON}</w:trPr><w:tc>{p(r('a'))}</w:tc></w:tr></w:tbl>", "a", ""),
    "a row deleted": (f"<w:tbl><w:tr><w:trPr>{OFF}</w:trPr><w:tc>{p(r('a'))}</w:tc></w:tr></w:tbl>", "", "a"),
    "a cell deleted": (f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{p(r('a'))}</w:tc></w:tr></w:tbl>", "", "a"),
    "a control inserted": (p("<w:customXmlInsRangeStart/>", r("a")), "a", ""),
}


@pytest.mark.parametrize("name", SEEN)
def test_text_is_what_a_reader_sees(name: str) -> None:
    content, text = SEEN[name]
    assert text_of(body(content)) == Incoming(text)
    assert not has_tracked_changes(body(content))


@pytest.mark.parametrize("name", TRACKED)
def test_what_was_inserted_counts_and_what_was_deleted_does_not(name: str) -> None:
    content, text, deleted = TRACKED[name]
    assert text_of(body(content)) == Incoming(text, deleted=deleted)
    assert has_tracked_changes(body(content))


def test_a_change_of_the_look_is_no_change_of_the_text() -> None:
    content = body(p(r("a", "<w:b/><w:rPrChange><w:rPr/></w:rPrChange>")))
    assert text_of(content) == Incoming("a")
    assert not has_tracked_changes(content)


@pytest.mark.parametrize(("around", "deleted"), [("w:del", "a"), ("mc:Fallback", "")])
def test_what_stands_within_something_unseen_is_unseen_too(around: str, deleted: str) -> None:
    tree = body(p(either("<mc:Choice/>", f"<{around}>{control(r('a'))}</{around}>")))
    [found] = tree.iter(f"{{{W}}}sdt")
    assert text_of(found) == Incoming("", deleted=deleted)


def test_what_stands_within_an_insertion_counts() -> None:
    [found] = body(p(f"<w:ins>{control(r('a'))}</w:ins>")).iter(f"{{{W}}}sdt")
    assert text_of(found) == Incoming("a")


def test_what_was_deleted_is_told_with_its_breaks() -> None:
    gone = f"<w:del>{p('<w:r><w:delText>a</w:delText><w:br/><w:delText>b</w:delText></w:r>')}</w:del>"
    assert text_of(body(gone)).deleted == "a\nb"


STYLE = '<w:rStyle w:val="PlaceholderText"/>'
PROMPTS = {
    "one that nobody filled in": (p(prompted(r("Choose", STYLE))), Incoming("", prompt="Choose")),
    "one in several runs": (p(prompted(r("Cho", STYLE), r("ose", STYLE))), Incoming("", prompt="Choose")),
    "one that was filled in by a program": (
        p(prompted(r("Choose", STYLE), r("yes"))),
        Incoming("yes", prompt="Choose"),
    ),
    "one around another": (prompted(p(control(r("Choose", STYLE)))), Incoming("", prompt="Choose")),
    "a style elsewhere": (p(prompted(r("Choose", STYLE)), r("b", STYLE)), Incoming("b", prompt="Choose")),
    "one that was filled in": (p(control(r("yes", STYLE))), Incoming("yes")),
}


@pytest.mark.parametrize("name", PROMPTS)
def test_the_prompt_of_a_control_is_no_answer(name: str) -> None:
    content, found = PROMPTS[name]
    assert text_of(body(content)) == found


def test_the_inside_of_a_control_shows_its_prompt_too() -> None:
    [run] = body(p(prompted(r("Choose", STYLE)))).iter(f"{{{W}}}r")
    assert text_of(run) == Incoming("", prompt="Choose")


def test_several_elements_are_one_text() -> None:
    assert text_of(*body(p(r("a")) + p(r("b")))) == Incoming("a\nb")


def test_places_within_each_other_are_not_read_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exports.word.incoming._ELEMENTS", 10_000)
    deep = body("<w:sdt>" * 200 + r("x") * 100 + "</w:sdt>" * 200)
    reader = Reader("Reply.docx")
    with pytest.raises(Unreadable, match=r"^Reply\.docx is more intricate than"):
        [reader.read([each]) for each in deep.iter(f"{{{W}}}sdt")]


@given(st.text())
def test_what_our_documents_print_comes_back_as_it_was(text: str) -> None:
    printed = clean(text)
    assert text_of(body(f"<w:p>{run(Span(printed))}</w:p>")).text == printed.strip()


def test_what_stands_around_many_texts_is_counted_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exports.word.incoming._ELEMENTS", 10_000)
    text = "<w:p/>" * 200
    for _ in range(30):
        text = control(text)
    reader, paragraphs = Reader("Reply.docx"), [*body(text).iter(f"{{{W}}}p")]
    with pytest.raises(Unreadable, match=r"^Reply\.docx is more intricate than"):
        [reader.read([each]) for each in paragraphs]
