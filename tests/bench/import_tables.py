"""What imports took, as a Markdown table."""

from collections.abc import Sequence
from typing import Any

from tests.bench import tables


def as_text(results: dict[str, Any]) -> str:
    """What was imported on, and the table of it."""
    machine = results["machine"]
    intro = f"{machine['date']}, {results['database']}: {machine['processor']}, Python {machine['python']}."
    return f"{intro}\n\n{table(results['imports'])}"


def rates(found: dict[str, Any]) -> dict[str, float]:
    """Articles a second, by the clock and by processor time of all processes but the database, and what they are compared with."""
    ours, theirs = _rate(found["chunks"], "seconds"), _rate(found["by_wagtail"], "seconds")
    processes = sum(each["cpu"] for each in found["chunks"]) + found["readers"]
    cpu = sum(each["articles"] for each in found["chunks"]) / processes
    their_cpu = _rate(found["by_wagtail"], "cpu")
    tenth = max(1, len(found["chunks"]) // 10)
    return {
        "per_second": ours,
        "per_cpu_second": cpu,
        "wagtail_per_second": theirs,
        "wagtail_per_cpu_second": their_cpu,
        "times_wagtail": ours / theirs,
        "times_wagtail_cpu": cpu / their_cpu,
        "last_tenth": _rate(found["chunks"][:tenth], "cpu") / _rate(found["chunks"][-tenth:], "cpu"),
        "peak_mib": found["peak_mib"],
    }


def _rate(measured: Sequence[dict[str, float]], clock: str) -> float:
    return sum(each["articles"] for each in measured) / sum(each[clock] for each in measured)


def table(results: dict[str, dict[str, Any]]) -> str:
    """A Markdown table, a line for each number of articles."""
    head = (
        "articles",
        "articles/s",
        "per CPU s",
        "Wagtail, pages/s",
        "per CPU s",
        "× Wagtail",
        "× by CPU",
        "last ÷ first tenth",
        "peak MiB",
    )
    rows = []
    for count, found in results.items():
        digits = (0, 0, 1, 1, 1, 1, 2, 0)
        shown = [f"{value:.{digit}f}" for value, digit in zip(rates(found).values(), digits, strict=True)]
        rows.append([f"{int(count):,}", *shown])
    return tables.table(head, rows)
