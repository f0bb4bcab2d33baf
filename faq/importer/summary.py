"""An import report in words, for the person at the terminal."""

from faq.importer.report import Report

_DONE = {
    "created": "created page {page} at {path}",
    "updated": "made a new version of page {page} at {path}",
    "unchanged": "imported before as page {page}; nothing was changed",
    "dry_run": "can be imported; nothing was written",
}


def summarise(report: Report) -> str:
    """A few lines: what was done, what was found, and each warning with its place."""
    result, document = report.result, report.document
    if result.action == "refused" or document is None:
        return f"{result.file}: refused"
    done = _DONE[result.action].format(page=result.page, path=result.path)
    if result.action in ("created", "updated"):
        done += " (published)" if result.live else " (a draft)"
    prices = sum(len(table.prices) for table in document.price_tables)
    counts = [
        _count(len(document.questions), "question"),
        _count(len(document.price_tables), "price table"),
        _count(prices, "price"),
        _count(len(report.warnings), "warning"),
    ]
    lines = [f"{result.file}: {done}", f"  {', '.join(counts)}"]
    lines += [f"  changed: {change}" for change in result.changes]
    lines += [f"  {warning.where}: {warning.message} [{warning.code}]" for warning in report.warnings]
    return "\n".join(lines)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
