"""A short run of readers and writers in several processes; `python -m tests.cms.published.processes` reads 10,000 times."""

import pytest

from tests.cms.published.events import EVENTS
from tests.cms.published.processes import run

READS = 300
# The programs that it starts use the database.
pytestmark = pytest.mark.database


def test_no_process_answers_with_what_was_there_before_a_committed_write():
    outcome = run(reads=READS)
    assert outcome.findings == []
    assert outcome.differences == ""
    # Readers that ask nothing would find nothing.
    assert outcome.writes > len(EVENTS) + 4
    assert outcome.reads > READS + 10 * len(EVENTS)
