"""What readers were told travels with the site."""

import pytest

from cms.transfer.references import References
from cms.transfer.refusal import TransferRefused
from faq.models import FAQPage, PublishedChange
from faq.transfer.changes import ChangeRecord, exported_changes, import_changes
from tests.factories import make_faq_page

pytestmark = pytest.mark.django_db


def known(page: FAQPage) -> References:
    references = References()
    references.add(FAQPage, page.pk, "page-1")
    return references


def test_the_records_come_back_word_for_word(faq_page):
    page = faq_page.get_latest_revision_as_object()
    page.change_note, page.major_change = "Waiting times changed.", True
    page.save_revision().publish()
    before = PublishedChange.objects.values("uuid", "changed_on", "note", "recorded_at").get()
    [record] = exported_changes(known(faq_page))
    record.fields["uuid"] = "00000000-0000-4000-8000-000000000001"
    other = make_faq_page()
    import_changes([record], known(other))
    after = PublishedChange.objects.values("changed_on", "note", "recorded_at").get(page_id=other.pk)
    assert after == {name: value for name, value in before.items() if name != "uuid"}


def test_a_record_without_its_note_is_refused(faq_page):
    record = ChangeRecord(page="page-1", fields={"changed_on": "2026-01-01", "note": ""})
    with pytest.raises(TransferRefused, match="change 1"):
        import_changes([record], known(faq_page))
