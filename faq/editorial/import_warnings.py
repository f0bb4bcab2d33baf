"""Editorial findings in an import report."""

import datetime as dt
from collections.abc import Mapping, Sequence

from cms.dates import today as this_day
from faq.editorial.findings import Finding
from faq.editorial.import_manuscript import imported_manuscript
from faq.editorial.registry import CHECKS, findings_in
from faq.editorial.severities import chosen_severities
from faq.importer.report import ImportedDocument, ReportWarning


def editorial_warnings(
    document: ImportedDocument,
    known: Sequence[ReportWarning] = (),
    *,
    today: dt.date | None = None,
    severities: Mapping[str, str] | None = None,
) -> list[ReportWarning]:
    """What an editor should look at again in an imported document, in the shape of the import report.

    What is for information or for reviewers only is left out, and so is what the importer reported of the same
    place already (`known`). `severities` are those that the site chose, unless given.
    """
    found = findings_in(
        imported_manuscript(document),
        today=today or this_day(),
        severities=chosen_severities() if severities is None else severities,
    )
    reported = {(warning.code, _place(warning.where)) for warning in known}
    return [
        ReportWarning(
            code=finding.code, where=finding.where, excerpt=finding.excerpt, message=finding.message
        )
        for finding in found
        if _is_for_editors(finding) and (finding.code, _place(finding.where)) not in reported
    ]


def _is_for_editors(finding: Finding) -> bool:
    in_a_call = finding.where == "call_to_action"
    return (finding.severity != "info" or in_a_call) and not CHECKS[finding.code].for_reviewers


def _place(where: str) -> str:
    """The question of a place, or the place itself."""
    return where.split(" ")[0]
