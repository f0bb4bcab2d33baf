"""Hostile text in every field that leaves: no address runs it, breaks on it, or says it differently from the page."""

import json
import re
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, models, transaction
from django.templatetags.static import static
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from wagtail.contrib.redirects.models import Redirect

from cms.rich_text import without_control_characters
from faq.models import FAQPage
from home.models import SiteIdentity
from tests.cms.test_visibility import text_of
from tests.factories import approve_page, make_faq_page, make_question, paragraph
from tests.faq.harmless import assert_harmless_markdown, assert_inert, strict
from tests.faq.hostile_site import WATCHED, HostileSite, hostile_site
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


@pytest.fixture(params=TEXTS.values(), ids=TEXTS)
def text(request) -> str:
    return request.param


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


def seen(text: str) -> str:
    """What a reader sees of a text: no control characters, which HTML forbids."""
    return squeezed(without_control_characters(text))


def test_the_structured_data_says_what_was_written_as_readers_see_it(site, text):
    page = hostile_site(site, text).page
    graph = read(Client(), "localhost", page.full_url).graph
    assert squeezed(graph[0]["name"]) == seen(page.title)
    assert squeezed(graph[0]["mainEntity"][0]["name"]) == seen(page.questions.get().question)


def test_the_api_is_json_that_no_browser_takes_for_a_page(site, text):
    hostile = hostile_site(site, text)
    client = Client()
    for url in [*_lists(), *_details(hostile)]:
        answer = client.get(url)
        assert answer.status_code == 200, url
        assert answer["Content-Type"].startswith(("application/json", "application/ld+json"))
        assert answer["X-Content-Type-Options"] == "nosniff"
        strict(answer.content)


def _lists() -> list[str]:
    names = ("faqs", "questions", "reviewers", "treatments", "prices", "pages", "changes", "redirects")
    return [f"{PREFIX}{name}/" for name in names]


def _feeds() -> list[str]:
    return [
        "/feeds/faq.rss",
        "/feeds/faq.atom",
        "/old",
        "/api/v2/pages/?type=faq.FAQPage&fields=*",
        f"{PREFIX}pages/resolve/?path=/old",
    ]


def _details(hostile: HostileSite) -> list[str]:
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


LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "ftp://files.example/a",
]
LINK_FIELDS = [
    (label, field.name)
    for label in WATCHED
    for field in apps.get_model(label)._meta.concrete_fields
    if isinstance(field, models.URLField) or field.name in ("same_as", "frontend_origin")
]


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize(("label", "name"), LINK_FIELDS)
def test_a_link_that_runs_something_is_refused_with_the_name_of_its_field(label, name, link):
    row = apps.get_model(label)(**{name: link})
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert refused.value.message_dict[name]


def test_a_link_that_runs_something_leaves_by_no_address_although_it_is_stored(site):
    """Written past every form: no page, document, feed or list names it, and their links are the ones that remain."""
    hostile = hostile_site(site, "Words")
    run_in_every_link(hostile, "JaVa\tScript:alert(1)")
    client = Client()
    asked = [urlsplit(url).path for url in addresses(client, "localhost")]
    pages = {path: client.get(path).text for path in asked}
    for path, html in pages.items():
        assert_inert(html, path)
    twins = [f"{path.rstrip('/')}.md" for path in asked if path != "/"] + ["/index.md", "/llms.txt"]
    for path in [*asked, *twins, *_details(hostile), *_lists(), *_feeds()]:
        assert "alert(1)" not in text_of(client, path), path
    document = client.get(f"{PREFIX}faqs/{hostile.page.pk}/").json()
    assert document["call_to_action"]["link_url"] is None
    assert [source["url"] for source in document["sources"]] == ["https://doi.org/10.1000/x"]
    assert document["review"]["reviewer"]["same_as"] == ["https://guide.example/a"]
    assert document["prices"][0]["source_url"] is None
    assert "guide.example/fine" in document["questions"][0]["long_answer"]["html"]


def run_in_every_link(hostile: HostileSite, link: str) -> None:
    """`link` in every column that holds an address, and in rich text, as SQL would put it there."""
    for label, name in LINK_FIELDS:
        model = apps.get_model(label)
        value = f"{link}\nhttps://guide.example/a\n data:text/html,alert(1)" if name == "same_as" else link
        model.objects.update(**{name: value})
    apps.get_model("faq.Source").objects.update(doi="10.1000/x")
    rich = f"<p><a href='{link}'>a</a> <a href='https://guide.example/fine'>b</a></p>"
    question = hostile.page.questions.get()
    question.long_answer = json.dumps([paragraph(rich), *question.long_answer.raw_data])
    apps.get_model("faq.Question").objects.filter(pk=question.pk).update(long_answer=question.long_answer)
    FAQPage.objects.update(introduction=rich)
    Redirect.objects.create(old_path="/old", redirect_link=link)
    # The text is another one now, and somebody vouched for it.
    approve_page(FAQPage.objects.get(pk=hostile.page.pk), hostile.reviewer)


