"""Links that show one draft to people without an account: signed, short-lived, and revocable one by one."""

import datetime as dt

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner, b62_encode
from django.db import models
from django.utils import timezone
from wagtail.models import Page, Revision, Site

from cms.visibility import site_root_paths

LONGEST = dt.timedelta(days=7)
_SALT = "cms.preview_links"
_SEPARATOR = "."  # stays as it is in addresses


class PreviewLink(models.Model):
    """One link. Without a revision it shows whatever draft is the newest.

    It ends with whatever it hangs on: a link whose revision is purged must not begin to show another one, and a
    link of a deleted account is nobody's.
    """

    # Wagtail would count a link as something that uses the page.
    wagtail_reference_index_ignore = True

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(Revision, null=True, on_delete=models.CASCADE, related_name="+")
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"Preview of {self.page} until {self.expires_at:%Y-%m-%d %H:%M}"


class _Signer(TimestampSigner):
    """Signs with the moment the link was made, so that the same link always has the same token."""

    def __init__(self, made_at: dt.datetime | None = None) -> None:
        super().__init__(salt=_SALT, sep=_SEPARATOR)
        self.made_at = made_at

    def timestamp(self) -> str:
        return b62_encode(int(self.made_at.timestamp())) if self.made_at else super().timestamp()


def share(
    page: Page,
    *,
    site: Site,
    by: models.Model,
    lifetime: dt.timedelta,
    now: dt.datetime,
    revision: Revision | None = None,
) -> PreviewLink:
    """A new link to the newest draft of `page`, or to one revision of it; ValueError beyond seven days."""
    if not dt.timedelta(0) < lifetime <= LONGEST:
        raise ValueError(f"A preview link lasts up to {LONGEST.days} days, not {lifetime}.")
    if revision is not None and str(revision.object_id) != str(page.pk):
        raise ValueError(f"Revision {revision.pk} is not one of page {page.pk}.")
    # What is long gone is of no use to anybody who looks at the list.
    PreviewLink.objects.filter(page=page, expires_at__lte=now - LONGEST).delete()
    return PreviewLink.objects.create(
        page=page,
        revision=revision,
        site=site,
        created_by=by,
        created_at=now,
        expires_at=now + lifetime,
    )


def links_in_force(page: Page, *, now: dt.datetime) -> models.QuerySet[PreviewLink]:
    """The links that open this page now, the newest first."""
    found = PreviewLink.objects.filter(page=page, expires_at__gt=now, revoked_at=None)
    return found.filter(created_by__is_active=True).select_related("created_by", "site")


def revoke(link: PreviewLink, *, now: dt.datetime) -> None:
    """From now on the link opens nothing."""
    PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now)


def token_of(link: PreviewLink) -> str:
    """What stands in the link's address."""
    return _Signer(link.created_at).sign(_bound_to(link))


def opened_by(token: str, *, site: Site, now: dt.datetime) -> PreviewLink | None:
    """The link with this token if it is in force and its page still stands on `site`."""
    try:
        bound_to = _Signer().unsign(token, max_age=LONGEST)
    except BadSignature:  # also of one that is too old
        return None
    links = PreviewLink.objects.filter(
        pk=bound_to.split("-")[0], site=site, expires_at__gt=now, revoked_at=None, created_by__is_active=True
    )
    link = links.select_related("page__latest_revision", "revision").first()
    if link is None or _bound_to(link) != bound_to:
        return None
    return link if link.page.path.startswith(tuple(site_root_paths(site))) else None


def draft_of(link: PreviewLink) -> tuple[Page, int | None]:
    """The page as the link shows it, and the id of that revision; the stored page if it never had one."""
    revision = link.revision or link.page.latest_revision
    return (revision.as_object(), revision.pk) if revision else (link.page.specific, None)


def _bound_to(link: PreviewLink) -> str:
    return f"{link.pk}-{link.page_id}-{link.revision_id or 'newest'}-{link.site_id}"
