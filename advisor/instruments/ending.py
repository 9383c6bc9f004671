"""How a sitting ends: what stands against it, and whether what is finished is whole."""

from collections.abc import Iterable

from advisor.coverage import coverage
from advisor.instruments.sittings import missing, progress
from advisor.records import Answer, Person, Sitting
from advisor.records.choices import PromptKind
from advisor.words import short_date


def held_up(sitting: Sitting, answers: Iterable[Answer]) -> tuple[str, ...]:
    """What stands against finishing a sitting, sentence by sentence; nothing where it can be finished.

    What is required must be answered. Voices that are missing stand against nothing: it is then finished, incomplete.
    """
    answers = tuple(answers)
    if not answers:
        return ("Nothing is answered yet.",)
    there = {each.prompt for each in answers}
    required = (each for each in sitting.prompts if each.required and each.kind is not PromptKind.quote)
    return tuple(f"“{each.asks}” has no answer yet, and is needed." for each in required if each.id not in there)


def _how_far(sitting: Sitting, answers: tuple[Answer, ...], people: tuple[Person, ...]) -> str:
    """How many prompts are answered; where all of it is asked of people, how many of the answers that it needs."""
    if all(each.kind is PromptKind.quote for each in sitting.prompts):
        found = coverage(sitting, answers, people)
        return f"{found.given} of {found.of} answers"
    far = progress(sitting, answers)
    return f"{far.answered} of {far.of} answered"


def state_of(sitting: Sitting, answers: Iterable[Answer], people: Iterable[Person]) -> str:
    """Where a sitting is, in a few words: how far, or when it was finished, and whether anything is missing.

    Args:
        sitting: The sitting.
        answers: Its answers, as :func:`advisor.instruments.sittings.voices` gives them.
        people: Everybody who is known there.
    """
    answers, people = tuple(answers), tuple(people)
    if sitting.finished_on is None:
        return _how_far(sitting, answers, people)
    whole = "incomplete" if missing(sitting, answers, people) else "complete"
    return f"finished {short_date(sitting.finished_on)}, {whole}"
