"""Files that other processes read while this one stores: the same attempts, in the same order."""

import subprocess
import sys
from pathlib import Path

import pytest

from cms.dates import today
from faq.importer import read_ahead
from faq.importer.attempts import how_this_site_reads, read_file
from faq.importer.pages import ImportOptions
from faq.importer.read_ahead import read_by_others, read_files
from faq.importer.runs import import_files
from faq.models import FAQPage
from tests.faq.importer.deadly_reading import DeadlyLots

DOCUMENTS = Path(__file__).parents[2] / "documents"


def how():
    return how_this_site_reads(today=today())


def written(folder: Path, count: int) -> list[str]:
    for number in range(count):
        text = f"A Guide to Ears {number}\n\nIs it safe to wear aid {number}?\n\nIt is not, and the ear needs rest."
        (folder / f"{number}.txt").write_text(text)
    return [str(folder / f"{number}.txt") for number in range(count)]


def test_other_processes_read_what_this_one_reads(tmp_path):
    paths = [
        *map(str, sorted(path for path in DOCUMENTS.rglob("*") if path.is_file())),
        str(tmp_path),
        "gone.txt",
    ]
    assert list(read_by_others(paths, how(), processes=2)) == [read_file(path, how()) for path in paths]


@pytest.mark.parametrize("always_ends", [False, True])
def test_the_files_that_are_read_here_meanwhile_come_first(tmp_path, monkeypatch, always_ends):
    paths = written(tmp_path, 30)
    if always_ends:
        monkeypatch.setattr(read_ahead, "_read_lot", DeadlyLots(always=True))
    expected = [read_file(path, how()) for path in paths]
    assert list(read_by_others(paths, how(), processes=1, meanwhile=13)) == expected
    assert list(read_by_others(paths[:9], how(), processes=1, meanwhile=13)) == expected[:9]


def test_severities_that_the_site_chose_reach_the_other_processes(tmp_path, settings):
    text = "A Guide to Ears\n\nIs it safe to wear?\n\nIt is completely safe and a guaranteed success for everyone."
    (tmp_path / "a.txt").write_text(text)
    paths = [str(tmp_path / "a.txt")]
    [before] = read_by_others(paths, how(), processes=1)
    codes = {warning.code for warning in before.warnings}
    assert "absolute_claim" in codes
    settings.EDITORIAL_SEVERITIES = {"absolute_claim": "off"}
    [after] = read_by_others(paths, how(), processes=1)
    assert {warning.code for warning in after.warnings} == codes - {"absolute_claim"}


def test_a_file_that_ends_its_process_is_refused_and_the_others_are_read(tmp_path, monkeypatch):
    paths = written(tmp_path, 15)
    monkeypatch.setattr(read_ahead, "_read_lot", DeadlyLots("/3.txt"))
    attempts = list(read_by_others(paths, how(), processes=2))
    assert [attempts[number] for number in range(15) if number != 3] == [
        read_file(path, how()) for path in paths if path != paths[3]
    ]
    assert attempts[3].result.action == "refused"
    assert attempts[3].result.reason.startswith("3.txt: Reading it ended the process")


def test_where_no_other_process_can_run_this_one_reads(tmp_path, monkeypatch):
    paths = written(tmp_path, 15)
    monkeypatch.setattr(read_ahead, "_read_lot", DeadlyLots(always=True))
    assert list(read_by_others(paths, how(), processes=2)) == [read_file(path, how()) for path in paths]


def test_few_files_are_read_here(tmp_path, monkeypatch):
    monkeypatch.setattr(read_ahead, "read_by_others", None)
    monkeypatch.setattr(read_ahead, "_cores", lambda: 2)
    assert len(list(read_files(written(tmp_path, 3), how()))) == 3


def test_with_one_core_all_are_read_here(tmp_path, monkeypatch):
    monkeypatch.setattr(read_ahead, "read_by_others", None)
    monkeypatch.setattr(read_ahead, "WORTH_IT", 2)
    monkeypatch.setattr(read_ahead, "_cores", lambda: 1)
    assert len(list(read_files(written(tmp_path, 3), how()))) == 3


def test_reading_needs_no_models():
    program = "import sys; import faq.importer.read_ahead; sys.exit('wagtail.models' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.django_db
def test_a_run_that_is_read_ahead_imports_every_file(site, tmp_path, monkeypatch):
    monkeypatch.setattr(read_ahead, "WORTH_IT", 5)
    monkeypatch.setattr(read_ahead, "_cores", lambda: 2)
    paths = written(tmp_path, 12)
    reports = list(import_files(paths, ImportOptions(), parent="/faq/", today=today()))
    assert [report.result.action for report in reports] == ["created"] * 12
    assert [report.result.file for report in reports] == [Path(path).name for path in paths]
    assert FAQPage.objects.count() == 12
