"""Several files in one run: each stands alone."""

import gc

import pytest

from cms.dates import today
from faq.importer import runs
from faq.importer.pages import ImportOptions
from faq.importer.parents import NoParent
from faq.importer.runs import import_files
from faq.models import FAQPage

pytestmark = pytest.mark.django_db

ENGLISH = "A Guide to Ears\n\nIs it safe to wear one at night?\n\nIt is not, and the ear needs some rest."
SPANISH = "¿Vale la pena?\n\n¿Es seguro para la mayoría?\n\nSí, lo es para casi todos los que se operan."


def run(tmp_path, *texts: str, parent=None, **options):
    paths = []
    for number, text in enumerate(texts):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(text)
    reports = import_files(list(map(str, paths)), ImportOptions(**options), parent=parent, today=today())
    return [report.result for report in reports]


def test_the_second_of_two_files_with_one_title_is_refused(site, tmp_path):
    results = run(tmp_path, ENGLISH, ENGLISH.replace("some rest", "rest"))
    assert [result.action for result in results] == ["created", "refused"]
    assert "exists here already" in results[1].reason


def test_the_same_text_under_two_names_is_one_page(site, tmp_path):
    assert [result.action for result in run(tmp_path, ENGLISH, ENGLISH)] == ["created", "unchanged"]
    assert FAQPage.objects.count() == 1


def test_a_missing_place_is_told_before_anything_is_written(site, tmp_path):
    with pytest.raises(NoParent):
        run(tmp_path, SPANISH, SPANISH.replace("casi todos", "todos"))
    assert FAQPage.objects.count() == 0


def test_where_others_have_a_place_only_the_file_without_one_is_refused(site, tmp_path):
    results = run(tmp_path, SPANISH, ENGLISH)
    assert [result.action for result in results] == ["refused", "created"]
    assert "FAQ index in “es”" in results[0].reason
    assert FAQPage.objects.count() == 1


def test_a_file_that_is_refused_needs_no_place(site, tmp_path):
    assert [result.action for result in run(tmp_path, "Una guía para los que no tienen preguntas.")] == [
        "refused"
    ]


def test_a_given_place_takes_every_language(site, tmp_path):
    assert [result.action for result in run(tmp_path, ENGLISH, SPANISH, parent="/faq/")] == [
        "created",
        "created",
    ]


@pytest.mark.parametrize("parent", ["/faq/", None])
def test_between_two_reports_memory_is_searched_as_before_the_run(site, tmp_path, monkeypatch, parent):
    before, during, import_chunk = gc.get_threshold(), [], runs._import_chunk

    def watched(*args, **kwargs):
        during.append(gc.get_threshold())
        return import_chunk(*args, **kwargs)

    monkeypatch.setattr(runs, "_import_chunk", watched)
    path = tmp_path / "ears.txt"
    path.write_text(ENGLISH)
    reports = import_files([str(path)], ImportOptions(), parent=parent, today=today())
    assert next(reports).result.action == "created"
    assert gc.get_threshold() == before
    assert during[0][0] > before[0]
    reports.close()
