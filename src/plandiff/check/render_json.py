"""A check as JSON, `plandiff.check/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plandiff.report.json import dump

if TYPE_CHECKING:
    from plandiff.check.nouns import Acceptance, Checked, Item, Outcome, Spot


def render(outcome: Outcome) -> bytes:
    """Return JSON as UTF-8; the schema is `plandiff schema check`."""
    return dump(
        {
            "schema": "plandiff.check/1",
            "exit_code": int(outcome.exit_code),
            "fail_on": outcome.fail_on,
            "keep_going": outcome.keep_going,
            "summary": {
                **{name: _count(outcome, name) for name in ("error", "warning", "note")},
                "accepted": len(outcome.accepted),
                "unread": len(outcome.unread),
                "stale": len(outcome.stale),
                "expired": len(outcome.expired),
            },
            "documents": [_document(one, outcome) for one in outcome.checked],
            "stale": [_acceptance(line) for line in outcome.stale],
            "expired": [_acceptance(line) for line in outcome.expired],
        }
    )


def _count(outcome: Outcome, severity: str) -> int:
    return sum(item.severity == severity for item in outcome.items)


def _document(one: Checked, outcome: Outcome) -> dict[str, Any]:
    return {
        "document": one.document,
        "against": one.against,
        "kind": one.kind,
        "title": one.title,
        "targets": one.targets,
        "skipped": one.skipped,
        "unread": [{"message": each.message, "page": each.page} for each in one.unread],
        "cautions": list(one.cautions),
        "findings": [_item(item, outcome) for item in one.items],
    }


def _item(item: Item, outcome: Outcome) -> dict[str, Any]:
    return {
        "rule": item.rule,
        "severity": item.severity,
        "fails": outcome.fails(item),
        "message": item.message,
        "fingerprint": item.fingerprint,
        "chapter": item.chapter,
        "section": item.section,
        "indicator": item.indicator,
        "before": item.before,
        "after": item.after,
        "place": _spot(item.spot),
        "evidence": [
            {"side": told.side, "place": _spot(told.spot), "text": told.text}
            for told in item.quotes
        ],
        "accepted": _acceptance(item.acceptance) if item.acceptance else None,
    }


def _spot(spot: Spot) -> dict[str, Any]:
    return {"path": spot.path, "page": spot.page, "lines": [spot.first, spot.last]}


def _acceptance(line: Acceptance) -> dict[str, Any]:
    return {
        "fingerprint": line.fingerprint,
        "document": line.document,
        "rule": line.rule,
        "date": line.date.isoformat(),
        "until": line.until.isoformat() if line.until else None,
        "reason": line.reason,
        "sentence": line.sentence,
    }
