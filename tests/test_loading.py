"""Documents of the store as records: what our own store sealed is trusted, and nothing else."""

import dataclasses
from typing import Any, cast

from advisor.loading import load_scope
from advisor.records import Client, Engagement, Recommendation
from advisor.store import Scope, Store

DOCS: dict[str, Any] = {
    "client": {"client00": {"name": "Acme Tools", "code": "ACME", "rev": "r1"}},
    "recommendation": {"advice00": {"title": "Publish floor prices", "adoption_chance": 170, "rev": "r1"}},
    "engagement": {"review00": {"title": "Review", "mood_of_the_client": "bright", "rev": "r1"}},
    "omen": {"omen0000": {"sign": "a comet"}},
}


@dataclasses.dataclass
class OneScope:
    """A store that holds one scope."""

    scope: Scope

    def load(self, _: str) -> Scope:
        """The scope."""
        return self.scope


def scope(docs: dict[str, Any], **values: Any) -> Store:  # noqa: ANN401 - as the scope takes it
    """A store with these documents."""
    return cast(Store, OneScope(Scope("client00", docs, "cursor", **values)))


def test_what_we_sealed_was_checked_when_it_was_written() -> None:
    loaded = load_scope(scope(DOCS, sealed=True), "client00")
    assert (loaded.trouble, loaded.misfits) == ("", ())
    assert [type(each) for each in loaded.records] == [Client, Recommendation, Engagement]
    assert {each.rev for each in loaded.records} == {"r1"}


def test_what_another_program_wrote_is_checked_value_by_value() -> None:
    loaded = load_scope(scope(DOCS), "client00")
    assert loaded.misfits == ("recommendation advice00",)
    assert loaded.trouble.startswith("1 record of ACME cannot be read (recommendation advice00)")
    assert [type(each) for each in loaded.records] == [Client, Engagement]


def test_what_a_newer_version_sealed_is_named_and_the_rest_is_read() -> None:
    docs = DOCS | {"recommendation": {"advice00": {"priority": "urgent"}, "advice01": {"title": "Stop"}}}
    loaded = load_scope(scope(docs, sealed=True), "client00")
    assert loaded.misfits == ("recommendation advice00",)
    assert "nothing can be saved in ACME" in loaded.trouble
    assert [each.id for each in loaded.records] == ["client00", "advice01", "review00"]
