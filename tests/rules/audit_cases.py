"""Case files of the audit rules: a sample report, a few edits, and what must come of it."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plandiff.model import Document, Line, Source
from plandiff.pipeline import audit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plandiff.model_results import AuditedReport

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def document(text: str) -> Document:
    """Lines as the text reader cuts them: a leading blank opens a page."""
    lines: list[Line] = []
    page = 1
    for no, line in enumerate(text.splitlines(), 1):
        if no > 1 and line.startswith(" ") and lines[-1].text.strip():
            page += 1
        lines.append(Line(no, page, line))
    source = Source("報告.txt", hashlib.sha256(text.encode()).hexdigest(), "text", page)
    return Document(source, tuple(lines))


def edited(case: Mapping[str, Any]) -> str:
    """Return the sample with the case's edits; every edit must find its text."""
    text = (FIXTURES / "results" / f"{case['sample']}.txt").read_text(encoding="utf-8")
    for edit in case.get("edit", []):
        assert edit["from"] in text, edit["from"]
        text = text.replace(edit["from"], edit["to"])
    return text


def audited(case: Mapping[str, Any]) -> AuditedReport:
    return audit(document(edited(case)))


def cases(kind: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Walk through all cases of a kind (`fail`, `pass`) with the rule they are for."""
    for path in sorted((FIXTURES / "audit").glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get(kind, []):
            yield path.stem, case
