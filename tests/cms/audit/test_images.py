"""Images without words."""

import pytest

from cms.audit.images import image_findings
from cms.audit.served_page import ServedPage


def found_in(html: str) -> list[tuple[str, str]]:
    return [(each.rule, each.excerpt) for each in image_findings(ServedPage("https://a.example/", html=html))]


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ('<img src="/m/knee.jpg">', "missing_alt_text"),
        ('<a href="/x"><img src="/m/knee.jpg" alt=""></a>', "missing_alt_text"),
        ('<img src="/m/knee.jpg" alt="knee.jpg">', "alt_text_is_a_file_name"),
        ('<img src="/m/knee.jpg" alt="IMG_2041">', "alt_text_is_a_file_name"),
    ],
)
def test_what_is_found(html, rule):
    assert found_in(html) == [(rule, "knee.jpg")]


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/x.png" alt="">',
        '<img src="/x.png" alt="A knee joint from the side">',
        '<a href="/"><img src="/logo.png" alt=""><span>Guide</span></a>',
        '<a href="/" aria-label="Home"><img src="/logo.png" alt=""></a>',
        "",
    ],
)
def test_what_is_right(html):
    assert found_in(html) == []


def test_the_place_is_the_nearest_thing_with_a_name():
    page = ServedPage("https://a.example/", html='<section id="q1"><div><img src="x.png"></div></section>')
    assert image_findings(page)[0].where == "#q1"
