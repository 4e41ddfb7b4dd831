"""Targets as HTML: one self-contained page; every text is escaped by the template engine."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from plandiff.report.targets_strip import HEIGHT, MARGIN, TICKS, WIDTH
from plandiff.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Template

    from plandiff.model_results import AuditedReport

_TEMPLATES = Path(__file__).with_name("templates")
_SHEETS = ("report.css", "targets.css")


def render(reports: Sequence[AuditedReport]) -> bytes:
    """Make one HTML file of all reports that asks nothing of any server."""
    from plandiff.report.targets_view import build  # noqa: PLC0415 - only this format needs it

    documents = build(reports)
    title = f"{documents[0].title}　目標と実績" if len(documents) == 1 else "目標と実績"
    return page("targets.html.jinja", title=title, documents=documents)


def page(template: str, **values: object) -> bytes:
    """Fill a template; `style`, its digest for the security policy and sizes come by themselves."""
    from markupsafe import Markup  # noqa: PLC0415  # comes with the template engine

    style = _style()
    # Both are our own: files of this package and their digest.
    trusted = {"style": Markup(style), "style_hash": Markup(_hash(style))}  # noqa: S704
    sizes = {"width": WIDTH, "height": HEIGHT, "margin": MARGIN, "ticks": TICKS}
    text = _template(template).render(**values, **trusted, **sizes)
    return f"{text}\n".encode("utf-8", "backslashreplace")


@cache
def _style() -> str:
    """Read the style sheets: our own text, so they may go in unescaped."""
    return "".join((_TEMPLATES / name).read_text("utf-8") for name in _SHEETS)


def _hash(style: str) -> str:
    return "sha256-" + b64encode(sha256(style.encode()).digest()).decode("ascii")


@cache
def _template(name: str) -> Template:
    from jinja2 import (  # noqa: PLC0415  # heavy, and only this format needs it
        Environment,
        FileSystemLoader,
        StrictUndefined,
    )

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FileSystemLoader(_TEMPLATES),
        finalize=_shown,
    )
    return environment.get_template(name)


def _shown(value: object) -> object:
    """Show hidden characters of the document's own texts; our own markup is let through."""
    return visible(value) if type(value) is str else value
