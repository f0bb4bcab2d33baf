"""The document of an FAQ page that is in memory only, such as a draft."""

import datetime as dt
from typing import cast

from wagtail.models import Page, Site

from faq.documents import FAQDocument, documents_of
from faq.models import FAQPage


def draft_document(page: Page, site: Site, now: dt.datetime) -> FAQDocument:
    """What readers would be served if the page were published as it is: the review claim is that of this text."""
    return documents_of([cast(FAQPage, page)], site=site, now=now)[0]
