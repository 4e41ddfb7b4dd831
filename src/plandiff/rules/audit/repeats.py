"""One result printed in two places with two figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plandiff.model import Piece
from plandiff.rules.audit.facts import name_of, quote_pieces, quote_target, targets
from plandiff.rules.audit.figures import figures
from plandiff.rules.audit.kinds import Hit
from plandiff.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model_results import ResultTarget
    from plandiff.rules.audit.facts import ReportFacts

_LONE: Final = re.compile(r"[◎●○×]?\s*\d[\d,]*(?:\.\d+)?\s*\S")
"""A cell that begins with its figure; what follows in brackets is another place's."""


def find_repeats(facts: ReportFacts) -> Iterator[Hit]:
    """Find a KPI whose result a second print gives otherwise (table 71.25％, slide 71.52％)."""
    for measure, target in targets(facts.report):
        if target.actual is None:
            continue
        for piece in target.other_pieces:
            printed = fold(facts.lines[piece.line][piece.start : piece.end]).strip()
            for figure in list(figures(printed))[:1] if _LONE.match(printed) else ():
                if figure.unit == target.unit and figure.value not in _known(target):
                    yield Hit(
                        f"「{name_of(target)}」の実績が、{target.actual_text}と{figure.text}の二通りで"
                        "書かれています。",
                        (measure.title, target.indicator, str(figure.value)),
                        (
                            *quote_target(facts, target),
                            *quote_pieces(facts, [_whole(facts, piece)]),
                        ),
                    )


def _known(target: ResultTarget) -> tuple[object, ...]:
    return (target.actual, target.previous_actual, target.value, target.baseline)


def _whole(facts: ReportFacts, piece: Piece) -> Piece:
    return Piece(piece.line, 0, len(facts.lines[piece.line]))
