"""The sample practice: a fictional consultant's last three years, dated back from the day it is made."""

from advisor.sample.filling import fill
from advisor.sample.reading import sample_changes

__all__ = ["fill", "sample_changes"]
