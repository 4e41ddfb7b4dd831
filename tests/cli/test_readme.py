"""The README's tour shows what the program prints today."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from plandiff.cli.root import plandiff

ROOT = Path(__file__).parents[2]
_EXCERPT = re.compile(r"^```\n(?P<text>■ .*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_readme_quotes_the_report_of_the_sample_as_it_is() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    excerpt = _EXCERPT.search(readme)
    assert excerpt is not None
    parts = [part.strip("\n") for part in excerpt["text"].split("…\n")]
    assert len(parts) == 2
    result = CliRunner().invoke(plandiff, ["compare", str(ROOT / "seeds" / "plan_two_columns.txt")])
    assert [part for part in parts if part not in result.stdout] == []
