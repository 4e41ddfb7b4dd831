"""Parts against their whole."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import quote_each
from plandiff.rules.audit.figures import figures, plain
from plandiff.rules.audit.kinds import Hit
from plandiff.rules.audit.likeness import share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plandiff.model_results import FigureTable
    from plandiff.rules.audit.facts import ReportFacts
    from plandiff.rules.audit.figures import TextFigure

_PART = re.compile(r"^(?:・|\()?\s*(?:うち|内訳|内、|内)")
_BRACKET = re.compile(
    r"(?P<whole>[\d,]+)\s*(?P<unit>人|名|件|社|事業所|回|機関)\s*\((?P<parts>[^()]*)\)"
)
_TOTAL = re.compile(r"合計|総計|計$")
COUNTED = frozenset({"人", "名", "件", "社", "事業所"})
BOXES = 16
"""How many lines below a whole its ①②③ boxes are looked for."""
AHEAD = 8
"""How many lines below a whole its parts are looked for."""


def find_sums(facts: ReportFacts) -> Iterator[Hit]:
    """Find wholes that the うち lines below them, or the parts in brackets, do not add up to."""
    yield from _listed(facts)
    yield from _bracketed(facts)
    yield from _boxed(facts)
    for table in facts.report.figures:
        yield from _totals(facts, table)


def _boxed(facts: ReportFacts) -> Iterator[Hit]:
    """Check a lone figure against the ①②③ boxes below it, each with a figure of its own."""
    lone = {n: f for n in facts.content if (f := _alone(facts.folded[n])) is not None}
    for index, line in enumerate(facts.content):
        if line not in lone:
            continue
        parts = _boxes(facts, facts.content[index + 1 : index + 1 + BOXES], lone, lone[line].unit)
        total = sum((lone[n].value for n in parts), Decimal(0))
        whole = lone[line]
        if len(parts) > 1 and total != whole.value:
            yield Hit(
                f"{plain(whole.value)}{whole.unit}の内訳①～の合計は{plain(total)}{whole.unit}で、"
                "一致しません。",
                ("box", str(whole.value), str(total)),
                quote_each(facts, [line, *parts]),
            )


def _alone(text: str) -> TextFigure | None:
    """Return the figure that a line consists of."""
    found = list(figures(text))
    alone = len(found) == 1 and found[0].unit in COUNTED
    return found[0] if alone and found[0].text == text.strip() else None


def _boxes(
    facts: ReportFacts, below: Sequence[int], lone: Mapping[int, TextFigure], unit: str
) -> list[int]:
    """Return the lines of the figures that follow ①, ②, ③ in turn."""
    found: list[int] = []
    due = "①"
    for line in below:
        text = facts.folded[line]
        if text[0] == due:
            due = chr(ord(due) + 1)
        elif line in lone:
            if ord(due) - ord("①") != len(found) + 1 or lone[line].unit != unit:
                break
            found.append(line)
        elif "①" <= text[0] <= "⑳" or text[0] in "・※●■":
            break
    return found


def _listed(facts: ReportFacts) -> Iterator[Hit]:
    for index, line in enumerate(facts.content):
        if _PART.match(facts.folded[line]):
            continue
        parts = _parts_below(facts, index)
        wholes = [f for f in figures(facts.folded[line]) if f.unit in COUNTED]
        if len(parts) < 2 or len(wholes) != 1:
            continue
        whole = wholes[0]
        choices = [[f for f in figures(facts.folded[n]) if f.unit == whole.unit] for n in parts]
        if all(choices) and not _adds_up(choices, whole.value):
            sums = sorted(
                {sum((f.value for f in combo), Decimal(0)) for combo in product(*choices)}
            )
            yield Hit(
                f"「{whole.label or facts.folded[line]}」{plain(whole.value)}{whole.unit}の内訳の"
                "合計は"
                f"{'又は'.join(plain(s) + whole.unit for s in sums[:3])}で、一致しません。",
                (whole.label, str(whole.value)),
                quote_each(facts, [line, *parts]),
            )


def _parts_below(facts: ReportFacts, index: int) -> list[int]:
    """Return the うち lines below a line, up to the next bullet that is none."""
    found: list[int] = []
    for line in facts.content[index + 1 : index + 1 + AHEAD]:
        text = facts.folded[line]
        if _PART.match(text):
            found.append(line)
        elif text[0] in "・•○〇●■※【" or (not found):
            break
    return found


def _adds_up(choices: Sequence[Sequence[TextFigure]], whole: Decimal) -> bool:
    return any(sum((f.value for f in combo), Decimal(0)) == whole for combo in product(*choices))


def _bracketed(facts: ReportFacts) -> Iterator[Hit]:
    for measure in facts.report.measures:
        for clause in (*measure.results, *measure.plan):
            lines = [piece.line for piece in clause.pieces]
            text = "".join(facts.folded[n] for n in lines)
            for match in _BRACKET.finditer(text):
                parts = [f for f in figures(match["parts"]) if f.unit == match["unit"]]
                listed = len(parts) > 1 and all(f.label for f in parts)
                if not listed or re.search(r"うち|内|前年|以上|比", match["parts"]):
                    continue
                total = sum((f.value for f in parts), Decimal(0))
                whole = next(figures(match["whole"] + match["unit"])).value
                if total != whole:
                    yield Hit(
                        f"「{match[0]}」の内訳の合計は{plain(total)}{match['unit']}で、一致しません。",
                        (measure.title, match[0]),
                        quote_each(facts, lines),
                    )


def _totals(facts: ReportFacts, table: FigureTable) -> Iterator[Hit]:
    for row in table.rows:
        *cells, last = row
        if len(cells) < 2 or not _TOTAL.search(last.labels[-1]) or last.unit == "％":
            continue
        total = sum((f.value for f in cells), Decimal(0))
        if total != last.value:
            yield Hit(
                f"{last.labels[0]}の{last.labels[-1]}は{last.text.strip()}とありますが、足すと"
                f"{plain(total)}です。",
                (table.title, last.labels[0]),
                quote_each(facts, [last.piece.line]),
            )


def find_excess(facts: ReportFacts) -> Iterator[Hit]:
    """Find counts of one name in several うち groups that together exceed the whole."""
    for measure in facts.report.measures:
        lines = sorted({p.line for c in measure.results for p in c.pieces})
        found: dict[str, list[tuple[int, Decimal]]] = {}
        wholes: list[tuple[str, int, Decimal]] = []
        for line in lines:
            for figure in figures(facts.folded[line]):
                if figure.unit == "人" and figure.label:
                    found.setdefault(figure.label, []).append((line, figure.value))
                    wholes.append((figure.label, line, figure.value))
        for label, parts in found.items():
            if len(parts) < 2 or len({n for n, _ in parts}) < 2:
                continue
            yield from _exceeding(facts, measure.title, (label, parts), wholes)


def _exceeding(
    facts: ReportFacts,
    title: str,
    group: tuple[str, list[tuple[int, Decimal]]],
    wholes: Sequence[tuple[str, int, Decimal]],
) -> Iterator[Hit]:
    label, parts = group
    total = sum((value for _, value in parts), Decimal(0))
    for name, line, value in wholes:
        core = name.removesuffix("数").removesuffix("者")
        if name == label or len(core) < 2 or core not in label.replace("確認", ""):
            continue
        if share(core, label) > 0 and all(v < value for _, v in parts) and total > value:
            yield Hit(
                f"「{label}」の合計{plain(total)}人が、「{name}」{plain(value)}人を上回っています。"
                "数え方が違うなら注記が要ります。",
                (title, label, name),
                quote_each(facts, [line, *(n for n, _ in parts)]),
            )
            return
