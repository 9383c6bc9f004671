"""Answers to what waits, and repairs that lose nothing. For the command line and the screens alike.

Show :func:`offers`; answer each by :func:`take_in` or :func:`decline`, and ask for the offers again: what one answer
settles may bring the next.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from advisor.book import reference_of
from advisor.changes import Refused, new_id
from advisor.practice import Done, Practice
from advisor.records import Problem, Record
from advisor.showing import called
from advisor.store import Change, Damaged, PartlyDone, StoreError, Was
from advisor.store.backups import copy_again
from advisor.store.layout import Layout
from advisor.store.mending import GONE, mend_files, settle
from advisor.store.mending import decline as decline_proposal
from advisor.store.merge import content
from advisor.store.proposals import Proposal
from advisor.store.remake import plan_remake, remake
from advisor.store.state import read_state, woven
from advisor.system import reason_of
from advisor.upkeep import folder_of
from advisor.upkeep.backing_up import back_up, scope_name
from advisor.upkeep.bringing_back import bring_back
from advisor.upkeep.judging import as_correction, beside, judged, missed
from advisor.upkeep.offers import (
    Offer,
    Question,
    Version,
    judged_changes,
    key_of,
    offers,
    offers_and_proposals,
    with_choice,
)
from advisor.upkeep.second_folder import second_shelf
from advisor.words import count, plural

__all__ = ["Offer", "Question", "Version", "decline", "left_out", "offers", "repair", "take_in"]

_WHY = {
    "edit": "Take in what another program changed in the file of {}",
    "copy": "Take in a copy of a file of {} that a sync service made",
    "apart": "Settle what two computers changed apart in {}",
}


def take_in(practice: Practice, offer: Offer, choices: Mapping[str, int], *, reason: str = "") -> Done:
    """Record what an offer brings, as one action that can be undone like any other.

    Args:
        practice: The practice.
        offer: What was shown.
        choices: For each question's key, which of its versions is to hold.
        reason: Why given advice is corrected; without it, what would rewrite it is left out, or refused where a
            choice does.

    Raises:
        Refused: A choice breaks a rule; nothing was changed.
        KeptUnfinished: It is recorded; what is left to do, a repair does.
        StoreError: It is no longer as it was shown, or could not be kept; nothing was changed.
    """
    store = folder_of(practice)
    unanswered = [each for each in offer.questions if not 0 <= choices.get(each.key, -1) < len(each.versions)]
    if unanswered:
        raise StoreError(f"Choose first what is to hold: {unanswered[0].label} of {unanswered[0].record}.")
    with store.writing():
        practice.refresh()
        proposal = _standing(practice, offer)
        answered = _answered(practice, proposal, choices, reason)
        why = _WHY[offer.kind].format(offer.whose)
        commit = settle(
            store,
            proposal,
            [_change(each) for each in answered],
            id=new_id(),
            who=practice.who,
            why=why,
            at=practice.now(),
        )
        practice.refresh()
    written = (practice.book.record(each.id) for each in answered if each.after is not None)
    return Done(commit.id if commit else "", why, tuple(each for each in written if isinstance(each, Record)))


def left_out(offer: Offer, reason: str) -> str:
    """What a yes to an offer leaves aside, in a few words; "" where that is nothing."""
    parts = [each.name for each in offer.given if not reason]
    if offer.refused:
        parts.append(f"{count(len(offer.refused), 'change')} that cannot be taken in")
    return ", ".join(parts)


def decline(practice: Practice, offer: Offer) -> str:
    """Leave out what an edit or a copy would bring; says where its bytes lie now.

    Raises:
        StoreError: It is no longer as it was shown, or was recorded on two computers and can only be settled.
    """
    store = folder_of(practice)
    with store.writing():
        lies = decline_proposal(store, _standing(practice, offer), practice.now())
        practice.refresh()
    return f"It was left out. What was there lies in {store.layout.name(lies)}."


def repair(practice: Practice) -> list[str]:
    """Mend what loses nothing and needs no answer, behind a backup; says in sentences what was done.

    Where no backup could be made though nothing is wrong there, nothing is mended.

    Raises:
        PartlyDone: Something could not be mended; it says what was.
        StoreError: Nothing could be mended.
    """
    said, failed = _backed_up(practice)
    done = [f"{scope_name(practice, scope)}: Without a backup, nothing was mended there." for scope in sorted(failed)]
    try:
        for words in _mended(practice, failed):
            done.append(practice.in_names(words))  # one by one: it is told also where the next thing fails
    except StoreError as error:
        if done:
            raise PartlyDone(" ".join([*said, *done, "Then it stopped.", str(error)])) from error
        raise
    return [*said, *done] if done else []


def _mended(practice: Practice, but: Collection[str]) -> Iterator[str]:
    store = folder_of(practice)
    with store.writing():
        yield from _made_again(practice, but)
        yield from mend_files(store, practice.now(), but)
        practice.refresh()
        for _, olds in practice.tell_apart(each for each in store.scopes() if each not in but):
            yield _told_apart(practice, olds[0])
        if not but:
            yield from bring_back(practice)
        yield from _accepted(practice)
        yield from _second_mended(practice)


def _second_mended(practice: Practice) -> Iterator[str]:
    """Copy backups again that are damaged in the second folder."""
    second = second_shelf(practice)
    if second is None or not second.is_dir():
        return
    try:
        for path in copy_again(folder_of(practice).layout, second):
            yield f"The backup {path} was damaged; it was copied again from the practice."
    except OSError as error:
        raise StoreError(f"The backups in {second} could not be mended: {reason_of(error)}.") from error


def _told_apart(practice: Practice, old: Record) -> str:
    """What was done about a reference or a code that two records had; ``old`` is the later one as it was."""
    now = practice.book.record(old.id)
    return f"Two had the name {reference_of(old)}: the later one, {called(practice.book, now or old)}, got another."


def _accepted(practice: Practice) -> Iterator[str]:
    """End the notice that something may be lacking, which was told until now."""
    store = folder_of(practice)
    for scope in store.scopes():
        if scope not in practice.troubles and store.accept_lacking(scope):
            yield (
                f"What was saved on this computer in {scope_name(practice, scope)} may be lacking, because another one "
                "wrote in its place; this is told no more. advisor restore lists the backups that may still hold it."
            )


def _backed_up(practice: Practice) -> tuple[list[str], frozenset[str]]:
    """Back up first, and say where that failed; what is damaged is no reason not to mend it."""
    report = back_up(practice)
    damaged = [each for each in folder_of(practice).scopes() if each in practice.troubles and each not in report.failed]
    broken = tuple(f"{scope_name(practice, scope)}: " for scope in damaged)
    said = [each for each in report.troubles if not each.startswith(broken)]
    made = len(report.made)
    words = f"{count(made, 'backup')} {plural(made, 'was', 'were')} made before anything was mended."
    return ([*said, words] if made else said), report.failed


def _made_again(practice: Practice, but: Collection[str]) -> Iterator[str]:
    """Make again what cannot be read, where every step of it is still there."""
    store, now = folder_of(practice), practice.now()
    layout = store.layout
    for scope in [each for each in layout.scopes() if each not in but]:
        words = _damage(layout, scope)
        if not words:
            continue
        try:
            plan = plan_remake(layout, scope, second_shelf(practice))
            if plan.loses_nothing:
                remake(store, plan, id=new_id(), who=practice.who, on=now.date(), at=now)
                where = layout.name(layout.backups / scope)
                yield f"{words} It was made again, and nothing is lost; what was there lies in {where}/aside."
        except OSError as error:
            raise StoreError(f"{scope_name(practice, scope)} could not be made again: {reason_of(error)}.") from error


def _damage(layout: Layout, scope: str) -> str:
    """What is wrong with a scope that cannot be read; "" where it can."""
    try:
        read_state(layout, scope)
        woven(layout, scope)
    except Damaged as error:
        return str(error).split(". ", 1)[0] + "."
    return ""


def _standing(practice: Practice, offer: Offer) -> Proposal:
    """What stands behind an offer.

    Raises:
        StoreError: It is not as it was shown any more.
    """
    for each, proposal in offers_and_proposals(practice):
        if each.id == offer.id and each.scope == offer.scope and each.where == offer.where:
            return proposal
    raise StoreError(GONE)


def _answered(practice: Practice, proposal: Proposal, choices: Mapping[str, int], reason: str) -> list[Was]:
    """Every record that a yes writes, before and after, with what was chosen in it.

    Raises:
        Refused: A choice breaks a rule.
    """
    book = beside(practice, proposal)
    allowed, _ = judged_changes(book, proposal, practice.today, with_reason=bool(reason))
    after: dict[tuple[str, str], Was] = {(each.table, each.id): each for each in allowed}
    for asked in proposal.questions:
        key = (asked.table, asked.id)
        was = after.get(key) or Was(proposal.scope, *key, asked.current, asked.current)
        after[key] = with_choice(was, asked.field, asked.versions[choices[key_of(asked)]])
    answered = list(after.values())
    if proposal.kind == "apart":  # what two computers recorded passed their doors
        refused = missed(book, answered)
    else:
        hand = proposal.by_hand
        _, refused = judged(book, answered, practice.today, by_hand=hand, with_reason=bool(reason))
    if refused:
        raise Refused([Problem("", words) for words in refused])
    return [as_correction(each, reason, practice.today) for each in answered] if proposal.by_hand else answered


def _change(was: Was) -> Change:
    """What the store is asked to write: also where a record stays as it is, for then that was chosen."""
    rev = was.before["rev"] if was.before else None
    if was.after is None:
        return Change(was.scope, was.table, was.id, None, rev)
    gone: dict[str, Any] = dict.fromkeys(set(was.before or {}) - set(was.after) - {"rev"})
    return Change(was.scope, was.table, was.id, gone | (content(was.after) or {}), rev)
