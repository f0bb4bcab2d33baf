"""The same wrongs in other forms, and what only looks like one."""

import pytest

from cms.audit.served_page import ServedPage
from cms.jsonld import dumps
from cms.robots_rules import ANSWER_ENGINES, MODEL_TRAINING
from tests.cms.audit.page_draft import URL, PageDraft


def broken(**changes: tuple[str, str]) -> set[str]:
    """Codes for the good page with one replacement in its `head`, `body` or `script`."""
    draft = PageDraft()
    draft.script = dumps(draft.graph)
    for part, (old, new) in changes.items():
        text = getattr(draft, part)
        assert old in text
        setattr(draft, part, text.replace(old, new, 1))
    return draft.codes()


@pytest.mark.parametrize("content", ["nosnippet", "none", "follow, NOINDEX", "max-snippet:0"])
def test_snippets_and_indexing_can_be_barred_in_a_meta_tag(content):
    assert broken(head=("index,follow", content)) == {"indexing_barred"}


@pytest.mark.parametrize("agent", MODEL_TRAINING.agents)
def test_collectors_of_training_text_may_be_barred(agent):
    draft = PageDraft()
    draft.know(robots=f"User-agent: {agent}\nDisallow: /\n")
    assert draft.codes() == set()


@pytest.mark.parametrize("agent", ANSWER_ENGINES.agents)
def test_every_answer_engine_that_is_barred_is_named(agent):
    draft = PageDraft()
    draft.know(robots=f"User-agent: {agent}\nDisallow: /\n")
    assert draft.codes() == {"answer_engine_barred"}


@pytest.mark.parametrize("content", ["index, follow, max-snippet:-1", "max-image-preview:large", "all"])
def test_other_directives_bar_nothing(content):
    assert broken(head=("index,follow", content)) == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"@context":', '"@context":"x","@context":'),
        ('"answerCount":1', '"answerCount":NaN'),
        ('"answerCount":1', '"answerCount":1/* one */'),
        ('"answerCount":1', '"answerCount":01'),
    ],
)
def test_json_that_only_lenient_readers_take(old, new):
    assert broken(script=(old, new)) == {"unreadable_json"}


@pytest.mark.parametrize("text", ["<!--", "<SCRIPT"])
def test_text_that_opens_markup_in_a_script(text):
    assert broken(script=("slow exercise", f"slow {text} exercise")) >= {"script_can_be_closed"}


def test_a_script_inside_a_comment_is_none():
    assert broken(head=("<meta", '<!-- <script type="application/ld+json">{,}</script> --><meta')) == set()


def test_marking_up_in_rdfa_is_a_second_time():
    assert broken(body=("<main>", '<main vocab="https://schema.org/" typeof="FAQPage">')) == {
        "faq_marked_up_again"
    }


@pytest.mark.parametrize(
    "hidden",
    [
        '<div class="answer" hidden>',
        '<div class="answer" style="color: red; DISPLAY : NONE">',
        '<div class="answer" style="visibility:hidden">',
        '<div class="answer printed">',
        '<template><div class="answer">',
    ],
)
def test_hidden_answers_are_invisible(hidden):
    assert "invisible_answer" in broken(body=('<div class="answer">', hidden))


@pytest.mark.parametrize(
    ("control", "panel"),
    [
        ('<button aria-controls="p1">Open</button>', '<div class="answer" id="p1" hidden>'),
        ('<a href="#p1" aria-controls="x p1">Open</a>', '<div class="answer" id="p1" style="display:none">'),
        ("", '<div class="answer" hidden="until-found">'),
        ("", '<div class="answer" style="display: nonesuch">'),
    ],
)
def test_what_a_reader_can_open_is_visible(control, panel):
    assert broken(body=('<div class="answer">', f"{control}{panel}")) == set()


def test_a_hidden_control_opens_nothing():
    panel = '<button hidden aria-controls="p1">Open</button><div class="answer" id="p1" hidden>'
    assert "invisible_answer" in broken(body=('<div class="answer">', panel))


def test_linked_style_sheets_hide_too():
    served = PageDraft().served()
    sheet = "@media print { p { display: none } } section#q1 .answer > p { color: red; display:none }"
    styled = ServedPage(URL, headers=served.headers, html=served.html, style_sheets={"/site.css": sheet})
    assert not styled.visible.shows("It follows a recorded tide")
    assert styled.visible.shows("Anybody with a broken rib")


def test_whitespace_and_line_breaks_make_no_difference():
    assert (
        broken(
            body=(
                "It follows a recorded tide, and",
                "It\n   follows\u00a0a re\u00adcorded <i>tide</i>,<br>and",
            )
        )
        == set()
    )


@pytest.mark.parametrize(
    "extra",
    [
        "<aside><p>Something beside the answer, for those who care.</p></aside>",
        '<div class="answer-sources"><p>Sources: a long list of books on ribs.</p></div>',
        "<table><tr><td>Another hour costs €48.00 in Malta</td></tr></table>",
        '<p><a href="/all/">All the questions that we have answered so far</a></p>',
        "<p>Why?</p>",
        "<p hidden>Nobody reads this line, and nobody has to mark it up.</p>",
    ],
)
def test_what_stands_beside_an_answer_need_not_be_marked_up(extra):
    assert broken(body=('<section class="prices">', f'{extra}<section class="prices">')) == set()


