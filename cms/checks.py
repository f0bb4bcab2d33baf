"""System checks of our own settings: a wrong one fails `manage.py check`, not a publish at midnight."""

from django.core.checks import CheckMessage, Error, register

from cms import conf
from cms.audit.findings import Severity
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
def check_price_settings(app_configs, **kwargs) -> list[CheckMessage]:
    errors: list[CheckMessage] = []
    if not 1 <= conf.price_check_months() <= 60:
        errors.append(
            Error(f"PRICE_CHECK_MONTHS is {conf.price_check_months()}.", hint="Use 1 to 60.", id="vouch.E050")
        )
    if conf.price_markup_months() < conf.price_check_months():
        errors.append(
            Error(
                f"PRICE_MARKUP_MONTHS is {conf.price_markup_months()}.",
                hint="Use PRICE_CHECK_MONTHS or more: nothing is withheld before readers are told that it is old.",
                id="vouch.E051",
            )
        )
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


@register()
def check_audit_settings(app_configs, **kwargs) -> list[CheckMessage]:
    errors: list[CheckMessage] = []
    unknown = sorted(conf.audit_blocks_publishing() - set(Severity))
    if unknown:
        errors.append(
            Error(
                f"AUDIT_BLOCKS_PUBLISHING names {', '.join(map(repr, unknown))}.",
                hint=f"Use any of: {', '.join(Severity)}; or leave it empty, so that nothing is kept back.",
                id="vouch.E030",
            )
        )
    return errors
