"""The relationship in sentences: what the index says, what its parts bring, what the record says for an instrument."""

from advisor.relationship.concerns import Concerns
from advisor.relationship.contacts import Quiet
from advisor.relationship.goals import Course
from advisor.relationship.index import HALF, Index
from advisor.relationship.parts import Part
from advisor.relationship.promises import Promises
from advisor.words import count, long_date, plural


def index_words(found: Index) -> str:
    """The index in one sentence, or that it is too early for one and until when."""
    if found.ready_on is None:
        return "Too early: no contact is recorded yet. The parts below say what there is."
    if found.too_early:
        first = found.ready_on
        return f"Too early: the index begins on {long_date(first)}, 90 days after the first contact."
    ck = f"CK {found.ck} of {HALF}"
    if found.mb is None:
        return f"{ck}; nothing of how the relationship is kept can be measured now, so there is no MB."
    return f"MB {found.mb} of {2 * HALF}: RB {found.rb} of {HALF}, {ck}."


def points_words(part: Part) -> str:
    """What a part brings: ``18.7 of 20``; ``left out`` where there is nothing to measure."""
    if part.points is None:
        return "left out"
    return f"{float(part.points):.1f}".removesuffix(".0") + f" of {part.worth}"


def promise_words(found: Promises, whose: str) -> str:
    """How many promises of one side were kept in time, kept late, broken, and how many are still owed."""
    if not found.made:
        return f"No promise of {whose} is recorded."
    told = (
        (len(found.kept), "kept in time"),
        (len(found.kept_late), "kept late"),
        (len(found.broken), "broken"),
        (len(found.late), "late now"),
        (len(found.open) + len(found.due), "not yet due"),
    )
    said = ", ".join(f"{how_many} {how}" for how_many, how in told if how_many)
    return f"{count(found.made, 'promise')} of {whose}: {said}."


def quiet_words(found: Quiet) -> str:
    """How long they have been silent, beside what was agreed, and whether contacts have become fewer."""
    if found.last is None or found.silence is None:
        return "No contact is recorded yet."
    words = f"The last contact was on {long_date(found.last)}, {count(found.silence, 'day')} before"
    if found.cadence is not None:
        words += f"; {count(found.cadence, 'day')} are agreed"
    if found.beyond:
        words += f", it is {found.beyond} beyond that"
    recent = f" The last 90 days had {count(found.recent, 'contact')}, the 90 before {found.before}."
    return f"{words}.{recent}"


def concern_words(found: Concerns) -> str:
    """How many concerns were raised, and how many of them are open."""
    raised = len(found.open) + len(found.resolved)
    if not raised:
        return "No concern is recorded."
    still = len(found.open)
    ended = f"{len(found.resolved)} {plural(len(found.resolved), 'is', 'are')} resolved"
    return f"Of {count(raised, 'concern')}, {ended} and {still} {plural(still, 'is', 'are')} open."


def goal_words(found: list[Course]) -> str:
    """How many open goals are on the straight line to their target."""
    if not found:
        return "No goal is open."
    on_track, unknown = sum(each.on_track is True for each in found), sum(each.on_track is None for each in found)
    words = f"Of {count(len(found), 'open goal')}, {on_track} {plural(on_track, 'is', 'are')} on track"
    return f"{words}; of {unknown} nothing can be said." if unknown else f"{words}."
