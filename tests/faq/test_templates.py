"""The FAQ page as visitors read it: what it shows, in which order, and in which language."""

import datetime as dt

import pytest
from babel.dates import format_date
from django.test import Client
from wagtail.models import Locale

from faq.models import FAQPage
from tests.factories import (
    SourceFactory,
    approve_page,
    make_faq_page,
    make_question,
    make_reviewer,
)
from tests.faq.filled_pages import full_page, spanish_page
from tests.faq.reading import node, parse, read, squeezed, words

pytestmark = pytest.mark.django_db


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
    assert "Answers reviewed on their own: 1 of 2." in soup.get_text()
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
    assert "Compared with the United States, between the middles of both ranges:" in savings.get_text()
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
    assert {tag["hreflang"] for tag in alternates} == {"en", "es", "x-default"}
