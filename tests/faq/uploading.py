"""Files as an editor sends them to the import in the admin."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from faq.models import FAQIndexPage, ImportDraft
from tests.factories import faq_index

NEUTRAL = "The ear needs rest, and so does the aid, which is charged overnight."


def text(title: str = "A Guide to Ears", *, front: str = "", answer: str = NEUTRAL) -> bytes:
    """A document with one question."""
    return "\n\n".join(filter(None, [title, front, "Is it safe to wear one at night?", answer])).encode()


def send(client: Client, files: dict[str, bytes], parent: FAQIndexPage | None = None) -> HttpResponse:
    """Upload files under an index."""
    sent = [SimpleUploadedFile(name, data) for name, data in files.items()]
    return client.post(reverse("faq_import"), {"documents": sent, "parent": (parent or faq_index()).pk})


def draft_of(file: str) -> ImportDraft:
    """The newest upload of a file with this name."""
    return ImportDraft.objects.filter(file=file).latest("pk")


def address(draft: ImportDraft) -> str:
    """Where one file is looked at."""
    return reverse("faq_import_file", args=[draft.upload, draft.pk])


def list_address(draft: ImportDraft) -> str:
    """Where all files sent with this one are listed."""
    return reverse("faq_import_files", args=[draft.upload])


def choose(client: Client, draft: ImportDraft, action: str = "create", **choices: object) -> HttpResponse:
    """Post the choices for one file, as the form offers them unless told otherwise."""
    form = client.get(address(draft)).context["form"]
    offered = {name: form[name].value() for name in form.fields}
    return client.post(address(draft), {**offered, **choices, "action": action})
