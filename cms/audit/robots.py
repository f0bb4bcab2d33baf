"""Reading anybody's robots.txt: what cannot be read in it is left out, as crawlers do."""

from collections.abc import Sequence
from urllib.robotparser import RobotFileParser


def read_robots(text: str) -> RobotFileParser:
    """Who may read what, as this robots.txt says."""
    lines = text.splitlines()
    try:
        parser = _parsed(lines)
    except ValueError:
        # Python's parser stops at a path such as "//[x" and at digits that make no number.
        parser = _parsed([line for line in lines if _is_readable(line)])
    # Without a fetch time it bars everything.
    parser.modified()
    return parser


def _parsed(lines: Sequence[str]) -> RobotFileParser:
    parser = RobotFileParser()
    parser.parse(lines)
    return parser


def _is_readable(line: str) -> bool:
    try:
        # A rule is looked at only where a crawler was named before.
        _parsed(["User-agent: *", line])
    except ValueError:
        return False
    return True
