"""What stands between the title and the first question."""

from tests.faq.importer.samples import codes, excerpts, faq, read

QUESTION = "Is it safe?\n\n“Yes.”\n\nIt is."


def texts(blocks):
    return [block.text for block in blocks]


def test_all_parts_are_found():
    document = faq(
        QUESTION, front="What they do and cost\n\nThe lead.\n\nHow We Hear\n\nOne.\n\nTwo."
    ).document
    assert document.title == "A Guide to Hearing Aids"
    assert document.subtitle == "What they do and cost"
    assert document.summary == "The lead."
    assert document.introduction_heading == "How We Hear"
    assert texts(document.introduction) == ["One.", "Two."]


def test_one_paragraph_alone_is_the_introduction_and_not_the_summary():
    result = faq(QUESTION, front="Only this.")
    assert (result.document.summary, texts(result.document.introduction)) == (None, ["Only this."])
    assert "missing_summary" in codes(result)


def test_a_summary_among_the_details_leaves_the_first_paragraph_alone():
    document = faq(
        QUESTION, front="One.\n\nTwo.", after="Details\n\n- Summary: In short.\n- Country: Spain"
    ).document
    assert (document.summary, texts(document.introduction)) == ("In short.", ["One.", "Two."])


def test_a_labelled_summary_needs_no_second_paragraph():
    assert faq(QUESTION, front="Short answer: In short.").document.summary == "In short."


def test_a_title_may_be_a_question():
    document = read("Are Hearing Aids Worth It?\n\nThe lead.\n\nMore.\n\nIs it safe?\n\nYes.").document
    assert document.title == "Are Hearing Aids Worth It?"
    assert len(document.questions) == 1


def test_a_document_that_begins_with_its_first_question_has_no_title():
    result = read("1. Is it safe?\n\nYes.\n\n2. Is it cheap?\n\nNo.")
    assert (result.document.title, len(result.document.questions)) == ("", 2)
    assert "missing_title" in codes(result)
    assert "no title" in result.refusal


def test_title_and_subtitle_may_stand_without_a_blank_line():
    document = read("A Guide to Ears\nWhat they do\n\nIs it safe?\n\nYes.").document
    assert (document.title, document.subtitle) == ("A Guide to Ears", "What they do")


def test_lists_and_tables_before_the_questions_are_introduction():
    document = faq(QUESTION, front="Key Points\n\n- one\n- two\n\n| A | B |\n| x | y |").document
    assert [block.type for block in document.introduction] == ["list", "table"]


def test_a_disclaimer_at_the_top_is_a_field_of_its_own():
    result = read("Disclaimer: no advice.\n\nA Guide to Ears\n\nIs it safe?\n\nYes.")
    assert (result.document.disclaimer, result.document.title) == ("no advice.", "A Guide to Ears")


def test_guessed_headings_are_reported_once():
    result = faq(QUESTION, front="Subtitle here\n\nThe lead.\n\nHow We Hear\n\nOne.")
    assert len(excerpts(result, "heading_style_guessed")) == 1


def test_marked_headings_are_not_guessed():
    result = read("# A Guide\n\n## Is it safe?\n\nYes, it is safe.")
    assert "heading_style_guessed" not in codes(result)
