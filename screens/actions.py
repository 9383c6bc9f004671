"""Every action, declared once: keys, words, where it applies and what it needs.

Bindings, footer, palette, help, row menu and the README's table of keys all come from here. The module is light on
purpose: the first frame is painted from it, before anything of the practice is imported.
"""

from enum import Enum
from typing import NamedTuple

from textual.binding import Binding


class Needs(Enum):
    """What must be selected for an action to run, and the words said when it is not."""

    nothing = ""
    practice = "The practice is still being read; try again in a moment."
    advice = "Select a recommendation first."
    one_advice = "Select one recommendation first."
    record = "Select something first."
    row = "Put the cursor on a row first."
    text = "Select something to copy first."
    item = "This is for a line of Today."
    client = "There is no client yet; a adds the first."
    advancing = "Select a recommendation or a goal first."
    ending = "Select a promise, a concern, a question or a goal first."
    insight = "Select an insight first."
    document = "Select a document that was made first."


#: What an action needs that does one thing to one row, and is refused while rows are marked.
FOR_ONE = frozenset({Needs.one_advice, Needs.record, Needs.text, Needs.ending, Needs.insight, Needs.document})


class Action(NamedTuple):
    """One thing that a key does, or the palette alone where it has none.

    ``id`` is stable: users remap keys by it. ``places`` are those whose footer shows it; the key works everywhere and
    says why when it cannot run. ``rank`` orders the footer; 0 keeps it out. ``changes`` marks what writes records.
    """

    id: str
    keys: str
    label: str
    tooltip: str
    needs: Needs = Needs.practice
    places: frozenset[str] = frozenset()
    rank: int = 0
    group: str = "Do"
    changes: bool = False

    @property
    def each_key(self) -> tuple[str, ...]:
        """Every key; none where only the palette runs it."""
        return tuple(filter(None, self.keys.split(",")))

    @property
    def key(self) -> str:
        """The first key, as a footer shows it; the palette's where it has none."""
        return shown_key(self.each_key[0]) if self.keys else PALETTE_KEY

    @property
    def all_keys(self) -> str:
        """Every key, for help: ``? or F1``."""
        return " or ".join(shown_key(each) for each in self.each_key) or PALETTE_KEY

    def binding(self) -> Binding:
        """The binding behind the action."""
        return Binding(
            self.keys,
            f"do({self.id!r})",
            self.label,
            show=False,
            id=self.id,
            tooltip=self.tooltip,
            key_display=self.key,
        )


#: The key of the palette, which finds every action by its words.
PALETTE_KEY = ":"

_NAMES = {
    "slash": "/",
    "full_stop": ".",
    "colon": ":",
    "question_mark": "?",
    "space": "space",
    "escape": "esc",
}


def shown_key(key: str) -> str:
    """A key as people write it: ``question_mark`` → ``?``, ``f1`` → ``F1``."""
    if key in _NAMES:
        return _NAMES[key]
    return key.upper() if key[0] == "f" and key[1:].isdigit() else key


#: What the key of a row begins with that stands for a kind of document to be made.
MAKES = "make:"

TODAY, CLIENTS, ADVICE, REVIEW, DOCUMENTS = "today", "clients", "advice", "review", "documents"
EVERYWHERE = frozenset({TODAY, CLIENTS, ADVICE})
LISTS = frozenset({TODAY, ADVICE})

