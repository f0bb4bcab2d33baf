"""The FAQ page as visitors read it: it shows everything it claims, and claims everything it answers."""

import datetime as dt
import re

import pytest
from babel.dates import format_date
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from faq.documents import documents_of
from faq.models import FAQPage
from home.models import SiteIdentity
from tests.factories import (
    SourceFactory,
    TreatmentFactory,
    approve_page,
    make_faq_page,
    make_question,
    make_reviewer,
    paragraph,
)
from tests.faq.documents.test_build import rich_page
from tests.faq.reading import graph, node, parse, read, squeezed, words

pytestmark = pytest.mark.django_db
HOSTILE = "X</script><script>alert(1)</script><!-- <img src=x onerror=alert(1)> \u2028 🩺 \u202eعربي {{7*7}}"


def full_page(**fields):
    """A page with every field filled in."""
    treatment = TreatmentFactory(name="Knee replacement", alternate_name="Arthroplasty")
    return rich_page(
        treatment=treatment,
        subtitle="What to ask",
        summary="It helps most people.",
        introduction_heading="Before you read on",
        evidence_stage="experimental",
        regulatory_status="Not approved in 2026.",
        disclaimer="No personal advice.",
        author="Demo Writer",
        claimed_reviewer="Dr Claimed Person, MD",
        call_to_action_heading="Talk to your doctor",
        call_to_action_text="Take your scans with you.",
        **fields,
    )


def test_everything_an_editor_writes_is_on_the_page(site):
    page = full_page(title="Knee replacement in Mexico")
    text = words(read(page))
    for expected in [
        *("Knee replacement in Mexico", "What to ask", "It helps most people.", "Before you read on"),
        *("Experimental: not shown to work, or not approved for this use", "Not approved in 2026."),
        *("No personal advice.", "Demo Writer", "Talk to your doctor", "Take your scans with you."),
        *("Knee replacement", "Arthroplasty", "Mexico", "Stop if it hurts."),
    ]:
        assert squeezed(expected) in text


def test_the_claimed_reviewer_appears_nowhere(site):
    assert "Claimed Person" not in str(read(full_page()))


def test_the_one_script_holds_the_documents_structured_data(site):
    page = full_page()
    document = documents_of([page], site=site, now=timezone.now())[0]
    soup = read(page)
    assert len(soup.find_all("script")) == 1
    assert graph(soup) == document.seo.json_ld["@graph"]


def test_every_marked_up_answer_is_word_for_word_the_whole_visible_one(site):
    soup = read(full_page())
    questions = node(soup, "FAQPage")["mainEntity"]
    assert len(questions) == 2
    for question in questions:
        answer = question["acceptedAnswer"]
        shown = soup.find(id=answer["@id"].partition("#")[2])
        assert words(shown) == squeezed(parse(answer["text"]).get_text())
        assert squeezed(answer["abstract"]) in words(shown)
        assert words(soup.find(id=question["@id"].partition("#")[2])) == squeezed(question["name"])


def test_everything_the_structured_data_names_can_be_read_on_the_page(site):
    page = full_page(title="Knee replacement in Mexico")
    approve_page(page, make_reviewer(name="Demo Reviewer", job_title="Surgeon (fictional)"))
    soup = read(page)
    text = words(soup)
    names = list(claimed_names(graph(soup)))
    assert {"Knee replacement", "Mexico", "Demo Reviewer", "Surgeon (fictional)"} <= set(names)
    assert [name for name in names if squeezed(name) not in text] == []


def claimed_names(value):
    """Every string of the graph that stands for something a reader could look for."""
    if isinstance(value, dict):
        for key in ("name", "alternateName", "jobTitle", "honorificPrefix", "honorificSuffix"):
            if key in value:
                yield value[key]
        for item in value.values():
            yield from claimed_names(item)
    elif isinstance(value, list):
        for item in value:
            yield from claimed_names(item)


def test_the_days_in_the_structured_data_are_shown(site):
    page = full_page()
    approve_page(page)
    soup = read(page)
    shown = {tag["datetime"] for tag in soup.find_all("time")}
    claims = node(soup, "FAQPage")
    for name in ("datePublished", "dateModified", "lastReviewed"):
        assert claims[name][:10] in shown


def test_each_date_reads_as_its_machine_readable_form(site):
    times = read(full_page()).find_all("time")
    assert len(times) >= 3
    for tag in times:
        day = dt.date.fromisoformat(tag["datetime"])
        assert tag.get_text() == format_date(day, format="long", locale="en")


