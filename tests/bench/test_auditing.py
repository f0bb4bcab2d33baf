"""The table of audits."""

from tests.bench.auditing import as_text


def test_a_line_for_each_size_and_run_with_pages_per_second():
    runs = {
        "everything": {"audited": 100, "seconds": 4.0, "peak_mib": 150.0},
        "nothing changed": {"audited": 0, "seconds": 1.0, "peak_mib": 120.0},
    }
    machine = {"date": "2026-11-22", "processor": "one core", "python": "3.11"}
    text = as_text({"database": "SQLite 3", "machine": machine, "audits": {"1000": runs}})
    assert "2026-11-22, SQLite 3: one core, Python 3.11." in text
    assert "| 1,000 | everything | 100 | 4.0 | 25 | 150 |" in text
    assert "| 1,000 | nothing changed | 0 | 1.0 |  | 120 |" in text
