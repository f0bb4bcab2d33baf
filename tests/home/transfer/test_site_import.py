"""An exported site in an empty installation: the same, or refused."""

import copy
import json

import pytest
from django.core.management import CommandError, call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction, Site, WorkflowPage

from cms.models import User
from cms.transfer.package import Package, open_package
from cms.transfer.refusal import TransferRefused
from faq.digest import content_digest
from faq.models import Approval, FAQIndexPage, FAQPage, MedicalReviewer
from faq.review.policy import is_reviewed
from home.models import SiteIdentity
from home.transfer.site_export import export_site
from home.transfer.site_import import import_site
from tests.factories import make_faq_page
from tests.home.transfer.full_site import SCHEDULED_FOR, exported_full_site


def page(slug: str) -> FAQPage:
    return FAQPage.objects.get(slug=slug)


def changed(package: Package, change) -> Package:
    document = copy.deepcopy(package.document)
    change(document)
    return Package(document, package.names, package.read)


def test_export_import_export_gives_the_same_bytes(db, settings, tmp_path):
    first = exported_full_site(tmp_path / "first.zip")
    settings.MEDIA_ROOT = tmp_path / "moved"
    import_site(open_package(first))
    export_site().write(tmp_path / "second.zip")
    assert (tmp_path / "second.zip").read_bytes() == first.read_bytes()


def test_the_json_file_holds_the_media_too(db, settings, tmp_path):
    first = exported_full_site(tmp_path / "first.json")
    settings.MEDIA_ROOT = tmp_path / "moved"
    import_site(open_package(first))
    assert export_site().text() == first.read_text()
    image = get_image_model().objects.get(title="Knee")
    assert image.file.read()[:4] == b"\xff\xd8\xff\xe0"


def test_an_export_holds_no_row_id_account_or_password(db, tmp_path):
    text = exported_full_site(tmp_path / "site.json").read_text()
    for secret in ("open-sesame", "editor-with-a-secret", '"pk"', '"owner"', '"recorded_by"'):
        assert secret not in text


def test_reviewed_pages_stay_reviewed_and_others_do_not_become_so(moved):
    assert is_reviewed(page("reviewed"))
    assert not is_reviewed(page("reviewed").get_latest_revision_as_object())
    assert not any(is_reviewed(page(slug)) for slug in ("revoked", "draft", "closed"))


def test_the_ledger_is_kept_exactly_and_stays_append_only(db, settings, tmp_path):
    path = exported_full_site(tmp_path / "site.zip")
    settings.MEDIA_ROOT = tmp_path / "moved"
    before = open_package(path).document["approvals"]
    import_site(open_package(path))
    after = json.loads(json.dumps(export_site().document["approvals"]))
    assert after == before
    assert {row.decision for row in Approval.objects.all()} == {"approved", "revoked"}
    assert Approval.objects.get(page_title="Gone", question_uuid=None).page_id < 0
    assert Approval.objects.filter(page_title="Reviewed", question_uuid=None).get().revision_id in (
        page("reviewed").revisions.values_list("pk", flat=True)
    )


def test_an_imported_site_is_served(moved, client):
    items = client.get("/api/content/v1/faqs/", {"review": "reviewed"}).json()["items"]
    assert [item["title"] for item in items] == ["Reviewed"]
    assert client.get("/faq/reviewed/").status_code == 200
    assert b"Most people walk" in client.get("/faq/reviewed/").content
    assert b"Most people walk" not in client.get("/faq/closed/").content
    assert client.get("/faq/draft/").status_code == 404


def test_drafts_schedules_and_versions_are_kept(moved):
    draft = page("reviewed").get_latest_revision_as_object()
    assert draft.summary == "Changed after the review, not published."
    assert {row.pk for row in draft.questions.all()} == {row.pk for row in page("reviewed").questions.all()}
    draft.save_revision().publish()
    assert page("reviewed").summary == draft.summary
    scheduled = page("scheduled").revisions.exclude(approved_go_live_at=None).get()
    assert (scheduled.approved_go_live_at, page("scheduled").live) == (SCHEDULED_FOR, False)


def test_what_was_closed_stays_closed_and_the_operator_is_told(moved):
    password = PageViewRestriction.objects.get(page__slug="closed")
    assert password.password not in ("", "open-sesame")
    assert PageViewRestriction.objects.get(page__slug="members").groups.get().name == "Members"
    assert any("“Closed” is closed by a password" in note for note in moved.notes)
    assert any("“Members”" in note and "without members" in note for note in moved.notes)


