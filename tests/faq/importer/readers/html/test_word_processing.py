"""Pages written by word processors: what they say by the class of an element alone."""

from tests.faq.importer.samples import read

PAGE = (
    "<html><head><style>.c0{{font-weight:700}}.c1{{font-weight:400;color:#000}}</style></head><body><h1>Ears</h1>"
    "<h2><span class=c1>Is it safe?</span></h2>{}</body></html>"
)


def question(html: str):
    return read(PAGE.format(html), "a.html").document.questions[0]


def test_a_class_may_set_bold_type():
    asked = question("<p><span class='c1 x'>It is.</span></p><p><span class=c0>So they say.</span></p>")
    assert asked.short_answer is None
    assert [block.html for block in asked.long_answer] == ["<p>It is.</p>", "<p><b>So they say.</b></p>"]
    assert question("<p><span class=c0>As far as we know.</span></p>").short_answer == "As far as we know."


def test_the_last_rule_holds():
    assert question("<p><span class='c0 c1'>As far as we know.</span></p>").short_answer is None


def test_a_style_for_quotations_is_a_quotation():
    assert question("<p class=MsoIntenseQuote>Yes, it is.</p><p>Ask.</p>").short_answer == "Yes, it is."


def test_a_list_in_pieces_is_one_list():
    asked = question(
        "<ol class='lst-kix_a-0 start'><li>One</li></ol><ul class='lst-kix_b-1 start'><li>deeper</li></ul>"
        "<ol class='lst-kix_a-0' start=2><li>Two</li></ol><p>And</p><ol class='lst-kix_c-0 start'><li>Three</li></ol>"
    )
    assert [block.type for block in asked.long_answer] == ["list", "paragraph", "list"]
    assert asked.long_answer[0].items == ["One", "deeper", "Two"]
    assert asked.long_answer[0].levels == [0, 1, 0]
