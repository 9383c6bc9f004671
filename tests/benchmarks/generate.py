"""Makes a practice of any size, always the same for the same seed: python -m tests.benchmarks.generate FOLDER [N].

Of 30,000 records 8,000 are recommendations, in 100 clients of uneven size; each has a chain of what became of it.
Another 4,000 are of the relationship: contacts, promises, words, goals, sittings.
"""

import argparse
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

from advisor.changes import Add
from advisor.practice import Practice
from advisor.records import (
    Client,
    Decision,
    Engagement,
    Outcome,
    Person,
    Profile,
    Progress,
    Recommendation,
    Record,
)
from tests.benchmarks.relationship import Relationship

RECORDS, CLIENTS = 30_000, 100
ADVICE_SHARE = 8 / 30
RELATIONSHIP_SHARE = 4 / 30
SMALLEST = 12
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ADVICE_PER_ENGAGEMENT, RECORDS_PER_PERSON = 20, 60
VERBS = ("Publish", "Name one owner for", "Review", "Move", "Stop", "Halve", "Measure", "Write down")
THINGS = (
    "floor prices",
    "the forecast",
    "renewals",
    "the pipeline",
    "warehouse counts",
    "bonuses",
    "the intake",
    "margin",
)
WHERE = ("in every region", "before the budget", "by quarter", "with the partners", "at the northern site", "this year")
BECAUSE = (
    "Thirty-four of the hundred deals that we read closed below cost, and nobody could say who had agreed to it. "
    "The three regions that publish a floor closed four. We asked nine people why; seven named the same reason."
)
#: How many records follow advice, and how often: none, a yes, a no, a yes that was done at once, or step by step.
LENGTHS, SHARES = (0, 1, 2, 3, 4), (3, 27, 32, 26, 12)


