from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.report.minato import comparison as made_by_hand

from plandiff.report.view import build_view

if TYPE_CHECKING:
    from plandiff.model import Comparison
    from plandiff.report.view_model import ReportView


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    return made_by_hand()


@pytest.fixture(scope="session")
def view(comparison: Comparison) -> ReportView:
    return build_view(comparison)


@pytest.fixture(scope="session")
def english(comparison: Comparison) -> ReportView:
    return build_view(comparison, "en")
