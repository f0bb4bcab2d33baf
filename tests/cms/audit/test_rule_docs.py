"""docs/structured-data.md lists every rule as the registry has it."""

import re
from pathlib import Path

from cms.audit.across_pages import ACROSS_RULES
from cms.audit.rules import REGISTRY
from tests.cms.audit.rule_tables import rules_table

DOCS = (Path(__file__).parents[3] / "docs" / "structured-data.md").read_text(encoding="utf-8")


def test_the_table_is_that_of_the_registry():
    assert rules_table() in DOCS, "python -m tests.cms.audit.rule_tables prints the table as it should be"


def test_every_number_of_the_reference_has_a_rule():
    numbers = {rule.number for rule in (*REGISTRY.values(), *ACROSS_RULES)}
    assert numbers == {f"R{number}" for number in range(1, 40)}


def test_rules_between_pages_have_names_of_their_own():
    codes = [rule.code for rule in ACROSS_RULES]
    assert len(set(codes)) == len(codes)
    assert not set(codes) & set(REGISTRY)


def test_codes_are_small_letters_and_underscores():
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", code) for code in REGISTRY)
