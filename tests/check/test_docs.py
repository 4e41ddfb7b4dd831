"""Every example of docs/check.md does what the page says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from itertools import zip_longest
from pathlib import Path

import click
import pytest

from plandiff.check.keys import KEYS
from plandiff.check.policy_file import policy_of
from plandiff.check.registry import CHECK_FORMATS
from plandiff.cli.check import check
from tests.check.plans import CURRENT, LOWERED, PREVIOUS, repository

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/check.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
_REST = "<any lines>"
Step = tuple[str, list[str], int]


def steps(block: str) -> list[Step]:
    """Cut a block into commands, the lines they print, and their exit codes."""
    found = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *printed, code = part.rstrip("\n").split("\n")
        found.append((command, printed, int(code.strip("[]"))))
    return found


@pytest.fixture
def scratch(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    repository(folder, {"plans/r7.txt": CURRENT})
    for name, text in {
        "plans/r7.txt": LOWERED,
        "r7.txt": LOWERED,
        "r6.txt": PREVIOUS,
        "wrong.toml": 'fail_on = "error"\n',
        ".gitattributes": "plans/*.txt diff=plandiff\n",
        ".git/info/exclude": "/*.*\n/bin\n",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing\n")
    # As if installed: git calls the program by its name.
    program = folder / "bin" / "plandiff"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m plandiff "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    return folder


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split("\n")[0][2:50])
def test_examples_do_what_the_page_says(block: str, scratch: Path) -> None:
    for command, printed, code in steps(block):
        done = subprocess.run(
            shlex.split(command), cwd=scratch, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, (command, done.stdout, done.stderr)
        told = (done.stdout + done.stderr).rstrip("\n").split("\n")
        pattern = "\n".join(map(as_regex, printed)).replace(f"{_REST}\n", "(?:.*\n)*")
        if printed:
            assert re.fullmatch(pattern.replace(_REST, r"[\s\S]*"), "\n".join(told)), "\n".join(
                f"{a!r}\n{b!r}" for a, b in zip_longest(printed, told)
            )


def as_regex(line: str) -> str:
    """`…` alone is any lines, at the end of a line the rest of it."""
    return _REST if line == "…" else re.escape(line).replace("…", ".*")


def test_the_page_has_examples_of_every_kind() -> None:
    assert len(BLOCKS) >= 9
    codes = {code for block in BLOCKS for _, _, code in steps(block)}
    assert codes == {0, 1, 2}
    assert "| 3 |" in PAGE


def test_every_option_is_on_the_page_and_in_an_example() -> None:
    examples = " ".join(command for block in BLOCKS for command, _, _ in steps(block))
    for option in (param for param in check.params if isinstance(param, click.Option)):
        for word in (*option.opts, *option.secondary_opts):
            assert f"`{word}" in PAGE, word
        assert any(w in examples for w in (*option.opts, *option.secondary_opts)), option.name


def test_every_format_and_setting_is_on_the_page() -> None:
    for row in CHECK_FORMATS:
        assert f"| `{row.name}` |" in PAGE
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    table = tomllib.loads(text)
    assert set(table) == {key.name for key in KEYS}
    policy_of(table, "docs/check.md", Path())
    for key in KEYS:
        assert not key.env or f"`{key.env}`" in PAGE
