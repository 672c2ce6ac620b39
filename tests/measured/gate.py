"""The accuracy gate: a pinned set of generated documents, its hash, and what the reader must reach on it.

`python -m tests.measured.gate` reads the whole set and shows it against the floors; `--pin` writes them anew
and docs/measured.md with them. The sample reports with random figures (`test_real_layouts`) stand beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import Any

from tests.measured.campaign import Kind, Result, damages, judge, layouts
from tests.measured.page import of_pictures, page
from tests.reportgen import make2014, mixtures
from tests.reportgen.make import make
from tests.reportgen.record_doc import NAMES, recorded
from tests.reportgen.score import VERDICTS
from tests.reportgen.truth import Made

FLOORS = Path(__file__).with_name("floors.json")
PAGE = Path("docs") / "measured.md"
SEED = 20_260_001
SETS = ("quick", "pictures", "whole")
"""All shapes, two documents of each and all; and pictures of pages, two documents of each shape."""
SLACK = {"pictures": 0.02}
"""Share of right cells that may be lacking: other processors recognise some characters otherwise."""
Maker = Callable[[int], Made]
Floor = dict[str, Any]
Floors = dict[str, dict[str, Floor]]
"""By set and shape."""


@cache
def shapes() -> dict[str, tuple[Maker, ...]]:
    """Every shape of a document: what makes it undamaged, then with each damage that it can show.

    The layouts of the forms of 2019 and 2021, those of the list of 2014, tables built unlike any form, and
    recorded old Word files, which no seed changes.
    """
    found = _of_layouts("")
    for name in make2014.LAYOUTS_2014:
        kinds = make2014.damages(name)
        found[f"2014 {name}"] = tuple(
            partial(make2014.make2014, layout=name, damage=damage) for damage in kinds
        )
    for name in mixtures.PRINTERS:
        found[f"mixed {name}"] = tuple(
            partial(mixtures.mixed, name=mixture, printer=name) for mixture in mixtures.MIXTURES
        )
    found["doc"] = tuple(partial(_recorded, name=name) for name in NAMES)
    return found


@cache
def pictures() -> dict[str, tuple[Maker, ...]]:
    """The same of the forms of 2019 and 2021 as pictures of pages, whose reading takes seconds a page."""
    return _of_layouts("scan")


def shapes_of(group: str) -> dict[str, tuple[Maker, ...]]:
    """The shapes of a set."""
    return pictures() if group == "pictures" else shapes()


def _of_layouts(prefix: str) -> dict[str, tuple[Maker, ...]]:
    return {
        name: tuple(partial(make, layout=name, damage=damage) for damage in damages(name))
        for name in layouts(prefix)
    }


def _recorded(_seed: int, name: str) -> Made:
    return recorded(name)


def documents(group: str, shape: str) -> list[Made]:
    """The documents of a shape: all, or one undamaged and one with another damage."""
    makers = shapes_of(group)[shape]
    if group != "whole":
        turn = list(shapes_of(group)).index(shape)
        makers = (makers[0], makers[1 + turn % (len(makers) - 1)])
    return [maker(SEED) for maker in makers]


def measure(group: str, shape: str) -> tuple[Floor, dict[Kind, Result]]:
    """What the reader reaches on a shape, with the hash of its bytes and truths; and the same by damage."""
    digest = hashlib.sha256()
    results: dict[Kind, Result] = {}
    made = documents(group, shape)
    for each in made:
        digest.update(each.data)
        digest.update(said(each).encode())
        results.setdefault((shape, each.damage), Result()).add(*judge(each))
    floor: Floor = {"sha256": digest.hexdigest(), "documents": len(made)}
    for name in ("cells", "nonzero"):
        counts = [getattr(result.score, name) for result in results.values()]
        floor[name] = {verdict: sum(count[verdict] for count in counts) for verdict in VERDICTS}
    return floor, results


def faults_of(results: dict[Kind, Result]) -> list[str]:
    """Every fault of a shape's documents."""
    return [fault for result in results.values() for fault in result.faults]


def said(made: Made) -> str:
    """The truth of a document as text, the same in every process."""
    truth = made.truth
    cells = [f"{code}={cell.kind}:{cell.value}" for code, cell in sorted(truth.cells.items())]
    named = [sorted(codes) for codes in (truth.doubtful, truth.must_flag, truth.broken)]
    open_to = [*named, truth.clean, truth.settled]
    return "\n".join([*cells, *map(str, open_to)])


def floors() -> Floors:
    """The pinned floors by set and shape."""
    found: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


def below(found: Floor, floor: Floor, slack: float = 0.0) -> list[str]:
    """Why a shape fails its floor: fewer right cells than all but this share of them, or any that are wrong;
    empty if it holds."""
    faults = []
    for group in ("cells", "nonzero"):
        right, least = found[group]["right"], int(floor[group]["right"] * (1 - slack))
        if right < least:
            faults.append(f"{group}: {right} right, the floor is {least}")
        wrong = found[group]["silently wrong"] + found[group]["invented"]
        if wrong:
            faults.append(f"{group}: {wrong} silently wrong or invented")
    return faults


def main() -> int:
    """Measures every shape; pins it, or says what fell below its floor or is not pinned.

    1 if something did and is not pinned now, else 0.
    """
    options = _options()
    pinned: Floors = floors() if FLOORS.exists() else {}
    held = True
    for group in options.sets:
        chosen = [name for name in shapes_of(group) if name.startswith(tuple(options.shapes) or "")]
        started = time.monotonic()
        before = pinned.get(group, {})
        with ProcessPoolExecutor(options.jobs) as pool:
            measured = dict(zip(chosen, pool.map(partial(measure, group), chosen), strict=True))
        for name, (found, results) in measured.items():
            held &= _is_held(group, name, found, before.get(name), faults_of(results))
        if options.pin and group == "whole" and not options.shapes:
            every = {kind: result for _, results in measured.values() for kind, result in results.items()}
            said = page(every, SEED, time.monotonic() - started) + of_pictures(pinned["pictures"])
            PAGE.write_text(said, encoding="utf-8")
        kept = {name: floor for name, floor in before.items() if name in shapes_of(group)}
        pinned[group] = kept | {name: found for name, (found, _) in measured.items()}
    if options.pin:
        FLOORS.write_text(_text(pinned), encoding="utf-8")
    return 0 if held or options.pin else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pin", action="store_true", help="write the floors; a person looks at what changed")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=SETS)
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("shapes", nargs="*", help="how their names begin: html, text, pdf … (default: all)")
    return parser.parse_args()


def _is_held(group: str, name: str, found: Floor, floor: Floor | None, faults: Sequence[str]) -> bool:
    """Whether a shape is as pinned; prints what is not."""
    state = "new" if floor is None else "changed" if floor["sha256"] != found["sha256"] else "held"
    lower = below(found, floor or found, SLACK.get(group, 0.0))
    if state != "held" or lower or faults:
        print(f"{group} / {name}: {state}", *lower, *faults[:3], sep="\n    ")
        return False
    return True


def _text(pinned: Floors) -> str:
    """One shape a line, so that a person sees what changed."""
    groups = []
    for group in SETS:
        held = sorted(pinned.get(group, {}).items())
        rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(floor)}" for name, floor in held)
        groups.append(f" {json.dumps(group)}: {{\n{rows}\n }}")
    return "{\n" + ",\n".join(groups) + "\n}\n"


if __name__ == "__main__":
    sys.exit(main())
