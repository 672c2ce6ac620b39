"""From the coordinates of a PDF page's content to those of the page as it is shown."""

from __future__ import annotations

from pipelines.document import Box
from pipelines.formats.pages.turning import turned_box


class Frame:
    """A page whose visible part is `box` (left, bottom, right, top), shown turned clockwise by `quarters`."""

    def __init__(self, box: Box, quarters: int) -> None:
        self.left, bottom, right, self.top = box
        self.quarters = quarters % 4
        self._across, self._down = right - self.left, self.top - bottom
        sideways = self.quarters in (1, 3)
        self.width = self._down if sideways else self._across
        self.height = self._across if sideways else self._down

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the content as left, top, right, bottom from the top left of the page as shown."""
        found = left - self.left, self.top - top, right - self.left, self.top - bottom
        return turned_box(found, self._across, self._down, self.quarters) if self.quarters else found

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the content, from the top left of the page as shown."""
        return self.box(x, y, x, y)[:2]
