from __future__ import annotations

import io
import posixpath
import subprocess
import sys
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from tests.report.docx_reader import part, text_of

from plandiff.report.docx.render import render
from plandiff.report.docx.render_tracked import render as render_tracked
from plandiff.report.docx.xml import escape, run
from plandiff.report.options import DocumentOptions
from plandiff.report.view import build_view

if TYPE_CHECKING:
    from pathlib import Path

    from plandiff.model import Comparison
    from plandiff.report.view_model import ReportView

ATTACKS = {
    "\x00\x0b\x1f": "⟦U+0000⟧⟦U+000B⟧⟦U+001F⟧",
    "甲\u202e乙": "甲⟦U+202E⟧乙",
    "\ufffe\uffff": "⟦U+FFFE⟧⟦U+FFFF⟧",
    "\ud800": "⟦U+D800⟧",
    "\ufdd0": "⟦U+FDD0⟧",
    "]]></w:t><w:p/>": "]]></w:t><w:p/>",
    "&lt;&#0;": "&lt;&#0;",
    "\r": "⟦U+000D⟧",
}


@pytest.fixture(scope="module", params=["table", "tracked"])
def made(comparison: Comparison, view: ReportView, request: pytest.FixtureRequest) -> bytes:
    if request.param == "table":
        return render(view, DocumentOptions(cover=True))
    return render_tracked(comparison, view, DocumentOptions(style="tracked"))


def names(made: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def test_every_part_is_well_formed_and_typed(made: bytes) -> None:
    types = part(made, "[Content_Types].xml")
    typed = {item.get("PartName", "").lstrip("/") for item in types}
    ends = {item.get("Extension") for item in types}
    for name in names(made):
        assert part(made, name) is not None
        assert name in typed or name.rsplit(".", 1)[-1] in ends


def test_every_relationship_leads_to_a_part(made: bytes) -> None:
    for name in names(made):
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for row in part(made, name):
                target = posixpath.normpath(posixpath.join(folder, row.get("Target", "")))
                assert target in names(made)


def test_every_style_that_is_used_is_there(made: bytes) -> None:
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    known = {item.get(f"{w}styleId") for item in part(made, "word/styles.xml").iter(f"{w}style")}
    used = {
        item.get(f"{w}val")
        for item in part(made).iter(f"{w}pStyle", f"{w}tblStyle")
    }  # fmt: skip
    assert used <= known


def test_no_clock_is_in_the_file(made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_documents_date_follows_the_build(
    view: ReportView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert "1970-01-02T00:00:00Z" in text_of_core(render(view))


def text_within(element: etree._Element) -> str:
    return "".join(item.text or "" for item in element.iter())


def text_of_core(made: bytes) -> str:
    return " ".join(item.text or "" for item in part(made, "docProps/core.xml"))


@pytest.mark.parametrize(("text", "shown"), ATTACKS.items(), ids=lambda text: ascii(text)[:20])
def test_hostile_text_stays_text(text: str, shown: str) -> None:
    document = f'<w:p xmlns:w="x">{run(text)}</w:p>'
    assert text_within(etree.fromstring(document.encode())) == shown
    attribute = f'<a b="{escape(text)}"/>'
    assert etree.fromstring(attribute.encode()).get("b") == shown


@pytest.mark.parametrize("text", ATTACKS, ids=lambda text: ascii(text)[:20])
@pytest.mark.parametrize("style", ["table", "tracked"])
def test_hostile_documents_and_options_make_sound_files(
    comparison: Comparison, text: str, style: str
) -> None:
    section = comparison.sections[1]
    clause = section.clauses[0]
    hostile = replace(clause.current[0], text=f"申請{text}を守る", marker=f"・{text}")
    changed = replace(clause, current=(hostile,), edits=())
    sections = (
        comparison.sections[0],
        replace(section, clauses=(changed, *section.clauses[1:])),
        *comparison.sections[2:],
    )
    attacked = replace(comparison, sections=sections)
    options = DocumentOptions(text, text, text, author=text, cover=True)
    view = build_view(attacked)
    tracked = style == "tracked"
    made = render_tracked(attacked, view, options) if tracked else render(view, options)
    assert text_of(part(made))
    assert "core" in part(made, "docProps/core.xml").tag


def test_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, {root!r})\n"
        "from tests.report.minato import comparison\n"
        "from plandiff.report.registry import Work, FORMATS\n"
        "from plandiff.report.options import DocumentOptions\n"
        "form = next(f for f in FORMATS if f.name == 'docx')\n"
        "for style in ('table', 'tracked'):\n"
        "    work = Work(comparison(), 'ja', DocumentOptions(style=style, cover=True))\n"
        "    sys.stdout.buffer.write(form.render(work))\n"
    )
    root = __file__.rsplit("/tests/", 1)[0]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code.format(root=root)],
            env={"PYTHONHASHSEED": seed},
            cwd=tmp_path,
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 15_000
