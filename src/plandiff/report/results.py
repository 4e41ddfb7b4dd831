"""The `plandiff.results/1` contract: indicators through plans and reports of several years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.model_results import ResultTarget
from plandiff.report.json import dump
from plandiff.report.json_parts import finding_head, line_spans, problem_dict
from plandiff.report.results_lists import unmatched
from plandiff.report.targets import target_dict
from plandiff.text.years import era_name

if TYPE_CHECKING:
    from plandiff.model_results import AcrossFinding, Series, Told, YearPoint, YearResults
    from plandiff.report.json_parts import Json

SCHEMA = "plandiff.results/1"


def render_json(results: YearResults) -> bytes:
    """`plandiff.results/1` as UTF-8."""
    return dump(results_dict(results))


def results_dict(results: YearResults) -> Json:
    """Return the whole as plain values."""
    return {
        "schema": SCHEMA,
        "documents": [
            {
                "kind": source.kind,
                "source": source.source.name,
                "sha256": source.source.sha256,
                "side": source.side,
                "organization": source.organization,
                "fiscal_year": source.fiscal_year,
                "era": source.era,
            }
            for source in results.sources
        ],
        "indicators": [_series(series, results) for series in results.series],
        "unmatched": [
            {
                "fiscal_year": year,
                "in": results.sources[told.document].kind,
                **_place(told),
                "indicator": told.target.indicator,
            }
            for year, told in unmatched(results)
        ],
        "findings": [_finding(finding) for finding in results.findings],
        "problems": [problem_dict(problem) for problem in results.problems],
    }


def _series(series: Series, results: YearResults) -> Json:
    return {
        "indicator": series.indicator,
        "section": series.section,
        "unit": series.unit,
        "direction": series.direction,
        "trend": series.trend,
        "years": [_point(point, results) for point in series.points],
    }


def _point(point: YearPoint, results: YearResults) -> Json:
    return {
        "fiscal_year": point.fiscal_year,
        "era": era_name(point.fiscal_year),
        "plan": _told(point.plan, results),
        "report": _told(point.report, results),
        "actual": None if point.actual is None else f"{point.actual:f}",
        "actual_text": point.actual_text,
        "actual_from": point.actual_from,
        "achieved": point.achieved,
    }


def _told(told: Told | None, results: YearResults) -> Json | None:
    if told is None:
        return None
    target = told.target
    place = _place(told)
    if isinstance(target, ResultTarget):
        printed = frozenset(results.sources[told.document].printed)
        return {**place, **target_dict(target, printed)}
    return {
        **place,
        "indicator": target.indicator,
        "item": target.item,
        "text": target.text,
        "value": None if target.value is None else f"{target.value:f}",
        "unit": target.unit,
        "comparator": target.comparator,
        "basis": target.basis,
        "baseline": None if target.baseline is None else f"{target.baseline:f}",
        "direction": target.direction,
        "notes": list(target.notes),
    }


def _place(told: Told) -> Json:
    return {
        "document": told.document,
        "section": told.section,
        "page": told.target.page,
        "lines": line_spans(told.target.lines),
    }


def _finding(finding: AcrossFinding) -> Json:
    return {
        **finding_head(finding),
        "evidence": [
            {
                "document": quote.document,
                "page": quote.page,
                "lines": line_spans(quote.lines),
                "text": quote.text,
            }
            for quote in finding.evidence
        ],
    }
