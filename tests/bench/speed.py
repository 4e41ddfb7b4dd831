"""What whole runs cost in CPU time, against `python -c pass` measured in the same rounds.

    python -m tests.bench.speed [--rounds 7] [--copies 10 100]

Prints medians, ratios and peak memory, then where the time of one run goes. Judges against the
limits of issue 2; exit status 1 when one is missed.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from plandiff.pipeline import compare_document
from plandiff.report.registry import FORMATS, Work

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "seeds" / "plan_two_columns.txt"
SHARED = ROOT.parent / "shared" / "seeds"
"""Real documents, where the machine has them."""

VERSION_LIMIT = 4.0
COMPARE_LIMIT = 40.0
MEMORY_LIMIT_MB = 150.0
COPIES_LIMIT = {10: 12.0, 100: 140.0}
"""Times `python -c pass`; for copies, times one copy."""

PHASES = {
    "read": "read_path",
    "columns": "assign_columns",
    "order": "reading_order",
    "outline": "build_plan",
    "align": "align_plans",
    "diff": "diff_alignment",
    "targets": "diff_targets",
    "rules": "run_rules",
    "coverage": "coverage",
}
"""What a phase is called here, and the function that does it."""

_ENV = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""An installed plandiff has its bytecode; no run is charged with compiling it."""


