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
    """The report as one HTML file that asks nothing of any server."""
    from markupsafe import Markup

    style = _style()
    page = _template().render(view=view, style=Markup(style), style_hash=Markup(_hash(style)))
    return f"{page}\n".encode("utf-8", "backslashreplace")


@cache
def _style() -> str:
    """The style sheet: our own text, so it may go in unescaped."""
    return (_TEMPLATES / "report.css").read_text("utf-8")


def _hash(style: str) -> str:
    """What the content security policy must name for the browser to take this very style."""
    return "sha256-" + b64encode(sha256(style.encode()).digest()).decode("ascii")


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FileSystemLoader(_TEMPLATES),
        keep_trailing_newline=False,
    )
    return environment.get_template("report.html.jinja")
