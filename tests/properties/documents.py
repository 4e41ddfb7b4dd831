"""Generated documents and what plandiff makes of them, each made once per test run."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from plandiff.model import Comparison, Plan, Segmentation, Source
from plandiff.pipeline import compare_document, compare_plans, segment_document
from tests.generator import Generated, make_document

SEEDS = (1, 5, 8, 13, 21, 34)
"""Small enough for every run; profiles, widths and box orders differ."""


@cache
def generated(seed: int) -> Generated:
    """Return the document of a seed, small."""
    return make_document(seed, size=6)


def read_bytes(content: bytes) -> Segmentation:
    """Segment a file of this content."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.txt"
        path.write_bytes(content)
        return segment_document(path)


@cache
def segmented(seed: int) -> Segmentation:
    """Return the document of a seed taken apart."""
    return read_bytes(generated(seed).text.encode())


@cache
def compared(seed: int) -> Comparison:
    """Return the comparison of the document of a seed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.txt"
        path.write_text(generated(seed).text, encoding="utf-8")
        return compare_document(path)


def between(current: Plan, previous: Plan) -> Comparison:
    """Compare two plans that stand in documents of their own."""
    source = Source("current.txt", "0" * 64, "text", 1)
    other = Source("previous.txt", "1" * 64, "text", 1)
    return compare_plans(current, previous, source=source, previous_source=other)


def substantive(comparison: Comparison) -> list[str]:
    """Return every change of substance a comparison tells, as one line each."""
    found = [
        f"section {s.change}: {(s.current or s.previous).title}"  # type: ignore[union-attr]
        for s in comparison.sections
        if s.change != "same"
    ]
    for section in comparison.sections:
        for diff in section.clauses:
            kept = diff.change == "unchanged" or (diff.change == "modified" and diff.notation_only)
            if not kept or diff.relation:
                texts = [c.text for c in (*diff.current[:1], *diff.previous[:1])]
                found.append(f"clause {diff.change} {diff.relation}: {texts}")
    for target in comparison.targets:
        if target.change != "unchanged":
            side = target.current or target.previous
            found.append(f"target {target.change}: {side.text if side else ''}")
    return found
