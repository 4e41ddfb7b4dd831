"""How far checks of generated documents agree with what was planted in them.

    python -m tests.bench.check --count 1000

Exit status: 0 when nearly all planted changes are told and exit codes are right, else 1.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.check.planted import Agreement, agreement

FLOORS = {"found": 0.995, "right": 0.99, "exit": 0.995}
"""Over the documents whose every line was put into its column."""
_DAY = dt.date(2025, 1, 1)


def measure(seed: int) -> Agreement:
    """Check one document in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return agreement(seed, Path(folder), _DAY)


def figures(results: list[Agreement]) -> dict[str, float]:
    """Return the shares: planted changes told, findings that were planted, exit codes right."""
    return {
        "found": sum(r.found for r in results) / max(1, sum(r.wanted for r in results)),
        "right": sum(r.right for r in results) / max(1, sum(r.said for r in results)),
        "exit": sum(r.exit_right for r in results) / len(results),
    }


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="first seed")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.count)
    with ProcessPoolExecutor(options.jobs) as pool:
        results = list(pool.map(measure, seeds, chunksize=8))
    for result in results:
        for miss in result.misses:
            how = "" if result.read_right else " (misread)"
            print(f"seed {result.seed}{how}: {miss}")  # noqa: T201
    wanted, said = sum(r.wanted for r in results), sum(r.said for r in results)
    print(f"{len(results)} documents, {wanted} changes planted, {said} findings told")  # noqa: T201
    read = [result for result in results if result.read_right]
    told, whole = figures(read), figures(results)
    print(f"{'':<6} {len(read):>6} read right   all")  # noqa: T201
    for name, share in told.items():
        print(f"{name:<6} {share:.4f} (floor {FLOORS[name]})  {whole[name]:.4f}")  # noqa: T201
    return int(any(told[name] < floor for name, floor in FLOORS.items()))


if __name__ == "__main__":
    sys.exit(main())
