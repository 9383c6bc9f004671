"""A sitting as text: what it lacks, and what was asked and answered."""

from itertools import groupby

from advisor.cli.output import heading, line, say, wrapped
from advisor.cli.relationship_columns import answer_words
from advisor.cli.session import Session
from advisor.records import Sitting
from advisor.records.choices import WordsAre

_INDENT = 27
_ANSWER = 24


def print_sitting(desk: Session, sitting: Sitting) -> None:
    """Print what is missing, and then section by section what was asked, each prompt with its answers."""
    from advisor.instruments.sittings import missing, voices  # with the review behind it; only a sitting needs it

    for each in missing(sitting, *voices(desk.book, sitting, desk.today)):
        say(wrapped(each, "Missing", _INDENT))
    answers = desk.book.answers_of(sitting.id)
    for section, prompts in groupby(sitting.prompts, key=lambda each: each.section):
        say()
        heading(line(section))
        for asked in prompts:
            say(wrapped(asked.asks, "", 0))
            for answer in answers:
                if answer.prompt == asked.id:
                    person = desk.book.person(answer.person)
                    said = f"“{answer.words}”" if answer.words_are is WordsAre.exact else answer_words(answer)
                    say(wrapped(said, person.name if person else "", _ANSWER))
