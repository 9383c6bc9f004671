"""What upkeep does to a practice, as deeds to be attacked: backups, restores, mending."""

import json
import shutil
from pathlib import Path

from advisor.changes import Edit
from advisor.practice import Practice
from advisor.store import Change, PartlyDone, StoreError, open_practice
from advisor.upkeep.backing_up import back_up, backups
from advisor.upkeep.foreseeing import what_would_change
from advisor.upkeep.mending import decline, repair, take_in
from advisor.upkeep.offers import Offer, offers
from advisor.upkeep.restoring import restore
from tests.store.helpers import commit
from tests.tools.attack_deeds import ADVICE, DRAFT, NORTHWIND, Deed, Place, edit_clients, record_of


def take_backups(practice: Practice) -> None:
    """A backup of everything that changed since the last."""
    troubles = back_up(practice).troubles
    if troubles:
        raise StoreError(troubles[0])


def restore_client(practice: Practice) -> None:
    """One client set back to what its first backup says."""
    (backup,) = [each.backup for each in backups(practice) if each.whose == "NWD"]
    restore(practice, what_would_change(practice, backup.path))


def _the_one_offer(practice: Practice) -> Offer:
    """What waits for an answer.

    Raises:
        StoreError: Nothing is offered, since it cannot be read now: so nothing can be answered either.
    """
    found = offers(practice)
    if not found:
        raise StoreError("Nothing is offered now.")
    (offer,) = found
    return offer


def take_in_edit(practice: Practice) -> None:
    """An edit of a client's file by hand, taken in after a yes."""
    offer = _the_one_offer(practice)
    take_in(practice, offer, {})


def settle_apart(practice: Practice) -> None:
    """What two computers wrote apart, settled for the one."""
    offer = _the_one_offer(practice)
    take_in(practice, offer, {each.key: 0 for each in offer.questions})


def decline_edit(practice: Practice) -> None:
    """An edit of a client's file by hand, left out after a no."""
    offer = _the_one_offer(practice)
    decline(practice, offer)


def repair_all(practice: Practice) -> None:
    """A file that is damaged, made again from its whole history.

    Raises:
        PartlyDone: Something was left as it is, and is said to be.
    """
    left = [each for each in repair(practice) if "nothing was mended there" in each]
    if left:
        raise PartlyDone(left[0])


def _backed_up(place: Place) -> None:
    take_backups(place.open())
    edit_clients(place.open())


def _put_back_older(place: Place) -> None:
    """A client's file and history as they were before what the latest backup has."""
    parts = [f"clients/{NORTHWIND}.json", *(f"history/{NORTHWIND}/{each.name}" for each in _histories(place))]
    then = {part: (place.folder / part).read_bytes() for part in parts}
    edit_clients(place.open())
    take_backups(place.open())
    for part, raw in then.items():
        (place.folder / part).write_bytes(raw)


def _histories(place: Place) -> list[Path]:
    return list((place.folder / "history" / NORTHWIND).iterdir())


def _edited_by_hand(place: Place) -> None:
    file = place.folder / "clients" / f"{NORTHWIND}.json"
    data = json.loads(file.read_bytes())
    data["recommendation"][DRAFT]["notes"] = "By hand."
    file.write_text(json.dumps(data), "utf-8")


def _damaged(place: Place) -> None:
    file = place.folder / "clients" / f"{NORTHWIND}.json"
    file.write_bytes(file.read_bytes()[:-40])


def _apart(place: Place) -> None:
    """What another computer wrote from the same state, arrived as a sync service brings it."""
    other = Place(place.scratch / "other")
    shutil.copytree(place.folder, other.folder)
    store = open_practice(other.folder, other.state)
    seen = store.load(NORTHWIND).tables["recommendation"][ADVICE]
    commit(store, Change(NORTHWIND, "recommendation", ADVICE, {"notes": "Theirs."}, seen["rev"]))
    practice = place.open()
    practice.record([Edit(record_of(practice, ADVICE), {"notes": "Ours."})], "ours")
    name = f"{store.device}.jsonl"
    shutil.copy(other.folder / "history" / NORTHWIND / name, place.folder / "history" / NORTHWIND / name)


UPKEEP = [
    Deed("backups", take_backups, before=_backed_up),
    Deed("a restore", restore_client, before=_backed_up),
    Deed("a restore from what knows more", restore_client, before=_put_back_older),
    Deed("an outside edit taken in", take_in_edit, before=_edited_by_hand),
    Deed("an outside edit left out", decline_edit, before=_edited_by_hand),
    Deed("two computers settled", settle_apart, before=_apart),
    Deed("a repair", repair_all, before=_damaged),
]
