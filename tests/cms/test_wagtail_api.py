"""Wagtail's API v2 as a whole: headers, files, and a number of queries that rows do not raise."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import CharBlock, ChooserBlock, FieldBlock, StreamBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.fields import StreamField
from wagtail.search.index import AutocompleteField, RelatedFields, SearchField, get_indexed_models

from cms.models import CustomDocument, CustomImage
from cms.wagtail_api.endpoints import DocumentsEndpoint, ImagesEndpoint, PagesEndpoint
from faq.models import FAQPage, Question
from tests.api_pages import quick_page
from tests.factories import (
    ImageFactory,
    PriceFactory,
    SourceFactory,
    TreatmentFactory,
    make_faq_page,
    make_question,
    paragraph,
)

pytestmark = pytest.mark.django_db

PAGES = "/api/v2/pages/"
EVERYTHING = f"{PAGES}?type=faq.FAQPage&fields=*&rich_text_format=html&limit=100"
SHARED = "public, max-age=0, s-maxage=60, must-revalidate"
SECRET = "Zebrafinch"
LIST_BUDGET = 36
DETAIL_BUDGET = 39


@pytest.fixture
def linked(site) -> FAQPage:
    return make_faq_page(title="Linked", slug="linked", live=True)


def rich_page(number: int, linked: FAQPage, *, questions: int = 2) -> FAQPage:
    """A page with something of everything that could cost a query of its own."""
    table, source = PriceFactory().price_table, SourceFactory()
    image = {"image": {"image": ImageFactory().pk, "decorative": True, "alt_text": ""}, "caption": ""}
    link = f'<p><a linktype="page" id="{linked.pk}">Link {number}</a></p>'
    blocks = [
        paragraph(link),
        {"type": "price_table", "value": table.pk},
        {"type": "callout", "value": {"style": "note", "text": link}},
        {"type": "image", "value": image},
    ]
    rows = [
        make_question(f"Question {n}?", long_answer=blocks, sources=[{"type": "source", "value": source.pk}])
        for n in range(questions)
    ]
    return quick_page(rows, title=f"Page {number}", introduction=link, treatment=TreatmentFactory())


def queries_of(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_a_list_of_everything_takes_as_many_queries_for_a_hundred_pages_as_for_one(client, linked):
    rich_page(0, linked)
    few = queries_of(client, EVERYTHING)
    for number in range(1, 20):
        rich_page(number, linked)
    assert queries_of(client, EVERYTHING) == few
    for number in range(20, 99):
        rich_page(number, linked)
    assert len(client.get(EVERYTHING).json()["items"]) == 100
    assert queries_of(client, EVERYTHING) == few
    assert few <= LIST_BUDGET


def test_a_page_takes_as_many_queries_for_a_hundred_questions_as_for_one(client, linked):
    counts = {
        questions: queries_of(client, f"{PAGES}{rich_page(questions, linked, questions=questions).pk}/")
        for questions in (1, 20, 100)
    }
    assert len(set(counts.values())) == 1, counts
    assert counts[1] <= DETAIL_BUDGET


def show_images(*images) -> None:
    """A public page that shows them."""
    values = [
        {"image": {"image": image.pk, "decorative": True, "alt_text": ""}, "caption": ""} for image in images
    ]
    blocks = [{"type": "image", "value": value} for value in values]
    make_faq_page(questions=[make_question(long_answer=blocks)])


def link_to(*documents) -> None:
    """A public page that links to them."""
    links = "".join(f'<a linktype="document" id="{document.pk}">It</a>' for document in documents)
    make_faq_page(questions=[make_question(long_answer=[paragraph(f"<p>{links}</p>")])])


def test_a_list_of_images_takes_as_many_queries_for_twenty_as_for_one(client):
    address = "/api/v2/images/?fields=*"
    images = ImageFactory.create_batch(20)
    for image in images:
        image.tags.add("knee", "drawing")
    show_images(images[0])
    few = queries_of(client, address)
    show_images(*images[1:])
    assert client.get(address).json()["meta"]["total_count"] == 20
    assert queries_of(client, address) == few


def test_answers_are_compact_json(client, linked):
    response = client.get(PAGES)
    assert response["Content-Type"] == "application/json"
    assert response.content == response.content.strip()
    assert b'{"meta":{"total_count":' in response.content


@pytest.mark.parametrize("path", ["pages/", "images/", "documents/", "pages/?type=faq.FAQPage&fields=*"])
def test_everybody_gets_the_same_and_caches_keep_it_a_minute(client, admin_client, linked, path):
    anonymous, editor = client.get(f"/api/v2/{path}"), admin_client.get(f"/api/v2/{path}")
    token = client.get(f"/api/v2/{path}", headers={"authorization": "Bearer wagtail_x"})
    assert anonymous["Cache-Control"] == SHARED
    assert editor["Cache-Control"] == token["Cache-Control"] == "private, no-store"
    assert anonymous.content == editor.content == token.content
    assert not any(response.cookies for response in (anonymous, editor, token))


@pytest.mark.parametrize("path", ["pages/0/", "nothing/", "pages/?limit=x", "images/1/"])
def test_errors_are_kept_by_no_cache(client, admin_client, site, path):
    assert client.get(f"/api/v2/{path}")["Cache-Control"] == "no-store"
    assert admin_client.get(f"/api/v2/{path}")["Cache-Control"] == "private, no-store"


def test_head_answers_without_a_body(client, linked):
    for path in ("pages/", f"pages/{linked.pk}/", "images/", "documents/"):
        response = client.head(f"/api/v2/{path}")
        assert (response.status_code, response.content) == (200, b""), path
        assert response["Cache-Control"] == SHARED
    assert client.head(f"{PAGES}find/?id={linked.pk}").status_code == 302


def test_who_has_the_answer_gets_a_304(client, linked):
    etag = client.get(f"{PAGES}{linked.pk}/")["ETag"]
    again = client.get(f"{PAGES}{linked.pk}/", headers={"if-none-match": etag})
    assert (again.status_code, again.content, again["Cache-Control"]) == (304, b"", SHARED)
    linked.title = "Changed"
    linked.save_revision().publish()
    assert client.get(f"{PAGES}{linked.pk}/", headers={"if-none-match": etag}).status_code == 200


@pytest.mark.parametrize(("name", "model"), [("images", CustomImage), ("documents", CustomDocument)])
def test_files_in_private_collections_are_hidden_from_everybody(
    client, admin_client, private_collection, name, model
):
    make = ImageFactory if model is CustomImage else CustomDocument.objects.create
    public, private = make(title="Heron"), make(title=SECRET, collection=private_collection)
    show = show_images if model is CustomImage else link_to
    show(public, private)
    for reader in (client, admin_client):
        assert [item["id"] for item in reader.get(f"/api/v2/{name}/").json()["items"]] == [public.pk]
        assert reader.get(f"/api/v2/{name}/?search={SECRET}").json()["meta"]["total_count"] == 0
        assert reader.get(f"/api/v2/{name}/?search=heron").json()["meta"]["total_count"] == 1
        assert reader.get(f"/api/v2/{name}/{private.pk}/").status_code == 404
        assert reader.get(f"/api/v2/{name}/find/?id={private.pk}").status_code == 404
    assert client.get(f"/api/v2/{name}/?title=Heron&order=-title").json()["meta"]["total_count"] == 1


def test_an_image_says_nothing_about_who_uploaded_it(client):
    image = ImageFactory()
    show_images(image)
    data = client.get(f"/api/v2/images/{image.pk}/?fields=*").json()
    assert set(data) == {"id", "meta", "title", "width", "height", "description"}
    assert set(data["meta"]) == {"type", "detail_url", "tags", "download_url"}


@pytest.mark.parametrize("endpoint", [PagesEndpoint, ImagesEndpoint, DocumentsEndpoint])
def test_search_reads_only_what_is_shown(endpoint):
    """Otherwise the number of hits would tell what a hidden field holds."""
    related = {f"questions.{name}" for name in ("question", "short_answer")} | {"tags.name"}
    models = [model for model in get_indexed_models() if issubclass(model, endpoint.model)]
    assert models
    for model in models:
        assert searched(model) <= {*endpoint.get_available_fields(model), *related}, model


def searched(model: type) -> set[str]:
    """What the search index holds of a model."""
    names = set()
    for field in model.get_search_fields():
        if isinstance(field, RelatedFields):
            names |= {f"{field.field_name}.{inner.field_name}" for inner in field.fields}
        elif isinstance(field, SearchField | AutocompleteField):
            names.add(field.field_name)
    return names


def blocks_of(block) -> list:
    return [block] + [
        inner for child in getattr(block, "child_blocks", {}).values() for inner in blocks_of(child)
    ]


@pytest.mark.parametrize(
    "field", [f for m in (FAQPage, Question) for f in m._meta.fields if isinstance(f, StreamField)], ids=str
)
def test_every_kind_of_block_is_known_to_the_api(field):
    """One that names objects or holds rich text, unknown to `represent`, would show what is stored."""
    for block in blocks_of(field.stream_block):
        assert isinstance(block, StreamBlock | StructBlock | FieldBlock | ChooserBlock | BaseTypedTableBlock)
        if isinstance(block, BaseTypedTableBlock):
            assert {type(cell) for cell in block.child_blocks.values()} == {CharBlock}
