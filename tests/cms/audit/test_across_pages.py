"""Between pages: the same question, answer, name or address twice."""

import random
from dataclasses import replace

from cms.audit.across_pages import ACROSS_RULES, AcrossPages
from cms.audit.findings import Finding
from cms.audit.served_page import ServedPage
from cms.audit.word_sketches import sketch
from tests.cms.audit.page_draft import NODES, SITE, URL, PageDraft, reference

SECOND = f"{SITE}/en/mt/velmara/"
TEXTS = (
    "Tides rise twice a day in most places, and a therapist counts along until everybody has found their own pace.",
    "Somebody whose ribs were broken last year may begin once an examination shows that the bone has grown together.",
)


def other_page(*texts: str, questions: tuple[str, ...] = ("How often?", "How soon?")) -> PageDraft:
    """A page at another address, with other questions and answers."""
    draft = PageDraft(url=SECOND)
    draft.head = draft.head.replace(URL, SECOND)
    draft.faq.update({"@id": SECOND, "url": SECOND})
    for question, name, text in zip(draft.faq["mainEntity"], questions, texts or TEXTS, strict=True):
        question.update(name=name)
        question["acceptedAnswer"]["text"] = f"<p>{text}</p>"
    return draft


def between(*pages: ServedPage) -> list[Finding]:
    across = AcrossPages()
    for page in pages:
        across.add(page)
    return across.findings()


def codes(*drafts: PageDraft) -> list[str]:
    return [finding.rule for finding in between(*(draft.served() for draft in drafts))]


def test_different_pages_have_nothing_in_common():
    assert codes(PageDraft(), other_page()) == []


def test_the_same_page_twice_is_one_page():
    assert codes(PageDraft(), PageDraft()) == []


def test_a_question_with_its_answer_on_two_pages_is_told_with_the_other_page():
    draft = other_page()
    draft.faq["mainEntity"][1].update(PageDraft().question)
    [finding] = between(PageDraft().served(), draft.served())
    assert (finding.rule, finding.severity, finding.url) == ("question_on_several_pages", "error", SECOND)
    assert URL in finding.message


def test_the_same_question_with_another_answer_is_allowed():
    assert codes(PageDraft(), other_page(questions=(PageDraft().question["name"], "How soon?"))) == []


def test_two_pages_must_not_share_a_canonical_address():
    draft = other_page()
    draft.in_head(f'rel="canonical" href="{SECOND}"', f'rel="canonical" href="{URL}"')
    assert codes(PageDraft(), draft) == ["shared_page_address"]


def test_two_pages_must_not_share_the_identifier_of_the_page():
    draft = other_page()
    draft.faq["@id"] = URL
    assert codes(PageDraft(), draft) == ["shared_page_address"]


def test_one_identifier_has_one_name():
    draft = other_page()
    draft.node("Organization")["name"] = "Tidal Notes"
    [finding] = between(PageDraft().served(), draft.served())
    assert finding.rule == "differing_names"
    assert "'Tide Notes'" in finding.message


def test_one_answer_under_two_questions_of_a_page():
    assert codes(other_page(TEXTS[0], TEXTS[0])) == ["answer_under_several_questions"]


def test_answers_alike_but_for_a_word():
    assert codes(other_page(TEXTS[0], TEXTS[0].replace("therapist", "nurse"))) == ["alike_answers"]


def test_answers_that_share_two_words_in_three_are_not_alike():
    words = TEXTS[0].split()
    assert (
        codes(
            other_page(TEXTS[0], " ".join([*words[:14], "but", "nobody", "knows", "why", "that", "should"]))
        )
        == []
    )


def test_short_answers_may_be_the_same():
    assert codes(other_page("Yes, always.", "Yes, always.")) == []


def test_every_rule_between_pages_can_be_offended():
    copied = other_page()
    copied.faq["mainEntity"][1].update(PageDraft().question)
    copied.faq["@id"] = URL
    copied.node("Person")["name"] = "Noor T."
    repeated = other_page(TEXTS[1], TEXTS[1])
    alike = other_page(
        TEXTS[0].replace("most", "many"), "One more text that says nothing of any use to anybody at all here."
    )
    found = {
        finding.rule
        for finding in between(
            PageDraft().served(),
            copied.served(),
            replace(repeated.served(), url=f"{SITE}/3"),
            replace(alike.served(), url=f"{SITE}/4"),
        )
    }
    assert found == {rule.code for rule in ACROSS_RULES}


def test_sketches_of_long_texts_are_small_and_close():
    words = random.Random(7).choices([f"word{number}" for number in range(500)], k=1_000)
    changed = ["other", *words[1:500], *(f"new{number}" for number in range(50)), *words[550:]]
    one, two = sketch(" ".join(words)), sketch(" ".join(changed))
    assert len(one.bins) + len(one.lowest) < 100
    assert 0.85 < one.shared(two) < 1
    assert one.shared(sketch("nothing of all that")) < 0.1


def test_pages_without_markup_are_taken_too():
    assert between(ServedPage(URL, html=""), ServedPage(SECOND, html="<p>Hello")) == []
    assert reference("/#organization") in [NODES[0]["publisher"]]
