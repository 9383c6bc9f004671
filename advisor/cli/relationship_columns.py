"""What stands in the columns of the lists of the relationship: contacts, promises, words, goals, sittings."""

from advisor.cli.cells import CLIENT, ON, REF, as_quoted, code, of, people, person, plain, right, wide
from advisor.cli.listing import ListColumn, Listing
from advisor.cli.output import Column
from advisor.cli.session import Session
from advisor.records import (
    Answer,
    Concern,
    Goal,
    Insight,
    Interaction,
    Promise,
    Question,
    Quote,
    Reading,
    Sitting,
    Story,
)
from advisor.words import label, short_date


def _kind(desk: Session, contact: Interaction) -> str:
    return label(contact.kind) if contact.took_part else f"{label(contact.kind)}, no answer"


def _promise_state(desk: Session, promise: Promise) -> str:
    """Kept, broken, or open; for ourselves also whether it is late."""
    if promise.broken_on and promise.broken_on <= desk.today:
        return "broken"
    kept = promise.kept_on if promise.kept_on and promise.kept_on <= desk.today else None
    late = not desk.shared and promise.due is not None and promise.due < (kept or desk.today)
    if kept:
        return "kept late" if late else "kept"
    return "overdue" if late else "open"


def _resolved(desk: Session, concern: Concern) -> str:
    return short_date(concern.resolved_on) if concern.resolved_on else "open"


def _whose_goal(desk: Session, goal: Goal) -> str:
    return code(desk, goal) or "practice"


def _measured(desk: Session, goal: Goal) -> str:
    """The latest reading up to today, else where it starts."""
    read = [each for each in desk.book.readings_of(goal.id) if each.on and each.on <= desk.today]
    value = read[-1].value if read else goal.start
    return f"{value.normalize():,f}" if value is not None else ""


def _goal(desk: Session, reading: Reading) -> str:
    goal = desk.book.get(Goal, reading.goal)
    return goal.title if goal else ""


def _unit(desk: Session, reading: Reading) -> str:
    goal = desk.book.get(Goal, reading.goal)
    return goal.unit if goal else ""


def _whose_sitting(desk: Session, sitting: Sitting) -> str:
    return code(desk, sitting) or "practice"


def _finished(desk: Session, sitting: Sitting) -> str:
    return short_date(sitting.finished_on) if sitting.finished_on else "begun"


def _sitting(desk: Session, answer: Answer) -> str:
    sitting = desk.book.get(Sitting, answer.sitting)
    return sitting.title if sitting else ""


def _question(desk: Session, answer: Answer) -> str:
    sitting = desk.book.get(Sitting, answer.sitting)
    prompts = sitting.prompts if sitting else ()
    return next((each.asks for each in prompts if each.id == answer.prompt), answer.prompt)


def answer_words(answer: Answer) -> str:
    """What was answered, in one text: words, a score, a day, or what was chosen."""
    if answer.words:
        return answer.words
    if answer.score is not None:
        return str(answer.score)
    return short_date(answer.day) if answer.day else ", ".join(answer.chosen)


def _answer(desk: Session, answer: Answer) -> str:
    return answer_words(answer)


_PERSON = plain("Person", as_quoted("person", person("person")))

#: The lists of the relationship by the word that is typed for them.
RELATIONSHIP_LISTS: dict[str, Listing] = {
    "interactions": Listing(
        Interaction,
        (
            REF,
            CLIENT,
            ON,
            plain("Kind", _kind),
            wide("With", people("people"), drops=1),
            wide("What was said", of("headline")),
        ),
    ),
    "promises": Listing(
        Promise,
        (
            REF,
            CLIENT,
            plain("Whose", of("whose")),
            wide("Promise", of("what")),
            right("Made", of("on"), drops=1),
            right("Due", of("due")),
            plain("State", _promise_state),
        ),
    ),
    "concerns": Listing(
        Concern,
        (
            REF,
            CLIENT,
            ON,
            plain("By", person("by"), drops=1),
            wide("Concern", of("headline")),
            right("Resolved", _resolved),
        ),
    ),
    "stories": Listing(
        Story,
        (
            REF,
            CLIENT,
            ON,
            plain("Kind", of("kind")),
            plain("About", of("about"), drops=1),
            wide("Story", of("headline")),
            plain("What failed", of("failure"), drops=2),
        ),
    ),
    "insights": Listing(
        Insight,
        (
            REF,
            CLIENT,
            ON,
            plain("Kind", of("kind")),
            wide("What we know", of("headline")),
            wide("Why it matters", of("why"), drops=1),
        ),
    ),
    "questions": Listing(
        Question,
        (
            REF,
            CLIENT,
            ON,
            wide("To", people("people"), drops=2),
            wide("Question", of("headline")),
            wide("Their answer", of("answer"), drops=1),
        ),
    ),
    "quotes": Listing(
        Quote,
        (
            REF,
            CLIENT,
            right("On", as_quoted("on", of("on"))),
            _PERSON,
            wide("Words", as_quoted("words", of("words"))),
            plain("Are", as_quoted("words_are", of("words_are")), drops=1),
            wide("About", as_quoted("about", of("about")), drops=2),
        ),
    ),
    "goals": Listing(
        Goal,
        (
            REF,
            plain("Whose", _whose_goal),
            wide("Goal", of("title")),
            right("Start", of("start")),
            right("Now", _measured),
            right("Target", of("target")),
            plain("Unit", of("unit")),
            right("By", of("due"), drops=1),
            ListColumn(Column("Ended", drops=2), of("ended"), shared=False),
        ),
    ),
    "readings": Listing(
        Reading,
        (
            REF,
            CLIENT,
            ON,
            wide("Goal", _goal),
            right("Reading", of("value")),
            plain("Unit", _unit),
            wide("Note", of("note"), shared=False, drops=1),
        ),
    ),
    "sittings": Listing(
        Sitting,
        (
            REF,
            plain("With", _whose_sitting),
            wide("Instrument", of("title")),
            right("Begun", of("on")),
            right("Finished", _finished),
        ),
    ),
    "answers": Listing(
        Answer,
        (
            REF,
            CLIENT,
            ON,
            wide("Instrument", _sitting, drops=2),
            wide("Question", _question, drops=1),
            plain("Person", person("person")),
            wide("Answer", _answer),
        ),
    ),
}
