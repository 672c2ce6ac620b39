"""What is wrong with the bytes: findings that name the figures, and numbers that nothing holds up."""

from __future__ import annotations

from pipelines.document import Damage, Document, Text
from pipelines.read import read_document
from pipelines.reading import Reading, State
from tests.reading.tables import SECTIONS, figure, finding, table, table3


def _read(damage: Damage) -> Reading:
    row = ["5", "1", "0", "2", "0", "0", "8"]
    rows = table3({"new": row, "granted": row, "total": row, "partial": ["1", "", "", "", "", "", "2"]})
    texts = [Text("石塘县财政局2023年政府信息公开工作年度报告"), *map(Text, SECTIONS)]
    document = Document("application/pdf", (*texts, table(rows, 2)), damage=(damage,))
    return read_document(document, "0" * 64)


def test_the_damage_of_a_table_names_its_figures() -> None:
    reading = _read(Damage("table_rules_broken", {"count": 3}, table=2))
    assert "t3.new.natural" in finding(reading, "table_rules_broken").figures
    assert figure(reading, "t3.new.natural").state is State.PRINTED


def test_numbers_of_a_damaged_text_layer_are_uncertain_unless_an_identity_holds_them_up() -> None:
    reading = _read(Damage("damaged_text_layer", {"pages": "pages 1", "count": 3}, case="undefined"))
    assert figure(reading, "t3.new.natural").state is State.PRINTED
    assert figure(reading, "t3.partial.total").state is State.UNCERTAIN
    assert figure(reading, "t3.partial.total").value == 2
