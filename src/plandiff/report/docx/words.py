"""Words of the Word deliverables that no other report needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from plandiff.report.profile import Profile, Wording
    from plandiff.report.view_model import ReportView, SideView

_FRAMES: Final = {
    "ja": {
        "title": "{organization}　{plan}　新旧対照表",
        "legend": "（注）{marks}は、変更箇所を示す。",
        "legend.folded": "{folded}は、変更のない項目を示す。",
        "underline": "下線部分",
        "double": "二重下線部分",
        "wavy": "波線部分",
        "bold": "太字部分",
        "strike": "取消線部分",
        "shade": "網かけ部分",
        "colour": "色付きの部分",
        "and": "及び",
        "folded": "（略）",
        "last": "直近の実績：{last}",
        "result": "実績",
        "tracked.title": "{organization}　{plan}（{previous}からの変更履歴付き）",
    },
    "en": {
        "title": "{organization} {current} plan compared with {previous}",
        "legend": "Note: {marks} text has changed.",
        "legend.folded": "{folded} stands for items without change.",
        "underline": "underlined",
        "double": "double-underlined",
        "wavy": "wavy-underlined",
        "bold": "bold",
        "strike": "struck-through",
        "shade": "shaded",
        "colour": "coloured",
        "and": " or ",
        "folded": "(unchanged)",
        "last": "Last result: {last}",
        "result": "result",
        "tracked.title": "{organization} {current} plan with changes from {previous}",
    },
}

_BLANK: Final = re.compile(r"\{(\w+)\}")


_NAME: Final = re.compile(r".*年度.*計画.{0,6}", re.DOTALL)
_LONGEST_NAME: Final = 40


def _plan_name(title: str) -> str:
    """Give a plan's name as it prints it, 令和７年度 事業計画（案）; empty if its title is none."""
    name = " ".join(title.split())
    return name if len(name) <= _LONGEST_NAME and _NAME.fullmatch(name) else ""


class DocumentWords:
    """What the frame of a deliverable says, by profile and language."""

    def __init__(self, view: ReportView, profile: Profile) -> None:
        self._view = view
        self._frame = _FRAMES[view.lang]
        self._profile = profile

    @property
    def _wording(self) -> Wording:
        return self._profile.wording

    @property
    def title(self) -> str:
        """Title of the 新旧対照表."""
        return self._titled(self._wording.title or self._frame["title"])

    @property
    def tracked_title(self) -> str:
        """Title of the text with tracked changes."""
        return self._titled(self._frame["tracked.title"])

    def _titled(self, template: str) -> str:
        view = self._view
        values = {
            "organization": view.organization.strip(),
            "current": view.current.era or view.words["side.current.era"],
            "previous": view.previous.era or view.words["side.previous.era"],
        }
        values["plan"] = _plan_name(view.current.title) or f"{values['current']}計画"
        if values["organization"] in values["plan"]:
            values["organization"] = ""
        return _fill(template, values).strip(" 　")

    def head(self, column: str) -> str:
        """Head of a column: both years are named, so that the table explains itself."""
        if column == "note":
            return self._wording.note or self._view.words["col.note"]
        current = column == "current"
        side = self._view.current if current else self._view.previous
        template = self._wording.current if current else self._wording.previous
        return _headed(template, side)

    @property
    def added(self) -> str:
        """What stands against new text."""
        return self._wording.added or self._view.words["row.added"]

    @property
    def removed(self) -> str:
        """What stands against text that went."""
        return self._wording.removed or self._view.words["row.removed"]

    @property
    def folded(self) -> str:
        """What stands for clauses without change."""
        return self._wording.folded or self._frame["folded"]

    def last(self, text: str) -> str:
        """Say the last result in the 備考 column."""
        if self._frame["result"] in text:
            return text
        return _fill(self._frame["last"], {"last": text})

    @property
    def legend(self) -> str:
        """How to read the marks."""
        if self._wording.legend:
            return self._wording.legend
        marks = self._profile.marks
        names = [*marks.current, *marks.previous]
        if marks.colour_current or marks.colour_previous:
            names.append("colour")
        shown = self._frame["and"].join(self._frame[name] for name in dict.fromkeys(names))
        said = _fill(self._frame["legend"], {"marks": shown}) if shown else ""
        if self._profile.folding.unchanged:
            said += _fill(self._frame["legend.folded"], {"folded": self.folded})
        return said


def _headed(template: str, side: SideView) -> str:
    """Fill in the year; where none is known, without the brackets around it."""
    if not template:
        return side.label
    if side.era:
        return _fill(template, {"era": side.era})
    return re.sub(r"[（(]\{era\}[）)]|\{era\}", "", template) or side.short


def _fill(template: str, values: dict[str, str]) -> str:
    """Fill in blanks by plain replacement: a template is no program."""
    return _BLANK.sub(lambda found: values.get(found[1], found[0]), template)