def test_links_point_at_the_new_rows(moved):
    assert f'<a linktype="page" id="{page("reviewed").pk}">' in page("linking").introduction
    assert Redirect.objects.get(old_path="/old").redirect_page_id == page("reviewed").pk
    assert SiteIdentity.objects.get(site__is_default_site=True).logo.title == "Knee"
    spanish = page("reviewed").get_translations().count()
    assert spanish == 0
    assert FAQPage.objects.filter(locale__language_code="es").get().get_translations().count() == 1


def test_accounts_are_not_imported_and_reviewers_have_none(moved):
    assert not User.objects.exists()
    assert MedicalReviewer.objects.get(slug="reviewer-a").user is None
    assert Approval.objects.filter(recorded_by=None).exclude(recorded_by_name="").count() > 0
    assert any("have no account here" in note for note in moved.notes)


def test_indexes_get_the_medical_review(moved):
    indexes = FAQIndexPage.objects.values_list("pk", flat=True)
    assert set(WorkflowPage.objects.values_list("page_id", flat=True)) >= set(indexes)


def test_a_site_goes_live_as_it_was_even_under_the_strict_policy(db, settings, tmp_path):
    path = exported_full_site(tmp_path / "site.zip")
    settings.MEDIA_ROOT = tmp_path / "moved"
    settings.REVIEW_POLICY = "block"
    import_site(open_package(path))
    assert page("revoked").live
    assert not is_reviewed(page("revoked"))


def test_a_dry_run_leaves_no_row_and_no_file(db, settings, tmp_path):
    path = exported_full_site(tmp_path / "site.zip")
    settings.MEDIA_ROOT = tmp_path / "moved"
    assert import_site(open_package(path), dry_run=True).pages == 13
    assert not FAQPage.objects.exists()
    assert not [file for file in (tmp_path / "moved").rglob("*") if file.is_file()]


def test_an_installation_that_holds_something_refuses(db, settings, tmp_path):
    path = exported_full_site(tmp_path / "site.zip")
    make_faq_page(slug="own")
    with pytest.raises(TransferRefused, match=r"empty installation only.*3 pages.*1 treatment"):
        import_site(open_package(path))
    assert FAQPage.objects.get().slug == "own"
    assert Site.objects.count() == 1


def text_of_approval(document):
    record = next(row for row in document["approvals"] if row["fields"]["page_title"] == "Reviewed")
    record["fields"]["content"] = record["fields"]["content"].replace("months", "days")


def text_of_page(document):
    row = next(row for row in document["pages"] if row["fields"]["slug"] == "reviewed")
    row["fields"]["questions"][0]["short_answer"] = "It takes an hour."


def page_of(document, slug="reviewed"):
    return next(row for row in document["pages"] if row["fields"]["slug"] == slug)


