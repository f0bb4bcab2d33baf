"""Making all published documents anew, and proving that this would change nothing."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from cms.published.documents import find
from cms.published.freshness import bring_up_to_date
from cms.published.models import DocumentDependency, PublishedDocument
from cms.published.rebuilding import Difference, differences
from faq.models import PublishedQuestion
from tests.factories import make_faq_page

pytestmark = pytest.mark.django_db


def found() -> list[str]:
    return [each.what for each in differences(now=timezone.now()) if isinstance(each, Difference)]


@pytest.fixture
def page(site):
    page = make_faq_page(country="ES")
    bring_up_to_date(now=timezone.now())
    return page


@pytest.mark.parametrize(
    ("column", "value"),
    [("body", "{}"), ("card", "{}"), ("country", "MX"), ("path", "/other/"), ("review_status", "reviewed")],
)
def test_a_row_that_says_something_else_than_the_content_is_found(page, column, value):
    assert found() == []
    PublishedDocument.objects.filter(page_id=page.pk).update(**{column: value})
    assert found() == [column]


def test_a_row_that_is_missing_or_too_many_is_found(page):
    PublishedDocument.objects.filter(page_id=page.pk).update(page_id=page.pk + 1000)
    assert found() == ["has no document", "is not public"]


def test_forgotten_dependencies_are_found(page):
    DocumentDependency.objects.filter(key__startswith="treatment:").delete()
    assert found() == ["dependencies"]


def test_the_check_changes_nothing_and_fails(page, capsys):
    PublishedDocument.objects.filter(page_id=page.pk).update(country="MX")
    with pytest.raises(CommandError, match=r"1 differences in 3 documents") as failure:
        call_command("rebuild_documents", "--check")
    assert failure.value.returncode == 1
    assert f"page {page.pk} on site" in capsys.readouterr().err
    assert PublishedDocument.objects.get(page_id=page.pk).country == "MX"


def test_a_rebuild_puts_everything_right_and_says_how_far_it_is(site, page, capsys):
    make_faq_page()
    PublishedDocument.objects.filter(page_id=page.pk).update(body="{}", digest="", country="MX")
    PublishedQuestion.objects.all().delete()
    DocumentDependency.objects.all().delete()
    call_command("rebuild_documents")
    assert "4 pages rebuilt." in capsys.readouterr().out
    assert found() == []
    assert find(page.pk, site=site, now=timezone.now()).questions.count() == 1
    call_command("rebuild_documents", "--check")
    assert "4 documents, none differs." in capsys.readouterr().out
