"""The report in words."""

from faq.importer.report import Report, Result
from faq.importer.summary import summarise
from tests.faq.importer.samples import CATARACT, read


def summary(**result) -> str:
    imported = read(CATARACT.read_bytes())
    outcome = Result(file="a.txt", page=5, path="/faq/a/", **result)
    return summarise(Report(document=imported.document, warnings=imported.warnings, result=outcome))


def test_what_was_done_comes_first():
    assert summary(action="created", live=False).startswith("a.txt: created page 5 at /faq/a/ (a draft)\n")
    assert summary(action="updated", live=True).startswith(
        "a.txt: made a new version of page 5 at /faq/a/ (published)"
    )
    assert summary(action="unchanged", live=True).startswith(
        "a.txt: imported before as page 5; nothing was changed"
    )
    assert summary(action="dry_run", live=False).startswith("a.txt: can be imported; nothing was written")


def test_counts_and_warnings_follow():
    lines = summary(action="created", live=False).splitlines()
    assert lines[1] == "  10 questions, 1 price table, 6 prices, 5 warnings"
    assert len(lines) == 7
    assert lines[3].startswith("  q3: A table was rebuilt")
