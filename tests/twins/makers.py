"""Twins made into files: by typst with the fonts of the extra `pdf`, by an office program."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.report.office import program
from tests.twins.printing import Look, open_document, typst_source

if TYPE_CHECKING:
    from collections.abc import Iterable

    import typst

    from tests.twins.blocks import Twin

_FILTERS = {"pdf": "pdf:writer_pdf_Export", "docx": "docx:MS Word 2007 XML"}

TYPST_LOOKS = tuple(
    Look(fonts, paper, ruled)
    for fonts in (
        ("Noto Serif JP",),
        ("Noto Sans JP",),
        ("DejaVu Sans Mono", "Noto Sans JP"),
    )
    for paper in ("a4", "a3")
    for ruled in (True, False)
)
OFFICE_LOOKS = (
    Look(("Noto Serif CJK JP",), "a4", ruled=True),
    Look(("Noto Sans CJK JP",), "a4", ruled=False),
    Look(("Noto Sans Mono CJK JP",), "a3", ruled=True),
)


@cache
def _typst_fonts() -> typst.Fonts:
    import pylopdf_fonts_jp  # noqa: PLC0415 - only where a PDF is made
    import typst  # noqa: PLC0415

    folder = Path(pylopdf_fonts_jp.__file__).parent
    return typst.Fonts(include_system_fonts=False, font_paths=[folder])


def typst_pdf(made: Twin, look: Look) -> bytes:
    """Set a twin as a PDF."""
    import typst  # noqa: PLC0415

    return bytes(typst.compile(typst_source(made, look).encode(), font_paths=_typst_fonts()))


def office_files(made: Twin, looks: Iterable[Look], kind: str, folder: Path) -> dict[str, Path]:
    """Set a twin in each look, all in one run of the office program; files by the look's name."""
    sources = []
    for look in looks:
        source = folder / f"{look.name}.fodt"
        source.write_text(open_document(made, look), encoding="utf-8")
        sources.append(source)
    command = [program(), f"-env:UserInstallation={(folder / 'user').as_uri()}", "--headless"]
    command += ["--convert-to", _FILTERS[kind], "--outdir", str(folder)]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=240)
    return {source.stem: source.with_suffix(f".{kind}") for source in sources}
