"""Whole documents: the calibration, other layouts, and what is reported about them."""

import pytest

from tests.faq.importer.samples import CATARACT, codes, excerpts, faq, places, read


@pytest.fixture(scope="module")
def cataract():
    return read(CATARACT.read_bytes(), CATARACT.name)


def paragraphs(question) -> int:
    return sum(block.type == "paragraph" for block in question.long_answer)


# The document whose parts are counted by hand -------------------------------------------------------------------


def test_the_sample_has_ten_answered_questions(cataract):
    questions = cataract.document.questions
    assert len(questions) == 10
    assert all(question.short_answer for question in questions)
    assert [paragraphs(question) for question in questions] == [2, 2, 1, 2, 2, 2, 1, 2, 2, 2]
    assert questions[0].question == "Who can have the operation?"
    assert questions[1].short_answer.startswith(
        "Ultrasound breaks the lens into pieces (this is called 'phaco')"
    )


def test_the_sample_has_its_front_matter(cataract):
    document = cataract.document
    assert document.title == "Is Cataract Surgery in Costa Rica Worth the Trip?"
    assert document.subtitle == "What Travellers Ask Before They Book a New Lens"
    assert document.summary.startswith("For most people with a cloudy lens")
    assert document.introduction_heading == "Having a Cataract Removed in Costa Rica"
    assert [block.type for block in document.introduction] == ["paragraph"] * 3
    assert document.language == "en"


def test_the_sample_has_one_price_table(cataract):
    (table,) = cataract.document.price_tables
    assert table.question == 3
    assert [
        (p.option, p.column, p.country, p.currency, p.amount_min, p.amount_max) for p in table.prices
    ] == [
        ("Standard Lens, One Eye", "Cost in Costa Rica (USD)", "CR", "USD", "1900", "2300"),
        ("Standard Lens, One Eye", "Cost in USA (USD)", "US", "USD", "3800", "4600"),
        ("Toric Lens, One Eye", "Cost in Costa Rica (USD)", "CR", "USD", "2400", "2900"),
        ("Toric Lens, One Eye", "Cost in USA (USD)", "US", "USD", "4500", "5500"),
        ("Multifocal Lens (Both Eyes)", "Cost in Costa Rica (USD)", "CR", "USD", "5600", "6800"),
        ("Multifocal Lens (Both Eyes)", "Cost in USA (USD)", "US", "USD", "9500", None),
    ]
    assert [price.raw for price in table.prices][-1] == "$9,500+"
    assert [saving.raw for saving in table.savings] == ["~50%", "~47%", "~35%"]
    assert table.note == "Drops for the first four weeks are part of the price, the flight is not."
    assert table.unpriced == []


def test_the_sample_keeps_its_call_to_action_out_of_the_answers(cataract):
    call = cataract.document.call_to_action
    assert call.heading == "Ready to See Whether the Trip Makes Sense?"
    assert call.text.startswith("Compare what clinics include")
    assert "\n\n" not in call.text
    assert call.link_text == "contact us"


def test_the_sample_has_its_details(cataract):
    document = cataract.document
    assert document.claimed_reviewer.model_dump() == {
        "name": "Dr. Demo Reviewer",
        "credentials": None,
        "raw": "Dr. Demo Reviewer",
    }
    assert (document.modified_on, document.reviewed_on) == ("2026-02-17", None)
    assert (document.treatment, document.country) == ("Cataract Surgery", "CR")
    assert document.overview.startswith("What a new lens costs in Costa Rica")


def test_the_sample_is_reported_as_it_should_be(cataract):
    assert sorted(codes(cataract)) == [
        "cta_removed",
        "heading_style_guessed",
        "review_date_missing",
        "reviewer_unverified",
        "table_recovered_from_text",
    ]
    assert places(cataract, "table_recovered_from_text") == ["q3"]
    assert cataract.refusal is None


# Other layouts ------------------------------------------------------------------------------------------------------


def test_every_style_of_question_is_found_in_one_document():
    document = faq(
        "Is it safe?\n\nYes.",
        "2. Is it cheap?\n\nNo.",
        "Question 3 — Is it painful?\n\nNo.",
        "Q: Is it quick?\nA: It is.",
        "**Is it new?**\n\nNo.",
        "¿Es seguro?\n\nSí.",
        "IS IT LOUD?\nNo.",
        "Q8. Tell me about the noise\n\nThere is none.",
    ).document
    assert [question.question for question in document.questions] == [
        "Is it safe?",
        "Is it cheap?",
        "Is it painful?",
        "Is it quick?",
        "Is it new?",
        "¿Es seguro?",
        "IS IT LOUD?",
        "Tell me about the noise",
    ]
    assert all(len(question.long_answer) == 1 for question in document.questions)


def test_groups_hold_until_the_next_one():
    document = faq(
        "Is it safe?\n\nYes.",
        "Costs and payment\n\nIs it cheap?\n\nNo.",
        "Who pays?\n\nYou do.",
        "DAILY LIFE\n\nCan I swim?\n\nYes.",
        front="The lead.\n\nMore.",
    ).document
    assert [question.group for question in document.questions] == [
        None,
        "Costs and payment",
        "Costs and payment",
        "DAILY LIFE",
    ]


def test_sources_disclaimer_and_closing_words_find_their_places():
    result = faq(
        "Is it safe?\n\nYes.",
        after="Conclusion\n\nAll is well.\n\nReferences\n\n1. World report. https://demo.example/r\n2. A book (2020)\n\nDisclaimer: no advice.",
    )
    assert [(source.text, source.url) for source in result.document.sources] == [
        ("World report", "https://demo.example/r"),
        ("A book (2020)", None),
    ]
    assert result.document.disclaimer == "no advice."
    assert excerpts(result, "unassigned_text") == ["Conclusion\nAll is well."]


