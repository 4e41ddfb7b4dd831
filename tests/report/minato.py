"""A comparison made by hand: the plans of a branch that does not exist, with every class of change.

Texts, figures and places are invented. One section holds text that attacks each format.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING

from plandiff.model import (
    Clause,
    ClauseDiff,
    Comparison,
    Coverage,
    Edit,
    Evidence,
    Finding,
    Label,
    Piece,
    Plan,
    Problem,
    Reference,
    Section,
    SectionDiff,
    Source,
    Table,
    TableRow,
    Target,
    TargetDiff,
)

if TYPE_CHECKING:
    from plandiff.model import (
        Basis,
        ClauseChange,
        ClauseKind,
        Comparator,
        Direction,
        Relation,
        SectionChange,
        Side,
        Stringency,
        TargetChange,
    )

NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "=cmd|' /C calc'!A0",
    "a | b | c",
    "*強調* _下線_ `code` ~~取消~~ [link](javascript:x) # 見出し",
    "{{ 7 * 7 }} {% raw %} ]]> </style> &lt;",
    "許可\u202eしない\u202c と\u200b空白",
)
"""Text as no plan should hold it, and as one could."""


@dataclass
class Press:
    """Prints clauses line by line on one side, as a document would."""

    first: int
    page: int
    group: Label | None = None
    printed: list[int] = field(default_factory=list)
    _line: int = 0

    def __post_init__(self) -> None:
        self._line = self.first

    def _lines(self, length: int) -> list[int]:
        rows = max(1, -(-length // 36))
        taken = [self._line + 2 * row for row in range(rows)]
        self._line = taken[-1] + 2
        self.printed += taken
        return taken

    def clause(self, kind: ClauseKind, marker: str, text: str) -> Clause:
        """Print a clause on as many lines as it needs, with a blank one between any two."""
        lines = self._lines(len(text))
        pieces = tuple(
            Piece(line, 2 if at == 0 else 0, 2 + min(36, len(text) - 36 * at))
            for at, line in enumerate(lines)
        )
        mark = Piece(lines[0], 0, len(marker)) if marker else None
        return Clause(kind, marker, text, pieces, self.page, mark, self.group)

    def label(self, text: str) -> None:
        """Print a block head; the clauses after it belong to it."""
        line = self._lines(len(text))[0]
        self.group = Label(text, (Piece(line, 0, len(text)),), self.page)

    def section(self, number: str, title: str, level: int, above: tuple[str, ...] = ()) -> Section:
        """Print a heading; the clauses after it stand under no block head."""
        self.group = None
        line = self._lines(len(number + title))[0]
        piece = Piece(line, 0, len(number + title))
        return Section(number, title, level, (*above, number + title), self.page, line, (piece,))


def edits(*steps: str) -> tuple[Edit, ...]:
    """Steps as -deleted, +inserted or =equal."""
    ops = {"-": "delete", "+": "insert", "=": "equal"}
    return tuple(Edit(ops[step[0]], step[1:]) for step in steps)  # type: ignore[arg-type]


class Pages:
    """Both sides, and the changes as they are printed."""

    def __init__(self) -> None:
        self.new = Press(first=10, page=2)
        self.old = Press(first=600, page=3)
        self.sections: list[SectionDiff] = []
        self.targets: list[TargetDiff] = []
        self.tree: dict[Side, list[Section]] = {"current": [], "previous": []}

    def section(
        self,
        change: SectionChange,
        new: tuple[str, str] | None,
        old: tuple[str, str] | None,
        level: int,
        above: tuple[str, ...] = (),
    ) -> None:
        """Begin a section; level 1 stands for itself."""
        current = self.new.section(*new, level, above) if new else None
        previous = self.old.section(*old, level, above) if old else None
        score = 1.0 if change == "same" else 0.0 if not (new and old) else 0.8
        by = "path" if change == "same" else "title" if new and old else "none"
        self.sections.append(SectionDiff(change, current, previous, by, score, ()))  # type: ignore[arg-type]

    def label(self, text: str, *, new: bool = True, old: bool = True) -> None:
        """Print a block head on the sides that have it."""
        if new:
            self.new.label(text)
        if old:
            self.old.label(text)

    def clause(
        self,
        kind: ClauseKind,
        marker: str,
        *steps: str,
        relation: Relation | None = None,
        old_marker: str | None = None,
        notation: bool = False,
    ) -> ClauseDiff:
        """Print a clause on the sides the steps speak of; a line feed parts two clauses."""
        script = edits(*steps)
        new = "".join(edit.text for edit in script if edit.op != "delete")
        old = "".join(edit.text for edit in script if edit.op != "insert")
        before = marker if old_marker is None else old_marker
        current = tuple(self.new.clause(kind, marker, text) for text in new.split("\n") if text)
        previous = tuple(self.old.clause(kind, before, text) for text in old.split("\n") if text)
        change: ClauseChange = "modified"
        if not previous or not current:
            change = "added" if current else "removed"
        elif all(edit.op == "equal" for edit in script):
            change = "unchanged"
        both = bool(current and previous)
        diff = ClauseDiff(
            change,
            relation,
            kind,
            current,
            previous,
            "text" if change == "unchanged" else "content" if both else "none",
            {"unchanged": 1.0, "modified": 0.72}.get(change, 0.0),
            script,
            notation,
            both and marker != before,
        )
        last = self.sections[-1]
        self.sections[-1] = replace(last, clauses=(*last.clauses, diff))
        return diff

    def target(
        self,
        diff: ClauseDiff,
        change: TargetChange,
        stringency: Stringency,
        new: Target | None,
        old: Target | None,
        *,
        reason: str = "",
    ) -> None:
        """Tell what became of the target a clause promises."""
        section = self.sections[-1].current or self.sections[-1].previous
        assert section is not None
        current = _placed(new, diff.current) if new else None
        previous = _placed(old, diff.previous) if old else None
        delta = None
        if new and old and new.value is not None and old.value is not None:
            delta = new.value - old.value if new.unit == old.unit else None
        self.targets.append(
            TargetDiff(
                change,
                stringency,
                "body",
                section.number + section.title,
                current,
                previous,
                delta,
                reason,
            )
        )


def _placed(target: Target, clauses: tuple[Clause, ...]) -> Target:
    clause = clauses[0]
    lines = tuple((piece.line, piece.line) for piece in clause.pieces)
    return replace(target, page=clause.page, lines=lines, clause=clause, text=clause.text)


def target(
    indicator: str,
    item: str,
    value: str | None,
    unit: str,
    comparator: Comparator,
    *,
    basis: Basis = "absolute",
    baseline: str | None = None,
    direction: Direction = "higher",
    notes: tuple[str, ...] = (),
    reference: Reference | None = None,
) -> Target:
    """A target before it is printed."""
    nowhere = Clause("kpi", item, indicator, (), 1)
    return Target(
        indicator,
        item,
        indicator,
        None if value is None else Decimal(value),
        unit,
        comparator,
        basis,
        None if baseline is None else Decimal(baseline),
        reference,
        notes,
        direction,
        1,
        (),
        nowhere,
    )


def reference(label: str, value: str | None, text: str) -> Reference:
    """A result beside a target."""
    return Reference(label, None if value is None else Decimal(value), text, ((1200, 1200),), 9)


def comparison() -> Comparison:
    """The whole comparison; every call gives an equal one."""
    pages = Pages()
    _basics(pages)
    _recovery(pages)
    _outline_changes(pages)
    _health(pages)
    _nasty(pages)
    _table(pages)
    return _bound(pages)


# ---------------------------------------------------------------- the plans

BRANCH = "架空健康保険組合みなと支部"
BASICS = ("１．", "基本となる業務の着実な実施")
HEALTH = ("２．", "健康づくりの推進")


def _basics(pages: Pages) -> None:
    above = ("".join(BASICS),)
    pages.section("same", BASICS, BASICS, 1)
    pages.clause("lead", "", "=窓口と電話のどちらでも、分かりやすく速やかな対応に努める。")
    pages.section(
        "same", ("（１）", "窓口サービスの向上"), ("（１）", "窓口サービスの向上"), 2, above
    )
    pages.clause(
        "policy",
        "・",
        "=申請を受け付けてから支払うまでの期間を守る。",
    )
    pages.clause(
        "policy",
        "・",
        "=郵送による申請を勧め、来所の負担を軽くする。",
        "+あわせて、2026（令和８）年１月に電子申請を導入する。",
    )
    pages.clause(
        "policy", "・", "+外国語で相談できる窓口を新たに設け、港湾で働く加入者の利用を助ける。"
    )
    first = pages.clause("kpi", "■ KPI：１）", "=支払期間の遵守率を 100％とする")
    same = target(
        "支払期間の遵守率",
        "１）",
        "100",
        "％",
        "とする",
        reference=reference("参考：令和５年度末", "100", "100％"),
    )
    pages.target(first, "unchanged", "same", same, same)
    second = pages.clause("kpi", "２）", "+支払までの平均日数を７日以内とする")
    pages.target(
        second,
        "added",
        "unclear",
        target("支払までの平均日数", "２）", "7", "日", "以内", direction="lower"),
        None,
    )
    third = pages.clause(
        "kpi",
        "３）",
        "=申請の",
        "-郵送化率",
        "+窓口での受付率",
        "=を対前年度以",
        "-上",
        "+下",
        "=とする",
        old_marker="２）",
    )
    pages.target(
        third,
        "replaced",
        "unclear",
        target(
            "申請の窓口での受付率",
            "３）",
            None,
            "％",
            "以下",
            basis="previous_year",
            direction="lower",
        ),
        target(
            "申請の郵送化率",
            "２）",
            None,
            "％",
            "以上",
            basis="previous_year",
            reference=reference("参考：令和４年度末", "97.0", "97.0%"),
        ),
        reason="指標が替わり、低いほどよいものになった。",
    )
    _actions(pages)


def _actions(pages: Pages) -> None:
    pages.label("（具体的な取組）")
    pages.clause("action", "・", "=受付から三日を過ぎた申請を毎朝確認する。")
    pages.clause("action", "・", "=記入例を窓口と公式サイトに置く。")
    pages.clause(
        "action",
        "・",
        "=職員の応対研修を年",
        "-２回",
        "+４回",
        "=行い、受講後に電話応対を点検する。",
    )
    pages.clause("action", "・", "-新しい申請書の使い方を、同封のちらしで知らせる。")
    pages.clause(
        "action",
        "・",
        "=ＯＪＴ",
        "- ",
        "=により、誰もが二つ以上の業務を担えるようにする。",
        notation=True,
    )
    pages.clause(
        "action",
        "・",
        "=「",
        "-令和６年度",
        "+令和７年度",
        "=支部広報計画」に沿って、制度の改正を知らせる。",
    )
    pages.label("【点検】", old=False)
    pages.clause("action", "・", "+点検の結果を毎月の会議で共有する。")
    pages.clause(
        "difficulty",
        "【困難度：高】",
        "=申請は年々増えており、",
        "-職員の数は限られることから",
        "+電子申請の準備と並行することから",
        "=、期間を守ることは難しい。",
    )


def _recovery(pages: Pages) -> None:
    above = ("".join(BASICS),)
    pages.section("renamed", ("（２）", "債権の管理と回収"), ("（２）", "返納金の回収"), 2, above)
    pages.clause(
        "policy",
        "・",
        "=発生した債権は速やかに調定し、納付書を送る",
        "-とともに、",
        "+。\n",
        "=納付のない者には計画に沿って催告する。",
        relation="split",
    )
    pages.clause(
        "action",
        "・",
        "=資格を失った者に保険証の返納を求める",
        "-。\n",
        "+とともに、",
        "=事業所に早めの届出を頼む。",
        relation="merged",
    )
    moved = pages.clause("action", "・", "=回収の担当者の勉強会を開く。", relation="moved")
    assert moved.current
    share = pages.clause(
        "kpi",
        "■ KPI：１）",
        "=健康保険委員が委嘱されている事業所の被保険者数の割合を ",
        "-58.8％",
        "+57.7％",
        "=以上とする",
    )
    name = "健康保険委員が委嘱されている事業所の被保険者数の割合"
    pages.target(
        share,
        "lowered",
        "looser",
        target(
            name,
            "１）",
            "57.7",
            "％",
            "以上",
            reference=reference("参考：令和５年度末", "58.3", "58.3％"),
        ),
        target(
            name,
            "１）",
            "58.8",
            "％",
            "以上",
            reference=reference("参考：令和４年度末", "57.6", "57.6％"),
        ),
    )
    gone = pages.clause("kpi", "２）", "-資格喪失後１か月以内の保険証回収率を対前年度以上とする")
    pages.clause("note", "※", "-健康保険証の廃止までの取組とする")
    pages.target(
        gone,
        "removed",
        "unclear",
        None,
        target(
            "資格喪失後１か月以内の保険証回収率",
            "２）",
            None,
            "％",
            "以上",
            basis="previous_year",
            notes=("健康保険証の廃止までの取組とする",),
            reference=reference("参考：令和４年度末", "83.17", "83.17%"),
        ),
    )


def _outline_changes(pages: Pages) -> None:
    above = ("".join(BASICS),)
    pages.section("added", ("（３）", "電子申請等の導入"), None, 2, above)
    pages.clause(
        "policy",
        "・",
        "+2026（令和８）年１月の電子申請の開始に向けて、事業主と加入者に広く知らせる。",
    )
    pages.clause("action", "・", "+説明会を県内三か所で開く。")
    pages.section("removed", None, ("（３）", "紙台帳の整理"), 2, above)
    pages.clause("policy", "・", "-倉庫にある紙台帳を点検し、保存年限を過ぎたものを廃棄する。")


def _health(pages: Pages) -> None:
    above = ("".join(HEALTH),)
    pages.section("same", HEALTH, HEALTH, 1)
    pages.section("renumbered", ("①", "健診の受診勧奨"), ("②", "健診の受診勧奨"), 2, above)
    pages.clause("policy", "・", "=健診を受けていない事業所を訪ねて受診を勧める。")
    raised = pages.clause(
        "kpi", "■ KPI：１）", "=健康宣言事業所数を ", "-1,580", "+1,660", "=事業所以上とする"
    )
    pages.target(
        raised,
        "raised",
        "tighter",
        target(
            "健康宣言事業所数",
            "１）",
            "1660",
            "事業所",
            "以上",
            reference=reference("参考：令和５年度末", "1290", "1,290事業所"),
        ),
        target("健康宣言事業所数", "１）", "1580", "事業所", "以上"),
    )
    scope = pages.clause(
        "kpi",
        "２）",
        "+血圧又は血糖の未治療者のうち、",
        "=健診の後 10 か月以内に受診した者の割合を対前年度以上とする",
    )
    pages.target(
        scope,
        "redefined",
        "unclear",
        target(
            "血圧又は血糖の未治療者のうち、健診の後10か月以内に受診した者の割合",
            "２）",
            None,
            "％",
            "以上",
            basis="previous_year",
            notes=("胸部エックス線検査に基づくものを除く",),
            reference=reference("参考：令和５年度末", "31.6", "31.6％（※１）"),
        ),
        target(
            "健診の後10か月以内に受診した者の割合",
            "２）",
            None,
            "％",
            "以上",
            basis="previous_year",
            reference=reference("参考：令和４年度末", "11.5", "11.5％"),
        ),
        reason="対象を未治療者に限る語句が加わった。",
    )
    pages.section("same", ("③", "経費の節減"), ("③", "経費の節減"), 2, above)
    pages.clause("policy", "・", "=各種の経費の節減に努める。")
    pages.clause("action", "・", "=調達の公告の期間を十分に取る。")
    loosened = pages.clause("kpi", "■ KPI：", "=一者応札の割合を ", "-15％", "+20％", "=以下とする")
    pages.target(
        loosened,
        "raised",
        "looser",
        target(
            "一者応札の割合",
            "",
            "20",
            "％",
            "以下",
            direction="lower",
            reference=reference("参考：令和５年度末", "0", "0％"),
        ),
        target("一者応札の割合", "", "15", "％", "以下", direction="lower"),
    )
    reworded = pages.clause("kpi", "２）", "=委嘱事業所数を", "-前年度", "+対前年度", "=以上とする")
    pages.target(
        reworded,
        "reworded",
        "same",
        target("委嘱事業所数", "２）", None, "事業所", "以上", basis="previous_year"),
        target("委嘱事業所数", "２）", None, "事業所", "以上", basis="previous_year"),
        reason="「前年度以上」を「対前年度以上」と改めただけで、意味は同じ。",
    )
    pages.section("same", ("④", "個人情報の保護"), ("④", "個人情報の保護"), 2, above)
    pages.clause("policy", "・", "=全職員に研修を行う。")
    pages.label("（具体的な取組）")
    pages.clause("action", "・", "=書類の送付の前に二人で宛先を確かめる。")


def _nasty(pages: Pages) -> None:
    above = ("".join(HEALTH),)
    title = "<b>危険な</b>見出し | *x*"
    pages.section("same", ("⑤", title), ("⑤", title), 2, above)
    for text in NASTY:
        pages.clause("action", "・", f"-{text}（旧）", f"+{text}（新）")


def _table(pages: Pages) -> None:
    """The summary table repeats one target and holds one that the text lacks."""
    pages.section("same", ("", "KPI一覧表"), ("", "KPI一覧表"), 1)
    share = next(diff for diff in pages.targets if diff.change == "lowered")
    pages.targets.append(replace(share, source="table", section="（２）返納金の回収"))
    clause = pages.new.clause("kpi", "４）", "SNSで毎月情報を発信する")
    only = target(
        "SNSでの情報発信",
        "４）",
        None,
        "",
        "実施",
        direction="none",
        reference=reference("参考：令和５年度末", None, "【新設】"),
    )
    pages.targets.append(
        TargetDiff("added", "unclear", "table", "（４）広報", _placed(only, (clause,)), None)
    )
    last = pages.sections[-1]
    assert last.current is not None
    assert last.previous is not None
    row = TableRow(
        HEALTH[0] + HEALTH[1], "（４）広報", clause, "参考：令和５年度末", "【新設】", ()
    )
    table = Table((row,))
    pages.sections[-1] = replace(
        last,
        current=replace(last.current, table=table),
        previous=replace(last.previous, table=Table(())),
    )


# ---------------------------------------------------------------- bound


def _bound(pages: Pages) -> Comparison:
    quiet = (*pages.new.printed, 500, *pages.old.printed)
    return Comparison(
        source=Source("minato_r7.txt", "a" * 64, "text", 12, "utf-8"),
        previous_source=None,
        current=Plan(
            BRANCH, 2025, "令和7年度", "令和7年度 事業計画（案）", _tree(pages, "current")
        ),
        previous=Plan(BRANCH, 2024, "令和6年度", "令和6年度 事業計画", _tree(pages, "previous")),
        sections=tuple(pages.sections),
        targets=tuple(pages.targets),
        findings=_findings(pages),
        problems=(
            Problem(
                "undecided",
                "左右どちらの欄の文か決めきれず、前後の文から右の欄とした。",
                8,
                ((512, 514),),
            ),
            Problem("skipped", "図の中の文字は読んでいない。", 11),
        ),
        coverage=Coverage(len(quiet), len(quiet) - 1, (500,)),
        printed=tuple(sorted(quiet)),
    )


def _tree(pages: Pages, side: Side) -> tuple[Section, ...]:
    """The sections of one side as a tree of two levels, with their clauses."""
    tops: list[Section] = []
    for diff in pages.sections:
        section = diff.current if side == "current" else diff.previous
        if section is None:
            continue
        clauses = tuple(
            clause
            for item in diff.clauses
            for clause in (item.current if side == "current" else item.previous)
        )
        filled = replace(section, clauses=clauses)
        if section.level == 1:
            tops.append(filled)
        else:
            tops[-1] = replace(tops[-1], sections=(*tops[-1].sections, filled))
    return tuple(tops)


def _findings(pages: Pages) -> tuple[Finding, ...]:
    lowered = next(diff for diff in pages.targets if diff.change == "lowered")
    assert lowered.current is not None
    assert lowered.previous is not None
    numbers = count(1)
    return (
        Finding(
            "target-below-result",
            "warning",
            "目標「健康保険委員が委嘱されている事業所の被保険者数の割合」57.7％は、令和5年度末の実績58.3％を下回っています。",
            f"{next(numbers):016x}",
            (
                Evidence(
                    "current", lowered.current.page, lowered.current.lines, lowered.current.text
                ),
                Evidence(
                    "previous", lowered.previous.page, lowered.previous.lines, lowered.previous.text
                ),
            ),
        ),
        Finding(
            "table-disagrees",
            "error",
            "KPI一覧表の「SNSでの情報発信」が本文にありません。",
            f"{next(numbers):016x}",
            (Evidence("current", 2, ((400, 400),), "SNSで毎月情報を発信する"),),
        ),
        Finding(
            "year-written-wrongly",
            "note",
            "年の書き方「2023（令和５年）年」は誤りです。",
            f"{next(numbers):016x}",
            (Evidence("both", 2, ((12, 12),), "2023（令和５年）年"),),
        ),
    )