def test_a_page_that_nobody_reviewed_says_so(site):
    page = full_page(medical_reviewer=make_reviewer(name="Demo Reviewer"))
    soup = read(page)
    assert "Not yet medically reviewed" in soup.select_one(".standing .review").get_text()
    assert "Demo Reviewer" not in str(soup)


def test_a_reviewed_page_names_the_reviewer_with_credentials_link_and_both_days(site):
    page = full_page()
    reviewer = make_reviewer(name="Demo Reviewer", prefix="Dr", credentials="MD (demo)")
    [approval, *_] = approve_page(page, reviewer)
    review = read(page).select_one(".standing .review")
    assert squeezed("Medically reviewed by Dr Demo Reviewer, MD (demo)") in words(review)
    assert review.a["href"].endswith(f"/reviewers/{reviewer.slug}/")
    days = [tag["datetime"] for tag in review.find_all("time")]
    assert days == [approval.reviewed_on.isoformat(), approval.valid_until.isoformat()]


def test_an_edit_after_the_review_withdraws_the_pages_review_and_leaves_that_of_untouched_answers(site):
    page = full_page()
    approve_page(page, make_reviewer(name="Demo Reviewer"))
    page = FAQPage.objects.get(pk=page.pk)
    page.summary = "It helps nobody."
    edited, untouched = page.questions.all()
    edited.short_answer = "It hurts."
    page.questions = [edited, untouched]
    page.save_revision().publish()
    soup = read(page)
    assert "Not yet medically reviewed" in soup.select_one(".standing .review").get_text()
    assert "reviewedBy" not in node(soup, "FAQPage")
    assert ["Demo Reviewer" in section.get_text() for section in soup.select(".question")] == [False, True]


def test_a_price_table_stands_after_the_answer_and_never_inside_it(site):
    soup = read(full_page())
    table = soup.find("table", class_="price-table")
    assert table.find_parent(class_="answer") is None
    assert table.find_parent(class_="question").find(class_="answer") in table.find_all_previous("div")


def test_a_price_table_names_its_rows_and_columns_and_says_when_it_was_checked(site):
    soup = read(full_page())
    table = soup.find("table", class_="price-table")
    assert table.caption.get_text().startswith("Price table")
    assert [cell.get_text() for cell in table.select("thead th[scope=col]")] == [
        "Option",
        "Mexico",
        "United States",
    ]
    assert [cell["data-column"] for cell in table.select("tbody td")] == ["Mexico", "United States"]
    assert table.select_one("tbody th[scope=row]").get_text().startswith("One knee")
    prices = table.find_parent(class_="prices")
    assert "USD 3,000–4,500" in table.get_text()
    assert prices.find("time")["datetime"] == "2026-10-01"


def test_a_saving_is_told_with_how_it_is_worked_out(site):
    savings = read(full_page()).select_one(".savings")
    assert "Compared with United States, between the middles of both ranges:" in savings.get_text()
    assert "One knee, Mexico: 50% less" in savings.get_text()


def test_a_source_links_to_where_it_can_be_read_and_names_its_publisher(site):
    source = SourceFactory(title="Guideline", publisher="Institute", published_on=dt.date(2025, 4, 2))
    page = make_faq_page(sources=[("source", source)])
    item = read(page).select_one(".page-sources li")
    assert item.a["href"] == source.url
    assert item.a["rel"] == ["noopener"]
    assert squeezed("Institute. Published on April 2, 2025.") in words(item)


def test_the_call_to_action_stands_apart_from_the_answers(site):
    aside = read(full_page()).find("aside")
    assert aside.find_parent("article") is None
    assert aside.a is None


def test_the_call_to_action_links_only_where_there_is_an_address(site):
    page = make_faq_page(
        call_to_action_link_text="Read on", call_to_action_link_url="https://advice.example/"
    )
    link = read(page).select_one("aside a")
    assert (link.get_text(), link["href"]) == ("Read on", "https://advice.example/")


def test_the_contents_lead_to_every_question_under_its_group(site):
    questions = [
        make_question(f"Question {n}?", group=group) for n, group in enumerate(["", "Costs", "Costs"])
    ]
    soup = read(make_faq_page(questions=questions))
    links = soup.select("nav.contents a")
    assert [link.get_text() for link in links] == ["Question 0?", "Question 1?", "Question 2?"]
    assert all(soup.find(id=link["href"][1:]) for link in links)
    assert [tag.get_text() for tag in soup.select("nav.contents .contents-group")] == ["Costs"]


