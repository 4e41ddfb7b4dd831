"""Text that attacks formats, and a way to put it into every text slot of a comparison."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from itertools import cycle
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "]]></style></title></textarea><svg onload=alert(1)>",
    "<r><t>run</t></r>",
    "<w:t>x</w:t><w:instrText>INCLUDETEXT</w:instrText>",
    "&lt;b&gt;&amp;&#x3C;&nbsp;",
    "_x003D_1+1 _x0041_",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.com/?"&A1,"x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1＋1",
    "＠SUM(1)",
    "－1＋1",
    "http://example.com/a?b=c javascript:alert(1)",
    "[x](javascript:alert(1)) ![x](http://example.com/x.png) `a` **b** | c | d",
    '#{panic()} #read("/etc/passwd") $x^2$ *a* _b_ `c` <label> @ref // c /* d */ \\u{41}',
    "{{ 7 * 7 }} {% include 'x' %} {# c #} ${7*7}",
    '&D&T&G&"Arial"&24',
    "許可\u202eしない\u202c と\u200b空白\ufeff",
    "\x1b[31m赤\x1b]0;x\x07\x00\x08\x9b31m",
    "\ud800 \ufffe \uffff \U0010ffff",
    "葛\U000e0100 ㈱ ⅰ） 𠮟る 👩‍👩‍👧 ﷽",
)

TEXTS = {
    "Source": ("name",),
    "Plan": ("organization", "era", "title"),
    "Section": ("number", "title"),
    "Clause": ("marker", "text"),
    "Label": ("text",),
    "Edit": ("text",),
    "Target": ("indicator", "item", "text", "unit", "notes"),
    "Reference": ("label", "text"),
    "TargetDiff": ("section", "reason"),
    "Finding": ("rule", "message", "fingerprint"),
    "Evidence": ("text",),
    "Problem": ("message",),
    "TableRow": ("section", "measure", "reference_label", "reference"),
}
"""Fields that hold what a document, or a sentence about it, says."""

Value = TypeVar("Value")


def planted(value: Value, texts: Iterable[str]) -> Value:
    """The same value with `texts` in every text slot, in turn; what was one object stays one."""
    return cast("Value", _Planter(cycle(texts)).walk(value))


class _Planter:
    def __init__(self, texts: Iterator[str]) -> None:
        self._texts = texts
        self._seen: dict[int, tuple[Any, Any]] = {}

    def walk(self, value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, tuple):
            return tuple(map(self.walk, value))
        if not is_dataclass(value) or isinstance(value, type):
            return value
        if id(value) not in self._seen:
            # The original is kept, so that its id is not given away.
            self._seen[id(value)] = value, self._replaced(value)
        return self._seen[id(value)][1]

    def _replaced(self, value: Any) -> Any:  # noqa: ANN401
        texts = TEXTS.get(type(value).__name__, ())
        return replace(
            value,
            **{
                item.name: self._new(getattr(value, item.name), is_text=item.name in texts)
                for item in fields(value)
            },
        )

    def _new(self, value: Any, *, is_text: bool) -> Any:  # noqa: ANN401
        if not is_text:
            return self.walk(value)
        if isinstance(value, tuple):
            return tuple(next(self._texts) for _ in value)
        return next(self._texts) if value else value
