"""Hostile text in every field that leaves: no address runs it, breaks on it, or says it differently from the page."""

import json
import re
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from lxml import etree
from markdown_it import MarkdownIt

from home.models import SiteIdentity
from tests.faq.hostile_site import hostile_site
from tests.faq.reading import squeezed
from tests.problem_assertions import PREFIX
from tests.test_public_graphs import addresses, read, what_is_claimed_can_be_read

pytestmark = pytest.mark.django_db

TEXTS = {
    "script ends": "A </script><script>alert(1)</script> b </SCRIPT\t> c </ScRiPt/x>",
    "comments": "A <!-- <script> b --> c --!> d <!--> e ]]> f <![CDATA[ g",
    "line ends": "A\u2028b\u2029c\u0085d\r\ne",
    "quotes": "A \" onload=alert(1) x=\" ' onload='alert(1)' ` \\\" \\' \\u003c b",
    "directions": "A \u202e\u2066\u200f\u200e\u2067 عربي b \u2069\u202c c\ufeff",
    "template syntax": "A {{ 7*7 }} {% now 'Y' %} {# b #} ${7*7} #{7*7} <%= 7*7 %> c",
    "entities": "A &lt;script&gt; &amp;amp; &#60;b&#62; &quot; &nbsp; &lt c & d",
    "images": "A <img src=x onerror=alert(1)> <svg/onload=alert(1)> <style>*{display:none}</style> b",
    "addresses": "javascript:alert(1) [a](javascript:alert(1)) <javascript:alert(1)> ![b](data:text/html,c)",
    "markdown": "# A\n\n```\n[b]: javascript:alert(1)\n---\n* * *\n| c | d |\n<div>\n\n    e",
    "control characters": "A\x01\x08\x0b\x0c\x1b\x7f\ufffe b\x1f",
    "formulas": '=HYPERLINK("https://evil.example") +A -b @c',
}
PARSERS = ("lxml", "html5lib")
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
RUNS = re.compile(r"\s*(javascript|vbscript|data):", re.IGNORECASE)


@pytest.fixture(params=TEXTS.values(), ids=TEXTS)
def text(request) -> str:
    return request.param


def strict(body: str | bytes) -> object:
    """Parsed as the standard has it: no NaN, and no name twice in an object."""

    def once(pairs: list[tuple[str, object]]) -> dict:
        assert len(pairs) == len({name for name, _ in pairs})
        return dict(pairs)

    return json.loads(body, object_pairs_hook=once, parse_constant=pytest.fail)


def assert_inert(html: str, url: str) -> None:
    """However a browser reads it: one script, which is data, and nothing else that could run or load."""
    for parser in PARSERS:
        soup = BeautifulSoup(html, parser)
        [script] = soup.find_all("script")
        assert script["type"] == "application/ld+json", url
        strict(script.string)
        assert not soup.find_all(["iframe", "object", "embed", "style", "svg", "base", "form"]), url
        for tag in soup.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on") or name == "style"], (url, tag)
            addresses = [tag[name] for name in ("href", "src", "action", "srcset") if name in tag.attrs]
            assert not [address for address in addresses if RUNS.match(address)], (url, tag)


def test_every_address_shows_it_and_runs_nothing(site, text):
    """All kinds of pages in one test, because filling the site takes longer than reading it."""
    hostile_site(site, text)
    client = Client()
    urls = addresses(client, "localhost")
    kinds = {urlsplit(url).path.strip("/").split("/")[0] for url in urls}
    assert kinds == {"", "faq", "pricing", "treatments", "reviewers"}
    for url in urls:
        html = client.get(urlsplit(url).path).text
        assert_inert(html, url)
        page = read(client, "localhost", url)
        what_is_claimed_can_be_read(page)


def test_the_structured_data_says_it_as_it_was_written(site, text):
    page = hostile_site(site, text).page
    graph = read(Client(), "localhost", page.full_url).graph
    assert squeezed(graph[0]["name"]) == squeezed(page.title)
    assert squeezed(graph[0]["mainEntity"][0]["name"]) == squeezed(page.questions.get().question)


def test_the_api_is_json_that_no_browser_takes_for_a_page(site, text):
    hostile = hostile_site(site, text)
    client = Client()
    lists = [
        f"{PREFIX}{name}/" for name in ("faqs", "questions", "reviewers", "treatments", "pages", "changes")
    ]
    for url in [*lists, *_details(client, hostile)]:
        answer = client.get(url)
        assert answer.status_code == 200, url
        assert answer["Content-Type"].startswith(("application/json", "application/ld+json"))
        assert answer["X-Content-Type-Options"] == "nosniff"
        strict(answer.content)


def _details(client: Client, hostile) -> list[str]:
    page = hostile.page
    return [
        f"{PREFIX}faqs/{page.pk}/",
        f"{PREFIX}faqs/{page.pk}/jsonld/",
        f"{PREFIX}questions/{page.questions.get().uuid}/",
        f"{PREFIX}reviewers/{hostile.reviewer.slug}/",
        f"{PREFIX}treatments/{page.treatment.slug}/",
    ]


def test_markdown_read_by_a_markdown_parser_holds_no_html_and_no_link_that_runs(site, text):
    hostile_site(site, text)
    client = Client()
    pages = [urlsplit(url).path for url in addresses(client, "localhost")]
    twins = [f"{path.rstrip('/')}.md" for path in pages if path != "/"] + ["/index.md"]
    shown = 0
    for twin in twins:
        answer = client.get(twin)
        if answer.status_code == 404:
            continue
        shown += 1
        assert answer["Content-Type"].startswith("text/markdown")
        assert_harmless_markdown(answer.text, twin)
    assert shown >= 4


def assert_harmless_markdown(markdown: str, where: str) -> None:
    soup = BeautifulSoup(MARKDOWN.render(markdown), "html5lib")
    assert not soup.find_all(["script", "style", "iframe", "svg", "object", "form"]), where
    for tag in soup.find_all(True):
        assert set(tag.attrs) <= {"href", "src", "alt", "title", "start", "class"}, (where, tag)
        assert not RUNS.match(tag.get("href", tag.get("src", ""))), (where, tag)


def test_llms_txt_keeps_its_sections(site, text):
    hostile_site(site, text)
    SiteIdentity.objects.update(llms_introduction="Words of the publisher.")
    answer = Client().get("/llms.txt")
    assert answer["X-Content-Type-Options"] == "nosniff"
    shown = b"".join(answer.streaming_content).decode()
    assert_harmless_markdown(shown, "/llms.txt")
    assert len(re.findall(r"^# ", shown, re.MULTILINE)) == 1


@pytest.mark.parametrize("address", ["/feeds/faq.rss", "/feeds/faq.atom", "/sitemap.xml"])
def test_feeds_and_sitemap_stay_xml(site, text, address):
    page = hostile_site(site, text).page
    answer = Client().get(address)
    body = b"".join(answer)
    names = {etree.QName(tag).localname for tag in etree.fromstring(body).iter(etree.Element)}
    assert not names & {"script", "img", "svg", "iframe"}
    if address != "/sitemap.xml":
        said = [tag.text for tag in etree.fromstring(body).iter("{*}title")]
        assert squeezed(without_controls(page.title)) in [squeezed(title or "") for title in said]


def without_controls(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", "", text)
