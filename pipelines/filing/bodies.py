"""The bodies of an archive: finds the one that a name means, or drafts a new one with a lasting id."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from pipelines.filing import names
from pipelines.filing.evidence import Draft
from pipelines.filing.place import Named, Place, see

DRAFTED = re.compile("b[0-9a-f]{12}")
"""The ids of bodies that filing drafts."""
LEVEL_BELOW = {"province": "prefecture", "prefecture": "county", "county": "county", "township": "township"}


class Directory:
    """Every known body by the place and the key of its names.

    `places` are those of the portals; another place that a report names is identified by its name alone.
    """

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_name: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            if place.name:
                self._by_name[names.canonical(place.name)].append(place)
        self.divisions: Collection[str] = frozenset(self._by_name)
        self._bodies: dict[tuple[str, str], Draft] = {}
        self._keys: dict[str, set[str]] = defaultdict(set)
        self._by_id: dict[str, Draft] = {}

    def add_stored(self, body: Draft, place: Place, own_names: Iterable[str]) -> None:
        """Takes in a body that the archive has."""
        body.stored = True
        body.names.update(own_names)
        self._by_id.setdefault(body.id, body)
        if _is_of_place(body, place):
            self._enter(place, names.GOVERNMENT, body)
            return
        full = see(body.name, place, self.divisions)
        home = self.place_of(full, place) if full else place
        for name in [body.name, *sorted({body.short_name, *body.names})]:
            named = see(name, place, self.divisions)
            if named is None:
                continue
            where = self.place_of(named, place) if named.whole else home
            if named.key != names.GOVERNMENT or (full and not full.key and where.seed == home.seed):
                self._enter(where, named.key, body)

    def find(self, place: Place, key: str) -> Draft | None:
        """The body with this key in a place, or the only department whose name it shortens."""
        exact = self._bodies.get((place.seed, key))
        if exact is not None or key == names.GOVERNMENT:
            return exact
        alike = {
            self._bodies[place.seed, other].id: self._bodies[place.seed, other]
            for other in self._keys[place.seed]
            if other and names.abbreviates(key, other)
        }
        return next(iter(alike.values())) if len(alike) == 1 else None

    def by_id(self, body_id: str) -> Draft | None:
        """The body with this id."""
        return self._by_id.get(body_id)

    def exact(self, place: Place, key: str) -> Draft | None:
        """The body with exactly this key in a place."""
        return self._bodies.get((place.seed, key))

    def alias(self, place: Place, named: Named, body: Draft) -> None:
        """Lets a further name mean a body, if it means none yet."""
        self._enter(place, named.key, body)
        if named.key != names.GOVERNMENT and self.exact(place, named.key) is body:
            body.names.add(named.printed)

    def of(self, named: Named, seen_from: Place) -> Draft:
        """The body with exactly this name, drafted if the archive has none."""
        place = self.place_of(named, seen_from)
        body = self._bodies.get((place.seed, named.key))
        if body is None:
            body = self._by_id.get(body_id(place, named.key)) or _draft(named.key, place)
            self._enter(place, named.key, body)
        if named.whole:
            body.printed[named.printed] += 1
        if named.whole or named.key != names.GOVERNMENT:
            body.names.add(named.printed)
        return body

    def place_of(self, named: Named, seen_from: Place) -> Place:
        """The place a name belongs to: where it was seen, or the (nearest) division that it bears."""
        if named.division is None:
            return seen_from
        known = self._by_name.get(named.division, [])
        code = seen_from.division_code or ""
        beside = (code[:4], f"{code[:2]}00")
        near = [
            place
            for place in known
            if place.division_code
            and code
            and (_is_below(place.division_code, code) if named.below else place.division_code[:4] in beside)
        ]
        anywhere = known if len(known) == 1 and not (named.below and code) else []
        found = near if len(near) == 1 else anywhere
        if found:
            return found[0]
        return Place(
            seed=f"{seen_from.seed}/{named.division}",
            name=named.division,
            level=_level(named.division),
            division_code=None,
            portal_id=seen_from.portal_id,
        )

    def drafts(self) -> list[Draft]:
        """Every body, once."""
        return list(self._by_id.values())

    def _enter(self, place: Place, key: str, body: Draft) -> None:
        self._by_id.setdefault(body.id, body)
        self._bodies.setdefault((place.seed, key), body)
        self._keys[place.seed].add(key)


def body_id(place: Place, key: str) -> str:
    """The id of a body that filing drafts: the same for the same place and key, always."""
    return "b" + hashlib.sha256(f"{place.seed}\n{key}".encode()).hexdigest()[:12]


def is_drafted(of_body: str) -> bool:
    """True of the id of a body that filing drafted, false of one of the register."""
    return DRAFTED.fullmatch(of_body) is not None


def _is_of_place(body: Draft, place: Place) -> bool:
    """True of a place's own government, of the register or drafted for it: not of one that lies below it."""
    own = not is_drafted(body.id) or body.id == body_id(place, names.GOVERNMENT)
    return own and body.kind == "government" and body.division_code == place.division_code is not None


def _is_below(code: str, above: str) -> bool:
    """True of the code of a division that lies in that of the other: 360702 in 360700 and 360000."""
    return code != above and code.startswith(re.sub(r"(00)+$", "", above))


def name_of(body: Draft) -> str:
    """The full name for a new body: the one printed most often if it is full, else one made of its parts."""
    seats = {"township": "政府", "street": "办事处", "government": "政府"}
    full = {name: count for name, count in body.printed.items() if name.endswith(seats.get(body.kind, ""))}
    return max(full, key=lambda name: (full[name], len(name), name), default=body.name)


def _draft(key: str, place: Place) -> Draft:
    kind = names.kind(key, zone=place.is_zone)
    short = {names.GOVERNMENT: place.name or "本级政府", "政府办": "政府办公室"}.get(key, key)
    if kind in ("department", "office"):
        short = re.sub(r"委$", "委员会", re.sub(r"办$", "办公室", short))
    return Draft(
        id=body_id(place, key),
        name=_full_name(key, short, kind, place),
        short_name=short,
        kind=kind,
        level=_body_level(kind, place.level, is_own=key == names.GOVERNMENT),
        division_code=place.division_code,
        portal_id=place.portal_id,
    )


def _full_name(key: str, short: str, kind: str, place: Place) -> str:
    where = place.name or ""
    if key == names.GOVERNMENT:
        return f"{where}管理委员会" if kind == "zone" else f"{where}人民政府"
    if key == "政府办":
        return f"{where}人民政府办公室" if not place.is_zone else f"{where}管委会办公室"
    suffix = {"township": "人民政府", "street": "街道办事处", "government": "人民政府"}.get(kind, "")
    stem = short.removesuffix("街道") if suffix == "街道办事处" and short.endswith("街道") else short
    return f"{where}{stem}{suffix if stem != short or kind != 'street' else ''}"


def _body_level(kind: str, level: str | None, *, is_own: bool) -> str | None:
    if kind in ("township", "street"):
        return "township"
    lies_below = kind == "zone" or (kind == "government" and not is_own)
    return LEVEL_BELOW.get(level or "") if lies_below and level in ("province", "prefecture") else level


def _level(division: str) -> str | None:
    if division.endswith("省") or division.endswith("自治区"):
        return "province"
    return "county" if division[-1] in "县区旗" else None
