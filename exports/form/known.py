"""Whether an answer is recorded already: by this form, or in any other way."""

from __future__ import annotations

from advisor.changes import Add, added
from advisor.records import Decision
from exports.form.answers import AnswerRead
from exports.form.beside import Beside
from exports.form.deciders import Decider

_TOLD = ("takes", "leaves", "instead", "deferred_until", "option_chosen", "by")
"""What a decision says beside its position, its day and its words."""


def is_known(beside: Beside, answer: AnswerRead, decision: Decision, who: Decider) -> bool:
    """Whether an answer is the client's latest position, or was recorded from this form or this very file before.

    What cannot be told from the form does not count against it: once somebody asked what was meant, and recorded that
    by hand, the answer is known.

    Args:
        beside: What is recorded.
        answer: The answer.
        decision: What would be recorded of it.
        who: Who decided.
    """
    decided = beside.decisions(decision.recommendation)
    if any(map(beside.is_of_this_file, decided)):
        return True
    if who.adds is not None:
        return False
    kept = added(beside.book, Add(decision), beside.now)
    assert isinstance(kept, Decision)
    recorded = [*(each for each in decided if beside.is_of_this_form(each)), *decided[-1:]]
    return any(_adds_nothing(kept, each, on_is_said=answer.on is not None) for each in recorded)


def _adds_nothing(new: Decision, old: Decision, *, on_is_said: bool) -> bool:
    """Whether a decision says nothing that another one does not say, too."""
    if new.position is not old.position or (on_is_said and new.on != old.on):
        return False
    if new.words and (new.words, new.words_are) != (old.words, old.words_are):
        return False
    said = ((getattr(new, name), getattr(old, name)) for name in _TOLD)
    return all(value in (None, "", known) for value, known in said)
