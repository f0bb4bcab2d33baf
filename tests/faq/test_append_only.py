"""Approvals are written once: no manager, no instance and no SQL changes or deletes them."""

import pytest
from django.db import DatabaseError, connection, transaction

from faq.append_only import AppendOnlyError
from faq.models import Approval
from tests.factories import REASON, approve_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def approval(faq_page) -> Approval:
    return approve_page(faq_page)[0]


def change(approval):
    approval.comment = "rewritten"
    approval.save()


@pytest.mark.parametrize(
    "attempt",
    [
        change,
        lambda approval: approval.delete(),
        lambda approval: Approval.objects.all().delete(),
        lambda approval: Approval.objects.update(comment="rewritten"),
        lambda approval: Approval.objects.bulk_update([approval], ["comment"]),
        lambda approval: Approval.objects.update_or_create(pk=approval.pk, defaults={"comment": "rewritten"}),
        lambda approval: Approval._base_manager.update(comment="rewritten"),
        lambda approval: Approval._default_manager.all()._raw_delete("default"),
        lambda approval: approval.page.approvals.all().delete(),
        lambda approval: approval.reviewer.approvals.update(comment="rewritten"),
        lambda approval: Approval.objects.bulk_create(
            [approval], update_conflicts=True, update_fields=["comment"]
        ),
    ],
)
def test_the_orm_refuses(approval, attempt):
    with pytest.raises(AppendOnlyError, match="records what happened"):
        attempt(approval)
    assert Approval.objects.get(pk=approval.pk).comment == REASON


@pytest.mark.parametrize(
    "statement", ["UPDATE faq_approval SET comment = 'rewritten'", "DELETE FROM faq_approval"]
)
def test_the_database_refuses(approval, statement):
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Approval.objects.get(pk=approval.pk).comment == REASON


def test_a_record_outlives_the_page_and_the_account(approval):
    approval.page.specific.delete()
    approval.recorded_by.delete()
    stored = Approval.objects.get(pk=approval.pk)
    assert stored.page_title == "Knee replacement in Spain"
    assert stored.recorded_by_name
