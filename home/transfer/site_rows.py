"""The sites of an installation with their identities, and its redirects."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.transfer.references import References
from cms.transfer.refusal import TransferRefused
from cms.transfer.rows import Fields, check_link, exported, imported, made, sentences, stored_fields
from home.models import SiteIdentity
from home.transfer.schema import SiteRow


def exported_sites(references: References) -> list[SiteRow]:
    """Every site by host and port, which become its key."""
    rows = []
    for site in sorted(Site.objects.all(), key=lambda site: (site.hostname, site.port)):
        key = f"{site.hostname}:{site.port}"
        references.add(Site, site.pk, key)
        identity = SiteIdentity.objects.filter(site=site).first()
        rows.append(
            SiteRow(
                key=key,
                fields=exported(Site, stored_fields(site), references),
                identity=exported(SiteIdentity, stored_fields(identity), references, without=["site"])
                if identity
                else None,
            )
        )
    return rows


def import_sites(rows: Sequence[SiteRow], references: References) -> None:
    """Make the sites; their pages must be there."""
    for row in rows:
        place = f"site {row.key[:100]}"
        site = _saved(Site, row.fields, references, place)
        references.add(Site, site.pk, row.key)
        if row.identity is not None:
            identity = made(SiteIdentity, imported(SiteIdentity, row.identity, references, place), place)
            identity.site = site
            _save(identity, place)


def exported_redirects(references: References) -> list[Fields]:
    """Every redirect, in the order of sites and paths."""
    rows = [exported(Redirect, stored_fields(row), references) for row in Redirect.objects.all()]
    return sorted(rows, key=lambda row: (row["site"] or "", row["old_path"]))


def import_redirects(rows: Sequence[Fields], references: References) -> None:
    """Make the redirects, with the day on which each was set up."""
    for row in rows:
        place = f"redirect {str(row.get('old_path'))[:100]}"
        found = made(Redirect, imported(Redirect, row, references, place), place)
        check_link(found.redirect_link, f"{place}, redirect_link")
        created_at = found.created_at
        _save(found, place)
        Redirect.objects.filter(pk=found.pk).update(created_at=created_at)


def _saved(model: type[models.Model], fields: Fields, references: References, place: str) -> Any:
    row = made(model, imported(model, fields, references, place), place)
    _save(row, place)
    return row


def _save(row: Any, place: str) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise TransferRefused(place, sentences(error)) from error
    row.save()
