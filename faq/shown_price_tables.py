"""Which price tables the public sees: those that an answer on a public page shows."""

import datetime as dt
import json

from django.db.models import TextField
from django.db.models.functions import Cast
from wagtail.models import Site

from cms.visibility import public_pages
from faq.models import FAQPage, Question


def shown_price_tables(*, site: Site, now: dt.datetime) -> dict[int, set[int]]:
    """Ids of price tables, each with the ids of the public pages that show it. One query.

    Read from the answers: an index of references would also hold what drafts refer to.
    """
    pages = public_pages(FAQPage.objects.all(), site=site, now=now)
    answers = Question.objects.filter(page__in=pages).annotate(stored=Cast("long_answer", TextField()))
    found: dict[int, set[int]] = {}
    for page, stored in answers.filter(stored__contains='"price_table"').values_list("page_id", "stored"):
        for block in json.loads(stored):
            if block["type"] == "price_table" and block["value"] is not None:
                found.setdefault(block["value"], set()).add(page)
    return found
