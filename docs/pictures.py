"""Make the pictures of this folder from the sample plan, so that they stay true.

Run it with the project's Python: `.venv/bin/python docs/pictures.py`. It needs Chromium for the
page, LibreOffice for Word and Excel, and poppler's pdftoppm; a picture whose tool is missing is
left as it is, and that is said.
"""  # noqa: INP001

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Callable

DOCS = Path(__file__).parent
PLAN = DOCS.parent / "seeds" / "plan_two_columns.txt"
LARGEST = 200_000
"""Bytes of a picture: the repository is cloned often, the pictures are looked at seldom."""


@dataclass(frozen=True)
class Picture:
    """One picture: what it shows, the format it is of, what makes it, and the tools that needs."""

    name: str
    suffix: str
    make: Callable[[Path, Path], None]
    tools: tuple[str, ...]
    options: tuple[str, ...] = ()


def main() -> int:
    """Make every picture that can be made; tell which were not, and fail if one is too large."""
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for picture in PICTURES:
            missing = [tool for tool in picture.tools if shutil.which(tool) is None]
            if missing:
                sys.stderr.write(f"{picture.name}: not made, missing: {' '.join(missing)}\n")
                continue
            failed |= not _made(picture, Path(folder))
    return int(failed)


def _made(picture: Picture, folder: Path) -> bool:
    report = folder / f"report{picture.suffix}"
    _run("plandiff", "compare", str(PLAN), "-o", str(report), *picture.options)
    target = folder / picture.name
    picture.make(report, target)
    size = target.stat().st_size
    sys.stderr.write(f"{picture.name}: {size:,} bytes\n")
    if size > LARGEST:
        sys.stderr.write(f"{picture.name}: too large, at most {LARGEST:,} bytes\n")
        return False
    shutil.copy(target, DOCS / picture.name)
    return True


def _run(*command: str) -> None:
    beside = Path(sys.executable).parent
    path = os.pathsep.join((str(beside), os.environ.get("PATH", "")))
    found = shutil.which(command[0], path=path) or command[0]
    done = subprocess.run(  # noqa: S603  # our own commands
        [found, *command[1:]], check=False, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"{command[0]}: {done.stderr}")


def _page(report: Path, target: Path) -> None:
    """Photograph the top of the HTML page."""
    _run(
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--force-device-scale-factor=1",
        "--window-size=1200,1180",
        f"--screenshot={target}",
        report.as_uri(),
    )


def _office(first: str) -> Callable[[Path, Path], None]:
    """Print an office file to pages and photograph the first that says `first`."""

    def make(report: Path, target: Path) -> None:
        profile = f"-env:UserInstallation={(report.parent / 'office').as_uri()}"
        outdir = ("--outdir", str(report.parent))
        _run("soffice", profile, "--headless", "--convert-to", "pdf", *outdir, str(report))
        pages = report.with_suffix(".pdf")
        _photograph(pages, _number(pages, first), target)

    return make


def _number(pages: Path, text: str) -> int:
    with pypdfium2.PdfDocument(pages) as document:
        said = [page.get_textpage().get_text_range() for page in document]
    return next((at for at, page in enumerate(said, 1) if text in page), 1)


def _pdf(report: Path, target: Path) -> None:
    _photograph(report, 1, target)


def _photograph(pages: Path, number: int, target: Path) -> None:
    only = ("-f", str(number), "-l", str(number), "-singlefile")
    _run("pdftoppm", "-r", "76", "-png", *only, str(pages), str(target.with_suffix("")))


PICTURES = (
    Picture("report.png", ".html", _page, ("chromium",)),
    Picture("word.png", ".docx", _office("新旧対照表"), ("soffice", "pdftoppm")),
    Picture("excel.png", ".xlsx", _office("変更一覧"), ("soffice", "pdftoppm")),
    Picture("pdf.png", ".pdf", _pdf, ("pdftoppm",)),
)

if __name__ == "__main__":
    sys.exit(main())
