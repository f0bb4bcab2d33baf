"""The digest: any change of what a reader acts on changes it, and nothing else does."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faq.digest import canonical, content_digest, digest, question_digest, reviewable_content
from faq.models import FAQPage, Question
from pricing.models import Treatment
from tests.factories import PriceTableFactory, SourceFactory, make_faq_page, make_question, paragraph

# A page that is made asks for its content type, even if it is never saved.
pytestmark = pytest.mark.django_db

WORDS = ["not", "safe", "5", "mg", "ml", "never", "always", "knee", "10", "%"]


def unsaved_page(**fields) -> FAQPage:
    fields = {"title": "Knee replacement", "questions": [make_question()], **fields}
    questions = fields.pop("questions")
    page = FAQPage(**fields)
    page.questions = questions
    return page


def answered(html: str, short: str = "Yes.") -> FAQPage:
    return unsaved_page(questions=[make_question("Is it safe?", short, [paragraph(html)])])


def test_a_digest_names_its_algorithm():
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", content_digest(unsaved_page()))


def test_a_digest_is_the_hash_of_its_canonical_content():
    page = unsaved_page()
    assert content_digest(page) == digest(reviewable_content(page))
    assert canonical(reviewable_content(page)).startswith(b'{"country":"",')


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), st.data())
def test_any_other_word_number_unit_or_negation_changes_it(words, data):
    position = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.sampled_from([word for word in WORDS if word != words[position]]))
    changed = [*words[:position], other, *words[position + 1 :]]
    for field in ["title", "subtitle", "summary", "regulatory_status", "introduction_heading"]:
        before, after = unsaved_page(**{field: " ".join(words)}), unsaved_page(**{field: " ".join(changed)})
        assert content_digest(before) != content_digest(after)
    assert content_digest(answered(f"<p>{' '.join(words)}</p>")) != content_digest(
        answered(f"<p>{' '.join(changed)}</p>")
    )
    assert content_digest(answered("", " ".join(words))) != content_digest(answered("", " ".join(changed)))


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8),
    st.sampled_from([" ", "\n", "\t", "  ", "\u00a0"]),
)
def test_white_space_and_emphasis_do_not_change_it(words, space):
    plain = answered(f"<p>{' '.join(words)}</p>")
    spaced = answered(f"<p> {space.join(words)}{space}</p>\n")
    bold = answered(f"<p><b>{' '.join(words)}</b></p>")
    assert content_digest(plain) == content_digest(spaced) == content_digest(bold)


@given(st.permutations(["First?", "Second?", "Third?"]))
def test_the_order_of_questions_is_covered(order):
    first = unsaved_page(questions=[make_question(text) for text in ["First?", "Second?", "Third?"]])
    second = unsaved_page(questions=[make_question(text) for text in order])
    assert (content_digest(first) == content_digest(second)) == (order == ["First?", "Second?", "Third?"])


def test_moving_words_from_one_field_to_another_changes_it():
    assert content_digest(answered("<p>Yes.</p>", "")) != content_digest(answered("", "Yes."))


def test_the_target_of_a_link_to_evidence_is_covered():
    one, two = (answered(f'<p><a href="https://x.example/{n}">study</a></p>') for n in "12")
    assert content_digest(one) != content_digest(two)


def test_composed_and_decomposed_letters_are_the_same():
    assert content_digest(unsaved_page(title="Cirugía")) == content_digest(
        unsaved_page(title="Cirugi\u0301a")
    )


@pytest.mark.parametrize("field", ["country", "evidence_stage"])
def test_country_and_evidence_stage_are_covered(field):
    value = {"country": "MX", "evidence_stage": "experimental"}[field]
    assert content_digest(unsaved_page()) != content_digest(unsaved_page(**{field: value}))


def test_the_treatment_is_covered():
    page = unsaved_page(treatment=Treatment(name="Stem cell therapy"))
    assert content_digest(page) != content_digest(unsaved_page())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("slug", "elsewhere"),
        ("seo_title", "Best"),
        ("search_description", "Found here"),
        ("call_to_action_heading", "Call now"),
        ("call_to_action_text", "Free"),
        ("disclaimer", "No advice"),
        ("claimed_reviewer", "Dr Somebody"),
    ],
)
def test_what_a_reader_does_not_act_on_is_not_covered(field, value):
    assert content_digest(unsaved_page(**{field: value})) == content_digest(unsaved_page())


def test_a_callout_and_a_table_are_covered():
    def page_with(block):
        return unsaved_page(questions=[make_question(long_answer=[block])])

    def callout(text, style="note"):
        return {"type": "callout", "value": {"style": style, "text": f"<p>{text}</p>"}}

    def table(*cells):
        rows = [{"values": list(cells)}]
        columns = [{"type": "text", "heading": "Dose"}, {"type": "text", "heading": "Effect"}]
        return {"type": "table", "value": {"columns": columns, "rows": rows, "caption": ""}}

    variants = [callout("a"), callout("b"), callout("a", "warning"), table("5 mg", "x"), table("5 ml", "x")]
    assert len({content_digest(page_with(block)) for block in variants}) == len(variants)


@pytest.mark.django_db
def test_prices_and_images_are_not_covered(site):
    table = PriceTableFactory()
    blocks = [paragraph("<p>Full recovery takes months.</p>"), {"type": "price_table", "value": table.pk}]
    assert content_digest(unsaved_page(questions=[make_question(long_answer=blocks)])) == content_digest(
        unsaved_page(questions=[make_question()])
    )


@pytest.mark.django_db
def test_sources_and_their_order_are_covered_by_what_they_cite(site):
    one, two, same_as_one = SourceFactory(), SourceFactory(), SourceFactory()
    same_as_one.title, same_as_one.url = one.title, one.url
    same_as_one.save()

    def citing(*sources):
        return content_digest(
            unsaved_page(sources=[{"type": "source", "value": source.pk} for source in sources])
        )

    assert citing(one, two) != citing(two, one) != citing(one)
    assert citing(one) == citing(same_as_one)


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=5, deadline=None)
@given(html=st.sampled_from(["<p>Plain</p>", "<ul><li>a</li><li>b</li></ul>", "<p>x</p><h3>y</h3><p>z</p>"]))
def test_page_draft_and_database_agree(site, html):
    page = make_faq_page(questions=[make_question(long_answer=[paragraph(html)])])
    revision = page.save_revision()
    assert (
        content_digest(page)
        == content_digest(revision.as_object())
        == content_digest(FAQPage.objects.get(pk=page.pk))
    )


@pytest.mark.django_db
def test_a_copy_of_the_page_has_the_same_digest(faq_page):
    assert content_digest(faq_page.copy(update_attrs={"slug": "copied"})) == content_digest(faq_page)


def test_a_question_digest_covers_its_context_but_not_its_neighbours():
    def digest_of(title="Knee", neighbour="Other?", short="Yes."):
        question = make_question("Is it safe?", short)
        page = unsaved_page(title=title, questions=[question, make_question(neighbour)])
        return question_digest(page, question)

    assert digest_of() == digest_of(neighbour="Another?")
    assert len({digest_of(), digest_of(title="Hip"), digest_of(short="No.")}) == 3


def test_the_group_of_a_question_is_covered():
    one, two = (
        unsaved_page(questions=[Question(question="Safe?", group=group)]) for group in ["Costs", "Risks"]
    )
    assert content_digest(one) != content_digest(two)


def test_characters_nobody_can_see_do_not_change_it():
    assert content_digest(unsaved_page(title="Knee\ud800\x00")) == content_digest(unsaved_page(title="Knee"))
