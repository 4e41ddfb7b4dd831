"""What belongs to neither plan: title page and page headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generator.profiles import Profile, wide

if TYPE_CHECKING:
    import random

    from tests.generator.nouns import Plan


def era(year: int) -> str:
    """2025 -> 令和７年度."""
    return f"令和{'元' if year == 2019 else wide(year - 2018)}年度"


def title_page(plans: tuple[Plan, Plan], profile: Profile) -> tuple[str, ...]:
    """Return the lines of the title page."""
    current = plans[0]
    if profile.language == "en":
        return (f"{current.body}", f"Plan for FY{current.year}", "Paper 2-1")
    return (
        f"{era(current.year)} {current.body}事業計画について",
        f"{era(current.year - 1)}第３回{current.body}審議会",
        "資料２－１",
    )


def header(
    plans: tuple[Plan, Plan], profile: Profile, rng: random.Random, *, old_left: bool
) -> str:
    """Return the page header: one line that names both years, left first."""
    current, previous = plans
    if profile.language == "en":
        sides = [f"FY{current.year} Plan (new)", f"FY{previous.year} Plan (old)"]
    else:
        marked = old_left or rng.random() < 0.3
        form = rng.choice(("{e} {b}", "{e}{b}事業計画", "{e}事業計画"))
        sides = [
            form.format(e=era(current.year), b=current.body) + ("（新）" if marked else ""),
            form.format(e=era(previous.year), b=previous.body) + ("（旧）" if marked else ""),
        ]
    return " ".join(reversed(sides) if old_left else sides)