class Generator:
    """Draws records; every id and every date follows from the seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self._ids = count(1)

    def id(self) -> str:
        """The next id."""
        return f"{next(self._ids):016x}"

    def day(self, start: date, most: int) -> date:
        """A day at most so many days after another, and never after today."""
        return min(start + timedelta(days=self.random.randrange(most)), NOW.date())

    def client(self, number: int, size: int, advice_count: int) -> list[Record]:
        """A client with everything that belongs to it: so many records, so many of them recommendations."""
        client = Client(
            id=self.id(),
            name=f"{self.random.choice(('Aldous', 'Brandt', 'Corvo', 'Dietz', 'Ellery'))} Works {number}",
            code=f"C{number:03}",
            since=date(2020, 1, 6),
        )
        people = [
            Person(id=self.id(), client=client.id, name=f"Person {each} of {client.code}", role="Head of something")
            for each in range(max(1, size // RECORDS_PER_PERSON))
        ]
        engagements = [
            Engagement(id=self.id(), client=client.id, title=f"Review {each + 1}", starts=date(2021, 1, 4))
            for each in range(max(1, advice_count // ADVICE_PER_ENGAGEMENT))
        ]
        advice = [self.advice(engagements[each % len(engagements)], people) for each in range(advice_count)]
        drawn = Relationship(self.random, self.id, self.day, client, people, advice).draw(
            int(size * RELATIONSHIP_SHARE)
        )
        events = self.events(advice, people, size - 1 - len(people) - len(engagements) - len(advice) - len(drawn))
        return [client, *people, *engagements, *advice, *events, *drawn]

    def advice(self, engagement: Engagement, people: list[Person]) -> Recommendation:
        """One recommendation, given on some day since 2021."""
        title = " ".join(self.random.choice(words) for words in (VERBS, THINGS, WHERE))
        given_on = self.day(date(2021, 1, 4), 2_140)
        return Recommendation.of(
            {
                "id": self.id(),
                "engagement": engagement.id,
                "title": title,
                "advice": f"{title}, and say by when. Begin where it hurts least and tell the others what was learnt.",
                "because": BECAUSE,
                "warning": "The next quarter looks like the last one.",
                "given_on": given_on,
                "given_to": [self.random.choice(people).id],
                "owner": self.random.choice(people).id,
                "category": self.random.choice(("Pricing", "Supply", "People", "Systems")),
                "priority": self.random.choice(("critical", "high", "medium", "low")),
                "value_at_stake": self.random.choice((None, "12000", "250000")),
                "adoption_chance": self.random.choice((None, 40, 60, 80)),
                "adoption_chance_on": given_on,
            }
        )

    def events(self, advice: list[Recommendation], people: list[Person], wanted: int) -> list[Record]:
        """What became of the advice: so many records. As in life, little of it waits, and most is settled."""
        lengths = self.random.choices(LENGTHS, SHARES, k=len(advice))
        missing = wanted - sum(lengths)
        while missing:
            change = 1 if missing > 0 else -1
            able = [at for at, length in enumerate(lengths) if length > 2] or range(len(lengths))
            able = [at for at in able if lengths[at] + change >= 0]
            lengths[self.random.choice(able)] += change
            missing -= change
        return [each for one, length in zip(advice, lengths, strict=True) for each in self.chain(one, people, length)]

    def chain(self, advice: Recommendation, people: list[Person], length: int) -> Iterator[Record]:
        """Nothing yet; a yes; a no and what came of it; or a yes, what was done, and what came of that."""
        assert advice.given_on is not None
        day = self.day(advice.given_on, 60)
        declined = length == 2
        for step in range(length):
            event = {"id": self.id(), "recommendation": advice.id, "on": day}
            if step == 0:
                said = {"position": self._position(declined=declined), "whose": "client"}
                said |= {"takes": "the first half of it"} if said["position"] == "in_part" else {}
                said |= {"by": self.random.choice(people).id, "words": "We shall see whether it holds in March."}
                yield Decision.of(event | said)
            elif step == length - 1:
                result = "no_harm" if declined else self.random.choice(("as_hoped", "as_hoped", "partly"))
                value = {} if declined else {"value": str(self.random.randrange(1, 90) * 1000)}
                yield Outcome.of(event | value | {"result": result, "evidence": "the controller's monthly report"})
            else:
                done = step == length - 2
                promised = {} if done else {"promised_on": day + timedelta(days=45)}
                state = {"state": "implemented" if done else "under_way", "note": "As agreed."}
                yield Progress.of(event | promised | state)
            day = self.day(day, 60)

    def _position(self, *, declined: bool) -> str:
        return "declined" if declined else self.random.choice(("adopted", "adopted", "adopted", "in_part"))


def sizes(records: int, clients: int) -> list[int]:
    """How many records each client gets: the first many times as many as the last."""
    clients = max(1, min(clients, records // SMALLEST // 2))
    weights = [1 / (number + SMALLEST) for number in range(clients)]
    found = [max(SMALLEST, int((records - 1) * each / sum(weights))) for each in weights]
    found[0] += records - 1 - sum(found)
    return found


def generate(folder: Path, state: Path, records: int = RECORDS, clients: int = CLIENTS, seed: int = 14) -> Practice:
    """Make a practice of so many records, one action a client.

    Args:
        folder: The practice folder, which must not be a practice yet.
        state: Where this device keeps its id.
        records: How many records of all kinds, the profile among them.
        clients: Over how many clients.
        seed: What everything follows from.
    """
    practice = Practice.open(folder, state=state, now=lambda: NOW, who="Mara Lind", create=True)
    generator = Generator(seed)
    profile = Profile(id=generator.id(), name="Mara Lind", firm="Lind Advisory")
    practice.record([Add(profile)], why="Set up the practice")
    behind, advice = 1, 0
    for number, size in enumerate(sizes(records, clients)):
        behind += size
        advice_count = round(behind * ADVICE_SHARE) - advice
        advice += advice_count
        made = generator.client(number, size, advice_count)
        practice.record([Add(each) for each in made], why=f"Take in client {number}")
    return practice


def main() -> None:
    """Make one where it is wanted."""
    parser = argparse.ArgumentParser(description="Make a practice of any size, always the same.")
    parser.add_argument("folder", type=Path, help="the practice folder; what a device remembers goes beside it")
    parser.add_argument("records", type=int, nargs="?", default=RECORDS)
    args = parser.parse_args()
    practice = generate(args.folder, args.folder.with_name(f"{args.folder.name}-state"), args.records)
    print(f"{len(practice.book)} records in {args.folder}")


if __name__ == "__main__":
    main()
