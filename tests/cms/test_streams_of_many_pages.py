"""The sitemap and llms.txt of a site of nearly ten thousand pages: sent piece by piece, never held as a whole."""

import re
import tracemalloc
import uuid
from math import ceil

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.published.models import PublishedDocument
from cms.sitemap_sections import MOST_ADDRESSES

pytestmark = pytest.mark.django_db

ADDRESSES = {"/sitemap.xml": b"<loc>", "/llms.txt": b"- ["}
# Both more than is read at once. One more page, and the addresses that are no pages, would split the sitemap into parts.
SIZES = (2_500, 9_990)
# Pages whose rows are read together, as both modules have it.
LLMS_CHUNK = 500


def fill_up_to(size: int) -> None:
    """Rows of further pages, each with an address and an identity of its own."""
    row = PublishedDocument.objects.filter(type="faq.FAQPage").earliest("page_id")
    shared = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    del shared["id"]
    present = PublishedDocument.objects.count()
    PublishedDocument.objects.bulk_create(
        (
            PublishedDocument(
                **shared
                | {
                    "page_id": 100_000 + number,
                    "uuid": uuid.uuid4(),
                    "path": f"/faq/copy-{number}/",
                    "title": f"Copy {number}",
                    "body": "{}",
                }
            )
            for number in range(present, size)
        ),
        batch_size=500,
    )


def measured(address: str) -> tuple[int, int, int]:
    """Entries, peak of memory in bytes and queries of one answer, read piece by piece."""
    with CaptureQueriesContext(connection) as queries:
        tracemalloc.start()
        try:
            entries = sum(
                piece.count(ADDRESSES[address]) for piece in Client().get(address).streaming_content
            )
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    return entries, peak, len(queries)


def test_four_times_the_pages_take_no_more_memory_and_no_more_queries_than_their_chunks(faq_page):
    found: dict[str, list[tuple[int, int, int]]] = {address: [] for address in ADDRESSES}
    for address in ADDRESSES:
        measured(address)  # works in what has changed
    for size in SIZES:
        fill_up_to(size)
        for address in ADDRESSES:
            found[address].append(measured(address))
    for address, ((few, small, asked), (many, large, asked_more)) in found.items():
        assert few >= SIZES[0]
        assert many >= SIZES[1]
        assert large < small * 2, address
        chunks = ceil(SIZES[1] / LLMS_CHUNK) - ceil(SIZES[0] / LLMS_CHUNK) if address == "/llms.txt" else 0
        assert asked_more - asked == chunks, address
    sitemap_of_more_than_one_file()


def sitemap_of_more_than_one_file() -> None:
    """With the rows that are there already: the index names parts that hold every address once, none of them too many."""
    fill_up_to(MOST_ADDRESSES + 60)
    index = Client().get("/sitemap.xml").getvalue().decode()
    pages = [part for part in re.findall(r"<loc>http://localhost(/[^<]+)</loc>", index) if "pages" in part]
    assert pages == ["/sitemap-pages-1.xml", "/sitemap-pages-2.xml"]
    named = [re.findall(rb"<loc>([^<]+)</loc>", Client().get(part).getvalue()) for part in pages]
    assert [len(part) for part in named] == [MOST_ADDRESSES, 60]
    assert len({address for part in named for address in part}) == MOST_ADDRESSES + 60
