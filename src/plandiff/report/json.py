"""JSON text: one line per element, so that results can be compared line by line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from plandiff.report.contract import comparison_dict, segmentation_dict

if TYPE_CHECKING:
    from plandiff.model import Comparison, Segmentation
    from plandiff.report.json_parts import Json


def render_comparison(comparison: Comparison) -> bytes:
    """`plandiff.comparison/1` as UTF-8."""
    return dump(comparison_dict(comparison))


def render_segmentation(segmentation: Segmentation) -> bytes:
    """`plandiff.segmentation/1` as UTF-8."""
    return dump(segmentation_dict(segmentation))


def dump(value: Json) -> bytes:
    """Print an object with one line per key and, for lists, one line per element.

    The keys keep the order they are made in. An indenting encoder would take ten times as long:
    the standard library has it in Python only.
    """
    rows = ",\n".join(f"{_compact(key)}: {_block(item)}" for key, item in value.items())
    # A lone surrogate cannot be UTF-8; its escape is valid JSON and says what stood there.
    return f"{{\n{rows}\n}}\n".encode("utf-8", "backslashreplace")


def _block(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_compact, value)) + "\n]"
    return _compact(value)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
