"""Readers that may crash or hang run in a process of their own, with little time and memory.

The child gets the bytes on its standard input and no file name to open; it can write no file.
Whatever becomes of it, the parent gets a document or raises ReadError for that file.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from plandiff.errors import ReadError
from plandiff.options import ReadLimits
from plandiff.read.refusals import SAVE_AGAIN, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from plandiff.model import Document

__all__ = ["SECONDS", "read_in_child"]

SECONDS = 30
"""Time a reader has for one file."""

MEMORY = 1_536 * 1024 * 1024
"""Address space a reader may take, in bytes."""

_BOOT = (
    "import sys, json; head = sys.stdin.buffer.readline(); task = json.loads(head); "
    "sys.path[:] = task['path']; from plandiff.read.child import main; main(task)"
)
_DEPTH = 6_000
"""Python's own recursion limit for nested tables; the stack holds it."""

CRASHED = "壊れているため、読み取りの途中で異常終了しました（{reason}）。" + SAVE_AGAIN

_MOST_ANSWER = 1 << 30
"""Bytes of an answer that is believed."""


def read_in_child(
    kind: str, name: str, data: bytes, limits: ReadLimits, *, fresh: bool | None = None
) -> Document:
    """Read `data` with the reader `kind` (a key of `_READERS`) in a child process.

    A process with one thread is copied, which takes a few milliseconds; otherwise, or with
    `fresh`, a new interpreter is started. Raises ReadError when the reader refuses the file,
    crashes, or takes too long or too much.
    """
    from dataclasses import asdict

    task = {"kind": kind, "name": name, "limits": asdict(limits)}
    if fresh is None:
        fresh = not _can_copy()
    try:
        output = _started(task, data) if fresh else _copied(task, data)
    except TimeoutError as error:
        raise refusal(name, f"{SECONDS}秒以内に読み終わりませんでした。分けてください") from error
    except OSError as error:
        reason = f"読み取りのプロセスを起動できません（エラー番号{error.errno}）"
        raise refusal(name, f"{reason}。空きメモリを確かめてください") from error
    return _answer(name, output)


def _can_copy() -> bool:
    """Whether this process may be copied: other threads could hold locks for ever."""
    import threading

    return sys.platform == "linux" and threading.active_count() == 1


def _started(task: Mapping[str, Any], data: bytes) -> bytes:
    """Do a task in a new interpreter that sees no environment and no site packages but ours."""
    import json
    import subprocess

    head = json.dumps({**task, "path": sys.path}).encode() + b"\n"
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and a fixed program
        [sys.executable, "-I", "-S", "-c", _BOOT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with process:
        try:
            return process.communicate(head + data, timeout=SECONDS)[0]
        except subprocess.TimeoutExpired as error:
            _end(process.pid)
            raise TimeoutError from error


def _copied(task: Mapping[str, Any], data: bytes) -> bytes:
    """Do a task in a copy of this process."""
    mine, theirs = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            os.close(mine)
            os.setsid()
            _silence()
            work(task, data, theirs)
        finally:
            os._exit(1)
    os.close(theirs)
    try:
        return _received(mine)
    finally:
        os.close(mine)
        _end(pid)
        os.waitpid(pid, 0)


def _received(pipe: int) -> bytes:
    """Read a pipe to its end. Raises TimeoutError."""
    import select
    import time

    end = time.monotonic() + SECONDS
    parts: list[bytes] = []
    size = 0
    while size < _MOST_ANSWER:
        left = end - time.monotonic()
        if left <= 0 or not select.select([pipe], [], [], left)[0]:
            raise TimeoutError
        part = os.read(pipe, 1 << 20)
        if not part:
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _end(pid: int) -> None:
    """End a child and whatever it started; it leads a process group of its own."""
    import signal

    for end in (os.killpg, os.kill) if hasattr(os, "killpg") else (os.kill,):
        try:
            end(pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        except (ProcessLookupError, PermissionError):
            continue


def _answer(name: str, output: bytes) -> Document:
    from plandiff.read.wire import decode

    verdict, _, rest = output.partition(b"\n")
    if verdict == b"document":
        try:
            return decode(rest)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
            raise refusal(name, CRASHED.format(reason="途中で終了")) from error
    if verdict == b"refused":
        raise ReadError(rest.decode("utf-8", "replace"))
    reason = rest.decode("utf-8", "replace") or "途中で終了"
    raise refusal(name, CRASHED.format(reason=reason))


# ---------------------------------------------------------------- in the child


def _read_pdf(name: str, data: bytes, limits: ReadLimits) -> Document:
    from plandiff.read.pdf import read_pdf

    return read_pdf(name, data, limits, workers=min(4, os.cpu_count() or 1))


def _read_docx(name: str, data: bytes, limits: ReadLimits) -> Document:
    from plandiff.read.docx import read_docx

    return read_docx(name, data, limits)


def _read_sheet(name: str, data: bytes, limits: ReadLimits) -> Document:
    from plandiff.read.sheet import read_sheet

    return read_sheet(name, data, limits)


def _read_html(name: str, data: bytes, limits: ReadLimits) -> Document:
    from plandiff.read.html import read_html

    return read_html(name, data, limits)


_READERS: dict[str, Callable[[str, bytes, ReadLimits], Document]] = {
    "pdf": _read_pdf,
    "docx": _read_docx,
    "sheet": _read_sheet,
    "html": _read_html,
}


def main(task: Mapping[str, Any]) -> None:
    """Do what the parent asked in a new interpreter, and answer on standard output."""
    data = sys.stdin.buffer.read()
    answer = os.dup(1)
    _silence()
    work(task, data, answer)


def _silence() -> None:
    """Whatever a library prints must not get among answers or messages."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def work(task: Mapping[str, Any], data: bytes, answer: int) -> None:
    """Read under restraint, write verdict and answer to a pipe, and end the process."""
    _restrain()
    verdict, body = _verdict(task, data)
    with os.fdopen(answer, "wb") as stream:
        stream.write(verdict + b"\n" + body)
    os._exit(0)  # no clean-up code of a library can spoil an answer already given


def _restrain() -> None:
    """Bound memory, time and files, where the system can."""
    sys.setrecursionlimit(_DEPTH)
    try:
        import resource
    except ImportError:
        return
    bounds = (
        (resource.RLIMIT_AS, _taken() + MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    )
    for kind, bound in bounds:
        _, hard = resource.getrlimit(kind)
        most = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        try:
            resource.setrlimit(kind, (most, hard))
        except (ValueError, OSError):  # a system that does not keep this bound
            continue


def _taken() -> int:
    """Return the address space this process has as it begins: a copy has all of its parent's."""
    try:
        with open("/proc/self/statm", encoding="ascii") as table:  # noqa: PTH123 - no path to build
            return int(table.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def _verdict(task: Mapping[str, Any], data: bytes) -> tuple[bytes, bytes]:
    from plandiff.read.wire import encode

    name = str(task["name"])
    try:
        document = _READERS[task["kind"]](name, data, ReadLimits(**task["limits"]))
        return b"document", encode(document)
    except ReadError as error:
        return b"refused", str(error).encode("utf-8", "replace")
    except MemoryError:
        return b"refused", str(refusal(name, "読むのにメモリが足りません。分けてください")).encode()
    except BaseException as error:  # noqa: BLE001 - a foreign panic must not pass for a hang
        return b"crashed", type(error).__name__.encode()
