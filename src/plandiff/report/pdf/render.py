"""The 新旧対照表 as a PDF: tagged, A4 landscape, the same bytes on every machine."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from plandiff.errors import OptionError
from plandiff.report.created import created
from plandiff.report.docx.form import make_form
from plandiff.report.docx.render import document_body
from plandiff.report.options import DocumentOptions
from plandiff.report.pdf.content import content
from plandiff.report.pdf.glyphs import code_points, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.report.view_model import ReportView

_TEMPLATE: Final = Path(__file__).parents[1] / "templates" / "comparison.typ"
_FAULT: Final = "PanicException"
FAULT: Final = (
    "PDF を組めませんでした（組版の部品の不具合）。"
    "--format docx か html で書き出し、PDF にはそこからしてください"
)


def render(view: ReportView, options: DocumentOptions | None = None) -> bytes:
    """Make the .pdf, always as a table and in our own styles: a Word template is for Word.

    Raises OptionError if the extra `pdf` is not installed, for a profile that cannot be used, and
    for a font there is not.
    """
    typst, fonts = _library()
    form = make_form(view, replace(options or DocumentOptions(), template=""))
    body = document_body(view, form)
    data = content(body, form.profile, form.words.title, view.lang)
    # As data, so that no text of a document can be taken for markup.
    given = printable(json.dumps(data, ensure_ascii=False), code_points(fonts))
    try:
        made, warnings = typst.compile_with_warnings(
            _TEMPLATE.read_bytes(),
            format="pdf",
            font_paths=_only(typst, fonts),
            sys_inputs={"report": given},
            timestamp=int(created().timestamp()),
        )
    except typst.TypstError as error:
        raise RuntimeError(f"typst: {error.message}") from error
    except BaseException as error:
        # A fault within the typesetter comes as an exception that is no Exception.
        if type(error).__name__ != _FAULT:
            raise
        raise OptionError(FAULT) from error
    _refuse(warnings)
    return bytes(made)


def _library() -> tuple[Any, Sequence[Path]]:
    """Load the typesetter, and say where the fonts are."""
    try:
        import typst  # noqa: PLC0415  # an extra
        from pylopdf_fonts_jp import sans_path, serif_path  # noqa: PLC0415
    except ImportError as error:
        raise OptionError(
            "PDF を書き出すには追加の部品が要ります: pip install 'plandiff[pdf]'"
        ) from error
    return typst, (serif_path(), sans_path())


def _only(typst: Any, fonts: Sequence[Path]) -> Any:  # noqa: ANN401
    """Let the typesetter know these fonts and its own, none of the machine's: others lack those."""
    return typst.Fonts(
        include_system_fonts=False,
        font_paths=sorted({str(path.parent) for path in fonts}),
    )


def _refuse(warnings: Sequence[Any]) -> None:
    """Stop at a warning: a font that is not there would be replaced in silence."""
    for warning in warnings:
        raise OptionError(f"PDF を組めません（{warning.message}）")
