"""A site that says the same hostile text in every field of prose there is, so that a field added later is among them."""

from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.utils.html import escape
from wagtail.fields import RichTextField
from wagtail.models import Page

from faq.models import FAQPage, MedicalReviewer
from home.models import SiteIdentity
from pricing.models import PriceTable, PricingPage
from tests.factories import (
    ImageFactory,
    PriceFactory,
    PriceTableFactory,
    SourceFactory,
    TreatmentFactory,
    approve_page,
    faq_index,
    home_page,
    make_faq_page,
    make_pricing_page,
    make_question,
    make_reviewer,
    paragraph,
    pricing_index,
)

WATCHED = (
    "faq.FAQPage",
    "faq.FAQIndexPage",
    "faq.Question",
    "faq.Source",
    "faq.MedicalReviewer",
    "pricing.Treatment",
    "pricing.PriceTable",
    "pricing.Price",
    "pricing.PricingPage",
    "pricing.PricingIndexPage",
    "home.HomePage",
    "home.SiteIdentity",
    "cms.CustomImage",
)
# Not prose: part of an address, a code, or rules that have a syntax of their own.
NOT_PROSE = {"path", "slug", "anchor", "doi", "currency", "same_as", "frontend_origin", "robots_txt"}
# What an editor could paste and a browser would run.
LIVE = (
    "<script>alert(2)</script><p onclick='alert(3)' style='x:expression(alert(4))'>"
    "<a href='JaVa\tScript:alert(5)' onmouseover=alert(6)>link</a><img src=x onerror=alert(7)></p>"
    "<svg onload=alert(8)></svg><iframe srcdoc='<script>alert(9)</script>'></iframe>"
)


@dataclass(frozen=True)
class HostileSite:
    """The things whose fields were filled."""

    page: FAQPage
    reviewer: MedicalReviewer
    table: PriceTable
    pricing: PricingPage


def prose_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields in which somebody writes words that readers get."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, (models.CharField, models.TextField))
        and not isinstance(field, models.URLField)
        and field.editable
        and not field.choices
        and field.name not in NOT_PROSE
    ]


def prose(model: type[models.Model], text: str) -> dict[str, str]:
    """A value for every field of prose: `text`, cut to what the column holds."""
    return {
        field.name: f"<p>{escape(text)}</p>{LIVE}"
        if isinstance(field, RichTextField)
        else text[: field.max_length or None]
        for field in prose_fields(model)
    }


def hostile_site(site, text: str) -> HostileSite:
    """Pages of every kind, each filled with `text` and published, and a review by somebody of that name."""
    SiteIdentity.objects.update_or_create(site=site, defaults=prose(SiteIdentity, text))
    say(home_page(), text)
    say(faq_index(), text)
    say(pricing_index(), text)
    image = ImageFactory(**prose(ImageFactory._meta.model, text))
    treatment = TreatmentFactory(**prose(TreatmentFactory._meta.model, text))
    table = PriceTableFactory(treatment=treatment, **prose(PriceTable, text))
    PriceFactory(price_table=table, **prose(PriceFactory._meta.model, text))
    PriceFactory(price_table=table, country="US", amount_min="9000", amount_max="9500")
    page = _faq_page(treatment, table, image, text)
    reviewer = make_reviewer(photo=image, **prose(MedicalReviewer, text))
    approve_page(page, reviewer)
    pricing = make_pricing_page(treatment, **prose(PricingPage, text))
    return HostileSite(FAQPage.objects.get(pk=page.pk), reviewer, table, pricing)


def say(page: Page, text: str) -> None:
    """Publish the page with `text` in all its fields."""
    for name, value in prose(type(page), text).items():
        setattr(page, name, value)
    page.save_revision().publish()


def _faq_page(treatment, table, image, text: str) -> FAQPage:
    cited = [{"type": "source", "value": SourceFactory(**prose(SourceFactory._meta.model, text)).pk}]
    fields = prose(apps.get_model("faq.FAQPage"), text) | {"major_change": True}
    question = make_question(
        **prose(apps.get_model("faq.Question"), text),
        long_answer=_blocks(table, image, text),
        sources=cited,
    )
    return make_faq_page(
        treatment=treatment,
        slug="hostile",
        sources=cited,
        questions=[question],
        call_to_action_link_url="https://guide.example/?a=1&b=%22%3E%3Cscript%3E",
        **fields,
    )


def _blocks(table, image, text: str) -> list[dict]:
    rich = f"<p>{escape(text)}</p>{LIVE}"
    cell = {"caption": text, "columns": [{"type": "text", "heading": text}], "rows": [{"values": [text]}]}
    shown = {"image": {"image": image.pk, "alt_text": text, "decorative": False}, "caption": text[:255]}
    return [
        paragraph(rich),
        {"type": "callout", "value": {"style": "warning", "text": rich}},
        {"type": "table", "value": cell},
        {"type": "image", "value": shown},
        {"type": "price_table", "value": table.pk},
    ]
