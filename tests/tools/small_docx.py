"""Small Word files, put together part by part, so that a test can say what stands in each."""

from __future__ import annotations

from tests.tools.raw_zip import Item, archive

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MAIN = "word/document.xml"


def text_part(body: str = "<w:p/>", before: str = "", space: str = W) -> bytes:
    """The part with the text: what stands in its body, and what stands before its root element."""
    return f'{before}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'.encode()


def attributes(number: int, name: str = "w:a") -> str:
    """So many attributes, or names of namespaces."""
    return " ".join(f'{name}{n}=""' for n in range(number))


def types_part(main_type: str = WORD_TYPE, *, more: str = "") -> bytes:
    """The list of content types."""
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{said}"/>'
        for ending, said in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
        )
    )
    main = f'<Override PartName="/{MAIN}" ContentType="{main_type}"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{main}{more}</Types>'.encode()


def references_part(*references: str) -> bytes:
    """A list of relationships."""
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(references)}</Relationships>'.encode()


def reference(id_: str = "rId1", kind: str = f"{OFFICE}/officeDocument", target: str = MAIN, mode: str = "") -> str:
    """One relationship."""
    mode = mode and f' TargetMode="{mode}"'
    return f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"{mode}/>'


def items(
    text: bytes | None = None, types: bytes | None = None, references: bytes | None = None, *more: Item
) -> list[Item]:
    """The entries of a small Word file, each of its three parts replaced where one is given."""
    return [
        Item("[Content_Types].xml", types_part() if types is None else types),
        Item("_rels/.rels", references_part(reference()) if references is None else references),
        Item(MAIN, text_part() if text is None else text),
        *more,
    ]


def with_text(text: bytes) -> bytes:
    """A Word file with that part for its text."""
    return archive(items(text))


def with_more(*more: Item) -> bytes:
    """A sound Word file with more entries."""
    return archive(items(None, None, None, *more))


def without(name: str) -> bytes:
    """A Word file that lacks one of its parts."""
    return archive(item for item in items() if item.name != name)
