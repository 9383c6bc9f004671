"""What the screens work on: an open practice, the day it is seen as of, and who sits beside."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from advisor.agenda import Item, agenda
from advisor.book import Book
from advisor.drafts import Drafts
from advisor.finishing import ENDS
from advisor.practice import Practice
from advisor.records import Client, Document, Goal, Insight, Recommendation
from advisor.store import PRACTICE, StoreError
from advisor.store.layout import is_id
from advisor.words import count, weekday_date
from screens.actions import FOR_ONE, PALETTE_KEY, Action, Needs

if TYPE_CHECKING:
    from screens.start import Start

_OURS_ALONE = "that is for your eyes only; H ends that."


class Selection(NamedTuple):
    """What a place has selected.

    Attributes:
        advice: The marked recommendations, else the one under the cursor.
        record: What is under the cursor.
        items: The marked lines of Today, else the one under the cursor.
        client: The client of what is under the cursor.
        engagement: Its engagement.
        text: What can be copied where no record is under the cursor.
        marked: How many rows are marked.
        kind: The kind of the document under the cursor that can be made.
    """

    advice: tuple[str, ...] = ()
    record: str = ""
    items: tuple[str, ...] = ()
    client: str = ""
    engagement: str = ""
    text: str = ""
    marked: int = 0
    kind: str = ""


def open_desk(start: Start) -> Desk | str:
    """Open and read the practice that the program was started on; a sentence when that cannot be done.

    Safe in a worker thread: nothing else knows the desk yet. What waits today is reckoned as well, so that showing it
    takes the screen's own thread no time.
    """
    try:
        practice = Practice.open(start.folder, state=start.state, now=start.now, who=start.who, create=start.create)
    except StoreError as error:
        return str(error)
    practice.load()
    drafts = Drafts(start.state, start.folder)
    desk = Desk(practice, drafts, only=start.only, sample=start.sample)
    desk.tidy_drafts()
    desk.waits()
    return desk.refusal or desk


class Desk:
    """An open practice, read, as one person looks at it.

    Args:
        practice: The practice.
        drafts: What was typed on this device and is not saved.
        only: The code of the one client to be seen; "" for everything.
        sample: Whether it is the throw-away sample.
    """

    def __init__(self, practice: Practice, drafts: Drafts, *, only: str = "", sample: bool = False) -> None:
        self.practice = practice
        self.drafts = drafts
        self.as_of: date | None = None
        self.beside = ""
        self.refusal = ""
        self.sample = sample
        self.only = only
        self._day = practice.today
        self._waits: tuple[Item, ...] = ()
        self._waits_at: tuple[int, date] | None = None
        practice.who = self.book.profile.name or practice.who
        if only:
            self._sit_beside(only)

    def _sit_beside(self, code: str) -> None:
        """Show one client only; where there is no such client, nothing may be shown at all."""
        client = self.book.find(code)
        if isinstance(client, Client):
            self.beside = client.id
        else:
            known = ", ".join(sorted(each.code for each in self.book.all(Client))) or "none yet"
            self.refusal = f"“{code}” is not the code of a client. There are: {known}."

    def tidy_drafts(self) -> None:
        """Remove what programs that died left half written, and drafts of what they had saved by then."""
        self.drafts.tidy(self._is_recorded)

    def _is_recorded(self, action: str) -> bool:
        try:
            return self.practice.store.action(action) is not None
        except StoreError:  # it cannot be said now, so that the text is rather offered once more
            return False

    @property
    def book(self) -> Book:
        """Everything recorded."""
        return self.practice.book

    @property
    def on(self) -> date:
        """The day as of which everything is seen."""
        return self.as_of or self.practice.today

    @property
    def is_new(self) -> bool:
        """Whether nobody has said yet whose practice this is."""
        return not self.book.profile.id

    @property
    def is_special(self) -> bool:
        """Whether something other than today's whole, real practice is shown."""
        return bool(self.as_of or self.beside or self.sample or self.practice.troubles)

    def headline(self) -> tuple[str, ...]:
        """What the first line says on its right, the first to go first where room is short."""
        today = weekday_date(self.practice.today)
        parts = [self.book.profile.firm, today, "sample practice" if self.sample else ""]
        if self.as_of:
            parts = [*parts[:1], *parts[2:], f"as of {weekday_date(self.as_of)}"]
        if self.beside:
            client = self.book.get(Client, self.beside)
            parts = [*parts[1:], f"with {client.name if client else '?'} beside me"]
        elif self.practice.troubles:
            parts.append(f"{count(len(self.practice.troubles), 'trouble')}: check the practice ({PALETTE_KEY})")
        return tuple(filter(None, parts))

    def unread(self) -> list[str]:
        """The ids of the clients of which nothing can be read; none while a client sits beside."""
        known = () if self.beside else self.practice.troubles
        return sorted(each for each in known if is_id(each) and each != PRACTICE and not self.book.record(each))

    def clients(self) -> list[Client]:
        """The clients that may be seen, by name."""
        found = [each for each in self.book.all(Client) if not self.beside or each.id == self.beside]
        return sorted(found, key=lambda each: each.name.casefold())

    def sees(self, advice: Recommendation) -> bool:
        """Whether advice may be seen now: on a past day none that was given later, beside a client no other's."""
        if self.as_of and advice.given_on is not None and advice.given_on > self.as_of:
            return False
        if not self.beside:
            return True
        client = self.book.client_of(advice)
        given = advice.given_on is not None and advice.given_on <= self.on
        return client is not None and client.id == self.beside and given and not advice.entered_in_error

    def advice(self) -> list[Recommendation]:
        """The advice that may be seen now; entries in error are kept out of every list but their own history."""
        return [each for each in self.book.advice() if self.sees(each)]

    def waits(self) -> tuple[Item, ...]:
        """Everything that waits on the day, whosever it is; kept until a record or the day is another."""
        at = (self.book.changes, self.on)
        if at != self._waits_at:
            self._waits, self._waits_at = tuple(agenda(self.book, self.on)), at
        return self._waits

    def look_elsewhere(self) -> bool:
        """Take in what other programs wrote, and a new day; returns whether anything is to be shown anew."""
        changed = bool(self.practice.refresh())
        if self._day != self.practice.today:
            self._day, changed = self.practice.today, True
        return changed

    def why_not(self, action: Action, chosen: Selection, place: str) -> str:
        """Why an action cannot run on a selection; "" when it can."""
        if not self._has(chosen, action.needs):
            return str(action.needs.value)
        if chosen.marked and action.needs in FOR_ONE:
            are = "is" if chosen.marked == 1 else "are"
            return f"this is for one row, and {chosen.marked} {are} marked; esc takes the marks away."
        why = (self.why_no_change() or self._why_closed(action, chosen)) if action.changes else ""
        return why or self._why_particular(action, place)

    def _has(self, chosen: Selection, needs: Needs) -> bool:
        """Whether what an action needs is there."""
        if needs in (Needs.advice, Needs.one_advice):
            return bool(chosen.advice)
        if needs is Needs.advancing:
            return bool(chosen.advice) or self.book.get(Goal, chosen.record) is not None
        if needs is Needs.ending:
            return type(self.book.record(chosen.record)) in ENDS
        if needs is Needs.insight:
            return self.book.get(Insight, chosen.record) is not None
        if needs is Needs.document:
            return self.book.get(Document, chosen.record) is not None
        if needs is Needs.record:
            return bool(chosen.record)
        if needs is Needs.row:
            return bool(chosen.record or chosen.kind or chosen.text)
        if needs is Needs.text:
            return bool(chosen.record or chosen.text)
        if needs is Needs.client:
            return bool(self.book.all(Client))
        return needs is not Needs.item or bool(chosen.items)

    def _why_closed(self, action: Action, chosen: Selection) -> str:
        """Why what is selected cannot be changed: its client can only be read, and a form would be filled in vain."""
        if action.needs in (Needs.nothing, Needs.practice, Needs.text) or not self.practice.troubles:
            return ""
        clients = [chosen.client, *(self.book.scope_of(each) or "" for each in chosen.advice)]
        return next((self.practice.troubles[each] for each in clients if each in self.practice.troubles), "")

    def why_no_change(self) -> str:
        """Why nothing can be changed now; "" when it can."""
        if self.as_of:
            return "you are looking at a past day; A and an empty date bring back today."
        if self.beside:
            return "with a client beside you nothing is changed; H ends that."
        return ""

    def why_no_review(self) -> str:
        """Why there is no review now; "" when there is one."""
        if self.beside:
            return _OURS_ALONE
        given = (each.given_on for each in self.book.all(Recommendation) if not each.entered_in_error)
        if any(each is not None and each <= self.on for each in given):
            return ""
        return "no recommendation was given yet; the review begins with the first."

    def why_no_documents(self) -> str:
        """Why nothing can be made now; "" when something can."""
        return "" if self.clients() else Needs.client.value

    def _why_particular(self, action: Action, place: str) -> str:
        if action.id == "place.review":
            return self.why_no_review()
        if action.id == "place.documents":
            return self.why_no_documents()
        if action.id == "review.days" and place != "review":
            return "that is for the review; 4 goes there."
        if action.id == "sort" and place != "advice":
            return "that is for the register; 3 goes there."
        if action.id in ("export.calendar", "export.data") and self.beside:
            return _OURS_ALONE
        if action.id == "record.history" and self.beside:
            return "the history is not for a client's eyes; H ends that."
        if action.id == "beside" and self.only:
            return "the program was opened for one client only."
        try:
            if action.id == "undo" and self.practice.undoable() is None:
                return "there is nothing to take back."
            if action.id == "redo" and self.practice.redoable() is None:
                return "there is nothing to bring back."
        except StoreError as error:  # a drive that was taken out, say
            return str(error)
        return ""
