"""Parts that every published JSON form shares: line ranges, problems, the words of a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plandiff.model import Finding, Problem
    from plandiff.model_results import AcrossFinding

Json = dict[str, object]
"""A JSON object."""


def line_spans(ranges: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return line ranges as lists of first and last line."""
    return [[first, last] for first, last in ranges]


def problem_dict(problem: Problem) -> Json:
    """Return what reading could not do for certain."""
    return {
        "kind": problem.kind,
        "message": problem.message,
        "page": problem.page,
        "lines": line_spans(problem.lines),
    }


def finding_head(finding: Finding | AcrossFinding) -> Json:
    """Return what a finding says, its evidence left out."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
    }
