"""What is kept of an upload, for how long, and how much is taken at once."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from faq.import_view import uploads
from faq.import_view.uploads import MAX_FILES, MAX_TOTAL_BYTES, file_name, kept_for, receive, why_too_much
from faq.importer.decoding import MAX_BYTES
from faq.models import ImportDraft
from tests.factories import UserFactory, faq_index


def upload(name: str = "ears.txt", data: bytes = b"text", size: int | None = None) -> SimpleUploadedFile:
    file = SimpleUploadedFile(name, data)
    file.size = len(data) if size is None else size
    return file


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("ears.txt", "ears.txt"),
        ("C:\\folder\\ears.txt", "ears.txt"),
        ("../../etc/ears.txt", "ears.txt"),
        ("a\r\nb\u202e\u200b.txt", "a b.txt"),
        ("", "file"),
        (None, "file"),
        ("\u202e", "file"),
        ("<b>.txt", "<b>.txt"),
    ],
)
def test_a_name_is_one_visible_line_without_folders(given, kept):
    assert file_name(given) == kept


def test_a_long_name_keeps_its_suffix():
    assert len(file_name("a" * 400 + ".docx")) <= 255
    assert file_name("a" * 400 + ".docx").endswith("….docx")
    assert len(file_name("a" * 400)) <= 255


def test_too_many_files_and_too_large_an_upload_are_refused_with_what_is_allowed():
    assert why_too_much([upload()] * MAX_FILES) is None
    assert f"at most {MAX_FILES}" in why_too_much([upload()] * (MAX_FILES + 1))
    assert "100 MB together" in why_too_much([upload(size=MAX_TOTAL_BYTES), upload(size=1)])


@pytest.mark.django_db
def test_a_file_that_is_too_large_is_never_read(site):
    huge = upload(size=MAX_BYTES + 1)
    huge.close()  # whoever reads it now fails
    receive([huge, upload()], owner=UserFactory(), parent=faq_index(), now=timezone.now())
    refused, kept = ImportDraft.objects.all()
    assert (refused.state, refused.content) == ("refused", None)
    assert (kept.state, bytes(kept.content)) == ("waiting", b"text")


@pytest.mark.django_db
def test_what_is_older_than_a_day_is_gone_with_the_next_upload_and_hidden_before(site):
    owner, now = UserFactory(), timezone.now()
    receive([upload("old.txt")], owner=owner, parent=faq_index(), now=now)
    later = now + uploads.KEPT + dt.timedelta(minutes=1)
    assert kept_for(owner, now).count() == 1
    assert kept_for(owner, later).count() == 0
    assert kept_for(UserFactory(), now).count() == 0
    receive([upload("new.txt")], owner=UserFactory(), parent=faq_index(), now=later)
    assert list(ImportDraft.objects.values_list("file", flat=True)) == ["new.txt"]
