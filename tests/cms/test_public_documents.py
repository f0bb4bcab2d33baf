"""Documents at /api/v2/documents/: those that something public links to, and no others."""

import pytest

from cms.models import CustomDocument
from faq.models import FAQPage
from tests.factories import make_faq_page, make_question, make_site, paragraph

pytestmark = pytest.mark.django_db


def listed(client, **headers) -> set[int]:
    return {item["id"] for item in client.get("/api/v2/documents/", **headers).json()["items"]}


def linking(document) -> list:
    link = f'<p><a linktype="document" id="{document.pk}">Leaflet</a></p>'
    return [make_question(long_answer=[paragraph(link)])]


def documents(number: int) -> list[CustomDocument]:
    return [CustomDocument.objects.create(title="Leaflet", file="leaflet.pdf") for _ in range(number)]


def test_what_only_a_draft_links_to_is_not_there(client, site):
    public, of_draft, of_change, unused = documents(4)
    page = make_faq_page(questions=linking(public))
    make_faq_page(live=False, questions=linking(of_draft))
    page.questions = linking(of_change)
    page.save_revision()
    assert listed(client) == {public.pk}
    for document in (of_draft, of_change, unused):
        assert client.get(f"/api/v2/documents/{document.pk}/").status_code == 404
        assert client.get(f"/api/v2/documents/find/?id={document.pk}").status_code == 404
    assert client.get(f"/api/v2/documents/{public.pk}/").status_code == 200


def test_a_document_goes_with_the_page_that_linked_to_it(client, site):
    [document] = documents(1)
    page = make_faq_page(questions=linking(document))
    assert listed(client) == {document.pk}
    FAQPage.objects.get(pk=page.pk).unpublish()
    assert listed(client) == set()


def test_another_sites_documents_are_not_there(client, site):
    [document] = documents(1)
    other = make_site("other.example")
    make_faq_page(parent=other.root_page.get_children().get().specific, questions=linking(document))
    assert listed(client) == set()
    assert listed(client, headers={"host": "other.example"}) == {document.pk}
