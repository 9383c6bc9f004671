"""Practices for the tests of the review: small ones said by hand, and random ones in which everything can happen."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random

from advisor.book import Book
from advisor.records import Event, Record
from advisor.records.choices import Position, Priority, ProgressState, Reason, Result
from tests import factory

#: Makes one record of what happened to advice, from the id of the advice.
Happened = Callable[[str], Event]

FIRST = date(2023, 1, 1)
#: Something that is dated later than all that random practices hold.
LATEST = date(2027, 1, 1)


def advice_id(number: int) -> str:
    """The id of the advice of this number."""
    return f"ad{number:014x}"


def said(position: str, on: str | None, **values: object) -> Happened:
    """The client decided."""
    return lambda about: factory.decision(position, on, recommendation=about, **values)


def went(state: str, on: str | None, promised: str | None = None, **values: object) -> Happened:
    """There was progress."""
    return lambda about: factory.progress(state, on, promised, recommendation=about, **values)


def seen(result: str, on: str | None, value: str | None = None, **values: object) -> Happened:
    """Something came of it."""
    return lambda about: factory.outcome(result, on, value, recommendation=about, **values)


def gone(on: str | None, kind: str = "withdrawn", **values: object) -> Happened:
    """It was taken back."""
    return lambda about: factory.withdrawal(on, kind, recommendation=about, **values)


def piece(number: int, *happened: Happened, **values: object) -> list[Record]:
    """Advice given on 5 January 2026, unless told otherwise, with what happened to it."""
    about = advice_id(number)
    found: list[Record] = [factory.advice(id=about, reference=f"ACME-{number}", **values)]
    return found + [each(about) for each in happened]


def book_with(*pieces: list[Record]) -> Book:
    """A book of one client with these pieces of advice."""
    return factory.small_book(*(each for piece in pieces for each in piece))


def ids(*numbers: int) -> tuple[str, ...]:
    """The ids of the advice of these numbers."""
    return tuple(advice_id(each) for each in numbers)


# -- random ones


def random_day(random: Random) -> date:
    """A day of three and a half years; coarse, so that records meet on one day."""
    return FIRST + timedelta(days=random.randrange(0, 1300, random.choice((1, 5, 50))))


def _some_day(random: Random) -> str:
    return random_day(random).isoformat()


def _instant(random: Random) -> str:
    day = random_day(random)
    return datetime(day.year, day.month, day.day, random.randrange(24)).isoformat() + "+00:00"


def random_event(random: Random, number: int, on: str | None = None) -> Happened:
    """Anything that can happen to advice, in a few cases what no rule would let in.

    Args:
        random: Where chance comes from.
        number: What its id is made of.
        on: The day; any where none is named.
    """
    when = on or _some_day(random)
    common: dict[str, object] = {
        "sequence": random.randrange(3),
        "recorded": _instant(random),
        "entered_in_error": random.choice(("",) * 9 + ("the wrong client",)),
        "id": f"e{number:015x}",
    }
    kind = random.choice("dddppoow")
    if kind == "d":
        reason = random.choice((None, *Reason))
        whose = random.choice(("client",) * 5 + ("person",))
        return said(random.choice(list(Position)), when, reason=reason, whose=whose, **common)
    if kind == "p":
        promised = random.choice((None, _some_day(random)))
        return went(random.choice(list(ProgressState)), when, promised, **common)
    if kind == "o":
        how: dict[str, object] = {
            "value_period": random.choice(("one_off", "per_year")),
            "value_covers": random.choice(("step", "total")),
            "value_basis": random.choice(("estimate", "confirmed")),
            "confirmed_on": random.choice((None, _some_day(random))),
        }
        money = random.choice((None, str(random.randrange(-900, 900))))
        return seen(random.choice(list(Result)), when, money, **how, **common)
    is_undated = on is None and random.random() < 0.2
    return gone(None if is_undated else when, random.choice(("withdrawn", "superseded")), **common)


def random_piece(random: Random, number: int) -> list[Record]:
    """Advice with anything that may have happened to it."""
    given = random.choice((None, *[_some_day(random)] * 9))
    chances: dict[str, object] = {}
    for name in ("adoption_chance", "success_chance"):
        if random.random() < 0.8:
            chances |= {name: random.randrange(101), f"{name}_on": _some_day(random)}
            chances[f"{name}_recorded"] = _instant(random)
    return piece(
        number,
        *(random_event(random, number * 100 + each) for each in range(random.randrange(7))),
        given_on=given,
        priority=random.choice((None, *Priority)),
        category=random.choice(("", "Pricing", "pricing", "Supply")),
        value_at_stake=random.choice((None, "1000")),
        entered_in_error=random.choice(("",) * 9 + ("twice",)),
        **chances,
    )


def random_practice(random: Random, size: int) -> list[Record]:
    """The records of a practice of one client with so many pieces of advice, in which everything can happen."""
    people: list[Record] = [factory.profile(), factory.client(), factory.engagement()]
    return people + [each for number in range(size) for each in random_piece(random, number)]
