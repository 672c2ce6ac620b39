"""Reads the catalogue from the TOML files beside this module: a new rule is a new entry there."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from models.rules.wording import Wording


@dataclass(frozen=True)
class Rule:
    """A rule: its default severity and fault come first, others that it may have after them.

    `cases` are the messages by case; most rules have only the case "". `ground` is the law or the arithmetic
    that the rule stands on.
    """

    code: str
    severity: tuple[str, ...]
    at_fault: tuple[str, ...]
    means: Wording
    ground: Wording
    cases: Mapping[str, Wording]


@dataclass(frozen=True)
class Chapter:
    """Rules of one kind; `maker` says what makes them: "reader", "filing" or "check"."""

    name: str
    title: Wording
    intro: Wording
    maker: str
    rules: tuple[Rule, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters in their order."""
    loaded = [_data(name) for name in _names() if name != PHRASES]
    return tuple(_chapter(data) for data in sorted(loaded, key=lambda data: int(data["order"])))


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the chapters. ValueError if a code is given twice."""
    found: dict[str, Rule] = {}
    for chapter in chapters():
        for each in chapter.rules:
            if each.code in found:
                raise ValueError(f"the rule {each.code} is twice in the catalogue")
            found[each.code] = each
    return found


def rule(code: str) -> Rule:
    """The rule of that code; KeyError if the catalogue has none."""
    return rules()[code]


def worded(code: str, case: str, places: Mapping[str, object]) -> Wording:
    """The message of a rule in both languages. KeyError if it has no such case or a place has no value."""
    return rule(code).cases[case].filled(places)


def phrase(key: str, **places: object) -> Wording:
    """A part of messages that several rules share (phrases.toml). KeyError if there is none."""
    return _phrases()[key].filled(places)


PHRASES = "phrases.toml"


@cache
def _phrases() -> dict[str, Wording]:
    return {key: Wording(**pair) for key, pair in _data(PHRASES).items()}


def _names() -> list[str]:
    return [file.name for file in files("models.rules").iterdir() if file.name.endswith(".toml")]


def _data(name: str) -> dict[str, Any]:
    data = tomllib.loads(files("models.rules").joinpath(name).read_text(encoding="utf-8"))
    return data if name == PHRASES else {"name": name.removesuffix(".toml"), **data}


def _chapter(data: dict[str, Any]) -> Chapter:
    return Chapter(
        data["name"],
        Wording(**data["title"]),
        Wording(**data["intro"]),
        data["maker"],
        tuple(_rule(each) for each in data["rules"]),
    )


def _rule(data: dict[str, Any]) -> Rule:
    cases = {case: Wording(**pair) for case, pair in data.get("cases", {}).items()}
    if "says" in data:
        cases[""] = Wording(**data["says"])
    return Rule(
        data["code"],
        tuple(data["severity"]),
        tuple(data["at_fault"]),
        Wording(**data["means"]),
        Wording(**data["ground"]),
        cases,
    )
