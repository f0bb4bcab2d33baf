"""A test with real transactions leaves the append-only guard of the approvals as it found it."""

import pytest
from django.db import DatabaseError, connection, transaction

from faq.models import Approval
from tests.factories import approve_page, make_faq_page


@pytest.mark.parametrize("time", ["before the flush", "after the flush"])
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_guard_stands_and_nothing_is_left_of_the_test_before(time):
    assert not Approval.objects.exists()
    approve_page(make_faq_page())
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM faq_approval")
