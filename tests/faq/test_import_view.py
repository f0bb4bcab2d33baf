"""The import in the admin, from the upload to the draft, of one file and of many."""

from unittest import mock

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageLogEntry

from faq.import_view import steps
from faq.importer.versions import IMPORTED
from faq.models import Approval, FAQPage, ImportDraft
from pricing.models import Treatment
from tests.editing import client_in_group
from tests.factories import MedicalReviewerFactory, TreatmentFactory, make_faq_page
from tests.faq.importer.samples import CATARACT, DOCUMENTS
from tests.faq.reading import parse
from tests.faq.uploading import address, choose, draft_of, list_address, send, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(site) -> Client:
    return client_in_group("Editors")


def page() -> FAQPage:
    return FAQPage.objects.get()


# From the upload to the draft -----------------------------------------------------------------------------------------


def test_the_menu_faq_leads_to_the_import(client):
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("faq_import") in home
    assert parse(client.get(reverse("faq_import")).content).select_one("input[type=file][multiple]")


def test_one_file_leads_to_what_was_read_and_saves_no_page(client):
    answer = send(client, {CATARACT.name: CATARACT.read_bytes()})
    draft = draft_of(CATARACT.name)
    assert answer["Location"] == address(draft)
    shown = parse(client.get(answer["Location"]).content)
    assert shown.select_one("#title").text == "Is Cataract Surgery in Costa Rica Worth the Trip?"
    assert len(shown.select(".import-question")) == 10
    assert shown.select_one("#q3 table")
    told = [entry for entry in shown.select(".review-warnings li") if not entry.select("li")]
    assert len(told) == len(draft.warnings)
    assert FAQPage.objects.count() == Treatment.objects.count() == 0
    assert draft.content is None


def test_every_warning_leads_to_a_place_that_is_there(client):
    files = sorted(path for path in DOCUMENTS.iterdir() if path.suffix in (".md", ".html", ".txt"))
    for path in files:
        send(client, {path.name: path.read_bytes()})
        shown = parse(client.get(address(draft_of(path.name))).content)
        links = [link["href"] for link in shown.select(".review-warnings a, .import-flag a")]
        assert links
        assert [link for link in links if not shown.select_one(link)] == [], path.name


def test_creating_makes_a_draft_of_the_editor_and_leads_to_the_page_editor(client):
    send(client, {"ears.txt": text()})
    answer = choose(client, draft_of("ears.txt"))
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[page().pk])
    assert client.get(answer["Location"]).status_code == 200
    made = page()
    assert (made.live, made.title, made.source_document_name) == (False, "A Guide to Ears", "ears.txt")
    assert made.owner == made.latest_revision.user == draft_of("ears.txt").owner
    assert {warning["code"] for warning in made.import_report["warnings"]} >= {"missing_treatment"}
    assert PageLogEntry.objects.get(page=made, action=IMPORTED).data == {"file": "ears.txt"}
    history = client.get(reverse("wagtailadmin_pages:history", args=[made.pk])).content.decode()
    assert "Imported from “ears.txt”" in history


def test_what_the_editor_chose_goes_before_what_the_document_says(client):
    treatment = TreatmentFactory(name="Hearing aid")
    reviewer = MedicalReviewerFactory()
    front = "Treatment: Something else\n\nCountry: Portugal\n\nReviewer: Dr. Demo Claimed"
    send(client, {"ears.txt": text(front=front)})
    choices = {
        "treatment": treatment.pk,
        "country": "ES",
        "reviewer": reviewer.pk,
        "title": "Ears",
        "slug": "my-ears",
    }
    choose(client, draft_of("ears.txt"), **choices)
    made = page()
    assert (made.title, made.slug, made.treatment, made.country.code) == ("Ears", "my-ears", treatment, "ES")
    assert (made.medical_reviewer, made.claimed_reviewer) == (reviewer, "Dr. Demo Claimed")
    assert not Approval.objects.exists()
    assert Treatment.objects.get() == treatment


