"""Tokens of the content API: who may read what. None of them can write anything."""

import datetime as dt
from collections.abc import Collection

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Site

from cms.token_format import HINT_LENGTH, is_well_formed, new_token

READ_PUBLISHED, READ_DRAFT, READ_CHANGES = "read:published", "read:draft", "read:changes"
READ_AUDIT = "read:audit"
_SALT = "cms.api_tokens"
_USUAL_DAYS = 365


def usual_expiry() -> dt.datetime:
    """What the form of a new token proposes: a year from now."""
    return timezone.now() + dt.timedelta(days=_USUAL_DAYS)


class ApiToken(models.Model):
    """What is known of a token. The token itself is not: only a keyed digest, which opens nothing."""

    # Wagtail would count a token as something that uses its site.
    wagtail_reference_index_ignore = True

    name = models.CharField(max_length=100, help_text="What uses it, such as “Website build”.")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    hint = models.CharField("begins with", max_length=HINT_LENGTH, editable=False)
    reads_published = models.BooleanField(
        "published pages", default=True, help_text=f"{READ_PUBLISHED}: everything that is public."
    )
    reads_drafts = models.BooleanField(
        "previews", default=False, help_text=f"{READ_DRAFT}: may be sent along with a preview link."
    )
    reads_changes = models.BooleanField(
        "changes", default=False, help_text=f"{READ_CHANGES}: the feed of what was changed and removed."
    )
    reads_audit = models.BooleanField(
        "audit", default=False, help_text=f"{READ_AUDIT}: what the audit of the site has found."
    )
    sites = models.ManyToManyField(
        Site, blank=True, related_name="+", help_text="The only sites it is good for. None chosen: all."
    )
    # Without it a token for one site would become one for all sites when that site is deleted.
    limited_to_sites = models.BooleanField(default=False, editable=False)
    expires_at = models.DateTimeField(
        "expires", null=True, blank=True, default=usual_expiry, help_text="Empty means never."
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    created_at = models.DateTimeField("created", default=timezone.now, editable=False)
    last_used_at = models.DateTimeField("last used", null=True, editable=False)
    revoked_at = models.DateTimeField("revoked", null=True, editable=False)

    panels = [
        FieldPanel("name"),
        MultiFieldPanel(
            [
                FieldPanel("reads_published"),
                FieldPanel("reads_drafts"),
                FieldPanel("reads_changes"),
                FieldPanel("reads_audit"),
            ],
            heading="May read",
        ),
        FieldPanel("sites", widget=forms.CheckboxSelectMultiple),
        FieldPanel("expires_at"),
    ]

    class Meta:
        verbose_name = "API token"
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def scopes(self) -> tuple[str, ...]:
        """What it may read, by the names that errors and documentation use."""
        granted = {
            READ_PUBLISHED: self.reads_published,
            READ_DRAFT: self.reads_drafts,
            READ_CHANGES: self.reads_changes,
            READ_AUDIT: self.reads_audit,
        }
        return tuple(scope for scope, is_granted in granted.items() if is_granted)

    def clean(self) -> None:
        if not self.scopes:
            raise ValidationError({"reads_published": "Choose at least one thing that the token may read."})
        if self.expires_at and self.expires_at <= timezone.now():
            raise ValidationError({"expires_at": "This moment is past; the token would open nothing."})

    def status(self, *, now: dt.datetime) -> str:
        """In a word: active, expired or revoked."""
        if self.revoked_at:
            return "revoked"
        return "expired" if self.expires_at and self.expires_at <= now else "active"


def issue(
    token: ApiToken, *, sites: Collection[Site] = (), by: models.Model | None = None
) -> tuple[ApiToken, str]:
    """Store a new token, limited to `sites` if there are any. The text is known here and never again."""
    text = new_token()
    token.digest, token.hint = _digests(text)[0], text[:HINT_LENGTH]
    token.created_by, token.limited_to_sites = by, bool(sites)  # type: ignore[assignment]
    with transaction.atomic():
        token.save(force_insert=True)
        token.sites.set(sites)
    return token, text


def revoke(token: ApiToken, *, now: dt.datetime) -> None:
    """From now on the token opens nothing; when it was revoked first stays known."""
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now)


def find(text: str, *, site: Site | None, now: dt.datetime) -> ApiToken | None:
    """The token with this text if it is in force on `site`; one query, none for what was never a token."""
    if not is_well_formed(text):
        return None
    valid = Q(Q(expires_at=None) | Q(expires_at__gt=now), revoked_at=None)
    here = Q(limited_to_sites=False) | Q(sites=site) if site else Q(limited_to_sites=False)
    return ApiToken.objects.filter(valid, here, digest__in=_digests(text)).first()


def _digests(text: str) -> list[str]:
    """With the key of today first, then with those that a rotation has left valid."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(_SALT, text, secret=key, algorithm="sha256").hexdigest() for key in keys]
