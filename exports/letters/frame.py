"""How a letter begins and ends: who writes to whom, the salutation, our own words, and the signature."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.book import reference_of
from advisor.records import Profile
from advisor.records.choices import DocumentStatus
from advisor.records.sharing import shared
from exports.asked import Asked
from exports.material import Advice, digest
from exports.opening import paragraphs
from exports.word import Document, Letterhead, isolated

_DOT = "  ·  "
"""What parts the facts of a line."""


class Frame:
    """A letter that is begun: its document, to be written into, and who signs it.

    Args:
        asked: The letter that is asked for.
        title: What it is called in its properties and at the head of further pages.
        said: All that it says of the record, for the digest.
        people: Whom it is to where no addressee was named.
        subject: What stands above its text, "" for nothing.
    """

    def __init__(
        self, asked: Asked, *, title: str, said: object, people: Sequence[str] = (), subject: str = ""
    ) -> None:
        say, profile = asked.say, shared(asked.book.profile)
        self._asked, self._people = asked, people
        author, firm = profile.name.strip(), profile.firm.strip()
        self._signer, self._firm = author or firm or say("common.nobody"), firm
        draft = asked.added.status is DocumentStatus.draft
        marks = _DOT.join([*([say("common.draft")] if draft else []), say("common.confidential")])
        client = _client(asked)
        self.made = Document(
            language=say.tag,
            words=say.kit,
            title=title,
            client=client,
            firm=firm or self._signer,
            author=self._signer,
            on=asked.as_of,
            confidential=marks,
        )
        person = author if firm and author != firm else ""
        addressee = asked.added.addressee.strip() or say.joined([isolated(each) for each in people])
        head = Letterhead(
            sender=firm or self._signer,
            beneath=_DOT.join(isolated(each) for each in (person, profile.email.strip()) if each),
            marks=marks,
            to=list(dict.fromkeys(each for each in (addressee, client) if each)),
            date=say.day(asked.as_of),
            reference=say("letter.reference", reference=_reference(asked), digest=digest(said)),
            subject=subject,
        )
        self.made.letterhead(head)

    def salute(self) -> None:
        """Add the salutation: those whom the letter is to, without their roles."""
        say = self._asked.say
        addressee = self._asked.added.addressee.split(",")[0].strip()
        who = isolated(addressee) or say.joined([isolated(each) for each in self._people])
        self.made.paragraph(say("letter.dear", who=who) if who else say("letter.dear_all"))

    def our_words(self) -> None:
        """Add our message, and what we found."""
        for text in (self._asked.added.message, self._asked.added.found):
            for each in paragraphs(text):
                self.made.paragraph(each)

    def sign(self, greeting: str = "") -> None:
        """Add the greeting, ours where there is none of its own, and who signs.

        Args:
            greeting: The greeting as it was written; a name at its end is left to the line beneath.
        """
        *above, last = paragraphs(greeting) or [self._asked.say("letter.greeting")]
        if last.endswith(self._signer):
            last = last.removesuffix(self._signer).rstrip()
        for each in above:
            self.made.paragraph(each)
        self.made.signature(last, list(dict.fromkeys([self._signer, self._firm])))


def given_to(advice: Sequence[Advice]) -> tuple[str, ...]:
    """Whom all of the advice was given to; nobody where it went to different people."""
    first = advice[0].given_to
    return first if all(each.given_to == first for each in advice) else ()


def _client(asked: Asked) -> str:
    """The client, as a letter names it."""
    assert not isinstance(asked.scope, Profile)
    client = asked.book.client_of(asked.scope)
    assert client is not None  # or nothing could be asked about it
    view = shared(client)
    return str(view.name.strip() or view.code)


def _reference(asked: Asked) -> str:
    """What the letter is filed under: the one recommendation that it is about, or its scope."""
    one = asked.book.record(asked.about[0]) if len(asked.about) == 1 else None
    return reference_of(one or asked.scope)
