"""Prices of a column decision: what speaks for a new statement, and for its column.

Scores are hand-set on the scale of one clear sign = 1 and shared by all layouts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plandiff.results import forms

if TYPE_CHECKING:
    from plandiff.model_results import ReportRole
    from plandiff.results.atoms import Atom

NEVER = -25.0
IN_LANE = 4.0
"""Weight of a position that the reader knows."""
_PARTICLES = "をがにはのとへでやもって、。)」】%ーっゃゅょァィゥェォッャュョんる"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a region's own look says about its parts."""

    gaps_tell: bool
    """Empty lines part paragraphs here (elsewhere they stand after every line)."""
    bulleted: bool
    """Statements open with bullets."""
    widest: float
    """Width of the widest line of running text."""
    target_column: bool = False
    """KPI sentences have a column of their own."""
    is_table: bool = False
    """Cells of a line may belong to different columns."""
    lanes: tuple[tuple[ReportRole, int], ...] = ()
    """Columns by position, counted from the left, where the reader knows positions."""
    widths: tuple[tuple[ReportRole, float], ...] = ()
    """Width of full lines by column, once a first reading has shown it."""

    def width_of(self, role: ReportRole) -> float | None:
        """Return the width of a full line of a column, if known."""
        return next((width for name, width in self.widths if name == role), None)


def continue_score(role: ReportRole, before: Atom, atom: Atom, setting: Setting) -> float:
    """Return what speaks for `atom` continuing the statement of `role` that `before` is part of."""
    if atom.is_none or before.is_none or atom.is_title or before.is_title:
        return -4.0
    if role in {"actual", "previous"}:
        return 0.5 if atom.text[0] in "【(" and atom.marker in {"", "bracket"} else -3.0
    if atom.is_previous:
        return -4.0
    if setting.lanes and before.lane != atom.lane:
        return -3 * IN_LANE
    score = _joint(before, atom) + _ending(before) - _inner(role, atom)
    if setting.is_table and forms.ends_title(before.text) and role in {"title", "target"}:
        score -= 1.0
    if atom.marker == "arrow" and role == "plan":
        score -= 1.5
    if setting.gaps_tell and not atom.beside:
        score += -1.5 if atom.gap else 1.5
    if atom.beside:
        return score + _across(before, atom)
    return score + _width(role, before, atom, setting)


def _joint(before: Atom, atom: Atom) -> float:
    """Weigh how the next line begins."""
    score = 0.0
    if atom.marker:
        score += {"arrow": 2.5, "note": -2.0, "bracket": -2.5}.get(atom.marker, -4.0)
    if atom.is_labelled or (before.is_figure and atom.is_figure):
        score -= 2.0
    elif atom.is_figure and atom.gap:
        score -= 1.0
    if before.marker == "bracket":
        score -= 4.0
    if atom.text[0] in _PARTICLES:
        score += 2.0
    if before.text.count("(") > before.text.count(")"):
        return score + 2.5
    if atom.text[0] == "(" and atom.marker == "bracket" and not before.ends_sentence:
        return score + 5.5
    if atom.text[0] == "(" and not atom.marker:
        score += 3.0 if atom.text[-1] in ")。" else 0.8
    return score


def _ending(before: Atom) -> float:
    if before.ends_sentence:
        return -2.0
    if before.ends_promise:
        return -1.5
    if before.is_value:
        return -2.0
    return 1.2 if forms.is_dangling(before.text) else 0.6


def _across(before: Atom, atom: Atom) -> float:
    """Weigh a blank inside a line of a table."""
    if atom.is_value or before.is_value or forms.is_achieved_word(atom.text):
        return -3.0
    return -1.0 if forms.ends_title(before.text) else 1.5


def _width(role: ReportRole, before: Atom, atom: Atom, setting: Setting) -> float:
    """Weigh whether the line before is full and this one fits into the column."""
    full = setting.width_of(role)
    if full is None:
        return 0.5 if before.width >= 0.85 * setting.widest else 0.0
    score = 0.5 if before.width >= 0.88 * full else -1.5
    return score - _overflow(full, atom)


def _overflow(full: float, atom: Atom) -> float:
    return 2.5 if atom.width > 1.08 * full + 1 else 0.0


def start_score(role: ReportRole, atom: Atom, setting: Setting, following: Atom | None) -> float:
    """Return what speaks for a statement of column `role` beginning at `atom`."""
    full = setting.width_of(role)
    overflow = _overflow(full, atom) if full is not None else 0.0
    return _start(role, atom, setting, following) + _lane(role, atom, setting) - overflow


def _lane(role: ReportRole, atom: Atom, setting: Setting) -> float:
    """Weigh where the page puts a line: position outweighs the form of a sentence."""
    lane = next((lane for name, lane in setting.lanes if name == role), None)
    if lane is None or atom.lane is None:
        return 0.0
    return IN_LANE if lane == atom.lane else -2 * IN_LANE


