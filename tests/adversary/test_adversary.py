"""A short run of the adversary finds nothing; `python -m tests.adversary` tries everything."""

import pytest

from tests.adversary.attack import AREAS, attack

# The programs that it starts use the database.
pytestmark = pytest.mark.database

# Every request of a short run stands for this many of a long one.
STEP = 12


def test_nothing_gets_away():
    inspector = attack(step=STEP)
    assert inspector.findings == []
    # An area that asks nothing would find nothing.
    assert len(inspector.requests) == len(AREAS) + 1
    assert inspector.requests.total() > 500
