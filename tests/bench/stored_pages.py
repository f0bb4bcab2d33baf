"""The planned pages as rows, written in bulk: tree paths are computed, no model is saved and no signal sent."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid5

from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, models, transaction
from wagtail.models import Locale, Page

from faq import question_rules
from faq.models import FAQIndexPage, FAQPage, MedicalReviewer, Question, Source
from pricing.models import Price, PriceTable, Treatment
from tests.bench import content, words

PUBLISHED_AT = dt.datetime(2026, 10, 1, 8, tzinfo=dt.UTC)
_BATCH = 500
_AMOUNTS = ((300, 450), (900, 1200), (2500, 4000))
_NAMES = UUID("5b1f6ba4-4d92-4b5c-9c5a-2d4cbf1a7a10")


class Shop:
    """What all pages refer to, by the numbers that `content` uses."""

    def __init__(self) -> None:
        self.treatments = [_saved(Treatment, n, name=name) for n, name in enumerate(words.TREATMENTS)]
        self.reviewers = [
            _saved(MedicalReviewer, n, name=f"Demo Reviewer {n + 1}", credentials="MD (demo)")
            for n in range(content.REVIEWERS)
        ]
        self.sources = [
            Source.objects.create(
                title=f"Reading list {n + 1}",
                publisher="Demonstration Institute",
                url=f"https://institute.example/lists/{n + 1}",
                type="guideline",
                accessed_on=dt.date(2026, 9, 1),
            )
            for n in range(content.SOURCES)
        ]
        self.price_tables = [self._price_table(n) for n in range(content.PRICE_TABLES)]

    def _price_table(self, number: int) -> PriceTable:
        table = PriceTable(
            title=f"What it costs, list {number + 1}",
            treatment=self.treatments[number % len(self.treatments)],
            note="Visits are included, travel is not.",
            checked_on=dt.date(2026, 9, 1),
        )
        table.prices = [
            Price(option=f"Option {row + 1}", country="ES", currency="EUR", amount_min=low, amount_max=high)
            for row, (low, high) in enumerate(_AMOUNTS)
        ]
        table.save()
        return table


def _saved(model: type[models.Model], number: int, *, name: str, **fields: Any) -> Any:
    return model.objects.create(name=name, slug=f"{model._meta.model_name}-{number + 1}", **fields)


def store(plans: Sequence[content.PagePlan], shop: Shop) -> list[int]:
    """Write the pages under the FAQ index, after those that are there; returns their ids in order."""
    index = FAQIndexPage.objects.get(slug="faq")
    first = (Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    ids = range(first, first + len(plans))
    builder = _Rows(index, shop, ids)
    with transaction.atomic():
        for start in range(0, len(plans), _BATCH):
            batch = plans[start : start + _BATCH]
            pages = [builder.page(plan) for plan in batch]
            insert(Page, pages)
            insert(FAQPage, pages)
            insert(Question, [row for plan in batch for row in builder.questions(plan)])
        Page.objects.filter(pk=index.pk).update(numchild=index.numchild + len(plans))
        _reset_sequences(Page)
    return list(ids)


class _Rows:
    def __init__(self, index: FAQIndexPage, shop: Shop, ids: range) -> None:
        self.index, self.shop, self.ids = index, shop, ids
        self.locale = Locale.objects.get(pk=index.locale_id)
        self.content_type = ContentType.objects.get_for_model(FAQPage)

    def page(self, plan: content.PagePlan) -> FAQPage:
        index, number = self.index, plan.number
        pk = self.ids[number]
        return FAQPage(
            pk=pk,
            id=pk,
            page_ptr_id=pk,
            path=FAQPage._get_path(index.path, index.depth + 1, index.numchild + number + 1),
            depth=index.depth + 1,
            numchild=0,
            title=plan.title,
            draft_title=plan.title,
            slug=plan.slug,
            url_path=f"{index.url_path}{plan.slug}/",
            content_type=self.content_type,
            locale=self.locale,
            translation_key=plan.key,
            live=True,
            first_published_at=PUBLISHED_AT,
            last_published_at=PUBLISHED_AT,
            summary=plan.summary,
            treatment=self.shop.treatments[plan.treatment],
            country=plan.country,
            medical_reviewer=self.shop.reviewers[plan.reviewer],
            modified_on=plan.modified_on,
            sources=json.dumps([self._source(n, plan.key) for n in plan.sources]),
        )

    def questions(self, plan: content.PagePlan) -> list[Question]:
        rows = [self._question(plan, position, item) for position, item in enumerate(plan.questions)]
        question_rules.complete(rows)
        return rows

    def _question(self, plan: content.PagePlan, position: int, item: content.QuestionPlan) -> Question:
        return Question(
            page_id=self.ids[plan.number],
            sort_order=position,
            uuid=item.uuid,
            translation_key=item.uuid,
            locale=self.locale,
            question=item.question,
            short_answer=item.short_answer,
            long_answer=json.dumps(self._blocks(item)),
            sources=json.dumps([self._source(n, item.uuid) for n in item.sources]),
        )

    def _blocks(self, item: content.QuestionPlan) -> list[dict[str, Any]]:
        texts = [f"<p>{text}</p>" for text in item.paragraphs]
        if item.link is not None:
            texts.append(f'<p>See <a linktype="page" id="{self.ids[item.link]}">another page</a>.</p>')
        blocks = [_block("paragraph", "".join(texts), item.uuid)]
        if item.price_table is not None:
            blocks.append(_block("price_table", self.shop.price_tables[item.price_table].pk, item.uuid))
        return blocks

    def _source(self, number: int, owner: UUID) -> dict[str, Any]:
        return _block("source", self.shop.sources[number].pk, owner)


def _block(kind: str, value: Any, owner: UUID) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": str(uuid5(_NAMES, f"{owner}/{kind}/{value}"))}


def insert(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Insert rows into the model's own table; a model that inherits from a stored one has two, each its own call."""
    fields = [
        field for field in model._meta.local_concrete_fields if not _comes_from_database(field, rows[0])
    ]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608  names of our own
    values = [[_stored(field, row) for field in fields] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)


def _comes_from_database(field: models.Field, row: models.Model) -> bool:
    return isinstance(field, models.AutoField) and getattr(row, field.attname) is None


def _stored(field: models.Field, row: models.Model) -> Any:
    return field.get_db_prep_save(field.pre_save(row, add=True), connection=connection)


def _reset_sequences(*tables: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
