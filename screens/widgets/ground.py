"""What lies beneath other widgets, and costs next to nothing to draw."""

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Ground(Widget):
    """A container without border, padding or text of its own: one of its lines is drawn, and stands for all.

    Textual draws every line of whatever lies beneath what is seen.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """So many lines, each the same."""
        return super().render_lines(crop._replace(height=min(crop.height, 1))) * crop.height
