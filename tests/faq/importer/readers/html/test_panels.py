"""Accordions, tabs and microdata: what opens an answer is its question."""

import pytest

from tests.faq.importer.samples import excerpts, read

PAGE = "<h1>Ears</h1><p>Ears hear, and some of them hurt now and then.</p><p>Made up.</p>{}"


def asked(html: str) -> list[tuple[str | None, str]]:
    return [(each.group, each.question) for each in read(PAGE.format(html), "a.html").document.questions]


@pytest.mark.parametrize(
    "opener",
    [
        "<button aria-expanded=false>Is it safe?</button>",
        "<button>Is it safe? <span>+</span></button>",
        "<div class='accordion-title'>Is it safe? ▼</div>",
        "<h3><button data-bs-toggle=collapse>Is it safe?</button></h3>",
        "<div role=button>Is it safe?</div>",
        "<details open><summary>Is it safe? ×</summary></details>",
    ],
)
def test_what_opens_a_panel_and_asks_is_the_question(opener):
    assert asked(f"<div>{opener}<div class=panel><p>Yes.</p></div></div>") == [(None, "Is it safe?")]


def test_a_button_that_does_something_is_no_question():
    assert asked("<h2>Is it safe?</h2><p>Yes.</p><button>Book now</button>") == [(None, "Is it safe?")]


def test_the_labels_of_tabs_name_the_questions_in_their_panels():
    tabs = "<ul role=tablist><li role=tab aria-controls=x>Before</li><li><a href=#y>After</a></li></ul>"
    panels = "<div id=x><h3>May I eat?</h3><p>No.</p></div><div id=y><h3>May I walk?</h3><p>Yes.</p></div>"
    assert asked(tabs + panels) == [("Before", "May I eat?"), ("After", "May I walk?")]


def test_microdata_says_what_a_question_is():
    question = (
        '<div itemscope itemtype="https://schema.org/Question"><h3 itemprop="name">Placing the tube <i>+</i></h3>'
        '<div itemscope itemprop="acceptedAnswer"><p>“Ten minutes.”</p><p>Why? It is small.</p></div></div>'
    )
    document = read(PAGE.format(question), "a.html").document
    assert [(each.question, each.short_answer) for each in document.questions] == [
        ("Placing the tube", "Ten minutes.")
    ]


def test_the_name_of_anything_but_a_question_is_no_question():
    clinic = (
        '<div itemscope itemtype="https://schema.org/Organization"><p itemprop="name">Demo Clinic</p></div>'
    )
    assert asked(f"<h2>Is it safe?</h2><p>Yes.</p>{clinic}") == [(None, "Is it safe?")]


@pytest.mark.parametrize(
    "lost",
    [
        "<details><summary></summary><p>Yes.</p></details><details><summary>+</summary><p>No.</p></details>",
        "<div><button class=toggle></button><div>Yes.</div></div><div><button class=toggle></button><div>No.</div></div>",
        "<h3 class=accordion-header><button aria-expanded=false></button></h3><div>Yes.</div>"
        "<h3 class=accordion-header><button aria-expanded=false></button></h3><div>No.</div>",
    ],
)
def test_a_panel_whose_opener_lost_its_words_is_an_answer_without_question(lost):
    page = read(PAGE.format(f"<h2>Is it safe?</h2><p>Nearly always.</p>{lost}"), "a.html")
    assert excerpts(page, "answer_without_question") == ["Yes.", "No."]


def test_a_button_without_words_that_opens_a_menu_is_nothing():
    html = "<nav><button class=menu-toggle aria-expanded=false></button><ul><li>Prices</li></ul></nav><h2>Is it safe?</h2><p>Yes.</p>"
    assert excerpts(read(PAGE.format(html), "a.html"), "answer_without_question") == []


def test_among_panels_that_ask_one_that_names_its_subject_is_a_question():
    panel = "<div class=tab-item><div class='tab-title'><a>{}</a></div><div><p>Yes.</p></div></div>"
    titles = ("Is it safe?", "Freezing eggs", "Does it last?")
    assert asked("".join(map(panel.format, titles))) == [(None, title) for title in titles]


def test_a_panel_beside_headings_is_no_question():
    panels = "<details><summary>Freezing eggs</summary><p>Yes.</p></details>"
    assert asked(f"<h2>Is it safe?</h2><p>Yes.</p>{panels}") == [(None, "Is it safe?")]


def test_names_of_classes_may_be_put_together_with_two_underscores():
    panel = "<li><h4 class='accordion-item__title-wrapper'><button aria-expanded=false>{}</button></h4><p>Yes.</p></li>"
    titles = ("Is it safe?", "Price list", "Does it last?")
    assert asked(f"<ul>{''.join(map(panel.format, titles))}</ul>") == [(None, title) for title in titles]


@pytest.mark.parametrize("title", ["References", "Contact us", "Read more", "Related articles"])
def test_among_panels_that_ask_one_about_the_page_is_no_question(title):
    panel = "<details><summary>{}</summary><p>Yes.</p></details>"
    assert asked("".join(map(panel.format, ("Is it safe?", "Does it last?", title)))) == [
        (None, "Is it safe?"),
        (None, "Does it last?"),
    ]


def test_a_panel_that_holds_panels_names_their_group():
    panel = "<div class=item><div class=panel-title>{}</div><div>{}</div></div>"
    inner = panel.format("Is it safe?", "<p>Yes.</p>") + panel.format("Does it last?", "<p>No.</p>")
    assert asked(panel.format("After surgery", inner)) == [
        ("After surgery", "Is it safe?"),
        ("After surgery", "Does it last?"),
    ]
