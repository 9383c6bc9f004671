"""The colours of a template's theme, and of ours in their place where they could not be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from exports.word.look import GROUND, INK, MUTED, WHITE
from exports.word.template.names import A

_TEXT, _LINE = 4.5, 3.0
"""How far what is written, and what is drawn and bears no figures, stands out from paper at least."""
_ON_GROUND = ("dk1", "dk2", "accent1")
"""The colours that text on a ground is written in, too."""
_LINES = ("accent3", "accent5")
"""The colours that nothing is written in, or on."""
_PLACES = {"text1": "dk1", "text2": "dk2", "background1": "lt1", "background2": "lt2", "accent1": "accent1"}
_DRAWN = {"tx1": "dk1", "tx2": "dk2", "bg1": "lt1", "bg2": "lt2"} | {f"accent{n}": f"accent{n}" for n in range(1, 7)}
_THEMED = re.compile(r'(w:(?:val|fill|color))="([0-9A-F]{6})" w:theme(Color|Fill)="(\w+)"')


@dataclass(frozen=True)
class Colours:
    """What stands for the colours of our own look.

    Attributes:
        theme: The six hex digits of each colour of the theme, by its name there, such as "dk2".
        darkened: Those of them that are too light to be read on paper, or too dark to be read upon, as they are used.
    """

    theme: Mapping[str, str]
    darkened: Mapping[str, str]

    def in_text(self, xml: str) -> str:
        """Text, borders and grounds of ours in the colours of the theme."""
        return _THEMED.sub(self._themed, xml)

    def in_drawing(self, xml: str) -> str:
        """A chart or a shape of ours in the colours of the theme."""
        for name, place in _DRAWN.items():
            if place in self.darkened:
                value = self.darkened[place]
                xml = xml.replace(f'<a:schemeClr val="{name}"/>', f'<a:srgbClr val="{value}"/>')
                xml = re.sub(
                    rf'<a:schemeClr val="{name}">(.*?)</a:schemeClr>', rf'<a:srgbClr val="{value}">\1</a:srgbClr>', xml
                )
        return xml

    def _themed(self, match: re.Match[str]) -> str:
        attribute, value, kind, name = match.groups()
        place = _PLACES.get(name, "")
        if place in self.darkened:
            return f'{attribute}="{self.darkened[place]}"'
        return f'{attribute}="{self.theme.get(place, value)}" w:theme{kind}="{name}"'


def colours_of(theme: etree._Element) -> Colours:
    """The colours of a theme."""
    scheme = next(theme.iter(f"{A}clrScheme"), None)
    known = {} if scheme is None else {each.tag.removeprefix(A): _digits(each) for each in scheme if len(each)}
    known = {place: digits for place, digits in known.items() if digits}
    darkened = {"lt1": WHITE} if known.get("lt1", WHITE) != WHITE else {}
    ground = known.get("lt2", GROUND)
    if contrast(MUTED, ground) < _TEXT:
        darkened["lt2"] = ground = GROUND
    for place in ("dk1", "dk2", *(f"accent{n}" for n in range(1, 7))):
        paper = ground if place in _ON_GROUND else WHITE
        least = _LINE if place in _LINES else _TEXT
        if place in known and contrast(known[place], paper) < least:
            darkened[place] = _darker(known[place], paper, least)
    return Colours(known, darkened)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _digits(place: etree._Element) -> str:
    digits = place[0].get("lastClr") or place[0].get("val") or ""
    return digits.upper() if re.fullmatch(r"[0-9A-Fa-f]{6}", digits) else ""


def _darker(digits: str, paper: str, least: float) -> str:
    """A colour, darker by as little as lets it stand out from paper so far."""
    for kept in range(100, 0, -4):
        value = "".join(f"{int(digits[at : at + 2], 16) * kept // 100:02X}" for at in (0, 2, 4))
        if contrast(value, paper) >= least:
            return value
    return INK


def _luminance(digits: str) -> float:
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
