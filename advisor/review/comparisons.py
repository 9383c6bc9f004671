"""What the review compares, in sentences: chances beside what happened, and groups beside all others."""

from collections.abc import Sequence

from advisor.review.breakdown import Breakdown, By, Group
from advisor.review.foresight import ENOUGH, Foresight
from advisor.review.rates import Rate
from advisor.review.wording import percent, were, whole
from advisor.words import count


def foresight_of_adoption(found: Foresight) -> str:
    """How well the consultant foresees what is adopted."""
    return _foresight(found, f"{were(found.happened.count)} adopted", "the answer")


def foresight_of_success(found: Foresight) -> str:
    """How well the consultant foresees what works."""
    return _foresight(found, "turned out as hoped or better", "the outcome")


def _foresight(found: Foresight, happened: str, resolving: str) -> str:
    number = found.resolved
    words = ""
    if found.too_early:
        words = f"Too early to judge: {number} of the {ENOUGH} resolved chances that are needed. "
    if found.brier is not None and found.bias is not None:
        hits = found.happened.count
        words += (
            f"Of {number:,} with a chance stated before {resolving}, {hits:,} {happened} ({percent(hits, number)});"
            f" you had said {whole(hits / number + found.bias)} % on average, {_bias(found.bias)}. Brier score"
            f" {found.brier:.2f} (0 is perfect), skill {_skill(found)}."
        )
    return f"{words.rstrip()}{_left_out(found)}".strip()


def _bias(bias: float) -> str:
    points = whole(abs(bias))
    if not points:
        return "neither too hopeful nor too doubtful"
    return f"{count(points, 'point')} too {'hopeful' if bias > 0 else 'doubtful'}"


def _skill(found: Foresight) -> str:
    if found.skill is None:
        return "not defined, as all came out alike"
    skill = round(found.skill, 2)
    sign, than = "−" if skill < 0 else "", "better" if skill > 0 else "no better"
    return f"{sign}{abs(skill):.2f}, {than} than always saying {percent(found.happened.count, found.resolved)}"


def _left_out(found: Foresight) -> str:
    """What was resolved and is no forecast."""
    parts = []
    if found.afterwards:
        parts.append(f"{len(found.afterwards):,} with a chance stated afterwards")
    if found.without:
        parts.append(f"{len(found.without):,} without a chance")
    if not parts:
        return ""
    return f" Left out: {' and '.join(parts)}."


#: Of so many groups, one may well stand out though all are alike.
_MANY = 10
#: What makes a difference by itself, whatever the advice is like.
_CAUTION = {
    By.reason: " A reason is noted with a no more often than with a yes, which by itself makes such a difference.",
    By.year: " Young years hold only what is settled so far.",
}
BY_WORDS = {
    By.client: "client",
    By.category: "category",
    By.priority: "priority",
    By.decider: "decider",
    By.reason: "reason",
    By.year: "year",
    By.kind: "kind of engagement",
}


def breakdown(found: Breakdown, whole: Rate) -> str:
    """Whose adoption differs from that of all others by more than chance may do.

    Args:
        found: The groups.
        whole: The adoption of all of them together.
    """
    by, compared = BY_WORDS[found.by], found.compared
    if not found.is_comparison:
        return nothing_to_compare([found])
    apart = [each for each in compared if each.apart]
    if not apart:
        return f"By {by}, no difference of the {len(compared)} compared is larger than chance may make it."
    words = f"By {by}: {'; '.join(_apart(each, whole) for each in apart)}."
    if len(compared) >= _MANY:
        words += f" Of {len(compared)} compared, one or another may stand out by chance alone."
    return words + _CAUTION.get(found.by, "")


def nothing_to_compare(found: Sequence[Breakdown]) -> str:
    """That none of these breakdowns, of which there is at least one, can compare anything yet."""
    *others, last = (BY_WORDS[each.by] for each in found)
    by = f"{', '.join(others)} and {last}" if others else last
    return f"By {by} there is nothing to compare yet: two groups with settled advice are needed."


def _apart(group: Group, whole: Rate) -> str:
    here = group.adoption
    more = "more" if (group.differs or 0) > 0 else "less"
    elsewhere = f"{whole.count - here.count:,} of {whole.of - here.of:,} elsewhere"
    return f"{group.name or 'where none is named'}, {here.count:,} of {here.of:,} adopted, {more} than {elsewhere}"


def remark(group: Group) -> str:
    """What can be said of a group beside all others, in few words."""
    if group.apart is None:
        return "nothing to compare" if group.adoption.of else f"{len(group.ids):,} given, none settled"
    if not group.apart:
        return "may be chance"
    return "more than the rest" if (group.differs or 0) > 0 else "less than the rest"
