"""Runs hostile, odd and mutated files through the readers and counts what became of them.

    python -m tests.bench.hostile [--folder DIR]... [--good DIR]... [--mutants N]

Every file must be read or refused (ReadError) within the time and memory of a child; anything
else is a failure and is named. A read file's account must add up.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from plandiff.errors import ReadError
from plandiff.options import ReadLimits
from plandiff.read.child import SECONDS
from plandiff.read.registry import find_reader
from tests.read.mutants import mutant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plandiff.model import Document

_FORMATS = (".pdf", ".docx", ".xlsx", ".xls", ".ods", ".html", ".doc", ".xml", ".txt")
_SLACK_SECONDS = 5.0
_OWN_FAULT = re.compile("異常終了しました（(?!途中で終了)")
"""The reader raised something of its own: refused for the user, a fault here."""


class Case(NamedTuple):
    """One file to run: mutated `seed` times when seed is not negative."""

    path: Path
    seed: int = -1

    @property
    def label(self) -> str:
        """How the table names its group."""
        return f"{self.path.suffix.lower()} {'mutated' if self.seed >= 0 else 'as is'}"


class Outcome(NamedTuple):
    """What became of a case."""

    case: Case
    verdict: str
    detail: str
    seconds: float


def run(case: Case) -> Outcome:
    """Read one case as the program would."""
    data = case.path.read_bytes()
    if case.seed >= 0:
        data = mutant(data, case.seed)
    start = time.perf_counter()
    verdict, detail = _read(case.path.name, data)
    seconds = time.perf_counter() - start
    if seconds > SECONDS + _SLACK_SECONDS:
        verdict, detail = "failed", f"took {seconds:.0f} s"
    return Outcome(case, verdict, detail, seconds)


def _read(name: str, data: bytes) -> tuple[str, str]:
    try:
        document = find_reader(data, name).read(name, data, ReadLimits())
    except ReadError as error:
        text = str(error)
        if _OWN_FAULT.search(text):
            return "failed", text
        return ("failed", f"several lines: {text!r}") if "\n" in text else ("refused", text)
    except BaseException as error:  # noqa: BLE001 - this is what is being looked for
        return "failed", f"{type(error).__name__}: {error}"
    wrong = _wrong(document)
    return ("failed", wrong) if wrong else ("read", "")


def _wrong(document: Document) -> str:
    """Say what is wrong with a document that was read."""
    account = document.account
    if account is None:
        return "no account"
    known = account.placed + sum(n for _, n in account.ignored) + sum(n for _, n in account.unread)
    if account.read != known:
        return f"account: {account}"
    if [line.no for line in document.lines] != list(range(1, len(document.lines) + 1)):
        return "line numbers"
    bad = [
        line.no
        for line in document.lines
        if any(not 0 <= m.start < m.end <= len(line.text) for m in line.marks)
    ]
    return f"marks of lines {bad[:5]}" if bad else ""


def _files(folders: Iterable[Path]) -> list[Path]:
    return sorted(
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and path.suffix.lower() in _FORMATS
    )


def cases(folders: Iterable[Path], good: Iterable[Path], mutants: int) -> Iterator[Case]:
    """Yield all files as they are, and `mutants` mutated ones for every format of the good."""
    for path in _files([*folders, *good]):
        yield Case(path)
    groups: dict[str, list[Path]] = {}
    for path in _files(good):
        groups.setdefault(path.suffix.lower(), []).append(path)
    for paths in groups.values():
        for seed in range(mutants):
            yield Case(paths[seed % len(paths)], seed)


def report(outcomes: Iterable[Outcome], *, verbose: bool) -> int:
    """Print the table; return the number of failures."""
    counts: dict[str, Counter[str]] = {}
    slowest: dict[str, float] = {}
    failures: list[Outcome] = []
    for outcome in outcomes:
        label = outcome.case.label
        counts.setdefault(label, Counter())[outcome.verdict] += 1
        slowest[label] = max(slowest.get(label, 0.0), outcome.seconds)
        if outcome.verdict == "failed":
            failures.append(outcome)
        elif verbose and outcome.verdict == "refused":
            print(outcome.case.path.name, outcome.case.seed, outcome.detail)  # noqa: T201
    rows = [f"{'files':<16}{'run':>7}{'read':>7}{'refused':>9}{'failed':>8}{'slowest':>10}"]
    for label, count in sorted(counts.items()):
        row = f"{label:<16}{count.total():>7}{count['read']:>7}{count['refused']:>9}"
        rows.append(f"{row}{count['failed']:>8}{slowest[label]:>9.2f}s")
    rows.extend(f"FAILED {f.case.path} {f.case.seed} {f.detail}" for f in failures)
    print("\n".join(rows))  # noqa: T201
    return len(failures)


def main(arguments: list[str] | None = None) -> int:
    """Run the bench; the exit code is 1 when anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, action="append", default=[])
    parser.add_argument("--good", type=Path, action="append", default=[])
    parser.add_argument("--mutants", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args(arguments)
    wanted = list(cases(options.folder, options.good, options.mutants))
    if options.jobs == 1:
        return bool(report(map(run, wanted), verbose=options.verbose))
    with ProcessPoolExecutor(options.jobs) as pool:
        outcomes = pool.map(run, wanted, chunksize=4)
        return bool(report(outcomes, verbose=options.verbose))


if __name__ == "__main__":
    sys.exit(main())
