"""Rates in words: how a share, a count of a count and an interval are written."""

from advisor.review.rates import LARGE_SAMPLE, Rate, needed
from advisor.words import plural


def percent(part: int, of: int) -> str:
    """A share in whole percents, halves up: ``71 %``; never 0 % of something, nor 100 % of less than all."""
    found = (200 * part + of) // (2 * of)
    if part and not found:
        return "under 1 %"
    if part < of and found == 100:
        return "over 99 %"
    return f"{found} %"


def whole(share: float) -> int:
    """A share from 0 to 1 as whole percents, halves up."""
    return int(share * 100 + 0.5)


def rounded(share: float) -> str:
    """A share from 0 to 1 in whole percents: ``71 %``; never 0 % of something, nor 100 % of less than all."""
    if share and not whole(share):
        return "under 1 %"
    if share < 1 and whole(share) == 100:
        return "over 99 %"
    return f"{whole(share)} %"


def interval(rate: Rate) -> str:
    """The interval of a rate: ``56–82 %``, never as narrow as a point; "" where nothing was counted."""
    if rate.low is None or rate.high is None:
        return ""
    return f"{min(whole(rate.low), 99)}–{max(whole(rate.high), 1)} %"


def in_brackets(rate: Rate) -> str:
    """The share, and the interval while the sample is small: `` (71 %, 95 % interval 56–82 %)``; "" of nothing."""
    if not rate.of:
        return ""
    share = percent(rate.count, rate.of)
    return f" ({share})" if rate.of >= LARGE_SAMPLE else f" ({share}, 95 % interval {interval(rate)})"


def were(number: int) -> str:
    """The verb that agrees with a count."""
    return plural(number, "was", "were")


def too_few(rate: Rate, what: str) -> str:
    """That too few were counted to say much, and how many would do; "" where enough were."""
    if not rate.wide:
        return ""
    if not rate.of:
        return f" About {needed(rate)} {what} would make a rate."
    return f" That is too few to say much; about {needed(rate)} {what} are needed."
