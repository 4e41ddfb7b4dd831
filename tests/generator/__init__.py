"""A seeded generator of two-column plan documents with known answers."""

from __future__ import annotations

from tests.generator.answer import Answer
from tests.generator.document import Generated, Knobs, draw_knobs, make_document

__all__ = ["Answer", "Generated", "Knobs", "draw_knobs", "make_document"]
