"""A small fixed sample of generated documents; `make bench-quality` runs hundreds."""

from __future__ import annotations

import pytest

from tests.bench.quality import measure_seed, shortfalls
from tests.generator import make_document

SAMPLE = tuple(range(1000, 1012))
REACHED = {
    "columns": ("recall", 0.998),
    "headings": ("both", 0.997),
    "pairs": ("both", 0.995),
    "links": ("both", 0.993),
    "targets": ("recall", 0.99),
    "edits": ("both", 0.97),
}
"""What the sample reaches today, so that it never gets worse. The goals, some of them higher, are
`tests.bench.quality.FLOORS`, which `make bench-quality` holds hundreds of documents against."""


def test_a_seed_names_one_document() -> None:
    first, second = make_document(7), make_document(7)
    assert first.text == second.text
    assert first.answer == second.answer
    assert make_document(8).text != first.text


@pytest.mark.parametrize("seed", SAMPLE)
def test_the_answer_fits_its_text(seed: int) -> None:
    made = make_document(seed)
    lines = made.text.split("\n")
    assert [c.line for c in made.answer.columns] == [
        no for no, text in enumerate(lines, 1) if text.strip()
    ]
    for link in made.answer.clauses:
        for clause in (*link.current, *link.previous):
            printed = "".join(lines[no - 1] for no in clause.lines)
            assert "".join(clause.text.split()) in "".join(printed.split())


def test_generated_documents_are_read_right() -> None:
    results = [measure_seed(seed, only_columns=False) for seed in SAMPLE]
    assert [r.error for r in results if r.error] == []
    assert shortfalls(results, REACHED) == []
