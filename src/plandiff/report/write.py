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

    Files that cannot be written leave no trace and no half result. Raises WriteError;
    BrokenPipeError when the reader of standard output has gone.
    """
    files = [(Path(target), content) for target, content in results if target != STDOUT]
    drafts: list[tuple[Path, Path]] = []
    try:
        for number, (target, content) in enumerate(files):
            if _is_plain(target):
                drafts.append(_beside(target, content, number))
        for draft, place in drafts:
            _into_place(draft, place)
    finally:
        for draft, _ in drafts:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    for target, content in files:
        if not _is_plain(target):
            _into_device(target, content)
    for name, content in results:
        if name == STDOUT:
            _to_stdout(content)


def check_target(target: str, inputs: Sequence[str]) -> None:
    """Refuse, before any work is done, a target that cannot be meant. Raises WriteError."""
    if target == STDOUT:
        return
    path = Path(target)
    try:
        _check(path, [Path(name) for name in inputs if name != STDOUT])
    except (OSError, ValueError) as error:
        raise _refused(path, error) from error


def _check(path: Path, inputs: Sequence[Path]) -> None:
    if path.is_dir():
        raise WriteError(f"{path}: フォルダーです。書き出すファイルの名前を指定してください")
    if not path.parent.is_dir():
        raise WriteError(f"{path}: 書き出し先のフォルダーがありません")
    if path.exists() and any(name.exists() and path.samefile(name) for name in inputs):
        raise WriteError(f"{path}: 読み込む文書と同じファイルには書き出せません")


def _is_plain(target: Path) -> bool:
    """Tell a file, or nothing yet, from /dev/null and pipes, which are not replaced."""
    try:
        return target.is_file() or not target.exists()
    except OSError:
        return True  # writing the draft will say what is wrong


def _beside(target: Path, content: bytes, number: int) -> tuple[Path, Path]:
    """Write a draft in the target's folder, so that putting it in place is one step."""
    real = _behind_link(target)
    # The process number keeps two runs apart; no part of the name comes from a document.
    draft = real.with_name(f".plandiff-{os.getpid()}-{number}.part")
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


def _behind_link(target: Path) -> Path:
    """Find the file a link stands for, so that the link survives."""
    try:
        return target.resolve() if target.is_symlink() else target
    except (OSError, RuntimeError) as error:
        raise _refused(target, error) from error


def _into_place(draft: Path, target: Path) -> None:
    try:
        draft.replace(target)
    except OSError as error:
        raise _refused(target, error) from error


def _into_device(target: Path, content: bytes) -> None:
    try:
        with target.open("wb") as device:
            device.write(content)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _refused(target, error) from error


def _refused(target: Path, error: Exception) -> WriteError:
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return WriteError(f"{target}: 書き出せません（{said}）")


def _to_stdout(content: bytes) -> None:
    """Write bytes, so that no locale and no console encoding changes them."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError as error:
        _silence_stdout()
        if isinstance(error, BrokenPipeError):
            raise
        raise WriteError(f"標準出力に書き出せません（{error.strerror or error}）") from error


def _silence_stdout() -> None:
    """Let the interpreter's last flush go nowhere instead of failing again."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)
