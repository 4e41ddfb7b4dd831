"""LibreOffice, asked what it makes of our files.

Without it the tests skip and say so; with PLANDIFF_OFFICE=required, as in CI, they fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("soffice", "libreoffice")
SECONDS = 50

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARY = (
    f'{_HEAD}<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" '
    '"library.dtd">\n<library:library xmlns:library="http://openoffice.org/2000/library" '
    'library:name="Standard" library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Module1"/></library:library>'
)
_MODULE = (
    f'{_HEAD}<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" '
    '"module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script" '
    'script:name="Module1" script:language="StarBasic">{code}</script:module>'
)
_CODE = """
Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  frame = document.CurrentController.Frame
  dispatcher.executeDispatch(frame, ".uno:{command}AllTrackedChanges", "", 0, Array())
  Dim plain(1) As New com.sun.star.beans.PropertyValue
  plain(0).Name = "FilterName" : plain(0).Value = "Text (encoded)"
  plain(1).Name = "FilterOptions" : plain(1).Value = "UTF8,LF"
  document.storeToURL("{target}", plain())
  document.close(True)
End Sub
"""


def program() -> str:
    """The office program; skips, or fails where it is required."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        reason = (
            "LIBREOFFICE IS NOT ASKED: soffice is not installed "
            "(apt-get install --no-install-recommends libreoffice-writer libreoffice-calc)"
        )
        if os.environ.get("PLANDIFF_OFFICE") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def convert(source: Path, to: str) -> Path:
    """Save a file in another format, beside it."""
    outdir = str(source.parent)
    _run(source.parent, "--convert-to", to, "--outdir", outdir, str(source))
    return source.with_suffix(f".{to}")


def resolved(source: Path, *, accepted: bool) -> list[str]:
    """The paragraphs of a Word file after all of its changes are accepted, or rejected."""
    target = source.with_suffix(".txt")
    command = "Accept" if accepted else "Reject"
    code = _CODE.format(source=source.as_uri(), target=target.as_uri(), command=command)
    _run(source.parent, "--terminate_after_init")  # makes the profile, with a library of macros
    library = source.parent / "office" / "user" / "basic" / "Standard"
    library.joinpath("script.xlb").write_text(_LIBRARY, encoding="utf-8")
    escaped = code.replace("&", "&amp;").replace("<", "&lt;")
    library.joinpath("Module1.xba").write_text(_MODULE.format(code=escaped), encoding="utf-8")
    _run(source.parent, "macro:///Standard.Module1.Main")
    return [line for line in target.read_text("utf-8-sig").split("\n") if line.strip()]


def _run(folder: Path, *arguments: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    subprocess.run(
        [program(), profile, "--headless", *arguments],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
