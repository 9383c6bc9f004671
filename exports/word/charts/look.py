"""How a series looks: told apart from the next by light and dark and by its pattern, so that black and white will do.

Colours are the theme's, so that a chart follows a firm's own. Every fill, or the line around it, stands out from the
paper by 3 : 1 at least, and what is written on it by 4.5 : 1.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Colour(NamedTuple):
    """A colour of the theme; `lighter` mixes it with white, in percent."""

    name: str
    lighter: int = 0

    @property
    def xml(self) -> str:
        """The `a:schemeClr` element."""
        if not self.lighter:
            return f'<a:schemeClr val="{self.name}"/>'
        kept, added = (100 - self.lighter) * 1000, self.lighter * 1000
        return f'<a:schemeClr val="{self.name}"><a:lumMod val="{kept}"/><a:lumOff val="{added}"/></a:schemeClr>'

    @property
    def fill(self) -> str:
        """The `a:solidFill` element."""
        return f"<a:solidFill>{self.xml}</a:solidFill>"


TEXT, PAPER, TEAL, NAVY, AMBER, BLUE, SLATE = map(
    Colour, ("tx1", "bg1", "accent1", "accent2", "accent3", "accent5", "accent6")
)
RULE = Colour("accent6", 60)
UNMARKED = '<c:marker><c:symbol val="none"/></c:marker>'
"""The `c:marker` of a line without marks at its points."""


class _Drawn(NamedTuple):
    """What a look is made of: a bar's ground, the line around it and the figure on it; a line and its points."""

    ground: Colour
    edge: Colour
    figure: Colour
    line: Colour
    pattern: str = ""
    dash: str = ""
    marker: str = ""


class Look(Enum):
    """The looks of a series; in a stack a dark one stands beside a light one."""

    MAIN = _Drawn(TEAL, edge=PAPER, figure=PAPER, line=TEAL, marker="circle")
    SOFT = _Drawn(Colour("accent2", 80), edge=NAVY, figure=TEXT, line=BLUE, dash="sysDash", marker="square")
    DARK = _Drawn(NAVY, edge=PAPER, figure=PAPER, line=NAVY, marker="diamond")
    HATCHED = _Drawn(NAVY, edge=NAVY, figure=TEXT, line=AMBER, pattern="wdUpDiag", dash="lgDashDot", marker="triangle")
    GREY = _Drawn(SLATE, edge=PAPER, figure=PAPER, line=SLATE, marker="x")
    OPEN = _Drawn(PAPER, edge=SLATE, figure=TEXT, line=SLATE, dash="sysDash", marker="circle")
    TARGET = _Drawn(SLATE, edge=SLATE, figure=TEXT, line=SLATE, dash="dash")

    def area(self, *, edged: bool) -> str:
        """The `c:spPr` of bars.

        Args:
            edged: Whether a line the colour of paper parts a dark bar from what it stands on.
        """
        bare = not edged and self.value.edge == PAPER
        return f"<c:spPr>{self._ground}{'<a:ln><a:noFill/></a:ln>' if bare else self._edge}</c:spPr>"

    @property
    def stroke(self) -> str:
        """The `c:spPr` of a line."""
        dash = f'<a:prstDash val="{self.value.dash}"/>' if self.value.dash else ""
        width = 15_875 if self is Look.TARGET else 28_575
        return f'<c:spPr><a:ln w="{width}" cap="rnd">{self.value.line.fill}{dash}<a:round/></a:ln></c:spPr>'

    @property
    def marker(self) -> str:
        """The `c:marker` of a line's points."""
        if not self.value.marker:
            return UNMARKED
        edge = f'<a:ln w="9525">{self.value.line.fill}</a:ln>'
        ground = self.value.line.fill if self in _INKED else PAPER.fill
        symbol = f'<c:symbol val="{self.value.marker}"/><c:size val="7"/>'
        return f"<c:marker>{symbol}<c:spPr>{ground}{edge}</c:spPr></c:marker>"

    @property
    def label(self) -> tuple[str, Colour]:
        """The ground of a figure on a bar, as XML, "" for none, and the colour that it is written in."""
        return (f"<c:spPr>{PAPER.fill}</c:spPr>" if self.value.pattern else ""), self.value.figure

    @property
    def _ground(self) -> str:
        colour, pattern = self.value.ground, self.value.pattern
        if not pattern:
            return colour.fill
        colours = f"<a:fgClr>{colour.xml}</a:fgClr><a:bgClr>{PAPER.xml}</a:bgClr>"
        return f'<a:pattFill prst="{pattern}">{colours}</a:pattFill>'

    @property
    def _edge(self) -> str:
        dash = f'<a:prstDash val="{self.value.dash}"/>' if self is Look.OPEN else ""
        return f'<a:ln w="9525">{self.value.edge.fill}{dash}</a:ln>'


_INKED = (Look.MAIN, Look.DARK)
"""The lines whose points are filled."""

IN_TURN = (Look.MAIN, Look.SOFT, Look.DARK, Look.HATCHED, Look.GREY, Look.OPEN)
"""What series look like that ask for nothing else, in order."""
