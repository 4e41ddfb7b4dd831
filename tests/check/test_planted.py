"""A small fixed sample; `python -m tests.bench.check` runs a thousand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tests.bench.check import figures
from tests.check.planted import agreement

if TYPE_CHECKING:
    from pathlib import Path


def test_checks_tell_what_was_planted(tmp_path: Path) -> None:
    results = [agreement(seed, tmp_path, dt.date(2025, 1, 1)) for seed in range(1000, 1008)]
    read = [result for result in results if result.read_right]
    assert len(read) >= 5
    assert [result.misses for result in read if result.misses] == []
    assert [result.seed for result in results if not result.exit_right] == []
    told = figures(results)
    assert min(told["found"], told["right"]) >= 0.97
