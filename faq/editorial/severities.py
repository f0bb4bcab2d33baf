"""The setting EDITORIAL_SEVERITIES: how much each check weighs on this site, and which are off."""

from collections.abc import Mapping

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from faq.editorial.findings import SEVERITIES, Severity
from faq.editorial.registry import CHECKS, OFF

ALLOWED = (*SEVERITIES, OFF)


def chosen_severities() -> dict[str, str]:
    """The severities that this site sets, by code; entries that are wrong are left to the system check."""
    return {code: value for code, value in _entries() if code in CHECKS and value in ALLOWED}


def severity_of(code: str, chosen: Mapping[str, str]) -> Severity:
    """How much a warning weighs by its code; what no check is behind, or none that is on, is a warning."""
    name = chosen.get(code, CHECKS[code].severity) if code in CHECKS else ""
    return next((severity for severity in SEVERITIES if severity == name), "warning")


def _entries() -> list[tuple[str, str]]:
    """The setting as pairs: a dictionary, or text as in "absolute_claim=warning,long_sentence=off"."""
    value = getattr(settings, "EDITORIAL_SEVERITIES", None) or {}
    if isinstance(value, Mapping):
        return [(str(code), str(severity)) for code, severity in value.items()]
    pairs = (entry.partition("=") for entry in str(value).split(",") if entry.strip())
    return [(code.strip(), severity.strip()) for code, _, severity in pairs]


@register()
def check_editorial_severities(app_configs, **kwargs) -> list[CheckMessage]:
    """Refuse codes and severities that do not exist, and say which do."""
    errors: list[CheckMessage] = []
    for code, severity in _entries():
        if code not in CHECKS:
            errors.append(
                Error(
                    f"EDITORIAL_SEVERITIES names “{code}”, which is no editorial check.",
                    hint=f"The checks are: {', '.join(sorted(CHECKS))}.",
                    id="vouch.E020",
                )
            )
        elif severity not in ALLOWED:
            errors.append(
                Error(
                    f"EDITORIAL_SEVERITIES gives {code} the severity “{severity}”.",
                    hint=f"Use one of: {', '.join(ALLOWED)}, as in “{code}=warning”.",
                    id="vouch.E021",
                )
            )
    return errors
