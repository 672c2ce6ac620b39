"""What stands around a release's tables: README, licence note, CITATION.cff, metadata for depositing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from research.release.pins import Pins, readers

ABOUT = (
    "Figures read from the annual disclosure reports (政府信息公开工作年度报告) that Chinese local "
    "governments and their departments publish: what each document prints, in which cell, in which state, "
    "from which bytes fetched when, with people's corrections beside it."
)


def readme(pins: Pins, counts: Mapping[str, int]) -> str:
    """README.md."""
    tables = "\n".join(f"| data/{name}.csv | {count} |" for name, count in counts.items())
    read = "\n".join(f"- `{name}`: {count} reports" for name, count in readers(pins))
    return f"""# {pins.told.title}

{ABOUT}

Release `{pins.name}`, as of {pins.as_of} (Asia/Shanghai). What was fetched or decided later is not in it.

| table | rows |
|---|---|
{tables}

Every column is described in `datapackage.json` (Frictionless Data Package). CSV is UTF-8; an empty cell means
that there is no value, never 0: see `state` in data/figures.csv. `value_read` is what the reader read,
`value_reviewed` what a person holds right, `value_used` the second where there is one. A figure is identified
by its code and form together.
`sha256sum -c SHA256SUMS` checks the files.

Read by:
{read}

See LICENSE.md for what may be done with it and CITATION.cff for how to cite it.
"""


def licence_note(pins: Pins) -> str:
    """LICENSE.md."""
    return f"""# Licence

The compilation, its tables and its documentation: {pins.told.licence}, by {', '.join(pins.told.authors)}.

The figures, titles, sentences and addresses were taken from documents that public bodies of the People's
Republic of China published by law (《中华人民共和国政府信息公开条例》). Numbers as such are facts. The
documents themselves are not in this package and are not licensed by it; sentences are quoted as evidence,
each with the address and the SHA-256 of its document. Who uses more of a document must see to its own terms.
"""


def citation(pins: Pins) -> str:
    """CITATION.cff, version 1.2.0."""
    lines = [
        "cff-version: 1.2.0",
        "message: Please cite this data set as below.",
        "type: dataset",
        f"title: {_quoted(pins.told.title)}",
        f"version: {_quoted(pins.as_of.isoformat())}",
        f"date-released: {pins.as_of.isoformat()}",
        f"license: {pins.told.licence}",
        f"abstract: {_quoted(ABOUT)}",
        *([f"doi: {pins.told.doi}"] if pins.told.doi else []),
        "authors:",
    ]
    for author in pins.told.authors:
        family, comma, given = author.partition(",")
        if comma:
            lines.append(f"  - family-names: {_quoted(family.strip())}")
            lines.append(f"    given-names: {_quoted(given.strip())}")
        else:
            lines.append(f"  - name: {_quoted(author)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A string as YAML takes it: JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def datacite(pins: Pins, counts: Mapping[str, int]) -> dict[str, Any]:
    """The metadata of a DOI by DataCite's schema 4, as its REST interface takes it."""
    attributes: dict[str, Any] = {
        "titles": [{"title": pins.told.title}],
        "creators": [_creator(author) for author in pins.told.authors],
        "publisher": "Zenodo",
        "publicationYear": pins.as_of.year,
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Tabular data package"},
        "subjects": [{"subject": "政府信息公开"}, {"subject": "open government information"}],
        "dates": [{"date": pins.as_of.isoformat(), "dateType": "Collected"}],
        "language": "zh",
        "version": pins.as_of.isoformat(),
        "formats": ["text/csv"],
        "sizes": [f"{count} rows in {name}.csv" for name, count in counts.items()],
        "rightsList": [{"rights": pins.told.licence, "rightsIdentifier": pins.told.licence,
                        "rightsIdentifierScheme": "SPDX"}],
        "descriptions": [{"description": ABOUT, "descriptionType": "Abstract", "lang": "en"}],
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }  # fmt: skip
    if pins.told.doi:
        attributes["doi"] = pins.told.doi
    return {"data": {"type": "dois", "attributes": attributes}}


def _creator(author: str) -> dict[str, str]:
    family, comma, given = author.partition(",")
    if not comma:
        return {"name": author, "nameType": "Organizational"}
    return {
        "name": author,
        "nameType": "Personal",
        "familyName": family.strip(),
        "givenName": given.strip(),
    }


def zenodo(pins: Pins, counts: Mapping[str, int]) -> dict[str, Any]:
    """.zenodo.json, as Zenodo takes it with an upload."""
    told = ", ".join(f"{count} {name}" for name, count in counts.items())
    return {
        "title": pins.told.title,
        "upload_type": "dataset",
        "description": f"<p>{ABOUT}</p><p>{told}.</p>",
        "creators": [{"name": author} for author in pins.told.authors],
        "access_right": "open",
        "license": pins.told.licence.lower(),
        "keywords": ["政府信息公开", "open government information", "China"],
        "language": "zho",
        "version": pins.as_of.isoformat(),
        "publication_date": pins.as_of.isoformat(),
    }