@pytest.mark.parametrize(
    "extra",
    [
        "<p>A third exercise is for those who have had enough.</p>",
        "<div>A third exercise is for those who have had enough.</div>",
        "<h3>The third exercise for everybody</h3>",
        "<ul><li>A third exercise for everybody</li></ul>",
        "<table><tr><td>A third exercise is done lying down</td></tr></table>",
        '<div id="p2" hidden>A third exercise for everybody</div><button aria-controls="p2">More</button>',
    ],
)
def test_the_whole_visible_answer_has_to_be_marked_up(extra):
    assert broken(body=('<section class="prices">', f'{extra}<section class="prices">')) == {
        "unmarked_answer_text"
    }


FLAT = "<h1>{title}</h1>{date}<h2>{q1}</h2>{a1}<h2>{q2}</h2>{a2}{extra}<h2>About us</h2><p>We breathe in and out all day.</p>"


@pytest.mark.parametrize(
    ("extra", "expected"), [("", set()), ("<p>One more thing is said here.</p>", {"unmarked_answer_text"})]
)
def test_answers_end_at_the_next_heading_where_nothing_else_parts_them(extra, expected):
    draft = PageDraft()
    first, second = draft.faq["mainEntity"]
    draft.body = FLAT.format(
        title=draft.faq["name"],
        date="",
        q1=first["name"],
        a1=first["acceptedAnswer"]["text"],
        q2=second["name"],
        a2=second["acceptedAnswer"]["text"],
        extra=extra,
    )
    assert {code for code in draft.codes() if "answer" in code or "question" in code} == expected


@pytest.mark.parametrize(
    "shown",
    ["€1.050,50", "EUR 1 050,50", "1\u202f050,50 euros", "€1050.50", "1’050.50 €", "١٬٠٥٠٫٥٠ €"],
)
def test_prices_may_have_the_separators_of_any_language(shown):
    assert broken(body=("€1,050.50", shown)) == set()


@pytest.mark.parametrize("code", ["eur", "€", "DEM", "HRK", "XYZ"])
def test_currencies_are_codes_of_money_in_use(code):
    draft = PageDraft()
    draft.prices["priceCurrency"] = code
    assert draft.codes() == {"unknown_currency"}


def test_every_table_of_prices_has_to_be_marked_up():
    other = "<table><tr><th>Postage</th><td>€7.25</td></tr></table></main>"
    assert broken(body=("</main>", other)) == {"unmarked_price_table"}


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "September 20, 2026"),
        ("en", "Sept. 20, 2026"),
        ("en-IE", "20/09/2026"),
        ("es-MX", "20 de septiembre de 2026"),
        ("de", "20. September 2026"),
        ("fr", "20 septembre 2026"),
        ("ja", "2026年9月20日"),
        ("xx-nonsense", "2026-09-20"),
    ],
)
def test_days_are_read_in_the_spellings_of_the_language(language, day):
    draft = PageDraft(language=language)
    draft.in_body(">20 September 2026<", f">{day}<")
    assert not {"modified_day_not_shown", "other_day_labelled_updated", "contradictory_time"} & draft.codes()


def test_a_day_inside_a_longer_number_is_not_shown():
    draft = PageDraft()
    draft.in_body('<time datetime="2026-09-20">20 September 2026</time>', "120 September 20261")
    assert "modified_day_not_shown" in draft.codes()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", "Última actualización: 3 de mayo de 2026"),
        ("de", "Zuletzt aktualisiert am 3. Mai 2026"),
        ("en", "Last updated: <b>3 May 2026</b>"),
        ("en", "<dl><dt>Updated</dt><dd>2026-05-03</dd></dl>"),
    ],
)
def test_labels_of_the_last_change_are_known_in_several_languages(language, said):
    draft = PageDraft(language=language)
    draft.body = draft.body.replace("Last updated on", "On") + f"<p>{said}</p>"
    assert "other_day_labelled_updated" in draft.codes()


@pytest.mark.parametrize(
    "text",
    [
        'Ring <a href="tel:+35315550100">us</a>.',
        'Write by <a href="https://wa.me/35315550100">chat</a>.',
        "Use the discount code TIDE.",
        "Con un 20 % de descuento.",
        "Guaranteed results after a week.",
        "Book now for our special offer.",
    ],
)
def test_signs_of_advertising(text):
    draft = PageDraft()
    draft.extend_answer(f"<p>{text}</p>")
    assert draft.codes() == {"advertising_in_answer"}


@pytest.mark.parametrize(
    "text",
    [
        "There are no guaranteed results.",
        "Beware of anybody who talks of guaranteed results.",
        "About 20% of people stop early.",
        "Prices differ between towns.",
        'Write to <a href="mailto:desk@tides.example">the desk</a>.',
    ],
)
def test_plain_words_are_no_advertising(text):
    draft = PageDraft()
    draft.extend_answer(f"<p>{text}</p>")
    assert draft.codes() == set()


@pytest.mark.parametrize("prop", ["query-input", "result-output"])
def test_what_an_action_takes_and_gives_is_a_property_of_schema_org(prop):
    draft = PageDraft()
    draft.node("WebSite")["potentialAction"] = {"@type": "SearchAction", prop: "required name=term"}
    assert draft.codes() == {"retired_feature"}


def test_the_suffix_alone_makes_no_property():
    draft = PageDraft()
    draft.node("WebSite")["potentialAction"] = {"@type": "SearchAction", "nothing-input": "required"}
    assert draft.codes() == {"retired_feature", "unknown_property"}
