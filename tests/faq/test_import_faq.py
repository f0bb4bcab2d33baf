"""`manage.py import_faq`: exit codes, output, and what a bad file leaves behind."""

import json
import os
import re
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import BaseCommand, CommandError, call_command

from faq.importer.decoding import MAX_BYTES
from faq.management.commands.import_faq import Command
from faq.models import FAQPage
from tests.factories import faq_index, make_site
from tests.faq.importer.samples import CATARACT

pytestmark = pytest.mark.django_db


def run(*arguments, **options) -> str:
    out = StringIO()
    call_command("import_faq", *map(str, arguments), stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def good(tmp_path):
    return shutil.copy(CATARACT, tmp_path)


@pytest.fixture
def other(tmp_path):
    path = tmp_path / "other.txt"
    path.write_text(
        "A Guide to Ears\n\nIs it safe to wear one at night?\n\nIt is not, and the ear needs some rest."
    )
    return path


def test_one_file_prints_one_object(site, good):
    report = json.loads(run(good, "--json"))
    assert set(report) == {"document", "warnings", "result"}
    assert report["result"]["action"] == "created"
    assert report["result"]["page"] == FAQPage.objects.get().pk
    assert len(report["document"]["questions"]) == 10
    assert set(report["warnings"][0]) == {"code", "where", "excerpt", "message"}


def test_several_files_print_a_list(site, good, other):
    reports = json.loads(run(good, other, "--json"))
    assert [report["result"]["action"] for report in reports] == ["created", "created"]


def test_a_dry_run_reports_the_same_and_writes_nothing(site, good):
    dry = json.loads(run(good, "--json", "--dry-run"))
    assert FAQPage.objects.count() == 0
    real = json.loads(run(good, "--json"))
    assert (dry["document"], dry["warnings"]) == (real["document"], real["warnings"])
    assert (dry["result"]["action"], real["result"]["action"]) == ("dry_run", "created")


def test_without_json_a_person_can_read_it(site, good):
    assert "created page" in run(good)
    assert "nothing was changed" in run(good)


def test_publish_and_update_are_passed_on(site, good):
    run(good, "--publish")
    assert FAQPage.objects.get().live
    with open(good, "a", encoding="utf-8") as stream:
        stream.write("\n  • Editor: Somebody\n")
    assert json.loads(run(good, "--update", "--json"))["result"]["action"] == "updated"


def bad_file(kind: str, folder) -> str:
    path = folder / "bad.txt"
    contents = {
        "empty": b"",
        "blank": b" \n\n",
        "binary": bytes(range(256)),
        "wrong encoding": "Это безопасно? Да, конечно, безопасно.".encode("cp1251"),
        "no question": b"A title\n\nText without any question in it.\n",
        "no title": b"1. Is it safe?\n\nYes.\n\n2. Is it cheap?\n\nNo.\n",
        "too large": b"a" * (MAX_BYTES + 1),
    }
    if kind == "a folder":
        path.mkdir()
    elif kind in contents:
        path.write_bytes(contents[kind])
    return str(path)


BAD = [
    "empty",
    "blank",
    "binary",
    "wrong encoding",
    "no question",
    "no title",
    "too large",
    "a folder",
    "missing",
]


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_refused_with_one_sentence_and_changes_nothing(kind, site, tmp_path):
    with pytest.raises(CommandError) as refusal:
        run(bad_file(kind, tmp_path))
    assert refusal.value.returncode == 1
    assert "bad.txt" in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert FAQPage.objects.count() == 0


@pytest.mark.parametrize("kind", BAD)
def test_a_refusal_is_part_of_the_json_report(kind, site, tmp_path):
    out = StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("import_faq", bad_file(kind, tmp_path), "--json", stdout=out)
    report = json.loads(out.getvalue())
    assert report["result"]["action"] == "refused"
    assert report["result"]["reason"] == str(refusal.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_refused(site, good):
    os.chmod(good, 0)
    with pytest.raises(CommandError, match="cannot be read"):
        run(good)


def test_a_dry_run_of_a_bad_file_is_refused_too(site, tmp_path):
    with pytest.raises(CommandError) as refusal:
        run(bad_file("no question", tmp_path), "--dry-run")
    assert refusal.value.returncode == 1


def test_one_bad_file_does_not_stop_the_others(site, good, other, tmp_path):
    out = StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("import_faq", good, bad_file("empty", tmp_path), str(other), "--json", stdout=out)
    assert refusal.value.returncode == 1
    actions = [report["result"]["action"] for report in json.loads(out.getvalue())]
    assert actions == ["created", "refused", "created"]
    assert FAQPage.objects.count() == 2


@pytest.mark.parametrize("parent", ["/nowhere/", "999999", "/"])
def test_a_wrong_parent_is_a_usage_error(parent, site, good):
    with pytest.raises(CommandError) as problem:
        run(good, "--parent", parent)
    assert problem.value.returncode == 2
    assert FAQPage.objects.count() == 0


def test_a_parent_is_given_by_id_or_path(site, good, other):
    run(good, "--parent", "/faq/")
    run(other, "--parent", faq_index().pk)
    assert FAQPage.objects.child_of(faq_index()).count() == 2


def test_the_same_file_is_imported_once_for_each_site(site, good):
    index = make_site().root_page.get_children().get()
    run(good)
    assert json.loads(run(good, "--parent", index.pk, "--json"))["result"]["action"] == "created"


def test_without_a_place_for_its_language_a_document_is_refused_and_the_others_go_on(site, good, tmp_path):
    spanish = tmp_path / "es.txt"
    spanish.write_text(
        "¿Vale la pena?\n\n¿Es seguro para la mayoría?\n\nSí, lo es para casi todos los que se operan."
    )
    with pytest.raises(CommandError, match="--parent") as problem:
        run(good, spanish)
    assert problem.value.returncode == 1
    assert FAQPage.objects.get().source_document_name == "cataract-surgery-costa-rica.txt"
    with pytest.raises(CommandError, match="--parent") as problem:
        run(spanish)
    assert problem.value.returncode == 2
    assert FAQPage.objects.count() == 1
    report = json.loads(run(spanish, "--dry-run", "--json"))
    assert report["result"]["action"] == "dry_run"
    assert report["warnings"][-1]["code"] == "parent_needed"


def test_no_file_is_a_usage_error():
    with pytest.raises(CommandError, match="required: FILE"):
        run()


def test_a_title_can_be_given_to_a_document_without_one(site, tmp_path, other):
    path = tmp_path / "questions.csv"
    path.write_text("Question,Answer\nIs it safe to wear one at night?,It is not.\n")
    report = json.loads(run(path, "--json", "--dry-run", "--title", "A Guide to Ears"))
    assert report["document"]["title"] == "A Guide to Ears"
    assert "missing_title" not in [warning["code"] for warning in report["warnings"]]
    with pytest.raises(CommandError) as refusal:
        run(path, other, "--title", "A Guide to Ears")
    assert refusal.value.returncode == 2


def test_every_option_is_in_the_guide_for_editors():
    parser = Command().create_parser("manage.py", "import_faq")
    ours = {option for action in parser._actions for option in action.option_strings}
    ours -= {
        option for action in BaseCommand().create_parser("", "")._actions for option in action.option_strings
    }
    guide = (Path(__file__).parents[2] / "docs" / "editors.md").read_text(encoding="utf-8")
    section = guide.partition("## Importing documents")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(--[a-z-]+)", section, re.MULTILINE)) == ours
