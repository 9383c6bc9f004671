"""Places to fill in: content controls that tell a program which is which, whatever is typed into them.

Nothing is protected or bound: whoever fills the document in may do with it what they do with any other. A control
cannot be deleted by chance, is found by its tag, and, where a program drops it, by the hidden bookmark around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exports.word.ids import Ids
from exports.word.text import Span, attribute, clean, run

TAG, NAME = 64, 40
"""The longest tag of a control, and the longest name of a bookmark, that Word keeps, in characters."""


@dataclass(frozen=True)
class Choice:
    """A drop-down list: what each choice is called, and what is stored for it."""

    choices: Sequence[tuple[str, str]]

    def xml(self) -> str:
        """What makes a control one."""
        items = "".join(
            f'<w:listItem w:displayText="{attribute(shown)}" w:value="{attribute(value)}"/>'
            for shown, value in self.choices
        )
        return f"<w:dropDownList>{items}</w:dropDownList>"


@dataclass(frozen=True)
class Day:
    """A date, to be picked from a calendar; `language` is that of the text, such as "en-GB"."""

    language: str

    def xml(self) -> str:
        """What makes a control one."""
        return (
            f'<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="{attribute(self.language)}"/>'
            '<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>'
        )


@dataclass(frozen=True)
class Words:
    """Any text. It is rich text: of plain text with several lines, some programs lose the line ends."""

    def xml(self) -> str:
        """What makes a control one."""
        return "<w:richText/>"


Kind = Choice | Day | Words


@dataclass(frozen=True)
class Control:
    """One place to fill in.

    Attributes:
        kind: What can be filled in.
        title: What Word calls it, when it is clicked.
        tag: What a program knows it by: not longer than `TAG`.
        name: The name of the bookmark around it: a letter or "_" first, not longer than `NAME`.
        prompt: What stands there until it is filled in.
    """

    kind: Kind
    title: str
    tag: str
    name: str
    prompt: str

    def xml(self, ids: Ids) -> str:
        """The control with its bookmark, as what stands in a paragraph.

        Raises:
            ValueError: When its tag or its name is longer than Word keeps.
        """
        if len(self.tag) > TAG or len(self.name) > NAME:
            raise ValueError(f"Word keeps no tag or bookmark as long as {self.tag} or {self.name}.")
        number = ids.bookmark()
        prompt = run(Span(clean(self.prompt, one_line=True)), style="PlaceholderText")
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{self.name}"/>'
            f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(self.title)}"/><w:tag w:val="{attribute(self.tag)}"/>'
            f'<w:id w:val="{ids.control()}"/><w:lock w:val="sdtLocked"/><w:showingPlcHdr/>{self.kind.xml()}</w:sdtPr>'
            f'<w:sdtContent>{prompt}</w:sdtContent></w:sdt><w:bookmarkEnd w:id="{number}"/>'
        )
