"""The typed document: complete, the same for drafts, and as cheap for many pages as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from faq.documents import documents_of
from faq.models import FAQPage
from home.models import SiteIdentity
from tests.factories import (
    ImageFactory,
    PriceFactory,
    PriceTableFactory,
    SourceFactory,
    faq_index,
    make_faq_page,
    make_question,
    paragraph,
)

pytestmark = pytest.mark.django_db


def document_of(page, site):
    return documents_of([page], site=site, now=timezone.now())[0]


def rich_page(**fields):
    """A page that refers to everything a page can refer to."""
    table = PriceTableFactory()
    PriceFactory(price_table=table)
    PriceFactory(price_table=table, country="US", amount_min="5000", amount_max="10000")
    image = ImageFactory()
    link = f'<p>See <a linktype="page" id="{faq_index().pk}">all questions</a>.</p>'
    blocks = [
        paragraph(link),
        {"type": "price_table", "value": table.pk},
        {"type": "callout", "value": {"style": "warning", "text": "<p>Stop if it hurts.</p>"}},
        {
            "type": "table",
            "value": {
                "caption": "Weeks",
                "columns": [{"type": "text", "heading": "Week"}, {"type": "text", "heading": "Walk"}],
                "rows": [{"values": ["1", "5 min"]}],
            },
        },
        {
            "type": "image",
            "value": {"image": {"image": image.pk, "alt_text": "", "decorative": False}, "caption": "A knee"},
        },
    ]
    cited = [{"type": "source", "value": SourceFactory().pk}]
    questions = [make_question(long_answer=blocks, sources=cited), make_question("Does it hurt?")]
    return make_faq_page(country="MX", introduction=link, sources=cited, questions=questions, **fields)


def test_a_long_answer_keeps_its_blocks_in_order_and_leaves_prices_out_of_its_text(site):
    answer = document_of(rich_page(), site).questions[0].long_answer
    assert [block.type for block in answer.blocks] == [
        "paragraph",
        "price_table",
        "callout",
        "table",
        "image",
    ]
    assert (
        answer.text
        == "See all questions.\n\nWarning: Stop if it hurts.\n\nWeeks\nWeek; Walk\n1; 5 min\n\nA knee"
    )
    assert "3000" not in answer.html
    assert "3,000" not in answer.html


def test_prices_are_flat_rows_with_decimal_strings_and_computed_savings(site):
    table = document_of(rich_page(), site).prices[0]
    assert [(row.country, row.currency, row.amount_min, row.amount_max) for row in table.rows] == [
        ("MX", "USD", "3000.00", "4500.00"),
        ("US", "USD", "5000.00", "10000.00"),
    ]
    assert [(saving.country, saving.compared_with, saving.percent) for saving in table.savings] == [
        ("MX", "US", 50)
    ]


def test_an_image_has_its_default_alternative_text_unless_it_only_decorates(site):
    page = rich_page()
    block = document_of(page, site).questions[0].long_answer.blocks[4]
    assert (block.value.alt, block.value.caption) == ("A drawing of a knee joint", "A knee")
    stored = page.questions.first().long_answer.raw_data
    assert stored[4]["value"]["image"]["decorative"] is False


def test_links_are_absolute_on_the_front_end_origin(site):
    SiteIdentity.objects.create(site=site, frontend_origin="https://www.example.org")
    document = document_of(rich_page(slug="knee"), site)
    assert document.seo.canonical == document.meta.url == "https://www.example.org/faq/knee/"
    assert 'href="https://www.example.org/faq/"' in document.introduction.html


def test_a_price_table_that_was_deleted_leaves_no_hole(site):
    question = make_question(long_answer=[{"type": "price_table", "value": 4711}, paragraph("<p>Text.</p>")])
    document = document_of(make_faq_page(questions=[question]), site)
    assert [block.type for block in document.questions[0].long_answer.blocks] == ["paragraph"]
    assert document.prices == []


def test_the_name_of_an_unpublished_parent_does_not_appear(site):
    page = make_faq_page()
    index = faq_index()
    index.title = "Secret parent"
    index.save()
    index.unpublish()
    page = FAQPage.objects.get(pk=page.pk)
    page.live = True
    page.save()
    document = document_of(page, site)
    assert document.meta.parent is None
    assert "Secret parent" not in document.model_dump_json()


def test_a_draft_has_the_document_it_will_have_when_published(site):
    page = rich_page(live=False, slug="same")
    draft = document_of(page.latest_revision.as_object(), site)
    page.latest_revision.publish()
    live = document_of(FAQPage.objects.get(pk=page.pk), site)
    changed_by_publishing = {"meta": {"published_at"}, "seo": {"json_ld", "open_graph"}}
    assert draft.model_dump(exclude=changed_by_publishing) == live.model_dump(exclude=changed_by_publishing)


def test_nothing_is_called_reviewed_without_an_approval(site):
    page = make_faq_page(claimed_reviewer="Dr Printed Name, MD")
    document = document_of(page, site)
    assert document.review.status == "unreviewed"
    assert document.review.reviewer is None
    assert "Printed Name" not in document.model_dump_json()


@pytest.mark.parametrize("count", [1, 5, 20])
def test_building_many_documents_takes_as_many_queries_as_one(site, count):
    for _ in range(count):
        rich_page()
    pages = FAQPage.objects.select_related("treatment__locale", "locale").prefetch_related("questions")
    documents_of(list(pages), site=site, now=timezone.now())  # image sizes are made on first use
    with CaptureQueriesContext(
        connection,
    ) as queries:
        documents = documents_of(list(pages.all()), site=site, now=timezone.now())
    assert len(documents) == count
    assert len(queries) == 18


def test_a_hundred_questions_take_as_many_queries_as_one(site):
    def queries_for(count):
        made = make_faq_page(questions=[make_question(f"Question {n}?") for n in range(count)])
        page = FAQPage.objects.select_related("treatment__locale", "locale").get(pk=made.pk)
        with CaptureQueriesContext(connection) as queries:
            document_of(page, site)
        return len(queries)

    queries_for(1)  # the first one also reads the addresses of sites, which are cached
    assert queries_for(1) == queries_for(100)


def test_a_page_that_nobody_described_is_described_by_how_its_text_begins(site):
    page = make_faq_page(
        questions=[make_question(short_answer="Most walk on the day.", long_answer=[])], summary=""
    )
    document = document_of(page, site)
    assert document.seo.description == "Most walk on the day."
    assert document.seo.json_ld["@graph"][0]["description"] == "Most walk on the day."
