"""What the user must fix, and the exit codes of every command.

A stage raises one of these only when it cannot go on; anything it could not decide or
read in part is a `Problem` in its result instead.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes, the same for all commands."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    BUG = 3


class PlandiffError(Exception):
    """Base of every error the user can mend; its text is one line: what, where, what to do."""

    exit_code = ExitCode.USAGE


class ReadError(PlandiffError):
    """A source could not be read: missing, empty, binary, undecodable, over a limit."""


class SegmentError(PlandiffError):
    """A document was read but does not hold what the command needs (one column only, say)."""


class WriteError(PlandiffError):
    """A result could not be written to its target."""


class OptionError(PlandiffError):
    """An option or setting has a value plandiff does not know."""
