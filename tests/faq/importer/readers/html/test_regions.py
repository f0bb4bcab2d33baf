"""Which part of a page is the text."""

from tests.faq.importer.samples import codes, excerpts, places, read

TEXT = (
    "<h1>Ears</h1><h2>Is it safe?</h2><p>Yes, it is safe for nearly all adults who were examined before.</p>"
)


def answers(html: str) -> list[str]:
    document = read(html, "a.html").document
    return [block.text for question in document.questions for block in question.long_answer]


def test_navigation_header_footer_and_aside_are_reported_not_read():
    html = f"<nav>n1</nav><header>h1</header>{TEXT}<aside>a1</aside><footer>f1</footer>"
    assert answers(html) == ["Yes, it is safe for nearly all adults who were examined before."]
    document = read(html, "a.html")
    assert sorted(excerpts(document, "boilerplate_removed")) == ["a1", "f1", "h1", "n1"]
    assert "nav, line 1" in places(document, "boilerplate_removed")


def test_what_stands_outside_the_main_element_is_reported():
    html = f"<div>before</div><main>{TEXT}</main><div>after</div>"
    assert excerpts(read(html, "a.html"), "boilerplate_removed") == ["before", "after"]


def test_a_main_element_that_holds_little_of_the_text_is_not_believed():
    html = f"<main><p>Hi</p></main><div>{TEXT}</div>"
    assert len(read(html, "a.html").document.questions) == 1


def test_a_cookie_banner_is_known_by_its_name_but_consent_to_treatment_is_text():
    html = f'{TEXT}<div class="cookie-notice">We use cookies</div><div id="informed-consent"><p>Sign it.</p></div>'
    assert answers(html)[-1] == "Sign it."
    assert excerpts(read(html, "a.html"), "boilerplate_removed") == ["We use cookies"]


def test_a_header_with_the_title_is_text():
    assert read("<header><h1>Ears</h1></header><h2>Is it?</h2>Yes.", "a.html").document.title == "Ears"


def test_a_button_that_opens_an_answer_is_text():
    html = '<h1>Ears</h1><button aria-expanded="false">Is it safe?</button><div hidden>Yes.</div><button>Print</button>'
    document = read(html, "a.html")
    assert [question.question for question in document.document.questions] == ["Is it safe?"]
    assert excerpts(document, "boilerplate_removed") == ["Print"]


def test_a_form_around_the_whole_page_is_text():
    assert answers(f"<form>{TEXT}</form>") != []


def test_who_reviewed_it_and_the_sources_are_kept_from_a_footer():
    footer = "<footer><p>Reviewed by Demo Reviewer, MD · Last reviewed 2026-05-13</p><p>© Demo</p>"
    footer += "<h3>References</h3><ul><li>Demo trial</li></ul></footer><footer>Imprint</footer>"
    document = read(f"<article>{TEXT}{footer}</article>", "a.html")
    assert document.document.claimed_reviewer.name == "Demo Reviewer"
    assert document.document.reviewed_on == "2026-05-13"
    assert [source.text for source in document.document.sources] == ["Demo trial"]
    assert excerpts(document, "boilerplate_removed") == ["© Demo", "Imprint"]


def test_the_name_of_the_site_in_a_header_is_no_title_where_the_text_has_one():
    html = f"<header><h1>Demo Guides</h1></header><main>{TEXT}</main>"
    document = read(html, "a.html")
    assert document.document.title == "Ears"
    assert excerpts(document, "boilerplate_removed") == ["Demo Guides"]


def test_a_box_of_advertisements_within_the_text_is_reported_not_read():
    html = TEXT + "<div class='ad'>Our centre is a charity.</div><p>Mostly.</p>"
    assert answers(html) == ["Yes, it is safe for nearly all adults who were examined before.", "Mostly."]


def test_the_panel_below_what_asks_is_no_navigation():
    panel = "<div class=w-dropdown><div class='faq-toggle'><div class=icon-toggle></div><div>{}</div></div><nav class=list><p>Yes.</p></nav></div>"
    document = read("<h1>Ears</h1>" + panel.format("Is it safe?") + panel.format("Does it last?"), "a.html")
    assert [block.text for each in document.document.questions for block in each.long_answer] == [
        "Yes.",
        "Yes.",
    ]
    assert "answer_without_question" not in codes(document)
