"""What brings something to its end: a promise that is kept or broken, a concern that is resolved."""

from datetime import date

from advisor.changes import Edit, Refused
from advisor.records import Concern, Problem, Promise, Record
from advisor.words import short_date


def finishing(record: Record, on: date, *, broken: bool = False) -> Edit:
    """The change that finishes a record on a day.

    Args:
        record: A promise or a concern.
        on: The day.
        broken: Whether a promise was broken, and not kept.

    Raises:
        Refused: When it is nothing that can be finished, or is finished already.
    """
    if isinstance(record, Promise):
        if record.ended_on:
            how = "kept" if record.kept_on else "broken"
            raise Refused([Problem("", f"This promise was {how} on {short_date(record.ended_on)} already.")])
        return Edit(record, {"broken_on" if broken else "kept_on": on})
    if isinstance(record, Concern):
        if broken:
            raise Refused([Problem("", "Only a promise can be broken; a concern is resolved, or stays open.")])
        if record.resolved_on:
            raise Refused([Problem("", f"This concern was resolved on {short_date(record.resolved_on)} already.")])
        return Edit(record, {"resolved_on": on})
    raise Refused([Problem("", "Only a promise or a concern is finished; everything else can be changed.")])
