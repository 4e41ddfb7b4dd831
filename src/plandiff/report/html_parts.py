"""Markup that cannot be forgotten to escape: whatever is not `Html` becomes text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plandiff.report.view_model import Badge, Link, MarkClass, Span

_VOID: Final = frozenset(("meta", "col", "input"))
_BREAKING: Final = frozenset(
    "article blockquote colgroup dialog div dl fieldset figure h1 h2 h3 h4 h5 h6 header li main "
    "nav ol p section table tbody thead tr ul".split()
)
"""Elements that begin on a line of their own, so that two reports can be compared line by line."""

_NAMES: Final = {"cls": "class", "for_": "for"}


_ENTITIES: Final = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"))
"""Attributes stand in double quotes, so that a single one may stay."""


class Html(str):
    """Text that is markup already; everything joined to it by other means is plain text again."""

    __slots__ = ()


NOTHING: Final = Html("")


def escape(text: str) -> Html:
    """Give text as markup that shows this very text, inside elements and attributes alike."""
    return text if type(text) is Html else Html(_escaped(text))


def _escaped(text: str) -> str:
    # Most texts hold none of these, and looking is quicker than replacing.
    if "&" in text or "<" in text or ">" in text or '"' in text:
        for char, shown in _ENTITIES:
            text = text.replace(char, shown)
    return text


def tag(name: str, /, *inside: str, **attributes: str | int | bool | None) -> Html:
    """Make an element; `inside` is escaped unless it is Html.

    Attributes are escaped whatever they are: True stands for the bare name, False, None and an
    empty class for none; `cls` and `for_` are class and for, an underscore in any other name is
    a hyphen.
    """
    start = _start(name, tuple(attributes.items()))
    if name in _VOID:
        return Html(start)
    body = "".join([part if type(part) is Html else _escaped(part) for part in inside])
    return Html(f"{start}{body}</{name}>")


@lru_cache(maxsize=256)
def _start(name: str, attributes: tuple[tuple[str, str | int | bool | None], ...]) -> str:
    """Make the start of an element; most elements of a page begin like many others."""
    shown = [f"<{name}"]
    for key, value in attributes:
        if value is None or value is False or (key == "cls" and not value):
            continue
        known = _NAMES.get(key) or key.replace("_", "-")
        shown.append(known if value is True else f'{known}="{escape(str(value))}"')
    line = "\n" if name in _BREAKING else ""
    return f"{line}{' '.join(shown)}>"


def join(parts: Iterable[str], between: str = "") -> Html:
    """Put parts in a row; those that are not Html are escaped."""
    between = escape(between)
    return Html(between.join([part if type(part) is Html else _escaped(part) for part in parts]))


# ---------------------------------------------------------------- small things many places show


def badge(item: Badge) -> Html:
    """Show a class of change: a word in a frame, its sign hidden from screen readers."""
    sign = join((tag("span", item.sign, aria_hidden="true"), " ")) if item.sign else NOTHING
    return tag("span", sign, item.word, cls=f"badge {item.tone}")


def marked(spans: Iterable[Span]) -> Html:
    """Show text with what was inserted and deleted as elements, not as colour alone."""
    return join(_MARKS[span.mark](span.text) for span in spans)


_MARKS: Final[dict[MarkClass, Callable[[str], Html]]] = {
    "same": escape,
    "inserted": lambda text: tag("ins", text),
    "deleted": lambda text: tag("del", text),
}


def links(items: Iterable[Link]) -> Html:
    """Show links to other parts of the report, each after a space."""
    return join(
        join((" ", tag("a", item.text, cls="see", href=f"#{item.target}"))) for item in items
    )


def lines(texts: Iterable[str], cls: str = "") -> Html:
    """Show each text as a paragraph."""
    return join(tag("p", text, cls=cls) for text in texts)
