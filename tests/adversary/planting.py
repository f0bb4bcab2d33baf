"""Makes the adversary's content in the database that Django is connected to, and prints where it is as JSON."""

import dataclasses
import datetime as dt
import json
import sys

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from faq.models import FAQIndexPage, FAQPage
from home.models import HomePage
from tests.adversary.content import CANARY, Content
from tests.factories import (
    PriceTableFactory,
    TreatmentFactory,
    approve_page,
    home_page,
    make_faq_page,
    make_question,
    make_reviewer,
    make_site,
    paragraph,
)

DAY = dt.timedelta(days=1)
PUBLIC_PAGES = 8
# Published for a moment before they are hidden: whoever follows the changes is told which address is gone.
_ONCE_PUBLIC = {"unpublished", "password", "login", "expired", "early"}


def main() -> None:
    sys.stdout.write(json.dumps(dataclasses.asdict(plant())))


def plant() -> Content:
    """The content of the default site and of a second one."""
    public = _public_pages()
    secret = _secret_pages()
    _edit_without_publishing(public[0])
    return Content(
        public_ids=[page.pk for page in public],
        public_slug=public[0].slug,
        treatment=public[0].treatment.slug,
        question_uuid=str(public[0].questions.get().uuid),
        secret_ids={state: page.pk for state, page in secret.items()},
        secret_slugs={state: page.slug for state, page in secret.items()},
        secret_uuids={state: str(page.questions.get().uuid) for state, page in secret.items()},
    )


def _public_pages() -> list[FAQPage]:
    treatment = TreatmentFactory(name="Knee replacement", slug="knee-replacement")
    pages = [
        make_faq_page(title=f"Knee replacement {n}", slug=f"knee-{n}", treatment=treatment, country="MX")
        for n in range(PUBLIC_PAGES)
    ]
    approve_page(pages[0], make_reviewer(slug="demo-reviewer"))
    return pages


def _secret(state: str, *, parent: Page | None = None, **fields) -> FAQPage:
    """A page whose every word is a canary, also those of what belongs to it alone."""
    words = f"{CANARY} {state}"
    table = PriceTableFactory(title=words, treatment=None)
    blocks = [paragraph(f"<p>{words} long</p>"), {"type": "price_table", "value": table.pk}]
    return make_faq_page(
        parent=parent,
        title=f"{words} title",
        slug=f"former-{state}" if state in _ONCE_PUBLIC else f"{CANARY}-{state}",
        summary=words,
        treatment=TreatmentFactory(name=words, slug=f"{CANARY}-treatment-{state}"),
        questions=[make_question(f"{words}?", f"{words} short", blocks)],
        **fields,
    )


def _secret_pages() -> dict[str, FAQPage]:
    now = timezone.now()
    pages = {
        "draft": _secret("draft", live=False),
        "unpublished": _secret("unpublished"),
        "password": _restricted(_secret("password"), "password"),
        "login": _restricted(_secret("login"), "login"),
        "expired": _timed(_secret("expired"), expire_at=now - DAY),
        "early": _timed(_secret("early"), go_live_at=now + DAY),
        "child": _secret("child", parent=_private_folder()),
        "elsewhere": _secret("elsewhere", parent=_index_of(make_site("other.example"))),
        "nowhere": _secret("nowhere", parent=_index_under_no_site()),
    }
    approve_page(pages["login"], make_reviewer(name=f"{CANARY} Reviewer", slug=f"{CANARY}-reviewer"))
    pages["unpublished"].unpublish()
    return pages


def _restricted(page: FAQPage, restriction: str) -> FAQPage:
    password = CANARY if restriction == "password" else ""
    PageViewRestriction.objects.create(page=page, restriction_type=restriction, password=password)
    return page


def _private_folder() -> FAQIndexPage:
    """Its children are private through it alone."""
    folder = home_page().add_child(instance=FAQIndexPage(title=f"{CANARY} folder", slug=f"{CANARY}-folder"))
    PageViewRestriction.objects.create(page=folder, restriction_type="login")
    return folder


def _timed(page: FAQPage, **times: dt.datetime) -> FAQPage:
    """Live in the database, as it is until the scheduler runs again."""
    Page.objects.filter(pk=page.pk).update(**times)
    return page


def _index_of(site: Site) -> FAQIndexPage:
    return FAQIndexPage.objects.descendant_of(site.root_page).get()


def _index_under_no_site() -> FAQIndexPage:
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=HomePage(title=f"{CANARY} nowhere", slug=f"{CANARY}-nowhere-home"))
    return home.add_child(instance=FAQIndexPage(title="Questions", slug="faq"))


def _edit_without_publishing(page: FAQPage) -> None:
    page = FAQPage.objects.get(pk=page.pk)
    page.summary = f"{CANARY} of a draft"
    page.save_revision()
