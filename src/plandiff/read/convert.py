"""DOC, ODT and RTF through LibreOffice, when it is there: turned into DOCX, then read as such.

It runs on a copy with a name of ours in a folder of its own, with a fresh profile that runs no
macro and reaches no network, for a limited time.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from plandiff.model import Problem
from plandiff.read.child import read_in_child
from plandiff.read.refusals import refusal

if TYPE_CHECKING:
    from plandiff.model import Document
    from plandiff.options import ReadLimits

__all__ = ["converter", "read_converted", "refuse_ichitaro"]

_ADVICE = "DOCX か PDF で保存し直してください"
_SECONDS = 60
_NAMES = ("soffice", "libreoffice")

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


def converter() -> str | None:
    """Return the path of LibreOffice, if it is on PATH."""
    return next((path for name in _NAMES if (path := which(name))), None)


def read_converted(name: str, data: bytes, limits: ReadLimits, *, kind: str) -> Document:
    """Read a DOC, ODT or RTF file (`kind`). Raises ReadError, also when LibreOffice is missing."""
    program = converter()
    if program is None:
        raise refusal(
            name,
            f"{kind.upper()} を読むには LibreOffice が要ります（`soffice` が PATH にありません）。"
            "LibreOffice を入れるか、DOCX か PDF で保存し直してください",
        )
    with tempfile.TemporaryDirectory(prefix="plandiff-", ignore_cleanup_errors=True) as folder:
        made = _convert(program, Path(folder), name, data, kind)
    document = read_in_child("docx", name, made, limits)
    source = replace(document.source, sha256=sha256(data).hexdigest(), format=kind)
    told = Problem(
        "suspect",
        f"{kind.upper()} を LibreOffice で DOCX に変換して読みました。"
        "番号やページの位置が元の文書と違うおそれがあります",
    )
    return replace(document, source=source, problems=(told, *document.problems))


def _convert(program: str, folder: Path, name: str, data: bytes, kind: str) -> bytes:
    source = folder / f"source.{kind}"
    source.write_bytes(data)
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    command = [
        program,
        "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "made"), str(source),
    ]  # fmt: skip
    _run(command, folder, name)
    made = folder / "made" / "source.docx"
    if not made.is_file():
        raise refusal(name, f"LibreOffice で変換できませんでした。{_ADVICE}")
    return made.read_bytes()


def _run(command: list[str], folder: Path, name: str) -> None:
    """Run a program in its own session; all of it is ended when its time is up."""
    with subprocess.Popen(  # noqa: S603 - LibreOffice as found on PATH, arguments of ours
        command,
        cwd=folder,
        env={**os.environ, "HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(timeout=_SECONDS)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise refusal(
                name, f"LibreOffice の変換が{_SECONDS}秒以内に終わりませんでした。{_ADVICE}"
            ) from error


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        import signal

        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            process.kill()
    else:
        process.kill()


def refuse_ichitaro(name: str, data: bytes, limits: ReadLimits) -> Document:  # noqa: ARG001
    """Say how to bring an Ichitaro document here. Always raises ReadError."""
    raise refusal(name, f"一太郎の文書は読めません。一太郎で{_ADVICE}")