def test_a_treatment_that_did_not_match_is_chosen_by_the_editor(client):
    send(client, {"ears.txt": text(front="Treatment: Ear polish")})
    draft = draft_of("ears.txt")
    refused = choose(client, draft)
    assert "Choose the treatment first." in refused.content.decode()
    assert not FAQPage.objects.exists()
    choose(client, draft, treatment="new")
    assert page().treatment.name == "Ear polish"


def test_who_may_not_add_treatments_is_not_offered_a_new_one(client):
    Permission.objects.get(codename="add_treatment").group_set.clear()
    send(client, {"ears.txt": text(front="Treatment: Ear polish")})
    choose(client, draft_of("ears.txt"), treatment="new")
    assert not FAQPage.objects.exists()
    choose(client, draft_of("ears.txt"), treatment="none")
    assert page().treatment is None
    assert not Treatment.objects.exists()


def test_the_same_file_again_changes_nothing_unless_another_page_is_wanted(client):
    for _ in range(2):
        send(client, {"ears.txt": text()})
        choose(client, draft_of("ears.txt"))
    assert page().revisions.count() == 1
    send(client, {"ears.txt": text()})
    choose(client, draft_of("ears.txt"), page="new")
    assert set(FAQPage.objects.values_list("slug", flat=True)) == {"a-guide-to-ears", "a-guide-to-ears-1"}


def test_a_new_version_asks_which_page_it_becomes(client):
    send(client, {"ears.txt": text()})
    choose(client, draft_of("ears.txt"))
    first = page()
    send(client, {"ears.txt": text(answer="It is not, and here is why in other words.")})
    draft = draft_of("ears.txt")
    assert "Choose the page first." in choose(client, draft).content.decode()
    choose(client, draft, page=first.pk)
    told = client.get(f"/admin/pages/{first.pk}/edit/").content.decode()
    assert "A new draft of the page was created. Changed: “" in told
    assert page().pk == first.pk
    assert page().slug == first.slug
    assert page().revisions.count() == 2
    assert draft_of("ears.txt").action == "updated"


def test_work_of_an_editor_is_not_written_over(client):
    send(client, {"ears.txt": text()})
    choose(client, draft_of("ears.txt"))
    page().save_revision(user=draft_of("ears.txt").owner)
    send(client, {"ears.txt": text(answer="It is not, and here is why in other words.")})
    choose(client, draft_of("ears.txt"), page=page().pk)
    assert draft_of("ears.txt").state == "ready"
    assert "changes by an editor" in client.get(address(draft_of("ears.txt"))).content.decode()
    assert page().revisions.count() == 2


def test_a_slug_that_is_taken_is_refused_at_its_field(client):
    make_faq_page(slug="taken", title="Something else")
    send(client, {"ears.txt": text()})
    refused = choose(client, draft_of("ears.txt"), slug="taken")
    assert "Another page here has this slug." in refused.content.decode()
    assert FAQPage.objects.count() == 1


def test_pressing_create_twice_makes_one_page(client):
    send(client, {"ears.txt": text()})
    draft = draft_of("ears.txt")
    choose(client, draft)
    again = client.post(address(draft), {"action": "create", "page": "new", "title": "Ears", "slug": "other"})
    assert again["Location"] == list_address(draft)
    assert FAQPage.objects.count() == 1


def test_discarding_removes_the_file_only(client):
    send(client, {"ears.txt": text(), "more.txt": text("More about Ears")})
    choose(client, draft_of("ears.txt"))
    client.post(address(draft_of("more.txt")), {"action": "discard"})
    assert [draft.file for draft in ImportDraft.objects.all()] == ["ears.txt"]
    client.post(list_address(draft_of("ears.txt")), {"action": "discard"})
    assert not ImportDraft.objects.exists()
    assert FAQPage.objects.count() == 1


# Many files -----------------------------------------------------------------------------------------------------------

SEVERAL = {
    "good.txt": text(),
    "broken.docx": b"PK\x03\x04 cut off",
    "empty.csv": b"Title,Ears\nQuestion,Answer\n",
    "plain.txt": b"A title\n\nNo question in here.\n",
    "open.txt": text("Open choices", front="Treatment: Ear polish"),
    "last.txt": text("The last one"),
    "paper.pdf": b"%PDF-1.4",
}


