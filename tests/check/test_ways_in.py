"""pre-commit hooks, the GitHub action, git drivers, completion, rules and the manual page."""

from __future__ import annotations

import re
import shutil
import subprocess
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plandiff.check.catalogue import catalogue
from plandiff.cli.completion import commands, options
from plandiff.cli.manpage import manpage
from plandiff.cli.root import COMMANDS
from plandiff.read.registry import READERS
from tests.check.plans import CURRENT, LOWERED

if TYPE_CHECKING:
    from collections.abc import Callable

    Talk = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).parents[2]


def test_rules_are_listed_and_explained(plandiff: Talk) -> None:
    code, text, _ = plandiff("rules")
    assert code == 0
    listed = re.findall(r"^  (?:error|warning|note) +(\S+)", text, re.MULTILINE)
    assert sorted(listed) == sorted(row.id for row in catalogue())
    assert len(set(listed)) == len(listed)
    for row in catalogue():
        code, text, _ = plandiff("rules", row.id)
        assert (code, row.what in text, f"例: {row.example}" in text) == (0, True, True)
    code, text, err = plandiff("rules", "target-lowred")
    assert (code, text, "近いものは「target-lowered」です" in err) == (2, "", True)


def test_the_manual_page_is_current() -> None:
    assert (ROOT / "docs/plandiff.1").read_text(encoding="utf-8") == manpage(), (
        "python -m plandiff.cli.manpage > docs/plandiff.1"
    )


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command_and_option(shell: str, plandiff: Talk) -> None:
    code, script, _ = plandiff("completion", shell)
    assert code == 0
    for command in commands():
        assert str(command.name) in script
        for option in options(command):
            assert option.opts[-1].lstrip("-") in script
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, text=True, check=True)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["plandiff", "che"], ["check"]),
        (["plandiff", "check", "--fail-on", "n"], ["note", "never"]),
        (["plandiff", "check", "--keep"], ["--keep-going"]),
        (["plandiff", "schema", "po"], ["policy"]),
    ],
)
def test_bash_completes(typed: list[str], offered: list[str], plandiff: Talk) -> None:
    _, script, _ = plandiff("completion", "bash")
    words = " ".join(f"'{word}'" for word in typed)
    ask = f"COMP_WORDS=({words}); COMP_CWORD={len(typed) - 1}; _plandiff; echo ${{COMPREPLY[@]}}"
    done = subprocess.run(
        ["bash", "-c", f"{script}\n{ask}"], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == offered


def test_a_changed_target_is_one_changed_line_of_text(folder: Path, plandiff: Talk) -> None:
    (folder / "a.txt").write_text(CURRENT, encoding="utf-8")
    wrapped = LOWERED.replace("特定保健指導の実施率を", "特定保健指導の\n実施率を")
    (folder / "b.txt").write_text(wrapped, encoding="utf-8")
    before, after = (plandiff("textconv", name)[1].splitlines() for name in ("a.txt", "b.txt"))
    changed = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    assert changed == [
        (
            "■ KPI： 被保険者の特定保健指導の実施率を 21.0％以上とする",
            "■ KPI： 被保険者の特定保健指導の実施率を 20.0％以上とする",
        )
    ]


def test_textconv_of_any_document(folder: Path, plandiff: Talk) -> None:
    seeds = ROOT / "seeds"
    code, text, _ = plandiff("textconv", str(seeds / "plan_two_columns.txt"))
    assert (code, text.count("\n== ")) == (0, 1)
    code, text, _ = plandiff("textconv", str(seeds / "report_table.txt"))
    assert (code, len(text.splitlines()) > 50) == (0, True)
    (folder / "empty.txt").write_bytes(b"")
    assert plandiff("textconv", "empty.txt")[0] == 2


def test_the_external_diff_never_stops_git(folder: Path, plandiff: Talk) -> None:
    (folder / "a.txt").write_text(CURRENT, encoding="utf-8")
    (folder / "b.txt").write_text(LOWERED, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    rest = ["1234567", "100644"]
    code, text, _ = plandiff("gitdiff", "p.txt", "a.txt", *rest, "b.txt", *rest)
    assert (code, text.startswith("plandiff p.txt\n"), "20.0％以上" in text) == (0, True, True)
    for old, new, said in (
        ("/dev/null", "b.txt", "追加された文書"),
        ("a.txt", "/dev/null", "削除された文書"),
        ("a.txt", "empty.txt", "読めない"),
    ):
        code, text, _ = plandiff("gitdiff", "p.txt", old, *rest, new, *rest)
        assert (code, said in text) == (0, True)


def test_hooks_look_at_documents_of_every_readable_kind() -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    (pattern,) = re.findall(r"files: (\\\..*)", text)
    known = {suffix for reader in READERS for suffix in reader.suffixes}
    refused = {".doc", ".odt", ".rtf", ".jtd", ".xhtml"}  # need another program, or are no plans
    assert {s for s in known if re.search(pattern, "plans/a" + s)} == known - refused
    for name in re.findall(r"entry: plandiff (\w+)", text):
        assert name in COMMANDS


def test_inputs_of_the_action_are_words_never_code(folder: Path) -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    script = textwrap.dedent(text.rsplit("run: |\n", 1)[1])
    assert "${{" not in script
    program = folder / "plandiff"
    program.write_text('#!/bin/sh\nprintf "<%s>" "$@"\nexit 1\n')
    program.chmod(0o755)
    given = {
        "INPUT_BASE": "abc; touch owned",
        "INPUT_PATHS": "plans/$(touch owned)\nr 7.txt\n",
        "INPUT_FAIL_ON": "warning",
        "INPUT_KEEP_GOING": "true",
        "INPUT_CONFIG": "",
        "INPUT_OUTPUT": "a.sarif\njunit=b.xml\n",
        "PLANDIFF": str(program),
        "GITHUB_OUTPUT": str(folder / "output"),
        "PATH": "/usr/bin:/bin",
    }
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        env=given,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == (
        "<check><--git><abc; touch owned><-o><github=-><--fail-on><warning><--keep-going>"
        "<-o><a.sarif><-o><junit=b.xml><--><plans/$(touch owned)><r 7.txt>"
    )
    assert (folder / "output").read_text() == "exit-code=1\n"
    assert not (folder / "owned").exists()
