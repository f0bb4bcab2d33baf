"""What llms.txt names beside the pages: treatments, and the clinicians who vouch for something."""

import datetime as dt
from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms import llms_txt
from cms.llms_txt import Entry
from faq.addresses import profile_path, treatment_path
from faq.models import MedicalReviewer
from faq.public_addresses import reviewer_addresses
from faq.public_treatments import public_treatments


def register() -> None:
    """Called once, when apps are ready."""
    # In this order: names of the lists are sorted.
    llms_txt.register_entries("1 treatments", treatment_entries)
    llms_txt.register_entries("2 reviewers", reviewer_entries)


def treatment_entries(site: Site, now: dt.datetime) -> Iterator[Entry]:
    """The pages of public treatments, by name."""
    for row in public_treatments(site=site, now=now).select_related("locale").order_by("name", "pk"):
        language = row.locale.language_code
        with translation.override(language):
            section = _("Treatments")
        path = treatment_path(row.slug, language)
        yield Entry(path, row.name, row.description, language, section, treatment_id=row.pk)


def reviewer_entries(site: Site, now: dt.datetime) -> Iterator[Entry]:
    """The profiles of clinicians who vouch for something, by name. Their address is the same in every language."""
    public = {address.path for address in reviewer_addresses(site, now)}
    for row in MedicalReviewer.objects.select_related("locale").order_by("name", "pk"):
        path, language = profile_path(row.slug), row.locale.language_code
        if path in public:
            with translation.override(language):
                section = _("Medical reviewers")
            yield Entry(path, row.full_name, row.job_title, language, section)
