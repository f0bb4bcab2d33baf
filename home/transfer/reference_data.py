"""Locales, treatments, sources, reviewers and price tables of a transferred site."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.models import Locale

from cms.transfer.references import References, translation_key
from cms.transfer.refusal import TransferRefused
from cms.transfer.rows import exported, imported, made, sentences, stored_fields
from faq.models import MedicalReviewer, Source
from home.transfer.schema import Row
from pricing.models import PriceTable, Treatment

TRANSLATED: dict[str, type[models.Model]] = {
    "treatments": Treatment,
    "reviewers": MedicalReviewer,
    "price_tables": PriceTable,
}
"""In the order of import: a price table names its treatment."""

# Accounts stay where they are.
_WITHOUT = ("user",)


def exported_locales(references: References) -> list[str]:
    """The language codes in use, which become known to `references`."""
    # Databases do not agree on the order of letters.
    found = sorted(Locale.objects.all(), key=lambda locale: locale.language_code)
    for locale in found:
        references.add(Locale, locale.pk, locale.language_code)
    return [locale.language_code for locale in found]


def import_locales(codes: Sequence[str], references: References) -> None:
    """Make the languages. Raises TransferRefused for one that this installation is not set up for."""
    known = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    for code in codes:
        if code not in known:
            listed = ", ".join(known)
            raise TransferRefused("locales", f"“{code[:20]}” is no language of this installation: {listed}.")
        references.add(Locale, Locale.objects.get_or_create(language_code=code)[0].pk, code)


def name_translated_rows(references: References) -> None:
    """Make the rows known by their keys before anything that points at them is exported."""
    for model in TRANSLATED.values():
        for row in model._default_manager.select_related("locale"):
            references.add(model, row.pk, translation_key(row))


def exported_rows(model: type[models.Model], references: References) -> list[Row]:
    """Every row of a model that `references` knows, in the order of keys."""
    rows = [
        Row(
            key=str(references.key(model, row.pk)),
            fields=exported(model, stored_fields(row), references, without=_WITHOUT),
        )
        for row in model._default_manager.all()
    ]
    return sorted(rows, key=lambda row: row.key)


def exported_sources(references: References) -> list[Row]:
    """Every source by a key made of what it says, which becomes known; equal ones are numbered."""
    counts: dict[str, int] = {}
    rows = []
    for source in Source.objects.order_by("pk"):
        fields = exported(Source, stored_fields(source), references)
        content = json.dumps(fields, sort_keys=True, ensure_ascii=False)
        name = hashlib.sha256(content.encode()).hexdigest()[:16]
        counts[name] = counts.get(name, 0) + 1
        key = name if counts[name] == 1 else f"{name}-{counts[name]}"
        references.add(Source, source.pk, key)
        rows.append(Row(key=key, fields=fields))
    return sorted(rows, key=lambda row: row.key)


def import_rows(
    model: type[models.Model], rows: Sequence[Row], references: References, check: Callable[[Any, str], None]
) -> None:
    """Create the rows, each validated as in the admin; `check` then looks at the saved row and its key."""
    for row in rows:
        place = f"{model._meta.verbose_name} {row.key[:100]}"
        found = made(model, imported(model, row.fields, references, place), place)
        try:
            found.full_clean()
            for name, child in _child_rows(found):
                child.full_clean(exclude=[name])
        except ValidationError as error:
            raise TransferRefused(place, sentences(error)) from error
        found.save()
        check(found, row.key)
        references.add(model, found.pk, row.key)


def same_translation_key(row: Any, key: str) -> None:
    """Refuse a row that would be exported again under another key."""
    if translation_key(row) != key:
        raise TransferRefused(key[:100], "The key of this row is not that of its fields.")


def any_key(row: Any, key: str) -> None:
    """For rows whose keys mean nothing beyond the file."""


def _child_rows(row: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(row, PriceTable):
        yield from (("price_table", price) for price in row.prices.all())
