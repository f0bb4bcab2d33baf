"""The run: every target of every site in turn, round after round, in the opposite order every other round."""

import itertools
import math
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests.bench import samples, wrk
from tests.bench.server import Server, running
from tests.bench.site import Site

BATCH_SECONDS = 0.15
LARGEST_BATCH = 300
SLOWEST_OVER_HTTP = 0.25
"""Seconds. What takes longer for one client alone is measured in process only: eight would wait for each other."""
_SLICE_ANSWERS = 3 * wrk.CONNECTIONS
_TIMEOUT = 120

Results = dict[str, Any]
_STARTED = time.monotonic()


def say(words: str) -> None:
    """Progress, apart from the tables."""
    sys.stderr.write(f"{time.monotonic() - _STARTED:5.0f} s  {words}\n")
    sys.stderr.flush()


def prepare(site: Site, *, references: bool) -> Results:
    """Fill the database and find out what can be asked; the seconds of each step."""
    say(f"{site.pages} pages: filling the database")
    took = site.ask("fill", pages=site.pages, references=references)
    say(f"{site.pages} pages: building the published documents")
    took["rebuild"] = site.ask("rebuild")
    say(f"{site.pages} pages: asking everything once")
    described = site.ask("prepare")
    site.targets = {each["key"]: each for each in described if each["answered"] == each["status"]}
    missing = {each["key"]: each["answered"] for each in described if each["key"] not in site.targets}
    for key, status in missing.items():
        say(f"{site.pages} pages: not measured, answered {status}: {key}")
    return {"took": took, "missing": missing, "queries": _queries(site), "bytes": _bytes(site)}


def _queries(site: Site) -> dict[str, int]:
    return {key: site.ask("queries", key=key) for key in site.targets}


def _bytes(site: Site) -> dict[str, int]:
    return {key: each["bytes"] for key, each in site.targets.items()}


def in_process(sites: Sequence[Site], number: int, results: Results) -> None:
    """One round of batches; adds the mean seconds of each to `results[pages][key]`."""
    for site, key in _in_turn(sites, number):
        seconds = site.targets[key]["seconds"]
        count = samples.batch_size(seconds, wanted=BATCH_SECONDS, most=LARGEST_BATCH)
        mean = site.ask("batch", key=key, count=count)
        results.setdefault(str(site.pages), {}).setdefault(key, []).append(mean)


def over_http(site: Site, server: Server, number: int, results: Results, *, seconds: int) -> None:
    """One round of slices of load; adds each to `results[pages][key]`."""
    for _, key in _in_turn([site], number):
        target = site.targets[key]
        if not target["before"] and target["seconds"] <= SLOWEST_OVER_HTTP:
            # A slow answer needs a longer slice, or the slice sees hardly any.
            length = max(seconds, math.ceil(_SLICE_ANSWERS * target["seconds"]))
            measured = _slice(server, target, seconds=length)
            results.setdefault(str(site.pages), {}).setdefault(key, []).append(measured.as_json())


def _in_turn(sites: Sequence[Site], number: int) -> list[tuple[Site, str]]:
    keys = list(dict.fromkeys(key for site in sites for key in site.targets))
    order = [(site, key) for key in keys for site in sites if key in site.targets]
    return order[::-1] if number % 2 else order


def _slice(server: Server, target: dict[str, Any], *, seconds: int) -> wrk.Slice:
    server.settle()
    before = server.cpu_seconds()
    measured = wrk.load(server.address, target["paths"], target["headers"], seconds=seconds)
    after = server.cpu_seconds()
    if before is None or after is None or not measured.requests:
        return measured
    return replace(measured, cpu_ms=(after - before) * 1000 / measured.requests)


def warm(server: Server, site: Site) -> None:
    """Ask for every path once, so that no slice pays for what only the first request of a process does."""
    for target in site.targets.values():
        for path in target["paths"]:
            request = urllib.request.Request(server.address + path, headers=target["headers"])  # noqa: S310  loopback
            try:
                urllib.request.build_opener(_StayHere).open(request, timeout=_TIMEOUT).read()
            except urllib.error.HTTPError as answer:
                answer.close()


class _StayHere(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer like any other."""

    def redirect_request(self, *arguments: Any) -> None:
        return None


def publications(sites: Sequence[Site], results: Results, *, times: int) -> None:
    """Publish the same pages again and again, by Vouch and by Wagtail alone in turn.

    The first time fills caches and the second counts queries, which takes time of its own: neither is timed.
    """
    for number in range(times + 2):
        say(f"publishing, {number + 1} of {times + 2}")
        for site, long, alone in itertools.product(sites, (False, True), (number % 2 == 0, number % 2 == 1)):
            done = site.ask(
                "publish", long=long, number=number, by_wagtail_alone=alone, count_queries=number == 1
            )
            if number:
                name = f"{100 if long else 10} questions, {'Wagtail alone' if alone else 'Vouch'}"
                results.setdefault(str(site.pages), {}).setdefault(name, []).append(done)


def run(sites: Sequence[Site], *, rounds: int, seconds: int, references: bool) -> Results:
    """Everything, as values for `tables` and for the JSON file."""
    prepared = {str(site.pages): prepare(site, references=references) for site in sites}
    results: Results = {"prepared": prepared, "in_process": {}, "http": {}, "publish": {}}
    largest = sites[-1]
    if not wrk.is_installed():
        say("wrk is not installed: nothing is measured over HTTP.")
        for number in range(rounds):
            in_process(sites, number, results["in_process"])
    else:
        with running(largest.environment) as server:
            warm(server, largest)
            for number in range(rounds):
                say(f"round {number + 1} of {rounds}")
                in_process(sites, number, results["in_process"])
                over_http(largest, server, number, results["http"], seconds=seconds)
    publications(sites, results["publish"], times=rounds)
    return results
