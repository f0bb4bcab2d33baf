"""How long it takes to import many documents: by Vouch, from files to what readers get, and page by page by Wagtail."""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management import call_command

from cms.dates import today
from faq.importer.attempts import how_this_site_reads, read_bytes
from faq.importer.decisions import Decisions
from faq.importer.page_filling import PageFilling
from faq.importer.page_relations import StoredRelations
from faq.importer.pages import ImportOptions, findings_under
from faq.importer.reading import ReadDocument
from faq.importer.report import Report
from faq.importer.runs import AT_ONCE, import_files
from faq.models import FAQIndexPage, FAQPage
from tests.bench import articles, stock

_TURNS = 10
"""Times that Wagtail's way has a turn, half of them before and half after, and pages it imports each time."""
_PAGES_A_TURN = 3


def measure(count: int) -> dict[str, Any]:
    """Import `count` articles into an empty site; seconds of each chunk and of each turn of Wagtail's way.

    `readers` are the processor seconds of the processes that read ahead, if there were any.
    """
    call_command("migrate", verbosity=0)
    turns = [_by_wagtail(number) for number in range(_TURNS // 2)]
    with tempfile.TemporaryDirectory(prefix="vouch-bench-articles-") as folder:
        paths = list(map(str, articles.write(Path(folder), count)))
        before = _cpu_of_children()
        chunks = list(_import(paths))
        readers = _cpu_of_children() - before
    turns += [_by_wagtail(number) for number in range(_TURNS // 2, _TURNS)]
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20
    return {"chunks": chunks, "readers": readers, "by_wagtail": turns, "peak_mib": peak}


def _import(paths: Sequence[str]) -> Iterator[dict[str, float]]:
    """What `import_faq --publish` does; what each chunk of it took."""
    reports = import_files(paths, ImportOptions(publish=True), parent="/faq/", today=today())
    for start in range(0, len(paths), AT_ONCE):
        some = len(paths[start : start + AT_ONCE])
        yield {"articles": some, **_timed(lambda some=some: _take(reports, some))}
    # Its end waits for the processes that it started.
    _take(reports, 1)


def _take(reports: Iterator[Report], count: int) -> None:
    for report in islice(reports, count):
        if report.result.action != "created":
            raise RuntimeError(f"{report.result.file} was {report.result.action}: {report.result.reason}")


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _by_wagtail(number: int) -> dict[str, float]:
    """Other articles, read and filled before the clock starts, through `add_child` and `publish`."""
    index = FAQIndexPage.objects.get(slug="faq")
    pages = list(_filled(index, articles.texts(_PAGES_A_TURN, seed=articles.SEED + 1 + number), number))
    with stock.publishing():
        took = _timed(lambda: [_publish(index, page) for page in pages])
    return {"articles": len(pages), **took}


def _filled(index: FAQIndexPage, texts: Iterator[str], number: int) -> Iterator[FAQPage]:
    how = how_this_site_reads(today=today())
    for position, text in enumerate(texts):
        read: ReadDocument = read_bytes(f"w{number}-{position}.txt", text.encode(), how)
        page = FAQPage(live=False, locale=index.locale)
        filling = PageFilling(read, Decisions(), findings_under(read, index), today())
        filling.fill(page, StoredRelations(index.locale), updating=False)
        page.title, page.slug = f"{page.title}, turn {number}", f"turn-{number}-{position}"
        yield page


def _publish(index: FAQIndexPage, page: FAQPage) -> None:
    index.add_child(instance=page)
    page.save_revision().publish()


def _timed(do: Callable[[], object]) -> dict[str, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    do()
    return {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
