"""The results as Markdown tables: for the terminal, and between markers in docs/performance.md."""

import math
import re
from collections.abc import Sequence
from typing import Any

from tests.bench import samples
from tests.bench.targets import BARE, DETAIL, OURS, PEERS

Rows = list[Sequence[str]]


def table(head: Sequence[str], rows: Rows) -> str:
    """A Markdown table; numbers stand on the right."""
    lines = [head, ["---" if column == 0 else "--:" for column in range(len(head))], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def sections(results: dict[str, Any]) -> dict[str, str]:
    """All tables by their headings."""
    made = {
        "Over HTTP": http_table(results),
        "In process": in_process_table(results),
        "Growth": growth_table(results),
        "Publishing": publish_table(results),
        "Building": building_table(results),
    }
    return {heading: text for heading, text in made.items() if text}


def as_text(results: dict[str, Any]) -> str:
    """What was measured on, then all tables."""
    machine = results["machine"]
    intro = (
        f"{machine['date']}, {results['database']}: {machine['processor']}, {machine['memory']}, {machine['system']}, "
        f"Python {machine['python']}, {machine['packages']}; rounds: {results['rounds']}."
    )
    parts = [intro] + [f"### {heading}\n\n{text}" for heading, text in sections(results).items()]
    return "\n\n".join(parts)


def written(document: str, name: str, text: str) -> str:
    """`document` with `text` between the markers of that name."""
    begin, end = f"<!-- bench {name} -->", f"<!-- /bench {name} -->"
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if not pattern.search(document):
        raise ValueError(f"The document has no markers “{begin}” and “{end}”.")
    return pattern.sub(lambda _: f"{begin}\n{text}\n{end}", document, count=1)


def http_table(results: dict[str, Any]) -> str:
    """Throughput of the largest site. Ratios are those of the same round."""
    if not results["http"]:
        return ""
    [(pages, found)] = results["http"].items()
    rates = {key: [each["requests_per_second"] for each in slices] for key, slices in found.items()}
    rows: Rows = []
    for key, slices in found.items():
        what, _, api = key.partition(" | ")
        rows.append(
            [
                what,
                api,
                _number(samples.median(rates[key])),
                _ratio(rates.get(base_of(key, rates), []), rates[key]),
                _ratio(rates.get(f"{what} | {OURS}", []), rates[key]) if api in PEERS else "",
                _number(samples.median([each["p50_ms"] for each in slices])),
                _number(samples.median([each["p99_ms"] for each in slices])),
                _least_cpu(slices),
                f"±{samples.spread(rates[key]):.0%}",
                str(sum(each["failed"] for each in slices) or ""),
            ]
        )
    head = [
        "asked for",
        "answered by",
        "requests/s",
        "× bare",
        "× Vouch",
        "p50 ms",
        "p99 ms",
        "CPU ms",
        "spread",
    ]
    failures = any(row[-1] for row in rows)
    columns = len(head) + failures
    return f"{_thousands(pages)} pages.\n\n" + table(
        [*head, "failed"][:columns], [row[:columns] for row in rows]
    )


def base_of(key: str, known: Any) -> str:
    """The bare view that answers the same bytes, else the one that answers one page."""
    own = f"{key.partition(' | ')[0]} | {BARE}"
    return own if own in known else f"{DETAIL} | {BARE}"


def in_process_table(results: dict[str, Any]) -> str:
    """The largest site, without a server."""
    pages = _sizes(results)[-1]
    found, prepared = results["in_process"][pages], results["prepared"][pages]
    rows: Rows = []
    for key, seconds in found.items():
        what, _, api = key.partition(" | ")
        rows.append(
            [
                what,
                api,
                _number(samples.least(seconds) * 1000),
                _number(samples.median(seconds) * 1000),
                _ratio(seconds, found.get(base_of(key, found), [])),
                _ratio(seconds, found.get(f"{what} | {OURS}", [])) if api in PEERS else "",
                str(prepared["queries"][key]),
                f"{prepared['bytes'][key] / 1000:.1f}",
            ]
        )
    head = ["asked for", "answered by", "least ms", "median ms", "× bare", "× Vouch", "queries", "kB"]
    return f"{_thousands(pages)} pages.\n\n" + table(head, rows)


def growth_table(results: dict[str, Any]) -> str:
    """Least milliseconds at each size, and the largest over the smallest."""
    sizes = _sizes(results)
    if len(sizes) < 2:
        return ""
    rows: Rows = []
    for key in dict.fromkeys(key for pages in sizes for key in results["in_process"][pages]):
        least = [_least(results["in_process"][pages].get(key)) for pages in sizes]
        first, last = least[0], least[-1]
        rows.append(
            [
                *key.split(" | "),
                *("" if value is None else _number(value * 1000) for value in least),
                f"{last / first:.1f}" if first and last else "",
            ]
        )
    head = [
        "asked for",
        "answered by",
        *(f"{_thousands(pages)} pages, ms" for pages in sizes),
        "largest ÷ smallest",
    ]
    return table(head, rows)


def publish_table(results: dict[str, Any]) -> str:
    """Median milliseconds and queries of a publication."""
    rows: Rows = []
    for pages, found in results["publish"].items():
        for name, done in found.items():
            seconds = _known(done, "seconds")
            alone = _known(found.get(name.replace("Vouch", "Wagtail alone"), []), "seconds")
            rows.append(
                [
                    f"{_thousands(pages)} pages, {name}",
                    _number(samples.least(seconds) * 1000),
                    _number(samples.median(seconds) * 1000),
                    _ratio(seconds, alone) if "Vouch" in name else "",
                    str(_known(done, "queries")[-1]),
                ]
            )
    head = ["save_revision().publish()", "least ms", "median ms", "× Wagtail alone", "queries"]
    return table(head, rows) if rows else ""


def building_table(results: dict[str, Any]) -> str:
    """What it takes to fill a site; the last columns are those of `manage.py rebuild_documents`."""
    rows: Rows = []
    for pages in _sizes(results):
        took = results["prepared"][pages]["took"]
        rebuild = took.get("rebuild")
        rows.append(
            [
                _thousands(pages),
                f"{took['rows']:.1f}",
                f"{took['search_index']:.1f}",
                f"{rebuild['seconds']:.1f}" if rebuild else "",
                f"{int(pages) / rebuild['seconds']:.0f}" if rebuild else "",
                f"{rebuild['peak_mib']:.0f}" if rebuild else "",
            ]
        )
    head = ["pages", "rows s", "search index s", "documents s", "documents/s", "peak memory MiB"]
    return table(head, rows)


def _sizes(results: dict[str, Any]) -> list[str]:
    return sorted(results["in_process"], key=int)


def _least(seconds: Sequence[float] | None) -> float | None:
    return samples.least(seconds) if seconds else None


def _known(measured: Sequence[dict[str, Any]], name: str) -> list[float]:
    return [each[name] for each in measured if each[name] is not None]


def _least_cpu(slices: Sequence[dict[str, Any]]) -> str:
    known = _known(slices, "cpu_ms")
    return _number(min(known)) if known else ""


def _ratio(values: Sequence[float], bases: Sequence[float]) -> str:
    if len(values) != len(bases):
        return ""
    ratio = samples.typical_ratio(values, bases)
    return "" if ratio is None else _number(ratio)


def _number(value: float) -> str:
    if math.isnan(value):
        return ""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _thousands(pages: str) -> str:
    return f"{int(pages):,}"
