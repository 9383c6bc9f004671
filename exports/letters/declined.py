"""The letter that acknowledges that advice was declined: what was advised, what was feared, what was decided."""

from __future__ import annotations

from exports import telling
from exports.asked import Asked
from exports.language import Language
from exports.letters import told
from exports.letters.declined_advice import DECLINED
from exports.letters.frame import given_to
from exports.material import Advice
from exports.word import Document


def document(asked: Asked) -> Document:
    """The letter that is asked for.

    Raises:
        ExportError: When there is nothing to acknowledge.
    """
    say, advice = asked.say, DECLINED.of(asked)
    people = given_to(advice) if all(_is_named(each) for each in advice) else ()
    frame = told.begin(asked, advice, "declined", people)
    made = frame.made
    made.paragraph(say("letter.declined_thanks", len(advice), many=say.number(len(advice))))
    for each in advice:
        if len(advice) > 1:
            told.name(made, say, each)
        _advice(made, say, each, addressed=bool(asked.added.addressee.strip()))
    made.space()
    frame.our_words()
    feared = any(each.warning.strip() for each in advice)
    made.paragraph(say("letter.declined_return_feared" if feared else "letter.declined_return", len(advice)))
    made.paragraph(say("letter.declined_available"))
    frame.sign()
    return made


def _advice(made: Document, say: Language, advice: Advice, *, addressed: bool) -> None:
    """Add what was advised, and the decision with the words that were said, as they may be quoted.

    In a letter to somebody, words without a name would be taken for those of whom it is addressed to, and stay out.
    """
    decided = advice.decided
    assert decided is not None  # it is declined
    made.note(telling.given(say, advice), keep_next=True)
    made.definitions(told.advised(say, advice))
    decision = [(say("letter.decision_label"), telling.decision(say, decided))]
    terms = [(label, text) for label, text in telling.terms(say, decided) if text.strip()]
    quoted = decided.quoted if _is_named(advice) or not addressed else None
    if quoted is None:
        made.definitions([*decision, *terms])
        return
    made.definitions([*decision, *terms], keep_next=True)
    made.quotation(quoted.words, telling.signature(say, quoted), exact=quoted.exact, aside=True)


def _is_named(advice: Advice) -> bool:
    """Whether it may be told who decided: else an address would tell whose the decision and its words are."""
    decided = advice.decided
    return decided is not None and bool(decided.by) and not decided.by_role
