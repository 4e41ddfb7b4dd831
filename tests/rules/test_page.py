from __future__ import annotations

from pathlib import Path

from plandiff.rules.across import ACROSS_RULES
from plandiff.rules.audit.table import AUDIT_RULES
from plandiff.rules.page import rules_page
from plandiff.rules.table import RULES


def test_the_page_in_docs_is_current() -> None:
    assert Path("docs/rules.md").read_text(encoding="utf-8") == rules_page()


def test_every_rule_of_every_table_has_its_section() -> None:
    heads = [line for line in rules_page().splitlines() if line.startswith("### ")]
    ids = [r.id for r in RULES] + [r.id for r in AUDIT_RULES] + [r.id for r in ACROSS_RULES]
    assert heads == [f"### {name}" for name in ids]
