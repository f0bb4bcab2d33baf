"""A served page as a visitor has it: parsed, with the words that can be seen."""

import json
import re

from bs4 import BeautifulSoup, Tag
from django.test import Client
from wagtail.models import Page


def read(page: Page, **headers: str) -> BeautifulSoup:
    """The page as served, parsed leniently as browsers do."""
    response = Client(headers=headers).get(page.get_url_parts()[2])
    assert response.status_code == 200
    return parse(response.content)


def parse(html: bytes | str) -> BeautifulSoup:
    return BeautifulSoup(html, "lxml")


def squeezed(text: str) -> str:
    """Text without white space, which HTML and plain text lay out differently."""
    return re.sub(r"\s+", "", text)


def words(node: Tag) -> str:
    """What can be read in `node`, in order and without white space."""
    copy = parse(str(node))
    for tag in copy.find_all(["script", "style", "head"]):
        tag.decompose()
    return squeezed(copy.get_text())


def graph(soup: BeautifulSoup) -> list[dict]:
    """The nodes of the page's one structured data script."""
    [script] = soup.find_all("script", type="application/ld+json")
    return json.loads(script.string)["@graph"]


def node(soup: BeautifulSoup, type_: str) -> dict:
    """The one node of this type."""
    [found] = [item for item in graph(soup) if type_ in item["@type"]]
    return found
