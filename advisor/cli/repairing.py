"""``advisor check --repair``: what is mended by itself, and what is asked one by one."""

from collections.abc import Iterator

from advisor.changes import Refused
from advisor.cli.opening import on_terminal
from advisor.cli.output import line, say
from advisor.cli.session import Session
from advisor.showing import NOTHING, record_lines
from advisor.store import KeptUnfinished, StoreError
from advisor.text import clean
from advisor.upkeep.mending import Offer, Question, decline, left_out, offers, repair, take_in

_LATER = "It waits: advisor check --repair asks again."


def repaired_and_asked(desk: Session, *, yes: bool, quiet: bool) -> list[str]:
    """Mend what needs no answer, then go through what does; says in sentences what was done.

    Args:
        desk: The practice.
        yes: Whether to take in what leaves nothing to choose, without asking.
        quiet: Whether to ask and tell nothing, for those who want JSON.
    """
    done = _mended(desk, quiet=quiet)
    seen: set[str] = set()
    answers: list[str] = []
    # What one answer settles may bring the next question, so that the offers are asked for again each time.
    while waiting := next((each for each in offers(desk.practice) if each.id not in seen), None):
        seen.add(waiting.id)
        told = _answered(desk, waiting, yes=yes, quiet=quiet)
        if told:
            answers.append(told)
        if not quiet:
            say(line(told or _LATER))
    return [*done, *answers, *(_mended(desk, quiet=quiet) if answers else ())]


def _mended(desk: Session, *, quiet: bool) -> list[str]:
    done = repair(desk.practice)
    if not quiet:
        for each in done:
            say(line(each))
    return done


def _answered(desk: Session, offer: Offer, *, yes: bool, quiet: bool) -> str:
    """What came of an offer; "" where it still waits."""
    asks = on_terminal() and not yes and not quiet
    if not quiet:
        for each in _lines(offer, with_questions=not asks):
            say(each)
    try:
        if yes and not offer.questions and offer.records:
            return _taken(desk, offer, {})
        return _asked(desk, offer) if asks else ""
    except KeptUnfinished as error:
        return str(error)
    except (StoreError, Refused) as error:
        return f"Nothing was changed. {error}"


def _lines(offer: Offer, *, with_questions: bool) -> Iterator[str]:
    yield line(offer.heading)
    for record in offer.records:
        yield from (_indented(each) for each in record_lines(record))
    for record in offer.given:
        yield from (_indented(each) for each in record_lines(record))
        yield _indented("    This advice has been given: it is taken in with the reason of the correction only.")
    for words in offer.refused:
        yield _indented(f"  cannot be taken in: {words}")
    for question in offer.questions if with_questions else ():
        yield from _question_lines(question)


def _question_lines(question: Question) -> Iterator[str]:
    yield line(
        f"{question.label} of {question.record} was changed on both sides; before: {question.before or NOTHING}."
    )
    for number, version in enumerate(question.versions, 1):
        yield _indented(f"  {number}: {version.words or NOTHING}  ({version.origin})")


def _indented(text: str) -> str:
    """One line, with the blanks that it begins with."""
    return " " * (len(text) - len(text.lstrip(" "))) + line(text)


def _asked(desk: Session, offer: Offer) -> str:
    choices = {}
    for question in offer.questions:
        chosen = _choice(question)
        if chosen is None:
            return ""
        choices[question.key] = chosen
    if not offer.can_be_declined:
        return _taken(desk, offer, choices)
    if not offer.records and not offer.questions and not offer.given:
        answer = _typed("Nothing of it can be taken in. Set it aside? (y, or enter for later) ")
        return decline(desk.practice, offer) if answer == "y" else ""
    answer = _typed("Take it in? (y/n, or enter for later) ")
    if answer == "y":
        return _taken(desk, offer, choices, _reason() if offer.given or offer.corrects(choices) else "")
    return decline(desk.practice, offer) if answer == "n" else ""


def _choice(question: Question) -> int | None:
    for each in _question_lines(question):
        say(each)
    numbers = [str(number) for number in range(1, len(question.versions) + 1)]
    answer = _typed(f"Which is to hold? ({'/'.join(numbers)}, or enter for later) ")
    return numbers.index(answer) if answer in numbers else None


def _taken(desk: Session, offer: Offer, choices: dict[str, int], reason: str = "") -> str:
    if not reason and (offer.corrects(choices) or (offer.given and not (choices or offer.records))):
        return ""
    done = take_in(desk.practice, offer, choices, reason=reason)
    if not done.id:
        return "Nothing of it was taken in; it is set aside."
    left = left_out(offer, reason)
    return f"Done: {done.why}{left and ', but for '}{left}; advisor undo takes it back."


def _reason() -> str:
    """Why given advice is corrected; "" leaves what is given as it is."""
    try:
        return clean(input("Why is the given advice corrected? (enter leaves it as it was given) "), lines=False)
    except EOFError:
        return ""


def _typed(question: str) -> str:
    try:
        return input(question).strip().casefold()[:1]
    except EOFError:
        return ""
