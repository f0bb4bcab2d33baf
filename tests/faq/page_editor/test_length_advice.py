import json

import pytest

from cms.search_snippet import DESCRIPTION_CHARACTERS, TITLE_PIXELS
from faq.editorial.writing import MAX_SHORT_ANSWER
from faq.page_editor.length_advice import DESCRIPTION, SEARCH_TITLE, SHORT_ANSWER


def handed_over(advice):
    return json.loads(advice.attributes()["data-length-advice"])


@pytest.mark.parametrize(
    ("advice", "most"),
    [(SHORT_ANSWER, MAX_SHORT_ANSWER), (SEARCH_TITLE, TITLE_PIXELS), (DESCRIPTION, DESCRIPTION_CHARACTERS)],
)
def test_a_field_is_advised_what_the_checks_and_the_preview_hold_it_to(advice, most):
    given = handed_over(advice)
    assert given["most"] == most
    assert str(most) in given["good"] + given["long"]
    assert given["least"] < given["most"]


def test_only_a_width_needs_the_letters():
    assert handed_over(SEARCH_TITLE)["letters"]["size"] == 20
    assert "letters" not in handed_over(SHORT_ANSWER)
