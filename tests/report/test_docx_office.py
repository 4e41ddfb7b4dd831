"""The Word files in LibreOffice: what a word processor makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.properties.documents import compared
from tests.report.docx_reader import state
from tests.report.office import convert, program, resolved

from plandiff.options import ReadLimits
from plandiff.read import read_document
from plandiff.report.options import DocumentOptions
from plandiff.report.registry import FORMATS, Work, format_named

if TYPE_CHECKING:
    from pathlib import Path

    from plandiff.model import Comparison


def made(comparison: Comparison, folder: Path, options: DocumentOptions) -> Path:
    path = folder / "made.docx"
    path.write_bytes(format_named("docx", FORMATS).render(Work(comparison, options=options)))
    return path


def squeezed(texts: list[str]) -> list[str]:
    return ["".join(text.split()) for text in texts]


@pytest.mark.parametrize("accepted", [True, False])
def test_tracked_changes_come_out_as_the_two_texts(tmp_path: Path, *, accepted: bool) -> None:
    program()
    path = made(compared(8), tmp_path, DocumentOptions(style="tracked"))
    wanted = state(path.read_bytes(), accepted=accepted)
    assert squeezed(resolved(path, accepted=accepted)) == squeezed(wanted)


def test_the_table_prints_every_text_with_its_head_on_each_page(tmp_path: Path) -> None:
    program()
    comparison = compared(8)
    path = made(comparison, tmp_path, DocumentOptions(profile="zenbun"))
    pages = read_document(convert(path, "pdf"), ReadLimits())
    heads = [line.page for line in pages.lines if line.text.startswith("新（令和5年度）")]
    assert heads == list(range(1, pages.source.pages + 1))
    said = "".join("".join(line.text.split()) for line in pages.lines)
    (title,) = {section.title for section in comparison.current.sections[:1]}
    assert "".join(title.split()) in said
