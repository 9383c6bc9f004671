"""How long it takes, in sentences: what the curves count, and why that may be more than the rates count."""

from collections.abc import Collection

from advisor.review.reviewing import Review
from advisor.review.waiting import Curve
from advisor.review.wording import rounded, were
from advisor.words import count, plural


def to_answer(found: Review) -> str:
    """How long clients take to answer."""
    curve = found.to_answer
    if not curve.among:
        return "No recommendation that waits for an answer had been given by that day."
    began, done = len(curve.among), len(curve.happened)
    words = f"{done:,} of {count(began, 'recommendation')} given had an answer; {_half(curve, 'had one')}"
    left = _beyond(curve.among, found.given)
    if left:
        words += (
            f" {left:,} of the {began:,} {were(left)} withdrawn or superseded before being settled: here"
            f" {plural(left, 'it counts', 'they count')} up to that day, in the rates not at all."
        )
    ended = _beyond(curve.happened, found.rates.response.hits)
    if ended:
        words += (
            f" {ended:,} of the {done:,} answers no longer {plural(ended, 'stands', 'stand')}:"
            " the advice was put off, lapsed or was withdrawn since."
        )
    return words + _odd(curve, "answer", "answers", "the advice was given")


def to_implementation(found: Review) -> str:
    """How long it takes from adoption to being implemented."""
    curve = found.to_implementation
    if not curve.among:
        return "Nothing was adopted yet that could be implemented."
    began, done = len(curve.among), len(curve.happened)
    words = f"{done:,} of {began:,} adopted {were(done)} implemented; {_half(curve, 'were')}"
    ended = _beyond(curve.among, found.rates.adoption.hits)
    if ended:
        words += (
            f" {ended:,} of the {began:,} {plural(ended, 'is', 'are')} no longer adopted:"
            " the advice was declined, put off, lapsed or was withdrawn since."
        )
    undone = _beyond(curve.happened, found.rates.implementation.hits)
    if undone:
        words += (
            f" {undone:,} of the {done:,} implemented no longer {plural(undone, 'counts', 'count')} as such:"
            " abandoned, or no longer adopted."
        )
    return words + _odd(curve, "implementation", "implementations", "the adoption")


def _beyond(curve: Collection[str], rate: Collection[str]) -> int:
    """How many a curve counts that a rate does not."""
    return len(set(curve) - set(rate))


def _half(curve: Curve, had: str) -> str:
    if curve.median == 0:
        return f"half {had} on the same day, counting those that still wait."
    if curve.median is not None:
        return f"half {had} within {count(curve.median, 'day')}, counting those that still wait."
    after = f"after {count(curve.longest, 'day')}, the longest that any was followed, {rounded(curve.end)} still wait"
    return f"{after}, so that no half can be named; the curve must come down to 50 % for that."


def _odd(curve: Curve, one: str, many: str, what: str) -> str:
    """What was counted otherwise than the rest."""
    words = ""
    if curve.before:
        number = len(curve.before)
        words += (
            f" {count(number, one, many)} {plural(number, 'is', 'are')} dated before {what}, and counted as 0 days."
        )
    if curve.left_out:
        number = len(curve.left_out)
        words += f" {number:,} withdrawn on an unknown day {plural(number, 'is', 'are')} left out."
    return words