REFUSED = {
    "changed approval": (text_of_approval, "page “Reviewed”: The approved text is not the one"),
    "changed page": (text_of_page, "page “Reviewed”: The text is not the one that was exported"),
    "deleted page with an id": (
        lambda document: document["approvals"][0].update(page=7),
        "A deleted page is a negative number",
    ),
    "approval without reviewer": (
        lambda document: document["approvals"][0]["fields"].update(reviewer="nobody/en"),
        "no medical reviewer with this key",
    ),
    "approval twice": (
        lambda document: document["approvals"].append(document["approvals"][0]),
        "Uuid already exists|uuid already exists",
    ),
    "other format": (lambda document: document.update(format="x"), "format: This is no export of a site"),
    "newer version": (lambda document: document.update(version=2), "Update this installation first"),
    "unknown part": (lambda document: document.update(extra=1), "extra"),
    "unknown field": (
        lambda document: page_of(document)["fields"].update(colour="red"),
        "page “Reviewed”: This version knows no field “colour”",
    ),
    "path of a page": (
        lambda document: page_of(document)["fields"].update(path="0001"),
        "“path” is not part of an export",
    ),
    "account": (
        lambda document: page_of(document)["fields"].update(owner=1),
        "“owner” is not part of an export",
    ),
    "unknown type": (
        lambda document: page_of(document).update(type="auth.user"),
        "knows no type of page “auth.user”",
    ),
    "wrong place": (
        lambda document: page_of(document).update(parent=None),
        "cannot stand under",
    ),
    "same address": (
        lambda document: page_of(document)["fields"].update(slug="draft"),
        "slug: The slug 'draft' is already in use",
    ),
    "link that runs": (
        lambda document: page_of(document, "draft")["fields"].update(
            call_to_action_link_url="javascript:alert(1)"
        ),
        "page “Draft”, call_to_action_link_url: “javascript:alert\\(1\\)” is not an address that starts with",
    ),
    "redirect that runs": (
        lambda document: document["redirects"][0].update(redirect_link="data:text/html,x"),
        "redirect_link: “data:text/html,x” is not an address",
    ),
    "wrong date": (
        lambda document: page_of(document)["fields"].update(modified_on="soon"),
        "page “Reviewed”: .*soon",
    ),
    "unknown block": (
        lambda document: page_of(document)["fields"]["questions"][0]["long_answer"][0].update(type="script"),
        "“script” is no type of block",
    ),
    "unknown language": (lambda document: document["locales"].append("xx"), "“xx” is no language"),
    "child before parent": (
        lambda document: document["pages"].reverse(),
        "does not stand before it",
    ),
    "other image": (
        lambda document: document["images"][0].update(sha256="0" * 64),
        "its digest differs",
    ),
    "name outside": (
        lambda document: document["images"][0].update(key="../settings.py"),
        "no name of a media file",
    ),
    "program": (
        lambda document: document["documents"][0].update(key="documents/a.exe"),
        "Files of this type are not allowed",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_fit_is_refused_with_its_place_and_leaves_nothing(db, settings, tmp_path, case):
    change, message = REFUSED[case]
    path = exported_full_site(tmp_path / "site.zip")
    settings.MEDIA_ROOT = tmp_path / "moved"
    package = changed(open_package(path), change)
    with pytest.raises(TransferRefused, match=message):
        import_site(package)
    assert not FAQPage.objects.exists()
    assert not Approval.objects.exists()
    assert Site.objects.count() == 1
    assert not [file for file in (tmp_path / "moved").rglob("*") if file.is_file()]


def test_a_file_of_an_image_that_is_none_is_refused(db, settings, tmp_path):
    path = exported_full_site(tmp_path / "site.zip")
    package = open_package(path)
    name = package.document["images"][0]["key"]
    package.document["images"][0]["sha256"] = (
        "6ca13d52ca70c883e0f0bb101e425a89e8624de51db2d2392593af6a84118090"  # "abc123"
    )
    settings.MEDIA_ROOT = tmp_path / "moved"
    fake = Package(package.document, package.names, lambda n: b"abc123" if n == name else package.read(n))
    with pytest.raises(TransferRefused, match="no image that can be read"):
        import_site(fake)


def test_the_commands_say_what_they_did(db, settings, tmp_path, capsys):
    path = exported_full_site(tmp_path / "site.zip")
    settings.MEDIA_ROOT = tmp_path / "moved"
    call_command("import_site", str(path), "--dry-run")
    call_command("import_site", str(path))
    call_command("export_site", "--output", str(tmp_path / "again.zip"))
    printed = capsys.readouterr()
    assert "can be imported; nothing was written" in printed.out
    assert "again.zip: 13 pages, 3 files." in printed.out
    assert "Set a new one" in printed.err
    with pytest.raises(CommandError, match=r"empty installation only"):
        call_command("import_site", str(path))
    with pytest.raises(CommandError, match=r"\.zip or a \.json"):
        call_command("export_site", "--output", "site.tar")


def test_what_could_not_be_imported_is_not_exported(site):
    Redirect.objects.create(old_path="/old", redirect_link="=1+1")
    with pytest.raises(CommandError, match=r"redirect_link: “=1\+1” is not an address"):
        call_command("export_site")


def test_digests_are_the_same_as_before(db, settings, tmp_path):
    path = exported_full_site(tmp_path / "site.zip")
    settings.MEDIA_ROOT = tmp_path / "moved"
    before = {row["fields"]["slug"]: row["content_digest"] for row in open_package(path).document["pages"]}
    import_site(open_package(path))
    after = {each.slug: content_digest(each) for each in FAQPage.objects.all()}
    assert after == {slug: digest for slug, digest in before.items() if digest}
