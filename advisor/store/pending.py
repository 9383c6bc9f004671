"""The file of an action over several scopes: all that is needed to finish it, whoever finds it."""

from dataclasses import dataclass

from advisor.store import shape
from advisor.store.codec import decode_line, encode_line
from advisor.store.errors import Damaged
from advisor.store.formats import FORMAT, PENDING
from advisor.store.history import as_docs
from advisor.store.layout import Layout
from advisor.store.protocol import Action, Was
from advisor.store.scope_plan import ScopePlan
from advisor.store.strict import UnreadableError


@dataclass(frozen=True, slots=True)
class Part:
    """What an action does in one scope; ``heads`` is what its writer had seen there."""

    scope: str
    changes: tuple[Was, ...]
    counters: dict[str, int]
    heads: dict[str, int]


def encode_pending(action: Action, plans: list[ScopePlan]) -> bytearray:
    """The bytes of an action's file."""
    header = {
        "at": action.at.isoformat(),
        "commit": action.id,
        "format": FORMAT,
        "of": action.of,
        "on": action.on.isoformat(),
        "undoes": action.undoes,
        "who": action.who,
        "why": action.why,
    }
    parts = [
        {
            "scope": plan.state.scope,
            "counters": plan.counters,
            "changes": as_docs(plan.changes),
            "heads": plan.state.meta.heads,
        }
        for plan in plans
    ]
    return encode_line(header, parts)


def read_pending(layout: Layout, id: str) -> tuple[Action, list[Part]]:
    """An action that is not applied everywhere yet.

    Raises:
        Damaged: its file is not as it was written.
    """
    path = layout.action(id)
    with layout.reading(path):
        raw = path.read_bytes()
    try:
        doc = decode_line(raw.removesuffix(b"\n"), PENDING)
        parts = [
            Part(
                scope=part["scope"],
                changes=shape.records(part["scope"], part["changes"]),
                counters=shape.counts(part["counters"]),
                heads=shape.counts(part["heads"]),
            )
            for part in doc["changes"]
        ]
        count = sum(len(part.changes) for part in parts)
        found = shape.action(doc | {"turn": 0, "count": count}, device="", scopes=tuple(part.scope for part in parts))
        if found.id != id:
            raise ValueError
    except UnreadableError as error:
        raise Damaged(f"{layout.name(path)} {error}. Nothing was changed.") from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:  # somebody wrote the digest, too
        raise Damaged(f"{layout.name(path)} is not as it was written. Nothing was changed.") from error
    return found, parts
