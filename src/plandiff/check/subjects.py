"""What is to be checked: documents, pairs of documents, changed files, all of them still unread."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from plandiff.check.policy import path_matches
from plandiff.errors import OptionError
from plandiff.read.registry import READERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plandiff.check.git import Changed, Repository
    from plandiff.check.policy import Policy


@dataclass(frozen=True, slots=True)
class Stored:
    """An earlier version of a document, as git holds it."""

    name: str
    """As shown: main:plans/r7.txt."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing to check."""

    path: str
    """As shown and opened: relative to the working folder, or `-`."""
    kind: Literal["single", "pair", "revision", "deleted"]
    """`single`: two columns or a report; `revision`: against its earlier version, None if new."""
    previous: str | Stored | None = None
    as_given: bool = False
    """The order of the pair is the user's, whatever years the documents name."""
    is_meant: bool = True
    """Named by the user or the policy, rather than just one of the changed files."""


def shown(path: str | Path) -> str:
    """Write a path as people and CI know it: relative to the working folder if it lies inside."""
    if str(path) == "-":
        return "-"
    place = Path(os.path.normpath(Path(path).absolute()))
    return (
        place.relative_to(Path.cwd()).as_posix() if place.is_relative_to(Path.cwd()) else str(place)
    )


def named_subjects(paths: Sequence[str], *, as_given: bool = False) -> tuple[Subject, ...]:
    """One document by itself, two as current and previous, more one by one."""
    if len(paths) == 2:
        return (Subject(shown(paths[0]), "pair", shown(paths[1]), as_given=as_given),)
    return tuple(Subject(shown(path), "single") for path in paths)


def policy_subjects(policy: Policy) -> tuple[Subject, ...]:
    """Everything a policy names: pairs first, then the documents its paths find.

    Raises OptionError when it names nothing, or a pattern finds nothing.
    """
    root = policy.root
    pairs = [
        Subject(shown(root / pair.current), "pair", shown(root / pair.previous))
        for pair in policy.pairs
    ]
    found = [Subject(shown(path), "single") for path in _found(root, policy.paths)]
    if not pairs and not found:
        raise OptionError(
            "検査する文書を指定してください（引数、--git、または plandiff.toml の paths か pairs）"
        )
    return tuple(dict.fromkeys((*pairs, *found)))


def _found(root: Path, patterns: Iterable[str]) -> Iterator[Path]:
    for pattern in patterns:
        try:
            files = sorted(path for path in root.glob(pattern) if path.is_file())
        except (ValueError, NotImplementedError) as error:
            raise OptionError(f"paths の「{pattern}」は使えません（{error}）") from error
        if not files:
            raise OptionError(f"paths の「{pattern}」に当たる文書がありません")
        yield from files


def changed_subjects(
    repository: Repository, paths: Sequence[str], policy: Policy
) -> tuple[Subject, ...]:
    """Return the documents that changed since the commit, each with what it was."""
    meant = {shown(path) for path in paths}
    return tuple(
        subject
        for file in repository.changed(paths)
        if (subject := _changed(repository, file, meant, policy))
    )


def _changed(
    repository: Repository, file: Changed, meant: set[str], policy: Policy
) -> Subject | None:
    place = repository.top / file.path
    path = shown(place)
    is_meant = path in meant or any(_fits(pattern, place, policy) for pattern in policy.paths)
    is_asked = is_meant or not policy.paths or bool(meant)
    if not is_asked or not (is_meant or _is_readable(file.path)):
        return None
    if file.base_path is None:
        return Subject(path, "revision", None, is_meant=is_meant)
    name = f"{repository.base.removesuffix('...')}:{file.base_path}"
    stored = Stored(name, repository.content(file.base_path))
    return Subject(path, "deleted" if file.is_deleted else "revision", stored, is_meant=is_meant)


def _fits(pattern: str, place: Path, policy: Policy) -> bool:
    root = policy.root.absolute()
    return place.is_relative_to(root) and path_matches(pattern, place.relative_to(root).as_posix())


def _is_readable(path: str) -> bool:
    """Tell a document by its suffix; a lock file or a picture is none."""
    suffix = PurePosixPath(path).suffix.lower()
    return any(suffix in reader.suffixes for reader in READERS)
