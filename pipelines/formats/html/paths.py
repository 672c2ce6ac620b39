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
        above = [element]
        while above[-1] not in self._known and (parent := above[-1].getparent()) is not None:
            above.append(parent)
        if above[-1] not in self._known:
            self._known[above[-1]] = "/" + name(above[-1])
        for parent in reversed(above[1:]):
            self._number(parent)
        return self._known[element]

    def _number(self, parent: Element) -> None:
        children = [child for child in parent if name(child)]
        if not children or children[0] in self._known:
            return
        total = Counter(map(name, children))
        seen: Counter[str] = Counter()
        for position, child in enumerate(children, start=1):
            tag = name(child)
            seen[tag] += 1
            named = f"{tag}[{seen[tag]}]" if total[tag] > 1 else tag
            step = f"*[{position}]" if ":" in tag else named
            self._known[child] = f"{self._known[parent]}/{step}"