@dataclass(slots=True)
class Case:
    """One command, run once a round."""

    name: str
    command: list[str]
    seconds: list[float] = field(default_factory=list)
    peak_mb: float = 0.0

    def run(self) -> None:
        """Run the command once, keeping its CPU time, user and system, and its peak memory."""
        child = subprocess.Popen(
            self.command, cwd=ROOT, env=_ENV, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        stderr = child.stderr.read() if child.stderr else b""
        _, status, usage = os.wait4(child.pid, 0)
        self.seconds.append(usage.ru_utime + usage.ru_stime)
        self.peak_mb = max(self.peak_mb, usage.ru_maxrss / 1024)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.stderr:
            child.stderr.close()
        if child.returncode:
            raise SystemExit(f"{' '.join(self.command)}: {stderr.decode(errors='replace')}")

    @property
    def median(self) -> float:
        """Median seconds."""
        return statistics.median(self.seconds)

    def ratio(self, base: Case) -> float:
        """Median of the ratios round by round."""
        return statistics.median(a / b for a, b in zip(self.seconds, base.seconds, strict=True))


def copies(text: str, count: int) -> str:
    """Return `count` copies as one document: the chapters count on, so that each is its own."""
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    chapters = {int(n) for n in re.findall(r"^ ?([１-９])．", text, re.MULTILINE)} or {0}
    parts = []
    for copy in range(count):
        step = copy * max(chapters)

        def counted(match: re.Match[str], step: int = step) -> str:
            return f"{match[1]}{str(int(match[2]) + step).translate(wide)}．"

        parts.append(re.sub(r"^( ?)([１-９])．", counted, text, flags=re.MULTILINE))
    return "".join(parts)


def compare(path: Path, out: Path) -> list[str]:
    """Return the command that makes JSON and HTML of a document."""
    return [
        *[sys.executable, "-m", "plandiff", "compare", str(path)],
        *["-o", str(out / "report.json"), "-o", str(out / "report.html")],
    ]


def documents() -> list[tuple[str, Path]]:
    """Return the sample, and the real two-column document where there is one."""
    real = sorted(SHARED.glob("001*.txt")) if SHARED.is_dir() else []
    return [("sample", SAMPLE), *(("real", path) for path in real)]


def measure(rounds: int, sizes: list[int], folder: Path) -> dict[str, Case]:
    """Run every case once a round, so that a busy moment meets all of them."""
    python = [sys.executable]
    cases = [
        Case("python -c pass", [*python, "-c", "pass"]),
        Case("--version", [*python, "-m", "plandiff", "--version"]),
    ]
    slow = []
    for name, path in documents():
        cases.append(Case(name, compare(path, folder)))
        for size in sizes:
            grown = folder / f"{name}x{size}.txt"
            grown.write_text(copies(path.read_text(encoding="utf-8"), size), encoding="utf-8")
            slow.append(Case(f"{name} x {size}", compare(grown, folder)))
    for case in cases:
        replace(case, seconds=[]).run()  # leaves the bytecode behind
    for _ in range(rounds):
        for case in cases:
            case.run()
    for case in slow:
        case.run()
    return {case.name: case for case in (*cases, *slow)}


def report(cases: dict[str, Case]) -> list[str]:
    """Print the table; return one sentence per limit that is missed."""
    base = cases["python -c pass"]
    print(f"{'':<16} {'median s':>9} {'x pass':>7} {'x one':>7} {'peak MB':>8}")  # noqa: T201
    missed = []
    for name, case in cases.items():
        one = cases.get(name.split(" x ")[0])
        grown = " x " in name and one is not None
        ratio = case.median / base.median if grown else case.ratio(base)
        times = f"{case.median / one.median:7.1f}" if grown and one else " " * 7
        print(f"{name:<16} {case.median:9.3f} {ratio:7.1f} {times} {case.peak_mb:8.0f}")  # noqa: T201
        if name == "--version" and ratio > VERSION_LIMIT:
            missed.append(f"--version takes {ratio:.1f} x, over {VERSION_LIMIT}")
        if name in {"sample", "real"}:
            if ratio > COMPARE_LIMIT:
                missed.append(f"{name} takes {ratio:.1f} x, over {COMPARE_LIMIT}")
            if case.peak_mb > MEMORY_LIMIT_MB:
                missed.append(f"{name} takes {case.peak_mb:.0f} MB, over {MEMORY_LIMIT_MB:.0f}")
        if grown and one:
            size = int(name.split(" x ")[1])
            limit = COPIES_LIMIT.get(size, 1.4 * size)
            if case.median / one.median > limit:
                missed.append(f"{name} takes {case.median / one.median:.0f} x one, over {limit:g}")
    return missed


def phases(path: Path) -> str:
    """Return where one comparison spends its time, from a profile (which slows all of it)."""
    profile = cProfile.Profile()
    profile.enable()
    comparison = compare_document(path)
    profile.disable()
    stats = pstats.Stats(profile)
    whole = sum(row[2] for row in stats.stats.values())  # type: ignore[attr-defined]
    spent = {
        name: max((row[3] for key, row in stats.stats.items() if key[2] == function), default=0.0)  # type: ignore[attr-defined]
        for name, function in PHASES.items()
    }
    lines = [f"{name:<12} {seconds / whole:6.1%}" for name, seconds in spent.items()]
    work = Work(comparison)
    for row in FORMATS:
        if row.name in {"json", "html"}:
            start = time.perf_counter()
            row.render(work)
            lines.append(f"{row.name:<12} {time.perf_counter() - start:6.3f} s")
    return "\n".join(lines)


def imports(path: Path, folder: Path, most: int = 12) -> str:
    """Return the modules whose own loading takes longest in one run."""
    command = [sys.executable, "-X", "importtime", *compare(path, folder)[1:]]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stderr
    rows = re.findall(r"^import time:\s+(\d+) \|\s+\d+ \| +(\S+)$", told, re.MULTILINE)
    total = sum(int(own) for own, _ in rows)
    top = sorted(((int(own), name) for own, name in rows), reverse=True)[:most]
    lines = [f"{own / 1000:7.1f} ms  {name}" for own, name in top]
    return f"{total / 1000:7.1f} ms  {len(rows)} modules\n" + "\n".join(lines)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--copies", type=int, nargs="*", default=[10, 100])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        missed = report(measure(options.rounds, options.copies, folder))
        path = documents()[-1][1]
        print(f"\nwhere the time goes ({path.name})\n{phases(path)}")  # noqa: T201
        print(f"\nloading modules\n{imports(path, folder)}")  # noqa: T201
    for sentence in missed:
        print(sentence)  # noqa: T201
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
