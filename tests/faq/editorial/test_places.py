"""Where a finding is, in words and in the page editor's form."""

import pytest

from faq.editorial.findings import Finding
from faq.editorial.guidance import DISCERN
from faq.editorial.places import Place, place_of


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("document", Place("Whole page")),
        ("summary", Place("Summary", "summary")),
        ("overview", Place("Overview", "search_description")),
        ("evidence_stage", Place("Evidence stage", "evidence_stage")),
        ("q3 short_answer", Place("Question 3, short answer", "short_answer", 3)),
        ("q3 prices", Place("Question 3, prices", "long_answer", 3)),
        ("q12", Place("Question 12", "question", 12)),
    ],
)
def test_a_place_has_a_name_and_a_field(where, place):
    assert place_of(Finding("code", "info", where, "", "", "", DISCERN)) == place
