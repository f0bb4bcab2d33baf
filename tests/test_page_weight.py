"""What a reader downloads of the demo's FAQ pages: everything that is needed to show one, and nothing from elsewhere."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from home.demo_loader import load_demo
from tests.faq.reading import parse

pytestmark = pytest.mark.django_db

MOST_BYTES, MOST_BYTES_COMPRESSED = 60_000, 20_000
STRUCTURED_DATA = re.compile(rb'<script type="application/ld\+json">.*?</script>', re.DOTALL)


def assets(html: bytes) -> list[bytes]:
    """The style sheets and scripts that the page names, all of which must be ours."""
    soup = parse(html)
    links = [tag["href"] for tag in soup.select("link[rel=stylesheet]")]
    links += [tag["src"] for tag in soup.select("script[src]")]
    return [Path(finders.find(link.removeprefix("/static/"))).read_bytes() for link in links]


def test_html_styles_and_scripts_of_every_demo_page_stay_light(site):
    """Structured data repeats the answers word for word; it is no part of what is shown, but of what is compressed."""
    load_demo(password="vouch-demo")
    pages = faq_pages()
    assert len(pages) >= 8
    for address, html in pages:
        files = assets(html)
        assert len(files) == 2, address
        shown = len(STRUCTURED_DATA.sub(b"", html)) + sum(map(len, files))
        sent = sum(len(gzip.compress(body)) for body in (html, *files))
        # What a browser downloads of `make demo`, where no proxy compresses the files beside the page.
        downloaded = len(Client().get(address, HTTP_ACCEPT_ENCODING="gzip").content) + sum(map(len, files))
        assert shown < MOST_BYTES, f"{address}: {shown} bytes"
        assert downloaded < MOST_BYTES, f"{address}: {downloaded} bytes downloaded"
        assert sent < MOST_BYTES_COMPRESSED, f"{address}: {sent} bytes compressed"


def faq_pages() -> list[tuple[str, bytes]]:
    client = Client()
    items = client.get("/api/content/v1/faqs/?limit=100").json()["items"]
    paths = [item["meta"]["path"] for item in items]
    return [(path, client.get(path).content) for path in paths]
