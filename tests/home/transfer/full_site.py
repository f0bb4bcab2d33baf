"""A site with everything that travels, exported from a database that then holds none of it."""

import datetime as dt
from pathlib import Path

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Collection, PageViewRestriction, Site

from faq.models import FAQPage
from faq.review.approving import revoke
from home.models import SiteIdentity
from home.transfer.site_export import export_site
from tests.factories import (
    ImageFactory,
    PriceFactory,
    PriceTableFactory,
    SourceFactory,
    TreatmentFactory,
    UserFactory,
    approve_page,
    make_faq_page,
    make_question,
    make_reviewer,
    paragraph,
)
from tests.faq.filled_pages import spanish_page

SCHEDULED_FOR = timezone.now().replace(microsecond=0) + dt.timedelta(days=400)


def make_full_site() -> None:
    """Pages in every state, with all that they point at."""
    reviewer = make_reviewer(slug="reviewer-a")
    image = ImageFactory(title="Knee")
    collection = Collection.get_first_root_node().add_child(instance=Collection(name="Leaflets"))
    document = get_document_model()(title="Leaflet", collection=collection)
    document.file.save("leaflet.txt", ContentFile(b"Rest."), save=True)
    document.tags.add("knee", "rest")
    reviewed = make_faq_page(slug="reviewed", title="Reviewed", questions=_questions(image, document))
    approve_page(reviewed, reviewer)
    _edit(reviewed, summary="Changed after the review, not published.")
    revoked = make_faq_page(slug="revoked", title="Revoked")
    approve_page(revoked, reviewer)
    revoke(revoked, user=reviewer.user, reason="A mistake in the doses.")
    gone = make_faq_page(slug="gone", title="Gone")
    approve_page(gone, reviewer)
    gone.delete()
    make_faq_page(slug="draft", title="Draft", live=False)
    _schedule(make_faq_page(slug="scheduled", title="Scheduled", live=False))
    _restrict(make_faq_page(slug="closed", title="Closed"), make_faq_page(slug="members", title="Members"))
    _link(reviewed)
    spanish_page()
    site = Site.objects.get(is_default_site=True)
    SiteIdentity.objects.create(site=site, publisher_name="Demo Publisher", logo=image)
    Redirect.objects.create(old_path="/old", redirect_page=reviewed, site=site)
    UserFactory(username="editor-with-a-secret")


def _questions(image, document) -> list:
    table = PriceTableFactory(treatment=TreatmentFactory())
    table.prices = [PriceFactory.build(price_table=None, locale=table.locale)]
    table.save()
    answer = [
        paragraph(f'<p>See <a linktype="document" id="{document.pk}">the leaflet</a>.</p>'),
        {"type": "price_table", "value": table.pk},
        {
            "type": "image",
            "value": {
                "image": {"image": image.pk, "alt_text": "A knee", "decorative": False},
                "caption": "K",
            },
        },
        {"type": "callout", "value": {"style": "warning", "text": "<p>Stop smoking.</p>"}},
    ]
    same = {"title": "A guideline", "url": "https://institute.example/same"}
    sources = [("source", SourceFactory(**same)), ("source", SourceFactory(**same))]
    return [make_question(long_answer=answer, sources=sources), make_question("Does it hurt?")]


def _edit(page: FAQPage, **fields) -> None:
    draft = FAQPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision()


def _schedule(page: FAQPage) -> None:
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = SCHEDULED_FOR
    draft.save_revision().publish()


def _restrict(closed: FAQPage, members: FAQPage) -> None:
    PageViewRestriction.objects.create(page=closed, restriction_type="password", password="open-sesame")
    group = Group.objects.create(name="Members")
    PageViewRestriction.objects.create(page=members, restriction_type="groups").groups.add(group)


def _link(page: FAQPage) -> None:
    make_faq_page(
        slug="linking",
        title="Linking",
        introduction=f'<p>See <a linktype="page" id="{page.pk}">that</a> and <a linktype="page" id="999999">none</a>.</p>',
    )


_written: dict[str, bytes] = {}


def exported_full_site(path: Path) -> Path:
    """The export of the full site at `path`, made once for all tests; the database is as it was before."""
    if path.suffix not in _written:
        with transaction.atomic():
            make_full_site()
            export_site().write(path)
            transaction.set_rollback(True)
        _written[path.suffix] = path.read_bytes()
    path.write_bytes(_written[path.suffix])
    return path
