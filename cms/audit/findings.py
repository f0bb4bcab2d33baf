"""What an audit says: one finding, and how grave it is."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is. Information is not counted when an audit decides whether it failed."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: which rule says so, on which page, where on it, and what is allowed instead."""

    rule: str
    severity: Severity
    url: str
    where: str
    message: str
    excerpt: str = ""
