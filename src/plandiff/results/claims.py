"""What the text itself says of its KPIs: achieved, missed, and of which one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plandiff.results.naming import likeness
from plandiff.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model_results import GradeRule, ReportClause
    from plandiff.results.drafts import TargetDraft

_MISSED = re.compile(
    r"(?:KPI|目標)(?:値|目標)?[^。]{0,24}?(?:達成(?:し|でき|する[^。]{0,6}でき|に(?:は)?至ら|しなかっ)[^。]{0,4}(?:なかった|ず|ません)"
    r"|(?:達成|達)[^。]{0,4}(?:には|に)?(?:至らなかった|至らず|届かなかった)|未達成|未達|(?:には)?至らな)"
    r"|(?:KPI|目標)(?:値|目標)?[^。]{0,40}(?:出来|でき)なかった|(?:KPI|目標)(?:の達成)?には至ら"
    r"|(?:KPI|目標)(?:値|目標)?(?:に|には|を)(?:わずかに|やや)?(?:届か|及ば|下回)"
)
_MET = re.compile(
    r"(?:KPI|目標)(?:値|目標)?[^。]{0,24}?(?:を?(?:達成|上回)|(?:大きく)?(?:超え))[^。]{0,8}"
)
_SUBJECT = re.compile(r"(?P<name>(?!いずれ|すべて|全て|両)(?:(?!KPI|目標)[^。、はがに]){2,16})は")
"""What a claim speaks of: 家族の健診 of 家族の健診はKPIを達成した."""
_SENTENCE = re.compile(r"[^。]+。?")


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence's word on the KPIs."""

    met: bool
    text: str
    clause: ReportClause


def claims_of(clauses: Sequence[ReportClause]) -> list[Claim]:
    """Return what sentences say of KPIs, in reading order."""
    found: list[Claim] = []
    for clause in clauses:
        for sentence in _SENTENCE.findall(fold(clause.text)):
            for part in re.split(r"(?<=が|の)、", sentence):
                if _MISSED.search(part):
                    found.append(Claim(met=False, text=part, clause=clause))
                elif _MET.search(part):
                    found.append(Claim(met=True, text=part, clause=clause))
    return found


def stated_by_text(
    targets: Sequence[TargetDraft], clauses: Sequence[ReportClause]
) -> tuple[bool | None, ...]:
    """Return for each target what the text says of it.

    A claim goes to the targets it names; one that names none speaks of all.
    """
    verdicts: list[bool | None] = [None] * len(targets)
    for claim in claims_of(clauses):
        named = [i for i, t in enumerate(targets) if _names(claim, t, targets)]
        if not named and _SUBJECT.match(claim.text):
            continue  # it speaks of one KPI, and nothing tells of which
        for index in named or range(len(targets)):
            if verdicts[index] is None or named:
                verdicts[index] = claim.met
    return tuple(verdicts)


def _names(claim: Claim, target: TargetDraft, targets: Sequence[TargetDraft]) -> bool:
    if len(targets) == 1:
        return True
    subject = _SUBJECT.match(claim.text)
    if subject:
        return _is_subject(subject["name"], target, targets)
    context = fold(claim.clause.text)
    own = likeness(fold(target.clause.text), context)
    return own >= 0.5 and own == max(likeness(fold(t.clause.text), context) for t in targets)


def _is_subject(name: str, target: TargetDraft, targets: Sequence[TargetDraft]) -> bool:
    """Tell whether 郵送の割合 in 「郵送の割合は…届かなかった」 is this target."""
    own = likeness(name, fold(target.clause.text))
    return own >= 0.6 and own == max(likeness(name, fold(t.clause.text)) for t in targets)


def stated_by_grade(grade: str, rules: Sequence[GradeRule], count: int) -> bool | None:
    """Return what a grade says of a measure's KPIs by the document's own rules.

    A grade that asks for 達成 speaks of all of them; one for 未達成 only of a single KPI.
    """
    asked = {r.kpi_achieved for r in rules if r.grade == grade and r.kpi_achieved is not None}
    if len(asked) != 1:
        return None
    met = asked.pop()
    return met if met or count == 1 else None
