"""An audit as people and programs read it: lines grouped by page, or one JSON object written as it comes."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from cms.audit.content_audits import Found
from cms.audit.kinds import LABELS, Kind
from cms.audit.outcome import Counts, PageFindings, in_words, page_as_json

_WIDTH = 11


def text_lines(pages: Iterable[PageFindings], counts: Counts) -> Iterator[str]:
    """Page by page what was found; `counts` is filled on the way."""
    for page in pages:
        counts.add(page)
        if not page.found:
            continue
        yield page.url
        for each in page.found:
            yield from _finding_lines(each)
        yield ""


def summary_lines(counts: Counts) -> Iterator[str]:
    """The counts at the end."""
    yield f"Pages with findings: {counts.pages}."
    yield f"Structured data and content: {in_words(counts.counted)}."
    yield f"Editorial advice: {in_words(counts.editorial)}."


def json_parts(
    pages: Iterable[PageFindings], counts: Counts, *, about: dict[str, Any], unreachable: list[dict[str, Any]]
) -> Iterator[str]:
    """One JSON object in parts: `pages` as they come, then `run`, `unreachable`, counts and rules, known by then."""
    yield '{"pages": ['
    first = True
    for page in pages:
        counts.add(page)
        if page.found:
            yield f"{'' if first else ','}\n{_json(page_as_json(page))}"
            first = False
    rest = {"run": about, "unreachable": unreachable} | counts.as_json()
    yield f"],\n{_json(rest)[1:]}\n"


def _finding_lines(found: Found) -> Iterator[str]:
    finding = found.finding
    severity = LABELS[finding.severity][0].lower()
    kind = "" if found.kind is Kind.STRUCTURED_DATA else f" [{found.kind.label.lower()}]"
    where = f" ({finding.where})" if finding.where else ""
    yield f"  {severity:<{_WIDTH}}  {finding.rule}{kind}{where}: {finding.message}"
    if finding.excerpt:
        yield f"  {'':<{_WIDTH}}    “{' '.join(finding.excerpt.split())}”"


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)
