"""A process for one size of site: it fills the database and measures in process, told what to do line by line.

One process each, because Django knows one database for as long as it runs; and told line by line, so that the sizes
are measured in turn.
"""

import itertools
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from typing import Any

from django.core.management import call_command, get_commands
from django.db import connection
from wagtail.contrib.redirects.models import Redirect

from cms.published.copies import copies
from faq.models import FAQPage
from tests.bench import calls, content, importing, publishing, stored_pages
from tests.bench.bare import keep
from tests.bench.targets import (
    API,
    BARE_OF,
    CHANGE,
    FORGET,
    NOT_MODIFIED,
    OURS,
    V2_OURS,
    Facts,
    Target,
    bare_name,
    targets,
)
from tests.bench.wsgi import application

LONG_QUESTIONS = 100
_WALK = 100


class SiteWorker:
    """The commands; each is a method whose arguments and result are JSON."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.long_page = 0
        self.found: dict[str, Target] = {}
        self.turns: dict[str, Iterator[str]] = {}
        self.changes = itertools.count(1)

    def database(self) -> tuple[str, str]:
        """The kind of database, and its name with version."""
        if connection.vendor == "sqlite":
            return "sqlite", f"SQLite {sqlite3.sqlite_version}"
        major, minor = divmod(connection.pg_version, 10_000)
        return connection.vendor, f"PostgreSQL {major}.{minor}"

    def fill(self, pages: int, references: bool) -> dict[str, float | None]:
        """Tables, pages and indexes; seconds of each step."""
        took = {"migrate": _timed(lambda: call_command("migrate", verbosity=0))}
        took["rows"] = _timed(lambda: self._store(pages))
        took["search_index"] = _timed(lambda: call_command("update_index", verbosity=0))
        if references:
            took["reference_index"] = _timed(lambda: call_command("rebuild_references_index", verbosity=0))
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        return took

    def _store(self, pages: int) -> None:
        shop = stored_pages.Shop()
        self.ids = stored_pages.store(list(content.pages(pages)), shop)
        [long] = content.pages(1, seed=content.SEED + 1, questions=LONG_QUESTIONS)
        long = replace(long, slug="long", title="A long page")
        [self.long_page] = stored_pages.store([long], shop)

    def rebuild(self) -> dict[str, float] | None:
        """Seconds and peak memory (MiB) of rebuilding every published document; None if there is no such command."""
        if "rebuild_documents" not in get_commands():
            return None
        command = [sys.executable, "manage.py", "rebuild_documents"]
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise RuntimeError(f"rebuild_documents failed with status {status}.")
        unit = 1 if sys.platform == "darwin" else 1024
        return {"seconds": time.perf_counter() - start, "peak_mib": usage.ru_maxrss * unit / 2**20}

    def prepare(self) -> list[dict[str, Any]]:
        """The targets that this code answers, each with what its answer is; asks every one twice."""
        page = FAQPage.objects.select_related("treatment").get(pk=self.ids[len(self.ids) // 2])
        facts = Facts(self.ids, page.slug, page.treatment_id, page.treatment.slug)
        for what in BARE_OF:
            self._keep_bytes(facts, what)
        facts = replace(facts, etags=_etags(facts), deep_cursor=_deep_cursor(facts))
        self.redirect = Redirect.objects.create(old_path="/bench-moved", redirect_link="/faq/")
        return [self._described(target) for target in targets(facts) if not self._takes_minutes(target)]

    def _keep_bytes(self, facts: Facts, what: str) -> None:
        target = next(each for each in targets(facts) if (each.what, each.api) == (what, OURS))
        answer = calls.call(application, target.paths[0])
        keep(bare_name(what), answer.body, answer.headers["Content-Type"])

    def _takes_minutes(self, target: Target) -> bool:
        most = target.most_pages_on_sqlite
        return connection.vendor == "sqlite" and most is not None and len(self.ids) > most

    def _described(self, target: Target) -> dict[str, Any]:
        answer = calls.call(application, target.paths[0], target.headers)
        start = time.perf_counter()
        if answer.status == target.status:
            self.found[target.key] = target
            self.turns[target.key] = itertools.cycle(target.paths)
            calls.call(application, target.paths[0], target.headers)
        return {
            **asdict(target),
            "key": target.key,
            "answered": answer.status,
            "bytes": len(answer.body),
            "seconds": time.perf_counter() - start,
        }

    def batch(self, key: str, count: int) -> float:
        """Mean seconds of one call in a batch."""
        target = self._warmed(key)
        return calls.batch(application, self.turns[key], target.headers, count, before=self._before(target))

    def queries(self, key: str) -> int:
        """How many database queries a call makes."""
        target = self._warmed(key)
        return calls.queries(application, next(self.turns[key]), target.headers, before=self._before(target))

    def _warmed(self, key: str) -> Target:
        """The target, asked once more: what was asked in between may have dropped copies of its answer."""
        target = self.found[key]
        if len(target.paths) == 1:
            calls.call(application, target.paths[0], target.headers)
        return target

    def _before(self, target: Target) -> Callable[[], None] | None:
        return {CHANGE: self._change_something, FORGET: copies.clear}.get(target.before)

    def _change_something(self) -> None:
        """Another process wrote: no signal, one row that no page shows. Copies kept in memory are worth nothing now."""
        link = f"/faq/?{next(self.changes)}"
        Redirect.objects.filter(pk=self.redirect.pk).update(redirect_link=link)

    def import_articles(self, articles: int) -> dict[str, Any]:
        return importing.measure(articles)

    def publish(self, long: bool, **how: Any) -> dict[str, Any]:
        return asdict(publishing.publish(self.long_page if long else self.ids[0], **how))


def _timed(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def _etags(facts: Facts) -> dict[str, str]:
    known = targets(replace(facts, etags={OURS: "", V2_OURS: ""}))
    asked = {target.api: target.paths[0] for target in known if target.what == NOT_MODIFIED}
    answers = {api: calls.call(application, path) for api, path in asked.items()}
    return {api: answer.headers["ETag"] for api, answer in answers.items() if "ETag" in answer.headers}


def _deep_cursor(facts: Facts) -> str | None:
    """The cursor of the last page of the list; None where the list has no cursors."""
    cursor, left = None, facts.last_offset
    while left:
        limit = min(_WALK, left)
        path = f"{API}/faqs/?fields=id&limit={limit}" + (f"&cursor={cursor}" if cursor else "")
        answer = calls.call(application, path)
        cursor = json.loads(answer.body)["meta"].get("next_cursor") if answer.status == 200 else None
        left = left - limit if cursor else 0
    return cursor


def serve() -> None:
    """Read commands from standard input, one JSON object a line, and answer each with one line."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    # Whatever prints now cannot end up between the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    worker = SiteWorker()
    for line in sys.stdin:
        order = json.loads(line)
        result = getattr(worker, order["do"])(**order["with"])
        answers.write(json.dumps(result) + "\n")
        answers.flush()
