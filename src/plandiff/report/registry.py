"""Every output format: its name, the suffixes it is known by, and how it is made.

A new format is one file and one row.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from plandiff.errors import OptionError
from plandiff.report.options import DocumentOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plandiff.model import Comparison, Segmentation
    from plandiff.report.view_model import ReportView


Subject = TypeVar("Subject")


class Work:
    """A comparison on its way out; the view is built once, and only if a format needs it."""

    def __init__(
        self, comparison: Comparison, lang: str = "ja", options: DocumentOptions | None = None
    ) -> None:
        self.comparison = comparison
        self.lang = lang
        self.options = options or DocumentOptions()

    @cached_property
    def view(self) -> ReportView:
        """The comparison in words."""
        from plandiff.report.view import build_view

        return build_view(self.comparison, self.lang)


@dataclass(frozen=True, slots=True)
class Format(Generic[Subject]):
    """One output format."""

    name: str
    suffixes: tuple[str, ...]
    render: Callable[[Subject], bytes]
    binary: bool = False
    """Not text: nothing to print on a terminal."""


def _html(work: Work) -> bytes:
    from plandiff.report.render_html import render

    return render(work.view)


def _markdown(work: Work) -> bytes:
    from plandiff.report.render_markdown import render

    return render(work.view)


def _text(work: Work) -> bytes:
    from plandiff.report.render_text import render

    return render(work.view)


def _json(work: Work) -> bytes:
    from plandiff.report.json import render_comparison

    return render_comparison(work.comparison)


def _segmentation_json(segmentation: Segmentation) -> bytes:
    from plandiff.report.json import render_segmentation

    return render_segmentation(segmentation)


def _segmentation_text(segmentation: Segmentation) -> bytes:
    from plandiff.report.render_outline import render

    return render(segmentation)


def _docx(work: Work) -> bytes:
    if work.options.style == "tracked":
        from plandiff.report.docx.render_tracked import render as render_tracked

        return render_tracked(work.comparison, work.view, work.options)
    from plandiff.report.docx.render import render

    return render(work.view, work.options)


def _pdf(work: Work) -> bytes:
    from plandiff.report.pdf.render import render

    return render(work.view, work.options)


def _xlsx(work: Work) -> bytes:
    from plandiff.report.xlsx.render import render

    return render(work.view)


FORMATS: Final[tuple[Format[Work], ...]] = (
    Format("html", (".html", ".htm"), _html),
    Format("markdown", (".md", ".markdown"), _markdown),
    Format("json", (".json",), _json),
    Format("text", (".txt", ".text"), _text),
    Format("xlsx", (".xlsx",), _xlsx, binary=True),
    Format("docx", (".docx",), _docx, binary=True),
    Format("pdf", (".pdf",), _pdf, binary=True),
)
"""What `plandiff compare` writes."""

SEGMENTATION_FORMATS: Final[tuple[Format[Segmentation], ...]] = (
    Format("json", (".json",), _segmentation_json),
    Format("text", (".txt", ".text"), _segmentation_text),
)
"""What `plandiff segment` writes."""

DEFAULT: Final = "text"
"""What is written to standard output when nothing else is asked for."""


def format_named(name: str, formats: Sequence[Format[Subject]]) -> Format[Subject]:
    """Give the format called `name`; raises OptionError, naming those there are."""
    for row in formats:
        if row.name == name:
            return row
    known = " / ".join(row.name for row in formats)
    raise OptionError(f"形式「{name}」は使えません。使えるのは {known} です")


def format_of_file(target: str, formats: Sequence[Format[Subject]]) -> Format[Subject]:
    """Give the format a file's suffix stands for; raises OptionError, naming those there are."""
    suffix = PurePath(target).suffix.lower()
    for row in formats:
        if suffix in row.suffixes:
            return row
    known = " ".join(suffix for row in formats for suffix in row.suffixes)
    raise OptionError(
        f"{target}: 拡張子から形式が分かりません。"
        f"拡張子を {known} のいずれかにするか、--format で指定してください"
    )
