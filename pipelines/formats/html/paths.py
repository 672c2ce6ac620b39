"""Element paths that lead back into a tree; lxml's own getpath counts the siblings anew for each of them."""

from __future__ import annotations

from collections import Counter

from pipelines.formats.html.markup import Element, name


class Paths:
    """Paths of the elements of one unchanging tree, usable with `xpath`."""

    def __init__(self) -> None:
        self._known: dict[Element, str] = {}

    def of(self, element: Element) -> str:
        """Such as /html/body/table[2]/tr/td[1]; a position where several siblings have one name."""
        if known := self._known.get(element):
            return known
        above = [element]
        while above[-1] not in self._known and (parent := above[-1].getparent()) is not None:
            above.append(parent)
        if above[-1] not in self._known:
            self._known[above[-1]] = "/" + name(above[-1])
        for parent in reversed(above[1:]):
            self._number(parent)
        return self._known[element]

    def _number(self, parent: Element) -> None:
        children = [(child, tag) for child in parent if (tag := name(child))]
        if not children or children[0][0] in self._known:
            return
        above, total = self._known[parent], Counter([tag for _, tag in children])
        seen = dict.fromkeys(total, 0)
        for position, (child, tag) in enumerate(children, start=1):
            seen[tag] += 1
            if ":" in tag:
                self._known[child] = f"{above}/*[{position}]"
            else:
                self._known[child] = f"{above}/{tag}[{seen[tag]}]" if total[tag] > 1 else f"{above}/{tag}"
