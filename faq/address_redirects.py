"""Old addresses of reviewers and treatments lead to the new ones when a slug changes.

Wagtail does this for pages only. An address is kept only where it was public: one that nobody could have read must not
say what is behind it now.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models.signals import post_save, pre_save
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from faq.addresses import profile_path, treatment_path
from faq.models import MedicalReviewer
from faq.public_treatments import public_treatments
from faq.review.vouching import voucher
from pricing.models import Treatment

Addressed = MedicalReviewer | Treatment
_LONGEST = 255


@dataclass(frozen=True)
class _Kind:
    """How things of one model are found: their path, and whether a stored one is public on a site."""

    path: Callable[[Any], str]
    is_public: Callable[[Any, Site, dt.datetime], bool]


def connect() -> None:
    """Called once, when apps are ready."""
    for model in _KINDS:
        pre_save.connect(remember_old_address, sender=model, dispatch_uid=f"old_address:{model.__name__}")
        post_save.connect(redirect_old_address, sender=model, dispatch_uid=f"new_address:{model.__name__}")


def remember_old_address(sender: type[Addressed], instance: Addressed, raw: bool, **kwargs: Any) -> None:
    """Before the slug changes: on which sites the old address can be read."""
    instance.left_addresses = []
    if raw or not instance.pk:
        return
    kind = _KINDS[sender]
    stored = sender.objects.select_related("locale").filter(pk=instance.pk).first()
    if stored is None or kind.path(stored) == kind.path(instance):
        return
    now = timezone.now()
    sites = [site for site in Site.objects.select_related("root_page") if kind.is_public(stored, site, now)]
    instance.left_addresses = [(site, kind.path(stored)) for site in sites]


def redirect_old_address(sender: type[Addressed], instance: Addressed, **kwargs: Any) -> None:
    """After it has changed: from there to the new address."""
    new = _KINDS[sender].path(instance)
    for site, old in getattr(instance, "left_addresses", []):
        move_address(old, new, site=site)


def move_address(old: str, new: str, *, site: Site) -> None:
    """Redirect `old` to `new` on a site, unless one of them is too long for a redirect.

    Saving it brings older redirects in line (`cms.redirect_upkeep`): nobody is sent on twice, or back.
    """
    # Whoever had the new address before has left it: it must not lead to them again.
    Redirect.objects.filter(old_path=Redirect.normalise_path(new), site=site).delete()
    if max(len(old), len(new)) > _LONGEST:
        return
    Redirect.objects.update_or_create(
        old_path=Redirect.normalise_path(old),
        site=site,
        defaults={
            "redirect_link": new,
            "redirect_page": None,
            "is_permanent": True,
            "automatically_created": True,
        },
    )


def _is_vouching(reviewer: MedicalReviewer, site: Site, now: dt.datetime) -> bool:
    return voucher(reviewer.slug, site=site, now=now) is not None


def _is_treated(treatment: Treatment, site: Site, now: dt.datetime) -> bool:
    return public_treatments(site=site, now=now).filter(pk=treatment.pk).exists()


def _treatment_path(treatment: Treatment) -> str:
    return treatment_path(treatment.slug, treatment.locale.language_code)


def _profile_path(reviewer: MedicalReviewer) -> str:
    return profile_path(reviewer.slug)


_KINDS: dict[type, _Kind] = {
    MedicalReviewer: _Kind(_profile_path, _is_vouching),
    Treatment: _Kind(_treatment_path, _is_treated),
}
