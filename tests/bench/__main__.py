"""`make bench`: measures Vouch against Wagtail's own APIs and a bare view, and prints the ratios."""

import argparse
import contextlib
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.bench import auditing, databases, import_tables, machine, rounds, tables
from tests.bench.site import working

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "performance.md"


def sizes(text: str) -> list[int]:
    """Numbers of pages, separated by commas, from small to large."""
    try:
        found = sorted({int(part) for part in text.split(",")})
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a list of numbers such as 100,1000.") from None
    if found[0] < 20:
        raise argparse.ArgumentTypeError("A list shows 20 pages, so a site needs at least 20.")
    return found


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--pages", type=sizes, default=[100, 1000], help="sizes of site (default: 100,1000)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of everything (default: 3)")
    parser.add_argument("--seconds", type=int, default=1, help="length of a slice of load (default: 1)")
    parser.add_argument("--references", action="store_true", help="fill Wagtail's reference index, too")
    parser.add_argument(
        "--import",
        dest="imports",
        type=sizes,
        metavar="ARTICLES",
        help="measure imports of so many articles, such as 1000,10000, and nothing else",
    )
    parser.add_argument(
        "--audit",
        dest="audits",
        type=sizes,
        metavar="PAGES",
        help="measure the audit of sites of so many pages, such as 1000,10000, and nothing else",
    )
    parser.add_argument("--write", action="store_true", help="write the tables to docs/performance.md")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> None:
    """Measure, print the tables, and keep everything measured as JSON in DATA_DIR."""
    chosen = options(arguments)
    # Ended by a signal, the run still ends its processes and removes its databases.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    if chosen.imports:
        _finish(imported(chosen.imports), "import", import_tables.as_text, write=chosen.write)
    elif chosen.audits:
        _finish(audited(chosen.audits), "audit", auditing.as_text, write=chosen.write)
    else:
        _finish(measured(chosen), "", tables.as_text, write=chosen.write)


def _finish(results: dict[str, Any], kind: str, as_text: Callable[[Any], str], *, write: bool) -> None:
    text, name = as_text(results), " ".join(filter(None, [kind, results["engine"]]))
    sys.stdout.write(f"{text}\n")
    folder = Path(os.environ.get("DATA_DIR") or ROOT / "var")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"bench-{name.replace(' ', '-')}.json").write_text(json.dumps(results, indent=1) + "\n")
    if write:
        DOCUMENT.write_text(tables.written(DOCUMENT.read_text(), name, text))


def measured(chosen: argparse.Namespace) -> dict[str, Any]:
    """All results of a run in databases and processes of its own, gone afterwards."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vouch-bench-")))
        sites = [
            stack.enter_context(working(pages, stack.enter_context(databases.environment(pages, folder))))
            for pages in chosen.pages
        ]
        found = rounds.run(sites, rounds=chosen.rounds, seconds=chosen.seconds, references=chosen.references)
        engine, version = sites[-1].ask("database")
    about = {"machine": machine.described(), "rounds": chosen.rounds, "slice_seconds": chosen.seconds}
    return {"engine": engine, "database": version, **about, **found}


def imported(sizes: Sequence[int]) -> dict[str, Any]:
    """Imports of so many articles, each into an empty site of its own."""
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="vouch-bench-") as folder:
        for count in sizes:
            rounds.say(f"importing {count} articles")
            with (
                databases.environment(count, Path(folder)) as environment,
                working(count, environment) as site,
            ):
                found[str(count)] = site.ask("import_articles", articles=count)
                engine, version = site.ask("database")
    return {"engine": engine, "database": version, "machine": machine.described(), "imports": found}


def audited(sizes: Sequence[int]) -> dict[str, Any]:
    """Audits of sites of so many pages, each in a database of its own."""
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="vouch-bench-") as folder:
        for pages in sizes:
            rounds.say(f"auditing {pages} pages")
            with (
                databases.environment(pages, Path(folder)) as environment,
                working(pages, environment) as site,
            ):
                site.ask("fill", pages=pages, references=False)
                site.ask("rebuild")
                found[str(pages)] = auditing.measured(environment)
                engine, version = site.ask("database")
    return {"engine": engine, "database": version, "machine": machine.described(), "audits": found}


if __name__ == "__main__":
    main(sys.argv[1:])
