"""The Markdown twins of pages: what they are served with, and where they are found."""

import pytest
from django.test import Client
from wagtail.models import Locale

from cms.markdown_twin import page_path_of, twin_path
from home.models import SiteIdentity
from tests.cms.test_visibility import HIDDEN
from tests.factories import faq_index, home_page, make_faq_page, make_question
from tests.faq.reading import read

ORIGIN = "https://www.example.org"


@pytest.mark.parametrize(
    ("path", "twin"),
    [("/", "/index.md"), ("/es/", "/es.md"), ("/faq/", "/faq.md"), ("/faq/knee/", "/faq/knee.md")],
)
def test_a_page_and_its_twin_are_found_from_one_another(path, twin):
    assert twin_path(path) == twin
    assert page_path_of(twin) == path


@pytest.mark.django_db
def test_the_page_is_the_original_and_the_twin_is_not_listed(client, site, faq_page):
    SiteIdentity.objects.create(site=site, frontend_origin=ORIGIN)
    response = client.get("/faq/knee-replacement-spain.md", HTTP_HOST="localhost")
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Link"] == f'<{ORIGIN}/faq/knee-replacement-spain/>; rel="canonical"'
    assert response["Content-Language"] == "en"
    assert response["Cache-Tag"].startswith(f"page:{faq_page.pk}")
    again = client.get("/faq/knee-replacement-spain.md", HTTP_IF_NONE_MATCH=response["ETag"])
    assert again.status_code == 304


@pytest.mark.django_db
def test_each_page_names_its_twin(site, faq_page):
    for page, twin in (
        (home_page(), "/index.md"),
        (faq_index(), "/faq.md"),
        (faq_page, "/faq/knee-replacement-spain.md"),
    ):
        [link] = read(page).select("head link[type='text/markdown']")
        assert link["href"] == f"http://localhost{twin}"
        assert Client().get(twin).status_code == 200


@pytest.mark.django_db
def test_another_language_has_its_own(client, site, faq_page):
    spanish = Locale.objects.get(language_code="es")
    for page in (home_page(), faq_index(), faq_page):
        copy = page.copy_for_translation(spanish)
        copy.title = f"{page.title} (es)"
        copy.save_revision().publish()
    response = client.get("/es/faq/knee-replacement-spain.md")
    assert response["Content-Language"] == "es"
    text = response.content.decode()
    assert "# Knee replacement in Spain (es)" in text.replace("\\", "")
    assert "Sin revisión médica" in text


@pytest.mark.django_db
@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_not_public_has_none(client, site, state):
    HIDDEN[state]()
    assert client.get("/faq/canary-page.md").status_code == 404


@pytest.mark.django_db
def test_the_twin_moves_with_its_page(client, faq_page, django_capture_on_commit_callbacks):
    faq_page.slug = "new-knee"
    with django_capture_on_commit_callbacks(execute=True):
        faq_page.save_revision().publish()
    response = client.get("/faq/knee-replacement-spain.md")
    assert (response.status_code, response["Location"]) == (301, "/faq/new-knee.md")


@pytest.mark.django_db
def test_an_index_lists_what_stands_below_it_with_its_twins(client, site):
    make_faq_page(title="Knees [and](http://evil.example) hips", slug="knees")
    make_faq_page(title="Hidden from search", hidden_from_search=True)
    text = client.get("/faq.md").content.decode()
    assert "(http://localhost/faq/knees.md)" in text
    assert "](http://evil.example)" not in text.replace("\\]", "")
    assert "Hidden from search" not in text


@pytest.mark.django_db
def test_the_home_page_shows_what_changed_last(client, site):
    make_faq_page(title="Knees", slug="knees", questions=[make_question()])
    text = client.get("/index.md").content.decode()
    assert "- [Knees](http://localhost/faq/knees.md)" in text
    assert "(http://localhost/llms.txt)" in text