def test_a_spanish_document_is_read_like_an_english_one():
    document = faq(
        "¿Quién puede operarse?\n\n«Casi todos los adultos con una retina sana.»\n\nPrimero se hace un examen de la vista.",
        "¿Cuánto cuesta?\n\nRespuesta corta: Entre 1.900 y 3.600 euros.\n\nLente Precio en Portugal (EUR) Ahorro estimado\nSimple 1.900 - 2.300 € ~20%\nTórica desde 2.400 € ~15%\n\nNota: las gotas están incluidas.",
        after="¿Listo para dar el paso?\n\nCompare lo que ofrece cada clínica.\n\nContáctenos",
    ).document
    assert document.language == "es"
    assert document.questions[1].short_answer == "Entre 1.900 y 3.600 euros."
    assert [(p.country, p.amount_min, p.amount_max) for p in document.price_tables[0].prices] == [
        ("PT", "1900", "2300"),
        ("PT", "2400", None),
    ]
    assert document.price_tables[0].note == "las gotas están incluidas."
    assert document.call_to_action.link_text == "Contáctenos"


# What is reported ------------------------------------------------------------------------------------------------------


def test_a_missing_short_answer_is_reported_at_its_question():
    result = faq("Is it safe?\n\n“Yes.”\n\nIt is.", "Is it cheap?\n\nNo.")
    assert places(result, "missing_short_answer") == ["q2"]
    assert result.document.questions[1].short_answer is None


def test_an_empty_answer_is_reported():
    result = faq("Is it safe?", "Is it cheap?\n\nNo.")
    assert places(result, "empty_answer") == ["q1"]
    assert len(result.document.questions) == 2


def test_an_answer_whose_question_was_lost_is_reported_and_kept():
    result = faq("Is it safe?\n\n“Yes, it is.”\n\nText.\n\n“No, it costs a great deal.”\n\nMore text.")
    assert places(result, "answer_without_question") == ["q1"]
    assert paragraphs(result.document.questions[0]) == 3


def test_a_repeated_question_is_reported_and_both_are_kept():
    result = faq("Is it safe?\n\nYes.", "Is it cheap?\n\nNo.", "Is it SAFE?\n\nIndeed.")
    assert places(result, "duplicate_question") == ["q3"]
    assert "question 1" in next(w.message for w in result.warnings if w.code == "duplicate_question")


def test_what_the_document_does_not_say_is_reported_and_left_empty():
    result = faq("Is it safe?\n\nYes.")
    missing = ["summary", "reviewer", "modified_date", "treatment", "country"]
    assert {f"missing_{name}" for name in missing} <= set(codes(result))
    assert result.document.country is None


def test_a_text_without_questions_is_no_faq():
    result = faq(front="Text.\n\nMore text.")
    assert "not_a_faq" in codes(result)
    assert "No question was found" in result.refusal


def test_wrongly_encoded_text_is_reported():
    assert codes(faq("Is it safe?\n\nItâ€™s fine.")).count("encoding_suspect") == 1


def test_every_warning_is_a_sentence_an_editor_can_read():
    result = faq(
        "Is it safe?\n\nHotel: $17-20,000\nFlight: $5",
        after="Details\n\n- Updated: 03/04/2026\n- Country: Nowhere\n- Foo: bar",
    )
    for warning in result.warnings:
        assert warning.message[0].isupper() or warning.message[0] == "“"
        assert warning.message.endswith(".")
        assert "{" not in warning.message


def test_a_table_of_questions_and_answers_is_read_row_by_row():
    result = faq("| Question | Answer |\n|---|---|\n| Is it safe? | It is. |\n| Is it cheap? | “No.” |")
    assert [(q.question, q.short_answer) for q in result.document.questions] == [
        ("Is it safe?", None),
        ("Is it cheap?", "No."),
    ]
    assert excerpts(result, "boilerplate_removed") == ["| Question | Answer |"]


def test_numbered_answers_lose_their_number():
    document = faq("Q1: Is it safe?\nA1: It is.\n\nQ2: Is it cheap?\nA2: It is not.").document
    assert [block.text for question in document.questions for block in question.long_answer] == [
        "It is.",
        "It is not.",
    ]


def test_formulas_are_reported_in_every_table():
    assert places(faq("Is it safe?\n\n| A | B |\n| x | =1+1 |"), "formula_like_cell") == ["q1 row 2"]


def test_a_title_alone_is_nothing_that_was_recognised_by_its_form():
    marked = read("Hearing Aids in Portugal\n\nQ: Is it safe?\nA: Yes.\n\nQ: Does it hurt?\nA: No.")
    assert "heading_style_guessed" not in codes(marked)
    unmarked = read("Hearing Aids in Portugal\n\nIs it safe?\n\nYes.\n\nDoes it hurt?\n\nNo.")
    assert "heading_style_guessed" in codes(unmarked)


def test_questions_in_bold_are_recognised_by_their_form_and_reported():
    result = read("# Hearing aids\n\n**Is it safe?**\n\nIt is.\n\n**Does it hurt?**\n\nNo.", "bold.md")
    assert len(result.document.questions) == 2
    assert "heading_style_guessed" in codes(result)


def test_a_language_that_the_site_does_not_have_is_kept_and_reported():
    german = "Wie lange hält das Ergebnis?\n\nDas ist nicht bei allen so, und es wird in der Praxis mit der Zeit die Regel."
    result = read(f"Haare in der Türkei\n\n{german}")
    assert result.document.language == "de"
    assert "unknown_language" in codes(result)