def test_questions_of_a_group_stand_one_heading_level_below_it(site):
    questions = [make_question("Alone?"), make_question("Together?", group="Costs")]
    soup = read(make_faq_page(questions=questions))
    headings = [(tag.name, tag.get_text()) for tag in soup.select("article h2, article h3")]
    assert headings[-3:] == [("h2", "Alone?"), ("h2", "Costs"), ("h3", "Together?")]


def test_each_question_links_to_itself(site, faq_page):
    section = read(faq_page).select_one("section.question")
    assert section["id"] == "how-long-does-recovery-take"
    assert section.a["href"] == "#how-long-does-recovery-take"


def test_a_page_with_nothing_but_a_title_shows_no_empty_element(site):
    page = make_faq_page(title="Bare", treatment=None, questions=[])
    main = read(page).main
    empty = [tag.name for tag in main.find_all(["p", "dd", "dt", "li", "ul", "ol", "section", "h2", "nav", "aside"])
             if not tag.get_text(strip=True)]  # fmt: skip
    assert empty == []
    assert main.select(".subject, .summary, nav, aside, .question, .introduction") == []
    assert "None" not in main.get_text()


def test_a_question_without_an_answer_shows_no_empty_answer(site):
    page = make_faq_page(questions=[make_question(short_answer="", long_answer=[])])
    assert read(page).select(".answer, .short-answer, .prose") == []


def hostile_page():
    rich = paragraph(
        f"<p>{HOSTILE}</p><script>alert(2)</script><a href='javascript:alert(3)' onclick='x()'>a</a>"
    )
    source = SourceFactory(title=HOSTILE, publisher=HOSTILE, url="", doi="10.1000/x")
    return make_faq_page(
        title=HOSTILE,
        slug="hostile",
        subtitle=HOSTILE,
        summary=HOSTILE,
        treatment=TreatmentFactory(name=HOSTILE, alternate_name=HOSTILE),
        regulatory_status=HOSTILE,
        author=HOSTILE,
        disclaimer=HOSTILE,
        introduction=f"<p>{HOSTILE}</p>",
        call_to_action_heading=HOSTILE,
        sources=[("source", source)],
        questions=[make_question(f"{HOSTILE}?", short_answer=HOSTILE, long_answer=[rich], group=HOSTILE)],
    )


def test_hostile_text_is_shown_and_does_nothing(site):
    page = hostile_page()
    approve_page(page, make_reviewer(name=HOSTILE, credentials=HOSTILE, job_title=HOSTILE))
    soup = read(page)
    assert len(soup.find_all("script")) == 1
    assert [tag for tag in soup.find_all() if any(name.startswith("on") for name in tag.attrs)] == []
    assert [tag["href"] for tag in soup.find_all("a", href=re.compile("^javascript:", re.I))] == []
    assert soup.h1.get_text() == soup.title.get_text() == HOSTILE
    assert node(soup, "FAQPage")["mainEntity"][0]["name"] == f"{HOSTILE}?"
    assert squeezed("{{7*7}}") in words(soup)


def test_hostile_prices_are_shown_and_do_nothing(site):
    page = full_page()
    table = page.questions.first().long_answer.raw_data[1]["value"]
    prices = documents_of([page], site=site, now=timezone.now())[0].prices
    assert prices[0].id == table
    price_table = page.questions.first().long_answer[1].value
    price_table.title = price_table.note = HOSTILE
    price_table.save()
    price_table.prices.update(option=HOSTILE, unit=HOSTILE[:60])
    soup = read(page)
    assert len(soup.find_all("script")) == 1
    assert soup.find("table", class_="price-table").caption.get_text() == HOSTILE


def test_an_answer_of_five_megabytes_is_shown_whole(site):
    paragraphs = f"<p>{'A long answer has many words. ' * 2000}</p>" * 84
    page = make_faq_page(questions=[make_question(long_answer=[paragraph(f"{paragraphs}<p>The end.</p>")])])
    html = Client().get(page.url).content
    assert len(html) > 10_000_000, "once to be read, once in the structured data"
    assert b"<p>The end.</p></div>" in html


def test_a_draft_can_be_previewed_with_the_words_that_are_not_public_yet(site, faq_page):
    faq_page.title = "A new title"
    faq_page.save_revision()
    draft = faq_page.get_latest_revision_as_object()
    response = draft.make_preview_request()
    assert response.status_code == 200
    assert parse(response.content).h1.get_text() == "A new title"
    assert read(faq_page).h1.get_text() == "Knee replacement in Spain"


def test_a_page_that_was_never_saved_can_be_previewed(site, faq_page):
    parent = faq_page.get_parent()
    page = FAQPage(title="Brand new", slug="brand-new", path=f"{parent.path}0009", depth=parent.depth + 1)
    page.set_url_path(parent)
    page.locale = parent.locale
    page.questions = [make_question()]
    response = page.make_preview_request()
    assert parse(response.content).h1.get_text() == "Brand new"


