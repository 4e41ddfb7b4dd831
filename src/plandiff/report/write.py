"""Write results whole or not at all."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from plandiff.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Sequence

STDOUT: Final = "-"

Result = tuple[str, bytes]
"""A target, `-` for standard output, and what goes there."""


def write_results(results: Sequence[Result]) -> None:
    """Write all results: first every file beside its target, then each into its place.

    Files that cannot be written leave no trace and no half result. Raises WriteError.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for target, content in results:
            if target != STDOUT:
                waiting.append(_beside(Path(target), content))
        for draft, place in waiting:
            _into_place(draft, place)
    finally:
        for draft, _ in waiting:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    for target, content in results:
        if target == STDOUT:
            _to_stdout(content)


def check_target(target: str, inputs: Sequence[str]) -> None:
    """Refuse, before any work is done, a target that cannot be meant. Raises WriteError."""
    path = Path(target)
    if target == STDOUT:
        return
    if path.is_dir():
        raise WriteError(f"{target}: フォルダーです。書き出すファイルの名前を指定してください")
    if not path.parent.is_dir():
        raise WriteError(f"{target}: 書き出し先のフォルダーがありません")
    if any(_is_same_file(path, Path(name)) for name in inputs if name != STDOUT):
        raise WriteError(f"{target}: 読み込む文書と同じファイルには書き出せません")


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _beside(target: Path, content: bytes) -> tuple[Path, Path]:
    """Write a draft in the target's folder, so that putting it in place is one step."""
    # The process number keeps two runs apart; the name never depends on a document.
    real = target.resolve() if target.is_symlink() else target
    draft = real.with_name(f".plandiff-{os.getpid()}-{real.name[:40]}.part")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if real.exists():
            draft.chmod(real.stat().st_mode & 0o777)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise _refused(target, error) from error
    return draft, real


def _into_place(draft: Path, target: Path) -> None:
    try:
        draft.replace(target)
    except OSError as error:
        raise _refused(target, error) from error


def _refused(target: Path, error: OSError) -> WriteError:
    return WriteError(f"{target}: 書き出せません（{error.strerror or error}）")


def _to_stdout(content: bytes) -> None:
    """Bytes, so that no locale and no console encoding changes them."""
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(content.decode("utf-8"))
        sys.stdout.flush()
        return
    stream.write(content)
    stream.flush()
