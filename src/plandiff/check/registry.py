"""Formats of `plandiff check`: name, suffixes, and how each is made.

A new format is one file and one row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.registry import Format

if TYPE_CHECKING:
    from plandiff.check.nouns import Outcome


def _text(outcome: Outcome) -> bytes:
    from plandiff.check.render_text import render

    return render(outcome)


def _github(outcome: Outcome) -> bytes:
    from plandiff.check.render_github import render

    return render(outcome)


def _sarif(outcome: Outcome) -> bytes:
    from plandiff.check.render_sarif import render

    return render(outcome)


def _junit(outcome: Outcome) -> bytes:
    from plandiff.check.render_junit import render

    return render(outcome)


def _markdown(outcome: Outcome) -> bytes:
    from plandiff.check.render_markdown import render

    return render(outcome)


def _json(outcome: Outcome) -> bytes:
    from plandiff.check.render_json import render

    return render(outcome)


CHECK_FORMATS: Final[tuple[Format[Outcome], ...]] = (
    Format("text", (".txt", ".text"), _text),
    Format("github", (), _github),
    Format("sarif", (".sarif",), _sarif),
    Format("junit", (".xml",), _junit),
    Format("markdown", (".md", ".markdown"), _markdown),
    Format("json", (".json",), _json),
)
"""What `plandiff check` writes; `github` has no suffix and is asked for by name."""