def test_addresses_in_the_head_are_the_identitys_and_not_the_requests(site, faq_page):
    SiteIdentity.objects.create(site=site, frontend_origin="https://guide.example")
    soup = read(faq_page)
    url = "https://guide.example/faq/knee-replacement-spain/"
    assert soup.find("link", rel="canonical")["href"] == url
    assert soup.find("meta", property="og:url")["content"] == url
    assert soup.find("link", hreflang="en")["href"] == url
    assert "testserver" not in str(soup)


def test_the_head_tells_sharing_sites_what_the_page_is(site):
    page = full_page(title="Knee replacement in Mexico")
    head = read(page).head
    shared = {tag["property"]: tag["content"] for tag in head.find_all("meta", property=True)}
    assert shared["og:type"] == "article"
    assert shared["og:title"] == "Knee replacement in Mexico"
    assert shared["og:description"] == "It helps most people."
    assert shared["og:locale"] == "en_US"
    assert shared["og:image"].startswith("http://localhost/media/")
    assert shared["article:modified_time"].startswith(page.modified_on.isoformat())
    assert head.find("meta", attrs={"name": "twitter:card"})["content"] == "summary"


def test_a_page_without_a_description_has_no_empty_description(site, faq_page):
    assert read(faq_page).find("meta", attrs={"name": "description"}) is None


def spanish_page():
    """A page in Spanish with every field filled in, and its English original."""
    english = full_page(title="Knee replacement", slug="english")
    spanish = english.copy_for_translation(Locale.objects.get(language_code="es"), copy_parents=True)
    spanish.title = "Prótesis de rodilla"
    spanish.save_revision().publish()
    return english, FAQPage.objects.get(pk=spanish.pk)


def test_a_spanish_page_is_spanish_whatever_the_browser_asks_for(site):
    _, page = spanish_page()
    soup = read(page, accept_language="en")
    assert soup.html["lang"] == "es"
    text = words(soup)
    for expected in [
        *(
            "Ir al contenido",
            "Sin revisión médica todavía",
            "México",
            "Advertencia",
            "Último cambio del texto",
        ),
        *(format_date(page.modified_on, format="long", locale="es"), "un 50 % menos", "USD 3.000–4.500"),
    ]:
        assert squeezed(expected) in text


def test_a_spanish_page_below_an_english_index_is_spanish_too(site):
    page = make_faq_page(title="Prótesis", locale=Locale.objects.get(language_code="es"))
    html = Client(headers={"accept-language": "en"}).get(f"/faq/{page.slug}/").content
    soup = parse(html)
    assert soup.html["lang"] == "es"
    assert "Sin revisión médica todavía" in soup.get_text()


def test_each_language_links_to_the_other(site):
    english, spanish = spanish_page()
    link = read(english).select_one("nav.languages a")
    assert (link.get_text(), link["lang"], link["href"]) == ("Español", "es", spanish.get_url_parts()[2])
    alternates = read(spanish).select("head link[rel=alternate][hreflang]")
    assert {tag["hreflang"] for tag in alternates} == {"en", "es"}


def test_a_public_page_touches_no_session_so_that_shared_caches_may_keep_it(site, faq_page):
    response = Client().get(faq_page.url)
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies


def test_nothing_is_loaded_from_another_host(site):
    soup = read(full_page())
    loaded = [
        tag.get("src") or tag.get("href")
        for tag in soup.select("[src], link[rel=stylesheet], link[rel=icon]")
    ]
    assert loaded
    assert [url for url in loaded if not url.startswith(("/", "http://localhost/"))] == []
    assert soup.select("iframe, style, [style]") == []


def queries_of(page):
    client = Client()
    client.get(page.url)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(page.url)
    return len(queries)


def test_queries_do_not_grow_with_the_questions(site):
    small = make_faq_page(questions=[make_question()])
    large = make_faq_page(questions=[make_question(f"Question {n}?") for n in range(30)])
    assert queries_of(large) == queries_of(small)


def test_the_toolbar_for_editors_is_only_in_previews(site, faq_page, admin_user):
    client = Client()
    client.force_login(admin_user)
    assert b"wagtail-userbar" not in client.get(faq_page.url).content
    cookie = client.cookies.output(header="", sep=";")
    request = RequestFactory(headers={"cookie": cookie}).get(faq_page.url)
    assert b"wagtail-userbar" in faq_page.make_preview_request(request).content
