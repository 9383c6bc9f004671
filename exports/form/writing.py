"""The decision form as it goes out: what we advised, and a table to be filled in for each recommendation."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.records import Profile
from advisor.records.choices import DocumentStatus
from advisor.records.sharing import shared
from exports.asked import Asked
from exports.form.answering import answers
from exports.form.content import code_of, content
from exports.form.marks import NAMESPACE, listed, printed
from exports.language import Language
from exports.material import Advice, Material
from exports.word import Document, Enclosed, isolated
from exports.word.paragraphs import PLAIN, Setting, paragraph

_DOT = "  ·  "
_TOGETHER = 1_200
"""Advice of up to so many characters stands on one page with the table in which it is answered."""


def document(asked: Asked) -> Document:
    """The decision form that is asked for; its `code` is what it is recognised by when it comes back.

    Raises:
        ExportError: When it is to be about advice that does not wait for a decision of this client.
    """
    say, material = asked.say, content(asked)
    code, advice = code_of(asked, material), list(material.advice())
    made = _empty(asked, material, code)
    _masthead(made, asked, material)
    if advice:
        _instructions(made, asked, len(advice))
        made.heading(1, say("form.recommendations", len(advice)), numbered=False)
    else:
        made.lead(say("form.nothing"))
        made.paragraph(say("form.nothing.why", day=say.day(material.as_of)))
    for each in advice:
        _told(made, say, each, material)
        made.add(answers(made.ids, say, code, each))
    made.enclose(Enclosed(NAMESPACE, listed(code, advice)))
    return made


def _empty(asked: Asked, material: Material, code: str) -> Document:
    say, draft = asked.say, asked.added.status is DocumentStatus.draft
    running = [say("form.code", code=printed(code)), say("common.draft") if draft else "", say("common.confidential")]
    return Document(
        title=say("form.kicker"),
        subtitle=_name(material),
        client=material.client,
        firm=material.firm or material.author,
        author=material.author or material.firm or say("common.nobody"),
        on=material.as_of,
        language=say.tag,
        words=say.kit,
        confidential=_DOT.join(part for part in running if part),
        code=code,
    )


def _name(material: Material) -> str:
    return material.client if material.whole_client or not material.works else material.works[0].title


def _masthead(made: Document, asked: Asked, material: Material) -> None:
    """The head of the first page: what this is, about what, for whom and from whom."""
    say, author, firm = asked.say, made.about.author, made.about.firm
    to = say.listed(isolated(part) for part in (asked.added.addressee, material.client))
    by = say.listed(isolated(part) for part in dict.fromkeys((author, firm)))
    facts = [say("form.for", who=to), *([say("form.from", who=by)] if firm else []), say.day(material.as_of)]
    _line(made, "Title", made.about.title)
    _line(made, "Subtitle", _name(material))
    made.note(_DOT.join(facts))
    made.paragraph(asked.added.message)


def _line(made: Document, style: str, text: str, setting: Setting = PLAIN) -> None:
    made.add(paragraph(made.ids, style, isolated(text), setting))


def _instructions(made: Document, asked: Asked, count: int) -> None:
    say = asked.say
    profile = None if isinstance(asked.scope, Profile) else shared(asked.book.profile)
    address = isolated(profile.email) if profile else ""
    name = isolated(made.about.author) if made.about.firm else ""
    who = f"{name} ({address})" if name and address else name or address or say("form.us")
    made.lead(say("form.waits", count=count, number=say.number(count).capitalize()))
    made.heading(1, say("form.how"), numbered=False)
    made.steps([say("form.how.choose", count), say("form.how.write"), say("form.how.return", who=who)])


def _told(made: Document, say: Language, advice: Advice, material: Material) -> None:
    made.heading(2, f"{advice.reference}  {advice.title}", numbered=False)
    if facts := " ".join(_asked_for(say, advice, material)):
        made.note(facts, keep_next=True)
    told = (
        (say("form.advice"), advice.advice),
        (say("form.hope"), advice.hope),
        (say("form.warning"), advice.warning),
        (say("form.options"), "\n".join(advice.options)),
    )
    short = sum(len(text) for _, text in told) < _TOGETHER
    made.definitions(told, keep_next=short, keep_end=not short)
    _line(made, "Spacer", "", Setting(keep_next=True))


def _asked_for(say: Language, advice: Advice, material: Material) -> Iterator[str]:
    """By when we ask for a decision, and until when it was put off."""
    if advice.decided and advice.decided.until:
        yield say("form.put_off", day=say.day(advice.decided.until))
    if by := advice.decide_by:
        yield say("form.decide_by.past" if by < material.as_of else "form.decide_by", day=say.day(by))
