"""The review of a consultant's own record: which advice is taken, does it work, and how good was the foresight.

``review`` makes all of it; ``sentences`` says it in words, and ``as_json`` gives it to programs.
"""

from advisor.review.rates import Rate
from advisor.review.reviewing import LONGEST_DAYS, MATURE_DAYS, Review, review

__all__ = ["LONGEST_DAYS", "MATURE_DAYS", "Rate", "Review", "review"]