def served_as_text(client: Client, page: FAQPage) -> None:
    """Every form of the page answers, whole and harmless."""
    path = page.get_url_parts()[2]
    assert_inert(client.get(path).text, path)
    assert_harmless_markdown(client.get(f"{path.rstrip('/')}.md").text, path)
    strict(client.get(f"{PREFIX}faqs/{page.pk}/").content)
    for feed in ("/feeds/faq.rss", "/feeds/faq.atom"):
        etree.fromstring(client.get(feed).content)
    assert client.get("/llms.txt").status_code == 200


@pytest.mark.parametrize("sign", ["\x00", "\ud800", "\udfff \ud83d"])
@pytest.mark.parametrize("field", ["title", "summary", "introduction", "author"])
def test_what_is_no_text_is_refused_whole_by_the_database_or_served_harmless(site, client, field, sign):
    """No form lets it through; an import or a script might."""
    before = FAQPage.objects.count()
    try:
        with transaction.atomic():
            page = make_faq_page(slug="odd", **{field: f"<p>Odd {sign} words</p>"})
    except (UnicodeEncodeError, ValueError, DatabaseError):
        assert sign != "\x00" or connection.vendor == "postgresql"
        assert FAQPage.objects.count() == before
        return
    served_as_text(client, page)


@pytest.mark.parametrize("sign", ["\x00", "\ud800", "\udfff \ud83d"])
def test_what_is_no_text_in_a_long_answer_is_refused_or_served_harmless(site, client, sign):
    """Blocks are stored as JSON, which can write down what no column of text holds."""
    words = f"Odd {sign} words"
    table = {
        "caption": words,
        "columns": [{"type": "text", "heading": words}],
        "rows": [{"values": [words]}],
    }
    callout = {"style": "note", "text": f"<p>{words}</p>"}
    blocks = [
        paragraph(f"<p>{words}</p>"),
        {"type": "table", "value": table},
        {"type": "callout", "value": callout},
    ]
    try:
        with transaction.atomic():
            page = make_faq_page(slug="odd", questions=[make_question(long_answer=blocks)])
    except (UnicodeEncodeError, ValueError, DatabaseError):
        assert not FAQPage.objects.filter(slug="odd").exists()
        return
    served_as_text(client, page)


def test_a_megabyte_in_every_field_that_takes_it_is_served_whole(site):
    text = "Words </script><!-- ]]> & \u2028 " * 33_000
    page = make_faq_page(
        slug="huge", summary=text, disclaimer=text, questions=[make_question(short_answer=text)]
    )
    client = Client()
    shown = read(client, "localhost", page.full_url)
    assert len(shown.soup.find_all("script", src=False)) == 1
    assert [tag["src"] for tag in shown.soup.find_all("script", src=True)] == [static("copy_link.js")]
    answer = shown.graph[0]["mainEntity"][0]["acceptedAnswer"]
    assert squeezed(answer["abstract"]) == squeezed(text)
    strict(client.get(f"{PREFIX}faqs/{page.pk}/").content)


PIECES = [
    "</script>", "</SCRIPT ", "<script>", "<!--", "-->", "]]>", "<![CDATA[", "<", ">", "&", "&lt;", "&#x3c;", '"', "'", "`",
    "\\", "\\u003c", "/", "\u2028", "\u2029", "\u202e", "\u200f", "\ufeff", "\u0085", "\x0b", "\x1b", "\x7f", "\ufffe",
    "{{", "}}", "{%", "%}", "javascript:", "](", "![", "onload=", "=", "\n", "\r\n", "\t", " ", "a", "é", "ع", "🩺", "#", "*", "|",
]  # fmt: skip
NASTY = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(lambda pieces: f"A{''.join(pieces)}z")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=NASTY, question=NASTY, answer=NASTY)
def test_any_text_of_a_nasty_alphabet_stays_text(faq_page, title, question, answer):
    page = FAQPage.objects.get(pk=faq_page.pk)
    page.title = page.subtitle = page.author = title
    [asked] = page.questions.all()
    asked.question, asked.short_answer = question, answer
    page.questions = [asked]
    page.save_revision().publish()
    client = Client()
    served_as_text(client, page)
    shown = read(client, "localhost", page.full_url)
    what_is_claimed_can_be_read(shown)
    [asked] = shown.graph[0]["mainEntity"]
    assert squeezed(shown.graph[0]["name"]) == seen(title)
    assert (squeezed(asked["name"]), squeezed(asked["acceptedAnswer"]["abstract"])) == (
        seen(question),
        seen(answer),
    )
