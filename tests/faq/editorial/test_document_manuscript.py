"""What the checks read of a document."""

import pytest
from django.utils import timezone

from faq.documents import documents_of
from faq.editorial.document_manuscript import manuscript_of
from tests.factories import make_faq_page, make_question

pytestmark = pytest.mark.django_db


def front_of(site, **fields):
    page = make_faq_page(questions=[make_question(short_answer="Most walk on the day.")], **fields)
    (document,) = documents_of([page], site=site, now=timezone.now())
    return {passage.where: passage.text for passage in manuscript_of(document).front}


def test_an_overview_that_somebody_wrote_is_read(site):
    assert front_of(site, search_description="All about it.")["overview"] == "All about it."


@pytest.mark.parametrize("summary", ["", "It depends."])
def test_words_that_stand_in_for_an_overview_are_read_once_where_they_stand(summary, site):
    assert "overview" not in front_of(site, summary=summary)
