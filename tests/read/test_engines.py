"""Other engines must find about as many characters, or the report warns. Used only here."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from plandiff.options import ReadLimits
from plandiff.read.pdf import read_pdf
from tests.read.engines import agrees_or_warns, counts
from tests.read.pdfs import Drawing, two_columns

_LIMITS = ReadLimits()


def _form(*, ticked: bool = False, chosen: bool = False) -> bytes:
    """Draw a page with a line of text and form fields."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    canvas.drawString(50, 700, "Number of visits")
    canvas.acroForm.textfield(name="visits", value="5000 a year", x=50, y=650, width=150, height=20)
    if ticked:
        canvas.acroForm.checkbox(name="ok", checked=True, x=50, y=600, buttonStyle="check")
    if chosen:
        options = ["raised a little", "kept as it is", "lowered a little"]
        canvas.acroForm.listbox(name="way", options=options, value=options[1], x=50, y=450)
    canvas.save()
    return stream.getvalue()


_SAMPLES = {
    "ruled": two_columns(ruled=True),
    "gap": two_columns(ruled=False),
    "marks": Drawing().text(50, 100, "下線と").rule(50, 102, 70, 102).text(80, 100, "赤").done(),
    "hidden": Drawing().text(50, 100, "見える").text(50, 140, "白", colour=(1, 1, 1)).done(),
    "form": _form(),
    "ticked": _form(ticked=True),
    "chosen": _form(ticked=True, chosen=True),
}


@pytest.mark.parametrize("name", sorted(_SAMPLES))
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_another_engine_finds_as_much_or_the_report_warns(name: str) -> None:
    data = _SAMPLES[name]
    assert agrees_or_warns(read_pdf("plan.pdf", data, _LIMITS), data)


@pytest.mark.parametrize("name", ["ruled", "gap", "marks", "hidden"])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_engine_counts_the_same_characters(name: str) -> None:
    account = read_pdf("plan.pdf", _SAMPLES[name], _LIMITS).account
    assert account is not None
    assert any(abs(account.read - n) <= 0.05 * n for n in counts(_SAMPLES[name]))


def test_values_of_text_fields_are_read() -> None:
    document = read_pdf("form.pdf", _form(), _LIMITS)
    assert [line.text for line in document.lines] == ["Number of visits", "5000 a year"]
    assert document.problems == ()


def test_the_state_of_a_box_is_no_text() -> None:
    document = read_pdf("form.pdf", _form(ticked=True), _LIMITS)
    assert [line.text for line in document.lines] == ["Number of visits", "5000 a year"]


def test_what_a_list_prints_besides_its_value_is_said_not_to_be_read() -> None:
    document = read_pdf("form.pdf", _form(chosen=True), _LIMITS)
    assert [(p.kind, p.message) for p in document.problems] == [
        ("skipped", "1ページの入力欄（フォーム）や印影に、読んでいない文字があります")
    ]
