"""What a policy says, once read: severities, thresholds, and what must or must not be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from plandiff.check.nouns import ON_TARGETS
from plandiff.text.fold import key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from plandiff.check.locate import Home
    from plandiff.check.nouns import FailOn, Weight
    from plandiff.model import Finding, Severity

Profile = Literal["standard", "strict", "targets"]

PROFILES: Final[dict[Profile, str]] = {
    "standard": "規則の表にある重さのまま",
    "strict": "要確認は重要に、参考は要確認に上げる",
    "targets": "目標の変更だけを見て、書き方の指摘は出さない",
}
"""Name, and what it does."""

_STRICTER: Final[dict[Severity, Weight]] = {
    "error": "error",
    "warning": "error",
    "note": "warning",
}


@dataclass(frozen=True, slots=True)
class Override:
    """Another severity for what stands in a chapter or measures an indicator."""

    match: str
    severity: Weight
    rules: tuple[str, ...] = ()
    """Only for these; empty for all."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """How far a target may move."""

    indicator: str = "*"
    change: Literal["cut", "raise", "both"] = "both"
    points: Decimal | None = None
    """Of targets in ％."""
    percent: Decimal | None = None
    """Of last year's figure, in any unit."""
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Fixed:
    """An indicator that must not change."""

    indicator: str
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Required:
    """An indicator every new plan must have."""

    indicator: str
    severity: Severity = "error"
    documents: str = "**"
    """Only in these, as a pattern of paths."""


@dataclass(frozen=True, slots=True)
class PairOf:
    """Two documents that belong together."""

    current: str
    previous: str


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything a repository decides about its checks."""

    fail_on: FailOn = "error"
    keep_going: bool = False
    profile: Profile = "standard"
    accepted: str = "plandiff-accepted.toml"
    paths: tuple[str, ...] = ()
    pairs: tuple[PairOf, ...] = ()
    rules: Mapping[str, Weight] = field(default_factory=dict)
    chapters: tuple[Override, ...] = ()
    indicators: tuple[Override, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    required: tuple[Required, ...] = ()
    root: Path = field(default_factory=Path)
    """The folder that paths are relative to: the policy file's, else the working folder."""

    def weigh(self, finding: Finding, home: Home) -> Weight:
        """Return a finding's severity: profile, then rule, then chapter, then indicator."""
        weight = self._of_rule(finding)
        for row in self.chapters:
            if home.chapter and _applies(row, finding.rule, home.chapter):
                weight = row.severity
        for row in self.indicators:
            if home.indicator and _applies(row, finding.rule, home.indicator):
                weight = row.severity
        return weight

    def _of_rule(self, finding: Finding) -> Weight:
        if finding.rule in self.rules:
            return self.rules[finding.rule]
        if self.profile == "targets" and not finding.rule.startswith(ON_TARGETS):
            return "off"
        return _STRICTER[finding.severity] if self.profile == "strict" else finding.severity


def _applies(row: Override, rule: str, name: str) -> bool:
    return (not row.rules or rule in row.rules) and matches(row.match, name)


@lru_cache(maxsize=4096)
def matches(pattern: str, name: str) -> bool:
    """Tell whether a name holds the pattern; with `*` or `?` the whole name must fit.

    Width, blanks and full stops do not count: 健診実施率 is in 「生活習慣病予防 健診実施率」.
    """
    wanted, found = key(pattern), key(name)
    if not any(char in wanted for char in "*?"):
        return wanted in found
    parts = {"*": ".*", "?": "."}
    return bool(re.fullmatch("".join(parts.get(c, re.escape(c)) for c in wanted), found, re.DOTALL))


_PATH_PARTS: Final = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_AS_REGEX: Final = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@lru_cache(maxsize=256)
def path_regex(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of paths: `*` stays within a folder, `**/` spans any number of them."""
    parts = _PATH_PARTS.findall(pattern)
    return re.compile("".join(_AS_REGEX.get(part) or re.escape(part) for part in parts))


def path_matches(pattern: str, path: str) -> bool:
    """Tell whether a path relative to the policy's folder fits a pattern."""
    return path_regex(pattern).fullmatch(path) is not None
