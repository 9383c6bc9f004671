"""The parts of a package: their names, their content types, and how they refer to each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, split
from urllib.parse import unquote

from lxml import etree

from exports.word.foreign.limits import odd
from exports.word.text import clean

TYPES_PART = "[Content_Types].xml"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_SHOWN = 60


@dataclass(frozen=True)
class Relationship:
    """What a part refers to: data to look at, never followed.

    `target` is as it was written: for an external one an address or a file somewhere, which nobody asks for anything.
    `part` is the name of the part in the same package that it leads to, None where there is no such part.
    """

    id: str
    type: str
    target: str
    external: bool
    part: str | None


def shown(name: str) -> str:
    """The name of a file or part as it may stand in a sentence: on one line, neutral, and not too long."""
    name = clean(name, one_line=True, limit=10 * _SHOWN)
    return name if len(name) <= _SHOWN else f"{name[: _SHOWN // 2]}…{name[-_SHOWN // 2 :]}"


def key_of(name: str) -> str:
    """What two names of one part have in common: capitals and percent signs make no difference."""
    return unquote(name).lower()


def refuse_odd_name(name: str) -> None:
    """Refuse an entry whose name would lead out of the package, or is no name.

    Raises:
        Flaw: When it is absolute, climbs, uses backslashes or drives, or cannot be printed.
    """
    plain = unquote(name)
    segments = plain.removesuffix("/").split("/")
    if "\\" in plain or ":" in plain or not plain.isprintable() or any(each in ("", ".", "..") for each in segments):
        raise odd(f"a part with the name {shown(name) or 'of nothing'}")


def content_types(root: etree._Element, names: Mapping[str, bytes]) -> dict[str, str]:
    """The content type of each part, in small letters; parts of which none is said are left out.

    Args:
        root: The list of content types.
        names: The parts of the package.
    """
    by_ending = {each.get("Extension", "").lower(): _type(each) for each in root.iterchildren(f"{_TYPES}Default")}
    by_name = {key_of(each.get("PartName", "")): _type(each) for each in root.iterchildren(f"{_TYPES}Override")}
    types: dict[str, str] = {}
    for name in names:
        key = key_of(name)
        said = by_name.get(f"/{key}") or by_ending.get(key.rpartition(".")[2])
        if said:
            types[name] = said
    return types


def _type(element: etree._Element) -> str:
    return element.get("ContentType", "").strip().lower()


def relationships_part(source: str) -> str:
    """The name of the part with the relationships of another; "" is the package itself."""
    folder, name = split(source)
    return join(folder, "_rels", f"{name}.rels")


def relationships_in(root: etree._Element, source: str, names: Mapping[str, str]) -> Iterator[Relationship]:
    """The relationships that a part of relationships lists, in its order.

    Args:
        root: The list.
        source: The part that refers; "" is the package itself.
        names: The names of all parts by their keys.

    Raises:
        Flaw: When two have one id, so that nobody could tell which is meant.
    """
    seen: set[str] = set()
    for each in root.iterchildren(_RELATIONSHIPS):
        id_, target = each.get("Id", ""), each.get("Target", "")
        if id_ in seen:
            raise odd(f"two references of one name, {shown(source)}")
        seen.add(id_)
        external = each.get("TargetMode", "").strip().lower() == "external"
        part = None if external else names.get(key_of(_led_to(source, target)))
        yield Relationship(id_, each.get("Type", ""), target, external, part)


def _led_to(source: str, target: str) -> str:
    """The name that a target has, seen from the part that refers to it; climbing ends at the package."""
    target = target.partition("#")[0].replace("\\", "/")
    base = "" if target.startswith("/") else dirname(source)
    path: list[str] = []
    for each in join(base, target).split("/"):
        if each == "..":
            del path[-1:]
        elif each not in ("", "."):
            path.append(each)
    return "/".join(path)
