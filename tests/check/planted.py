"""What a check must say of a generated document, by what was planted in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plandiff.check.accepted import Ledger
from plandiff.check.examine import examine
from plandiff.check.nouns import Outcome
from plandiff.check.policy import Policy
from plandiff.check.subjects import Subject
from plandiff.pipeline import segment_document
from tests.generator import make_document
from tests.generator.score import score_columns

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from plandiff.check.nouns import Checked, Item
    from tests.generator.answer import Answer, TargetAnswer, TargetLink

RULES = {
    "lowered": {"target-lowered"},
    "raised": {"target-raised"},
    "removed": {"kpi-removed"},
    "added": {"kpi-added"},
    "redefined": {"kpi-redefined"},
    "replaced": {"kpi-replaced", "direction-turned"},
}
"""The rules that must speak of each planted change."""
ALL = frozenset(rule for rules in RULES.values() for rule in rules)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How one document's check agrees with what was planted."""

    seed: int
    wanted: int = 0
    found: int = 0
    said: int = 0
    right: int = 0
    exit_right: bool = True
    read_right: bool = True
    """Every line was put into its column; what is told of a document misread is the reader's."""
    misses: tuple[str, ...] = ()


def agreement(seed: int, folder: Path, today: dt.date) -> Agreement:
    """Check a generated document and compare; a refusal is nothing found."""
    made = make_document(seed)
    path = folder / f"seed{seed}.txt"
    path.write_text(made.text, encoding="utf-8")
    ledger = Ledger(folder / "none.toml", (), today)
    (one,) = examine(Subject(str(path), "single"), Policy(), ledger)
    columns = score_columns(made.answer, segment_document(path)).columns
    return replace(_compared(seed, made.answer, one), read_right=columns.recall == 1)


def _compared(seed: int, answer: Answer, one: Checked) -> Agreement:
    planted = [link for link in answer.targets if link.source == "body" and _class(link)]
    items = [item for item in one.items if item.rule in ALL]
    missed = [link for link in planted if not any(_agrees(link, item) for item in items)]
    wrong = [item for item in items if not any(_touches(link, item) for link in planted)]
    wanted = any(_must_fail(link, items) for link in planted)
    got = any(item.rule in ("target-lowered", "kpi-removed") for item in items)
    # The same verdict, by the whole run: other errors (body against table) are not planted.
    assert Outcome((one,), "error").exit_code == (2 if one.unread else int(_is_loud(one)))
    return Agreement(
        seed,
        wanted=len(planted),
        found=len(planted) - len(missed),
        said=len(items),
        right=len(items) - len(wrong),
        exit_right=wanted == got,
        misses=(
            *(f"missed {_class(link)} {_side(link)}" for link in missed),
            *(f"wrong {item.rule} {item.spot.first} {item.indicator}" for item in wrong),
            *(unread.message for unread in one.unread),
        ),
    )


def _must_fail(link: TargetLink, items: list[Item]) -> bool:
    """Tell whether a planted change must end with 1.

    Dropping one KPI and setting up another beside it may be read as a replacement, and the other
    way round: then it is the reading that decides.
    """
    told = {item.rule for item in items if _touches(link, item)}
    if _class(link) == "removed":
        return "kpi-removed" in told or not told & RULES["replaced"]
    return _class(link) == "lowered" or (_class(link) == "replaced" and "kpi-removed" in told)


def _is_loud(one: Checked) -> bool:
    return any(item.severity == "error" for item in one.items)


def _side(link: TargetLink) -> TargetAnswer | None:
    return link.current or link.previous


def _class(link: TargetLink) -> str:
    """Return what a check must say: a ceiling that was raised is lowered in what it asks."""
    if link.change in ("raised", "lowered") and link.current:
        if link.current.comparator == "とする":
            return ""  # neither way is better: no rule may say so
        ceiling = link.current.comparator == "以下"
        return {True: {"raised": "lowered", "lowered": "raised"}}.get(ceiling, {}).get(
            link.change, link.change
        )
    return link.change if link.change in RULES else ""


def _touches(link: TargetLink, item: Item) -> bool:
    places: Counter[tuple[str, int]] = Counter(
        (q.side, n) for q in item.quotes for n in range(q.spot.first, q.spot.last + 1)
    )
    sides = (("current", link.current), ("previous", link.previous))
    return any(places[(side, n)] for side, target in sides if target for n in target.lines)


def _agrees(link: TargetLink, item: Item) -> bool:
    wanted = RULES[_class(link)]
    if _class(link) in ("added", "removed"):
        wanted = wanted | RULES["replaced"]  # dropped here, set up there: a replacement as well
    if _class(link) == "replaced":
        wanted = wanted | RULES["added"] | RULES["removed"]
    return item.rule in wanted and _touches(link, item)
