"""The date of creation in files: a fixed one, as the same input gives the same bytes."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Final

from plandiff.errors import OptionError

VARIABLE: Final = "SOURCE_DATE_EPOCH"
"""Set it (seconds since 1970, UTC) to have another date: reproducible-builds.org."""

_ALWAYS: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""A date anyone can see is none: no clock decides what a report looks like."""


def created() -> datetime:
    """Give the date files are stamped with, in UTC.

    Raises OptionError if the environment variable is no date.
    """
    said = os.environ.get(VARIABLE)
    if not said:
        return _ALWAYS
    try:
        return datetime.fromtimestamp(int(said), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise OptionError(
            f"環境変数 {VARIABLE} は1970年からの秒数で指定してください（{said[:40]}）"
        ) from error
