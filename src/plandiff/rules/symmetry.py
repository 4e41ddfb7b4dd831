"""Which rule looks the other way: what is said of a lowered target must be sayable of a raised one.

A rule on targets has its mirror here or a waiver that says why it needs none.
"""

from __future__ import annotations

from typing import Final

MIRRORS: Final[tuple[tuple[str, str], ...]] = (
    ("target-lowered", "target-raised"),
    ("kpi-removed", "kpi-added"),
)
"""Either looks where the other does not."""

_BOTH_WAYS: Final = "sees both directions itself"
_NO_DIRECTION: Final = "holds two places of one year side by side; neither is before the other"

WAIVERS: Final[dict[str, str]] = {
    "kpi-redefined": f"{_BOTH_WAYS}: words of scope and notes that come and that go",
    "kpi-replaced": f"{_BOTH_WAYS}: it names what went and what came",
    "direction-turned": f"{_BOTH_WAYS}: from higher to lower and from lower to higher",
    "target-below-last-result": "a target above the last result is what targets are for",
    "reference-method-differs": _NO_DIRECTION,
    "body-table-figure": _NO_DIRECTION,
    "body-table-missing": f"{_BOTH_WAYS}: only in the body, only in the table",
    "body-table-name": _NO_DIRECTION,
    "body-table-section": _NO_DIRECTION,
    "body-table-order": _NO_DIRECTION,
    "change-unmarked": "speaks of the printed marks; `mark-unchanged` is the other mistake",
    "mark-unchanged": "speaks of the printed marks; `change-unmarked` is the other mistake",
    "claim-new-has-counterpart": "the pair it quotes holds the text said to be deleted",
    "target-beyond-threshold": f"{_BOTH_WAYS}: `change` is cut, raise or both",
    "indicator-fixed": f"{_BOTH_WAYS}: any change of what is asked",
    "kpi-required": "a KPI nobody required is no fault",
    "plan-removed": "a new plan has nothing to be compared with; its KPIs are read as they are",
    "target-below-last-actual": "a target above last year's result is what targets are for",
    "result-labelled-target": "a slip of a label, not a move of a target",
}
"""Rules on targets without a mirror, and why."""
