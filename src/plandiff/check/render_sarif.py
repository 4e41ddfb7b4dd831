"""A check as SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from plandiff import __version__
from plandiff.check.catalogue import catalogue, entry
from plandiff.check.nouns import UNREAD
from plandiff.report.json import dump
from plandiff.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.check.catalogue import RuleEntry
    from plandiff.check.nouns import Acceptance, Item, Outcome, Quote, Spot, Unread

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT: Final = "%SRCROOT%"


def render(outcome: Outcome) -> bytes:
    """Return the log as UTF-8; lines are those of the file, or of a PDF's extracted text."""
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(outcome)]})


def _run(outcome: Outcome) -> dict[str, Any]:
    items = [item for one in outcome.checked for item in one.items]
    used = {item.rule for item in items} | ({UNREAD} if outcome.unread else set())
    rules = [rule for rule in catalogue() if rule.id in used]
    index = {rule.id: at for at, rule in enumerate(rules)}
    return {
        "tool": {
            "driver": {
                "name": "plandiff",
                "version": __version__,
                "semanticVersion": __version__,
                "language": "ja",
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "automationDetails": {"id": "plandiff/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "plandiff を動かしたフォルダー"}}},
        "invocations": [
            {
                "executionSuccessful": not outcome.unread,
                "exitCode": int(outcome.exit_code),
                "toolExecutionNotifications": [_notification(one) for one in outcome.unread],
            }
        ],
        "results": [
            *(_unread(one, index[UNREAD]) for one in outcome.unread),
            *(_result(item, index[item.rule]) for item in sorted_items(items)),
        ],
    }


def sorted_items(items: Sequence[Item]) -> Sequence[Item]:
    """Worst first; the order of documents and places otherwise stays."""
    return sorted(items, key=lambda item: ("error", "warning", "note").index(item.severity))


def _rule(rule: RuleEntry) -> dict[str, Any]:
    help_text = f"{rule.what}\n\nなぜ: {rule.why}\n\n例: {rule.example}"
    return {
        "id": rule.id,
        "name": "".join(part.title() for part in rule.id.split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.what},
        "help": {
            "text": help_text,
            "markdown": f"**{rule.title}** ({rule.title_en})\n\n{help_text}",
        },
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.scope]},
    }


def _result(item: Item, index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": item.rule,
        "ruleIndex": index,
        "level": item.severity,
        "message": {"text": visible(item.message)},
        "locations": [{**_physical(item.spot), **_logical(item)}],
        "relatedLocations": [
            {"id": at, **_physical(told.spot), "message": {"text": _said(told)}}
            for at, told in enumerate(item.quotes, 1)
        ],
        "partialFingerprints": {
            "primaryLocationLineHash": item.fingerprint,
            "plandiffFingerprint/v1": item.fingerprint,
        },
        "properties": {
            "page": item.spot.page,
            "indicator": item.indicator,
            "before": item.before,
            "after": item.after,
        },
    }
    if item.acceptance:
        result["suppressions"] = [_suppression(item.acceptance)]
    return result


def _said(told: Quote) -> str:
    side = {"current": "新", "previous": "旧", "both": ""}[told.side]
    return visible(f"{side} {told.spot.page}ページ: {told.text}".strip())


def _suppression(line: Acceptance) -> dict[str, Any]:
    until = f"、{line.until.isoformat()} まで" if line.until else ""
    return {
        "kind": "external",  # no status: it stands for accepted, and every edition knows that
        "justification": f"{line.reason}（{line.date.isoformat()}{until}）",
    }


def _physical(spot: Spot) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(spot.path),
            "region": {"startLine": spot.first, "endLine": spot.last},
        }
    }


def _logical(item: Item) -> dict[str, Any]:
    names = [name for name in (item.chapter, item.section) if name]
    if not names:
        return {}
    full = " / ".join(dict.fromkeys(names))
    return {
        "logicalLocations": [{"name": names[-1], "fullyQualifiedName": full, "kind": "section"}]
    }


def _artifact(path: str) -> dict[str, str]:
    """Write a path as a URI; an earlier version in git has none of its own but its name."""
    if PurePath(path).is_absolute():
        return {"uri": Path(path).as_uri()}
    return {"uri": quote(path.encode("utf-8", "surrogateescape")), "uriBaseId": _ROOT}


def _unread(unread: Unread, index: int) -> dict[str, Any]:
    located = {"physicalLocation": {"artifactLocation": _artifact(unread.document)}}
    return {
        "ruleId": UNREAD,
        "ruleIndex": index,
        "level": entry(UNREAD).severity,
        "message": {"text": visible(unread.message)},
        "locations": [located],
    }


def _notification(unread: Unread) -> dict[str, Any]:
    located = {"physicalLocation": {"artifactLocation": _artifact(unread.document)}}
    return {
        "level": "error",
        "message": {"text": visible(unread.message)},
        "locations": [located],
    }
