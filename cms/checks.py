"""System checks of our own settings: a wrong one fails `manage.py check`, not a publish at midnight."""

from django.core.checks import CheckMessage, Error, register

from cms import conf
from cms.preview_links import LONGEST


@register()
def check_review_settings(app_configs, **kwargs) -> list[CheckMessage]:
    errors: list[CheckMessage] = []
    if conf.review_policy() not in ("label", "block"):
        errors.append(
            Error(
                f"REVIEW_POLICY is {conf.review_policy()!r}.",
                hint="Use “label” (publish without a claim) or “block” (refuse to publish).",
                id="vouch.E001",
            )
        )
    if not 1 <= conf.review_months() <= 36:
        errors.append(
            Error(
                f"REVIEW_MONTHS is {conf.review_months()}.",
                hint="Use 1 to 36: no trusted publisher lets a medical review stand for more than three years.",
                id="vouch.E002",
            )
        )
    if conf.review_due_soon_days() < 0:
        errors.append(Error("REVIEW_DUE_SOON_DAYS is negative.", hint="Use 0 or more.", id="vouch.E003"))
    if conf.registration_valid_months() < 1:
        errors.append(Error("REGISTRATION_VALID_MONTHS is below 1.", hint="Use 1 or more.", id="vouch.E004"))
    return errors


@register()
def check_preview_settings(app_configs, **kwargs) -> list[CheckMessage]:
    errors: list[CheckMessage] = []
    longest = int(LONGEST.total_seconds())
    if not 1 <= conf.preview_token_seconds() <= longest:
        errors.append(
            Error(
                f"PREVIEW_TOKEN_SECONDS is {conf.preview_token_seconds()}.",
                hint=f"Use 1 to {longest}, which is seven days.",
                id="vouch.E010",
            )
        )
    template = conf.preview_url_template()
    if template and "{token}" not in template:
        errors.append(
            Error(
                f"PREVIEW_URL_TEMPLATE is {template!r}.",
                hint="It must say where the token goes, such as “{origin}/preview?token={token}”.",
                id="vouch.E011",
            )
        )
    return errors