ACTIONS: tuple[Action, ...] = (
    Action("advice.decide", "c", "decision", "Record the client's decision", Needs.advice, EVERYWHERE, 2, changes=True),
    Action(
        "advice.progress",
        "p",
        "progress",
        "How far they are, or a goal is",
        Needs.advancing,
        EVERYWHERE,
        3,
        changes=True,
    ),
    Action("advice.outcome", "o", "outcome", "Record what came of it", Needs.advice, EVERYWHERE, 4, changes=True),
    Action(
        "record.add",
        "a",
        "add",
        "Add advice; among clients: anything",
        rank=1,
        places=EVERYWHERE,
        changes=True,
    ),
    Action(
        "contact.add", "i", "contact", "A meeting, call, message or visit", Needs.client, EVERYWHERE, 5, changes=True
    ),
    Action("promise.add", "m", "promise", "What one side owes the other", Needs.client, EVERYWHERE, 9, changes=True),
    Action("quote.add", "v", "quote", "The words of a person", Needs.client, EVERYWHERE, 9, changes=True),
    Action(
        "record.finish",
        "f",
        "finished",
        "Promise kept, concern resolved, answer",
        Needs.ending,
        EVERYWHERE,
        1,
        changes=True,
    ),
    Action("concern.add", "", "concern", "What worries a client", Needs.client, changes=True),
    Action("insight.add", "", "insight", "What they need or value, and why", Needs.client, changes=True),
    Action(
        "insight.replace",
        "",
        "changed insight",
        "What holds now; the older stays",
        Needs.insight,
        changes=True,
    ),
    Action("question.add", "", "tough question", "A question put to them, and the answer", Needs.client, changes=True),
    Action("story.add", "", "story", "Of success or horror, as they tell it", Needs.client, changes=True),
    Action("goal.add", "", "goal", "An intended outcome, and its measure", Needs.client, changes=True),
    Action("goal.own", "", "goal of our own", "A goal of the practice itself", changes=True),
    Action("goal.read", "", "reading", "What the measure of a goal says", changes=True),
    Action("person.add", "", "person", "Add a person at a client", Needs.client, changes=True),
    Action(
        "record.edit", "e", "edit", "Edit what is selected", Needs.record, frozenset({CLIENTS, ADVICE}), 5, changes=True
    ),
    Action("record.delete", "d", "delete", "Delete what is selected (asks first)", Needs.record, changes=True),
    Action(
        "advice.withdraw",
        "w",
        "withdraw",
        "Withdraw advice, or supersede it",
        Needs.advice,
        changes=True,
    ),
    Action("record.note", "n", "note", "Add a note, for your eyes only", Needs.record, changes=True),
    Action("record.write", "E", "write", "Write the long text in your editor", Needs.record, changes=True),
    Action(
        "item.snooze",
        "z",
        "snooze",
        "Put a line of Today off until a day",
        Needs.item,
        frozenset({TODAY}),
        7,
        changes=True,
    ),
    Action("advice.error", "X", "in error", "Mark as entered in error, with why", Needs.one_advice, changes=True),
    Action(
        "advice.copy",
        "Y",
        "copy to",
        "Copy it to another client as a draft",
        Needs.one_advice,
        changes=True,
    ),
    Action("sitting.take", "Q", "questionnaire", "Take a questionnaire, or go on with one", changes=True),
    Action("record.export", "x", "export", "Make a document in Word", Needs.client, EVERYWHERE | {DOCUMENTS}, 6),
    Action("export.table", "", "advice as table", "What was advised, as .xlsx or .csv", Needs.client),
    Action("export.calendar", "", "calendar", "Write what is due as a calendar file"),
    Action("export.data", "", "all data", "Write every record, .xlsx or .json"),
    Action(
        "document.sent",
        "S",
        "sent",
        "Mark a document as sent, and keep it so",
        Needs.document,
        frozenset({DOCUMENTS}),
        7,
        changes=True,
    ),
    Action(
        "document.returned",
        "R",
        "form back",
        "Read a decision form that came back",
        Needs.client,
        frozenset({DOCUMENTS}),
        8,
        changes=True,
    ),
    Action("document.open", "", "open", "Open a document that was made", Needs.document),
    Action("document.folder", "", "show in folder", "Show the file of a document", Needs.document),
    Action(
        "text.copy",
        "y",
        "copy",
        "Copy what is selected to the clipboard",
        Needs.text,
        places=frozenset({REVIEW}),
        rank=4,
    ),
    Action("record.menu", "full_stop", "actions", "All that can be done with this row", Needs.row),
    Action("record.history", "h", "history", "Who changed this, when and what", Needs.record),
    Action("undo", "u", "undo", "Take back the latest action", places=EVERYWHERE, rank=8, changes=True),
    Action("redo", "U", "redo", "Bring back what undo took", changes=True),
    Action("place.today", "1", "Today", "What waits", Needs.nothing, group="Go"),
    Action("place.clients", "2", "Clients", "Clients and their engagements", Needs.nothing, group="Go"),
    Action("place.advice", "3", "Advice", "The register of every recommendation", Needs.nothing, group="Go"),
    Action("place.review", "4", "Review", "Which advice is taken, and which works", group="Go"),
    Action("place.documents", "5", "Documents", "What can be made, and what was sent", group="Go"),
    Action(
        "waiting",
        "W",
        "waiting for",
        "All that others owe us, oldest first",
        group="Go",
        places=frozenset({TODAY}),
        rank=6,
    ),
    Action("find", "F", "find", "Find anything that is kept, by words", group="Go"),
    Action(
        "filter",
        "slash",
        "filter",
        "Filter as you type",
        group="See",
        places=frozenset({ADVICE, REVIEW, DOCUMENTS}),
        rank=6,
    ),
    Action("sort", "s", "sort", "Sort the list by the next column", group="See", places=frozenset({ADVICE}), rank=7),
    Action("as_of", "A", "as of", "See everything as of a past day", group="See", places=frozenset({REVIEW}), rank=7),
    Action(
        "review.days",
        "D",
        "days",
        "Days to implement, in the review",
        group="See",
        places=frozenset({REVIEW}),
        rank=8,
    ),
    Action("beside", "H", "client beside me", "Show one client and nothing internal", group="See"),
    Action("pane.next", "tab", "next pane", "Next pane; with a client, next tab", Needs.nothing, group="See"),
    Action("theme", "T", "theme", "Light or dark", Needs.nothing, group="See"),
    Action("back", "escape", "back", "One step back; it never drops text", Needs.nothing, group="Go"),
    Action("palette", "ctrl+p,colon", "palette", "Find and run any action", group="Go"),
    Action("help", "question_mark,f1", "keys", "All keys; type to find, enter runs", Needs.nothing, group="Go"),
    Action("settings", "f3", "settings", "Your name, firm, currency and so on", group="Do", changes=True),
    Action("template.check", "", "house template", "Check the house template", group="Do"),
    Action("drafts", "", "unsaved text", "Open what you typed and did not save", group="Keep", changes=True),
    Action("upkeep.check", "", "check", "Check the practice, and mend it", group="Keep", changes=True),
    Action("upkeep.backup", "", "back up", "Back up everything now", group="Keep", changes=True),
    Action("upkeep.restore", "", "restore", "Restore from a backup", group="Keep", changes=True),
    Action("upkeep.destroy", "", "destroy", "Destroy a client with all its history", group="Keep", changes=True),
    Action("upkeep.forget", "", "forget", "Make a person anonymous everywhere", group="Keep", changes=True),
    Action("quit", "q", "quit", "Leave the program", Needs.nothing, group="Go"),
)

BY_ID = {action.id: action for action in ACTIONS}


def footer(place: str) -> list[Action]:
    """The actions that the footer of a place shows, most useful first."""
    return sorted((each for each in ACTIONS if each.rank and place in each.places), key=lambda each: each.rank)