def test_a_bad_file_says_why_and_does_not_stop_the_others(client):
    listed = client.get(send(client, SEVERAL)["Location"])
    soup = parse(listed.content)
    states = {
        row.th.text.strip(): " ".join(row.select("td")[0].text.split()) for row in soup.select("tbody tr")
    }
    assert list(states) == list(SEVERAL)
    assert states["good.txt"] == states["last.txt"] == "Ready"
    assert "damaged" in states["broken.docx"]
    assert "No question was found" in states["plain.txt"]
    assert "“.pdf” is no format we read" in states["paper.pdf"]
    assert states["open.txt"] == "Open choices Choose the treatment."
    assert "Create 2 drafts" in soup.select_one("button[value=create]").text


def test_all_drafts_without_open_choices_are_created(client):
    listing = send(client, SEVERAL)["Location"]
    answer = client.post(listing, {"action": "create"})
    done = client.get(answer["Location"], {"step": "1"})
    assert done["Location"] == listing
    assert {made.title for made in FAQPage.objects.all()} == {"A Guide to Ears", "The last one"}
    assert not FAQPage.objects.live().exists()
    assert draft_of("open.txt").state == "ready"


def test_the_progress_goes_on_step_by_step_with_and_without_scripts(client):
    listing = send(client, {f"{n}.txt": text(f"Guide number {n}") for n in range(3)})["Location"]
    with mock.patch("faq.import_view.views.work_on", lambda drafts: steps.work_on(drafts, seconds=0)):
        progress = client.post(listing, {"action": "create"})["Location"]
        shown = parse(client.get(progress).content)
        assert shown.select_one("progress")["value"] == "0"
        assert f"{progress}?step=3" in shown.select_one("noscript meta")["content"]
        assert FAQPage.objects.count() == 0
        assert parse(client.get(progress, {"step": "3"}).content).select_one("progress")["value"] == "1"
        part = client.post(progress)
        assert parse(part.content).select_one("[data-left]")["data-left"] == "1"
        assert client.get(progress, {"step": "1"})["Location"] == listing
    assert FAQPage.objects.count() == 3


def test_a_page_that_cannot_be_created_does_not_stop_the_others(client):
    # Both have one title, so the second would be a new version of the first by the time it is its turn.
    listing = send(
        client, {"a.txt": text(), "b.txt": text(answer="Another answer."), "c.txt": text("Third")}
    )["Location"]
    client.get(client.post(listing, {"action": "create"})["Location"], {"step": "1"})
    assert [draft_of(name).state for name in ("a.txt", "b.txt", "c.txt")] == ["done", "ready", "done"]
    shown = client.get(listing).content.decode()
    assert "Please choose which page it becomes first." in shown


def test_what_was_broken_off_can_be_tried_again(client):
    listing = send(client, {"a.txt": text(), "b.txt": text("Other")})["Location"]
    ImportDraft.objects.filter(file="a.txt").update(state="creating")
    assert "Try again" in client.get(listing).content.decode()
    client.get(client.post(listing, {"action": "retry"})["Location"], {"step": "1"})
    assert page().title == "A Guide to Ears"


def test_a_document_in_another_language_is_looked_at_first(client):
    path = DOCUMENTS / "balon-gastrico-colombia.md"
    send(client, {path.name: path.read_bytes(), "b.txt": text()})
    listing = list_address(draft_of("b.txt"))
    assert "whether a document in “Español” belongs here" in client.get(listing).content.decode()


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as taken:
        assert client.get(url).status_code == 200
    return len(taken)


def test_the_list_takes_the_same_queries_for_one_file_and_for_fifty(client):
    send(client, {"one.txt": text("Only one"), "two.pdf": b"%PDF"})
    few = queries(client, list_address(draft_of("one.txt")))
    send(client, {f"{n}.txt": text(f"Guide number {n}", front="Treatment: Ear polish") for n in range(50)})
    draft = draft_of("49.txt")
    while client.get(reverse("faq_import_progress", args=[draft.upload]), {"step": "1"}).status_code == 200:
        pass
    many = queries(client, list_address(draft))
    assert many == few
    assert many <= 40
