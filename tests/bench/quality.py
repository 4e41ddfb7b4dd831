"""How well plandiff reads generated documents: a table per setting, and the failures to look at.

    python -m tests.bench.quality --count 500 --out build/quality

Exit status: 0 when the overall figures reach the thresholds, 1 when they do not.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from plandiff.pipeline import compare_document, segment_document
from tests.generator.counts import Count
from tests.generator.document import draw_knobs, make_document
from tests.generator.score import Score, score_columns, score_comparison

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tests.generator import Answer, Generated, Knobs

MEASURES = ("columns", "headings", "pairs", "links", "targets", "edits")
FLOORS = {
    "columns": ("recall", 0.995),
    "targets": ("recall", 1.0),
    "edits": ("both", 0.98),
}
"""What issue 2 asks for over the whole run."""

AXES: dict[str, Callable[[Knobs], object]] = {
    "profile": lambda k: k.profile,
    "grain": lambda k: k.grain,
    "level": lambda k: k.level,
    "headers": lambda k: k.headers,
    "disorder": lambda k: k.disorder,
    "columns": lambda k: f"{min(k.columns) // 10 * 10}+",
    "page start": lambda k: "form feed" if k.form_feed else "blank",
    "blank lines": lambda k: k.blank_lines,
    "trailing": lambda k: k.trailing,
    "old left": lambda k: k.old_left,
    "table": lambda k: k.table,
    "years": lambda k: "/".join(k.years),
    "spacing": lambda k: k.spacing,
}


@dataclass(frozen=True, slots=True)
class Result:
    """One document's score; `error` is set when plandiff gave up on it."""

    seed: int
    score: Score
    error: str = ""


def measure(made: Generated, *, only_columns: bool = False) -> Score:
    """Run plandiff on a generated document and score what it says."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"seed{made.seed}.txt"
        path.write_text(made.text, encoding="utf-8")
        score = score_columns(made.answer, segment_document(path))
        if only_columns:
            return score
        return score + score_comparison(made.answer, compare_document(path))


def measure_seed(seed: int, *, only_columns: bool) -> Result:
    """Measure the document of a seed; a refusal counts as nothing found."""
    made = make_document(seed)
    try:
        return Result(seed, measure(made, only_columns=only_columns))
    except Exception as error:  # noqa: BLE001 - a crash is a result here, written out to be looked at
        return Result(seed, nothing_found(made.answer), f"{type(error).__name__}: {error}")


def nothing_found(answer: Answer) -> Score:
    """Return the score of a run that gave up."""
    return Score(
        columns=Count(wanted=len(answer.columns)),
        headings=Count(wanted=len(answer.current) + len(answer.previous)),
        pairs=Count(wanted=len(answer.pairs)),
        links=Count(wanted=sum(1 for link in answer.clauses if link.current and link.previous)),
        targets=Count(wanted=sum(1 for target in answer.targets if target.change != "unchanged")),
        edits=Count(wanted=sum(1 for link in answer.clauses if link.edit)),
    )


def _job(seed: int, only_columns: bool) -> Result:
    return measure_seed(seed, only_columns=only_columns)


def run(seeds: Iterable[int], jobs: int, *, only_columns: bool) -> list[Result]:
    """Measure all seeds, in order."""
    if jobs == 1:
        return [measure_seed(seed, only_columns=only_columns) for seed in seeds]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(_job, seeds, repeat(only_columns), chunksize=4))


def _row(name: str, results: list[Result]) -> str:
    total = sum((r.score for r in results), Score())
    cells = []
    for measure_name in MEASURES:
        count = getattr(total, measure_name)
        cells.append(
            f"{count.recall:.4f}"
            if measure_name == "columns"
            else f"{count.recall:.3f}/{count.precision:.3f}"
        )
    return f"{name:<28} {len(results):>4}  " + "  ".join(f"{cell:>11}" for cell in cells)


def table(results: list[Result]) -> str:
    """Return the figures overall and per setting; recall/precision where both matter."""
    head = f"{'':<28} {'n':>4}  " + "  ".join(f"{name:>11}" for name in MEASURES)
    rows = [head, _row("all", results)]
    knobs = {r.seed: draw_knobs(r.seed) for r in results}
    for axis, of in AXES.items():
        for value in sorted({of(k) for k in knobs.values()}, key=str):
            chosen = [r for r in results if of(knobs[r.seed]) == value]
            rows.append(_row(f"{axis}: {value}", chosen))
    return "\n".join(rows)


def failing(result: Result) -> bool:
    """Whether a document is worth looking at."""
    score = result.score
    return bool(
        result.error
        or score.columns.recall < FLOORS["columns"][1]
        or score.targets.recall < 1
        or min(score.edits.recall, score.edits.precision) < FLOORS["edits"][1]
    )


def write_failures(results: list[Result], out: Path) -> int:
    """Write text, answer and misses of each failing document; return how many."""
    bad = [r for r in results if failing(r)]
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("seed*"):
        old.unlink()
    for result in bad:
        made = make_document(result.seed)
        stem = out / f"seed{result.seed:05d}"
        stem.with_suffix(".txt").write_text(made.text, encoding="utf-8")
        answer = json.dumps(made.answer.to_json(), ensure_ascii=False, indent=1, default=str)
        stem.with_suffix(".answer.json").write_text(answer, encoding="utf-8")
        lines = [f"{made.knobs}", result.error, *result.score.misses]
        stem.with_suffix(".misses.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(bad)


def shortfalls(
    results: list[Result], floors: Mapping[str, tuple[str, float]] | None = None
) -> list[str]:
    """Return one sentence per threshold that is not reached; `FLOORS` unless told."""
    total = sum((r.score for r in results), Score())
    found = []
    for name, (which, floor) in (floors or FLOORS).items():
        count = getattr(total, name)
        figure = count.recall if which == "recall" else min(count.recall, count.precision)
        if figure < floor:
            found.append(f"{name}: {figure:.4f} is under {floor}")
    return found


def main() -> int:
    """Measure, print the table, write the failures out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--first", type=int, default=0, help="first seed")
    parser.add_argument("--out", type=Path, default=Path("build/quality"))
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--only-columns", action="store_true", help="stop after the segmentation")
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.count)
    results = run(seeds, options.jobs, only_columns=options.only_columns)
    print(table(results))  # noqa: T201
    bad = write_failures(results, options.out)
    print(f"\n{bad} of {len(results)} documents below the floors, written to {options.out}")  # noqa: T201
    for result in results:
        if result.error:
            print(f"seed {result.seed}: {result.error}")  # noqa: T201
    missing = [] if options.only_columns else shortfalls(results)
    for sentence in missing:
        print(sentence)  # noqa: T201
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
