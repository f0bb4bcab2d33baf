"""`make bench`: measures Vouch against Wagtail's own APIs and a bare view, and prints the ratios."""

import argparse
import contextlib
import json
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.bench import databases, machine, rounds, tables
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
    parser.add_argument("--write", action="store_true", help="write the tables to docs/performance.md")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> None:
    """Measure, print the tables, and keep everything measured as JSON in DATA_DIR."""
    chosen = options(arguments)
    # Ended by a signal, the run still ends its processes and removes its databases.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    results = measured(chosen)
    text = tables.as_text(results)
    sys.stdout.write(f"{text}\n")
    folder = Path(os.environ.get("DATA_DIR") or ROOT / "var")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"bench-{results['engine']}.json").write_text(json.dumps(results, indent=1) + "\n")
    if chosen.write:
        DOCUMENT.write_text(tables.written(DOCUMENT.read_text(), results["engine"], text))


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


if __name__ == "__main__":
    main(sys.argv[1:])
