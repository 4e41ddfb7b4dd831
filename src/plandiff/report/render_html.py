"""HTML: one self-contained page; every text is escaped by the template engine."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template

    from plandiff.report.view_model import ReportView

_TEMPLATES = Path(__file__).with_name("templates")


def render(view: ReportView) -> bytes:
    """Make the report one HTML file that asks nothing of any server."""
    from markupsafe import Markup  # noqa: PLC0415  # comes with the template engine

    style = _style()
    # Both are our own: a file of this package and its digest.
    trusted = {"style": Markup(style), "style_hash": Markup(_hash(style))}  # noqa: S704
    page = _template().render(view=view, **trusted)
    return f"{page}\n".encode("utf-8", "backslashreplace")


@cache
def _style() -> str:
    """Read the style sheet: our own text, so it may go in unescaped."""
    return (_TEMPLATES / "report.css").read_text("utf-8")


def _hash(style: str) -> str:
    """Tell what the content security policy must name for the browser to take this very style."""
    return "sha256-" + b64encode(sha256(style.encode()).digest()).decode("ascii")


@cache
def _template() -> Template:
    from jinja2 import (  # noqa: PLC0415  # heavy, and only this format needs it
        Environment,
        FileSystemLoader,
        StrictUndefined,
    )

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FileSystemLoader(_TEMPLATES),
        keep_trailing_newline=False,
    )
    return environment.get_template("report.html.jinja")
