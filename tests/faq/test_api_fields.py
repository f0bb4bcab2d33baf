"""What Wagtail's APIs may show of each model: whoever adds a field to one decides it here, too."""

from django.apps import apps
from wagtail.api import APIField

# Never: claimed reviewer, source document, import report, notes, e-mails, accounts, who uploaded what.
ALLOWED = {
    "cms.CustomDocument": set(),
    "cms.CustomImage": {"description"},
    "faq.FAQIndexPage": {"introduction"},
    "faq.FAQPage": {
        "author",
        "call_to_action_heading",
        "call_to_action_link_text",
        "call_to_action_link_url",
        "call_to_action_text",
        "country",
        "disclaimer",
        "evidence_stage",
        "introduction",
        "introduction_heading",
        "modified_on",
        "questions",
        "regulatory_status",
        "review",
        "sources",
        "subtitle",
        "summary",
        "treatment",
    },
    "faq.MedicalReviewer": {
        "biography",
        "credentials",
        "interests",
        "job_title",
        "name",
        "photo",
        "prefix",
        "profile_url",
        "registration_authority",
        "registration_country",
        "registration_number",
        "registration_url",
        "same_as",
        "slug",
        "specialty",
    },
    "faq.Question": {"anchor", "group", "long_answer", "question", "short_answer", "sources", "uuid"},
    "faq.Source": {"accessed_on", "doi", "published_on", "publisher", "title", "type", "url"},
    "home.HomePage": {"heading", "introduction"},
    "pricing.Price": {
        "amount_max",
        "amount_min",
        "approximate",
        "column",
        "country",
        "currency",
        "option",
        "raw",
        "unit",
    },
    "pricing.PriceTable": {
        "base_country",
        "checked_on",
        "note",
        "prices",
        "source",
        "source_url",
        "title",
        "treatment",
    },
    "pricing.PricingIndexPage": {"introduction"},
    "pricing.PricingPage": {"introduction", "modified_on", "notes", "summary", "treatment"},
    "pricing.Treatment": {"alternate_name", "description", "kind", "name", "slug", "specialty"},
}
OURS = ("cms", "faq", "home", "pricing")


def test_every_model_shows_what_it_is_allowed_to_and_nothing_else():
    declared = {
        model._meta.label: {field.name for field in APIField.get_fields_for_model(model)}
        for app in OURS
        for model in apps.get_app_config(app).get_models()
    }
    assert {label: names for label, names in declared.items() if names} == {
        label: names for label, names in ALLOWED.items() if names
    }


def test_no_model_shows_more_about_itself_under_meta():
    for app in OURS:
        for model in apps.get_app_config(app).get_models():
            assert not getattr(model, "api_meta_fields", ()), model


def test_no_field_can_be_written_through_the_api():
    for app in OURS:
        for model in apps.get_app_config(app).get_models():
            assert not APIField.get_writable_fields_for_model(model), model
