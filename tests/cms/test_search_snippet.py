"""A search result: what of a page is cut, and what is not shown at all."""

import pytest

from cms.identity import Identity
from cms.letter_widths import text_width
from cms.robots_rules import RobotsPolicy
from cms.search_snippet import DESCRIPTION_CHARACTERS, TITLE_PIXELS, TITLE_SIZE, search_snippet
from cms.seo import Seo

SITE = Identity(name="Guide", origin="https://guide.example")


def seo(**fields) -> Seo:
    values = {
        "title": "Knee",
        "description": "",
        "canonical": "https://guide.example/faq/knee/",
        "robots": "index,follow",
    }
    return Seo(**{**values, "json_ld": {}, **fields})


def test_what_fits_is_left_as_it_is():
    snippet = search_snippet(seo(description="Two\n sentences."), SITE)
    assert (snippet.title.text, snippet.description.text) == ("Knee", "Two sentences.")
    assert [snippet.title.is_cut, snippet.description.is_cut, snippet.withheld] == [False, False, []]
    assert snippet.address == "https://guide.example › faq › knee"


def test_a_title_is_cut_by_its_width_after_a_whole_word():
    wide, narrow = (search_snippet(seo(title=f"{word} " * 20), SITE).title for word in ("WWWW", "iiii"))
    assert wide.is_cut
    assert not narrow.is_cut
    assert wide.text.endswith("WWWW …")
    assert text_width(wide.text, size=TITLE_SIZE) <= TITLE_PIXELS


@pytest.mark.parametrize("text", ["word " * 60, "x" * 500, "abc, " * 80])
def test_a_description_is_cut_by_its_characters(text):
    snippet = search_snippet(seo(description=text), SITE)
    for shown in (snippet.description, snippet.phone_description):
        assert shown.is_cut
        assert len(shown.text) <= shown.limit
        assert shown.text.endswith("…")
    assert len(snippet.phone_description.text) < len(snippet.description.text)


def test_a_description_of_exactly_the_limit_is_whole():
    assert not search_snippet(seo(description="x" * DESCRIPTION_CHARACTERS), SITE).description.is_cut


def test_what_keeps_a_page_out_of_results_is_said():
    barred = Identity(
        name="G", origin="https://g.example", robots=RobotsPolicy(barred=frozenset({"allow_search_engines"}))
    )
    withheld = search_snippet(seo(robots="noindex,follow"), barred, restricted=True).withheld
    assert ["noindex" in withheld[0], "robots.txt" in withheld[1], "Only some people" in withheld[2]] == [
        True
    ] * 3
    assert len(withheld) == 3