def _start(role: ReportRole, atom: Atom, setting: Setting, following: Atom | None) -> float:
    if role in {"plan", "result", "next_year"}:
        return _start_text(atom, setting) + _headed(role, atom) - _inner(role, atom)
    if role == "target":
        return _start_target(atom, setting)
    if role in {"actual", "previous"}:
        return _start_value(role, atom, setting, following)
    if role == "title":
        return _start_title(atom, setting)
    certain = {
        "achieved": forms.is_achieved_word(atom.text),
        "none": atom.is_none,
        "note": atom.marker == "note",
    }
    return _SURE[role] if certain.get(role) else NEVER


_SURE: dict[ReportRole, float] = {"achieved": 5.0, "none": 8.0, "note": 1.5}
"""What a cell is worth whose form leaves no doubt."""


def _headed(role: ReportRole, atom: Atom) -> float:
    """Weigh a block head inside a column that names a column itself."""
    if atom.head not in {"plan", "result", "actual"}:
        return 0.0
    return 3.0 if (atom.head == "plan") == (role == "plan") else -3.0


def _inner(role: ReportRole, atom: Atom) -> float:
    """Return the price of a sentence that ends inside a line in the other column's form."""
    if role == "plan":
        return 2.5 * max(0.0, atom.inner_lean)
    return 1.0 * max(0.0, -atom.inner_lean) if role == "result" else 0.0


def _start_text(atom: Atom, setting: Setting) -> float:
    if atom.is_none or atom.is_previous or (atom.is_value and forms.has_mark(atom.text)):
        return -8.0
    bare = 0.0 if not setting.bulleted else -1.5 if setting.gaps_tell else -3.0
    score = {"": bare, "note": -0.5, "bracket": 0.5}.get(atom.marker, 1.0)
    if atom.marker == "number" and not setting.is_table:
        score = -0.5
    if not atom.marker and (atom.is_labelled or atom.is_figure):
        score += 1.0
    if atom.is_value:
        score -= 3.0
    return score - (2.0 if atom.opens_promise else 0.0)


def _start_target(atom: Atom, setting: Setting) -> float:
    if atom.is_none or atom.is_previous or atom.is_value:
        return -6.0
    if not (setting.target_column or atom.opens_promise):
        return NEVER
    if setting.is_table and not atom.opens_promise:
        return -3.0
    if setting.is_table and forms.ends_title(atom.text):
        return -1.0
    score = {"": 0.3, "number": 1.2, "bullet": 0.0, "note": -0.7}.get(atom.marker, -1.5)
    if atom.opens_promise:
        score += 2.0
    if setting.is_table:
        return score
    return score + (0.5 if atom.width <= 0.6 * setting.widest else -0.5)


def _start_value(role: ReportRole, atom: Atom, setting: Setting, following: Atom | None) -> float:
    if atom.is_previous:
        return 4.0
    if atom.is_value:
        return 3.0
    if setting.is_table or role == "previous":
        return 1.0 if atom.text in {"-", "ー", "―", "－"} else NEVER
    labels = following is not None and (forms.has_mark(following.text) or following.is_value)
    if labels and not atom.marker and atom.lean == 0.0:
        return 2.5
    return -4.0


def _start_title(atom: Atom, setting: Setting) -> float:
    if atom.is_none or atom.is_value or atom.opens_promise or atom.ends_sentence:
        return NEVER
    if atom.is_title:
        return 3.0
    if setting.is_table:
        return 0.6 if not atom.marker and atom.width <= 0.6 * setting.widest else -3.0
    if atom.marker == "number" and atom.lean > -0.5 and _is_nominal(atom.text):
        return 2.5
    return NEVER


def _is_nominal(text: str) -> bool:
    return text[-1] not in "。、" and not "ぁ" <= text[-1] <= "ん"


def end_score(role: ReportRole, atom: Atom, setting: Setting) -> float:
    """Return what speaks for a statement of column `role` ending with `atom`."""
    if role in {"plan", "result"}:
        against = max(0.0, atom.lean) if role == "plan" else max(0.0, -atom.lean)
        weight = 2.5 if role == "result" else 3.0
        if atom.marker == "circle" and not atom.ends_sentence:
            weight = 0.8
        return _unfinished(atom) - weight * against
    if role == "target":
        return 0.0 if atom.ends_promise else -1.0 if atom.lean < 0 else -2.0
    if role == "title" and setting.is_table:
        return 1.0 if forms.ends_title(atom.text) else -0.5
    if role == "next_year":
        return _unfinished(atom) - (0.0 if setting.is_table or atom.lean < 0 else 0.8)
    return 0.0


def _unfinished(atom: Atom) -> float:
    open_end = atom.text[-1] in "、をがにはのとで"
    return -0.8 if open_end or (not atom.lean and "ぁ" <= atom.text[-1] <= "ん") else 0.0
