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
from faq.review.vouching import default_language_first, voucher


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
    """The profiles of clinicians who vouch for something, by name: each address once, in the language that it shows."""
    public = {address.path for address in reviewer_addresses(site, now)}
    profiles: dict[str, list[MedicalReviewer]] = {}
    for row in default_language_first(MedicalReviewer.objects.select_related("locale")):
        if profile_path(row.slug) in public:
            profiles.setdefault(row.slug, []).append(row)
    shown = [_shown(rows, site, now) for rows in profiles.values()]
    for row in sorted(filter(None, shown), key=lambda row: (row.name, row.pk)):
        language = row.locale.language_code
        with translation.override(language):
            section = _("Medical reviewers")
        yield Entry(profile_path(row.slug), row.full_name, row.job_title, language, section)


def _shown(profiles: list[MedicalReviewer], site: Site, now: dt.datetime) -> MedicalReviewer | None:
    """The one of these profiles of one slug that its address shows."""
    if len({row.translation_key for row in profiles}) == 1:
        return profiles[0]
    # Several people, each in another language: only their approvals say who of them vouches for something.
    found = voucher(profiles[0].slug, site=site, now=now)
    return found.reviewer if found else None
