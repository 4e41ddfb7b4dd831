"""What git knows: which documents changed since a commit, and what they were.

Runs git with lists of arguments, never through a shell, and never runs what a repository
configures (external diffs, text conversion).
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from plandiff.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MERGE_BASE: Final = "..."
"""At the end of BASE: from where the branches parted, as git writes it."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One changed file; paths are relative to the repository's top, with `/`."""

    path: str
    """Its path now; of a deleted file, the path it had."""
    base_path: str | None
    """Its path at BASE, another one after a rename; None for a new file."""
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class Repository:
    """A working tree and the commit it is compared with."""

    top: Path
    base: str
    """As the user wrote it."""
    commit: str

    def changed(self, paths: Sequence[str]) -> tuple[Changed, ...]:
        """List the files that differ from the commit, new ones included, sorted by path.

        `paths` are git's pathspecs relative to the working folder; none means everything.
        """
        options = ["--name-status", "-z", "--find-renames", "--no-ext-diff", "--no-textconv"]
        # Pathspecs would hide the old name of a renamed file, so renames are found first.
        told = _fields(_git(["diff", *options, self.commit, "--"]))
        wanted = self._within(paths)
        tracked = (file for file in _named(told) if wanted is None or file.path in wanted)
        fresh = _fields(
            _git(["ls-files", "--others", "--exclude-standard", "-z", "--full-name"], cwd=self.top)
        )
        untracked = (Changed(name, None) for name in fresh if wanted is None or name in wanted)
        return tuple(sorted((*tracked, *untracked), key=lambda file: file.path))

    def _within(self, paths: Sequence[str]) -> frozenset[str] | None:
        """Return every path the pathspecs cover, now or at the commit."""
        if not paths:
            return None
        listed = ["ls-files", "-z", "--full-name", "--cached", "--others", "--exclude-standard"]
        now = _fields(_git([*listed, "--", *paths]))
        changed = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", self.commit]
        return frozenset((*now, *_fields(_git([*changed, "--", *paths]))))

    def content(self, path: str) -> bytes:
        """Return a file as it was at the commit."""
        return _git(["cat-file", "blob", f"{self.commit}:{path}"], cwd=self.top)


def open_repository(base: str) -> Repository:
    """Find the repository of the working folder and the commit `base` names. Raises OptionError."""
    top = _git(["rev-parse", "--show-toplevel"], wrong="git のリポジトリの中で使ってください")
    name = base.removesuffix(MERGE_BASE)
    wrong = f"--git {base}: そのようなコミットはありません（浅い clone なら fetch-depth を増やす）"
    told = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"]
    commit = _line(_git(told, wrong=wrong))
    if base.endswith(MERGE_BASE):
        commit = _line(_git(["merge-base", commit, "HEAD"], wrong=wrong))
    return Repository(Path(_line(top)), base, commit)


def _line(output: bytes) -> str:
    return output.decode("utf-8", "surrogateescape").removesuffix("\n")


def _fields(output: bytes) -> list[str]:
    return [part for part in output.decode("utf-8", "surrogateescape").split("\0") if part]


def _named(fields: Sequence[str]) -> Iterator[Changed]:
    """Read `git diff --name-status -z`: M, path; R100, old, new; one field each."""
    rest = iter(fields)
    for status in rest:
        path = next(rest)
        match status[0]:
            case "R" | "C":
                yield Changed(next(rest), path)
            case "A":
                yield Changed(path, None)
            case "D":
                yield Changed(path, path, is_deleted=True)
            case _:
                yield Changed(path, path)


def _git(arguments: Sequence[str], *, cwd: Path | None = None, wrong: str = "") -> bytes:
    command = ["git", "-c", "core.fsmonitor=false", "--no-optional-locks", *arguments]
    try:
        done = subprocess.run(command, cwd=cwd, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError as error:
        raise OptionError("--git を使うには git が要ります") from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise OptionError(wrong or f"git {arguments[0]} が失敗しました（{' '.join(said)}）")
    return done.stdout
