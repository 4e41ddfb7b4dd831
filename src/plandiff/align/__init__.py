"""Which sections and clauses of two plans correspond."""

from __future__ import annotations

from plandiff.align.plans import align_plans

__all__ = ["align_plans"]
