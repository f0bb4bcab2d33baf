"""Every public address of a demo that also holds imported documents and a reviewed page, as it is served."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from lxml import etree

from home.demo_loader import load_demo
from home.models import SiteIdentity
from tests.factories import approve_page, make_reviewer
from tests.faq.filled_pages import full_page

DOCUMENTS = Path(__file__).parent.parent / "documents"
IMPORTED = (
    "hearing-aids-portugal.md",
    "ivf-greece.md",
    "laser-eye-surgery-turkey.html",
    "varicose-veins.html",
)
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass(frozen=True)
class Served:
    """One public page: its canonical address, its HTML and the nodes of its one JSON-LD script."""

    url: str
    html: str

    @property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html5lib")

    @property
    def graph(self) -> dict:
        (script,) = self.soup.find_all("script", type="application/ld+json")
        return json.loads(script.string)


def load_site() -> None:
    """The demo in both languages, documents of several formats imported and published, and a reviewed page.

    It is published under another address than the one the CMS runs at, as front ends do.
    """
    load_demo()
    SiteIdentity.objects.update(
        frontend_origin="https://guide.example",
        editorial_policy_url="https://guide.example/how-we-write/",
        contact_url="https://guide.example/contact/",
    )
    documents = [str(DOCUMENTS / name) for name in IMPORTED]
    call_command("import_faq", *documents, publish=True, verbosity=0, stdout=StringIO())
    approve_page(full_page(title="Every field filled in", slug="every-field"), make_reviewer())


def served_pages(client: Client) -> list[Served]:
    """What a crawler finds that starts from the sitemap."""
    return [Served(url, _text(client, url)) for url in sorted(_addresses(client, "/sitemap.xml"))]


def _addresses(client: Client, sitemap: str) -> Iterator[str]:
    tree = etree.fromstring(_text(client, sitemap).encode())
    for location in tree.iter(f"{SITEMAP}loc"):
        if location.getparent().tag == f"{SITEMAP}sitemap":
            yield from _addresses(client, location.text)
        else:
            yield location.text


def _text(client: Client, url: str) -> str:
    response = client.get(urlsplit(url).path)
    assert response.status_code == 200, url
    return b"".join(response).decode()
