"""Delimited text: the delimiter, quoting, headings and rows, and a place for every cell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.importer.errors import ImportRefused, NotAnFAQ
from tests.faq.importer.expectations import expected, outcome
from tests.faq.importer.samples import DOCUMENTS, codes, excerpts, places, read

FILES = sorted(path.name for path in (DOCUMENTS / "tables").iterdir() if path.suffix in (".csv", ".tsv"))
HEAD = "Title,Hearing aids\nQuestion,Short answer,Answer\n"


def rows(*lines: str, head: str = HEAD):
    return read(head + "\n".join(lines), "list.csv")


def answers(result) -> list[tuple]:
    return [
        (question.question, question.short_answer, [block.text for block in question.long_answer])
        for question in result.document.questions
    ]


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_as_expected(name):
    path = DOCUMENTS / "tables" / name
    result = read(path.read_bytes(), name)
    assert outcome(result) == expected(result, path.with_suffix(".json"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter_is_found_by_the_headings(delimiter):
    text = "Title,Hearing aids\nQuestion,Short answer,Answer\nAre they loud,No,They hum\n".replace(
        ",", delimiter
    )
    assert answers(read(text, "list.csv")) == [("Are they loud", "No", ["They hum"])]


def test_commas_inside_cells_do_not_mislead():
    text = "Title;Ears, noses, throats\nQuestion;Answer\nIs it, well, loud?;Yes, it is, at times, rather, loud.\n"
    assert answers(read(text, "list.csv")) == [
        ("Is it, well, loud?", None, ["Yes, it is, at times, rather, loud."])
    ]


def test_a_tsv_is_parted_at_tabs_alone():
    with pytest.raises(NotAnFAQ):
        read(HEAD + "Is it loud?,No.,", "list.tsv")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_make_no_difference(encoding, line_end):
    text = 'Título,Audífonos\nPregunta,Respuesta corta,Respuesta\n¿Duele?,No,"Un párrafo.\n\nOtro, más."\n'
    result = read(text.replace("\n", line_end).encode(encoding), "lista.csv")
    assert answers(result) == [("¿Duele?", "No", ["Un párrafo.", "Otro, más."])]


@pytest.mark.parametrize(
    "headings",
    [
        "question,short answer,long answer", "Question,Short_Answer,Answer", "PREGUNTA,Respuesta breve,Respuesta larga",
        "Pergunta,Resposta curta,Resposta completa", "Frage,Kurze Antwort,Ausführliche Antwort",
        "Question,Réponse courte,Réponse détaillée", "Q,Quick answer,A", "FAQ,In brief,Full answer",
    ],
)  # fmt: skip
def test_headings_are_known_in_five_languages(headings):
    assert answers(rows("Is it loud?,No.,It hums.", head=f"Title,Ears\n{headings}\n")) == [
        ("Is it loud?", "No.", ["It hums."])
    ]


def test_what_a_column_says_is_certain_whatever_it_looks_like():
    """No question mark, an invitation, a heading of details, a table of contents: a column of questions says so."""
    result = rows(
        "Are you ready to start?,Yes.,contact us",
        "Details,See below.,Country: Spain",
        "Is it loud?,,“Somebody said so.”",
        "Is it loud?,,Reviewed by Dr. Demo",
        "Sources,One,Two",
    )
    assert [question.question for question in result.document.questions] == [
        "Are you ready to start?", "Details", "Is it loud?", "Is it loud?", "Sources",
    ]  # fmt: skip
    assert result.document.questions[2].short_answer is None
    assert result.document.call_to_action is None
    assert result.document.country is None
    assert not {"cta_removed", "boilerplate_removed", "unassigned_text"} & set(codes(result))


def test_without_a_column_for_short_answers_the_form_of_the_answer_tells():
    result = read("Title,Ears\nQuestion,Answer\nIs it loud?,“No.”\nIs it safe?,It is.", "list.csv")
    assert answers(result) == [("Is it loud?", "No.", []), ("Is it safe?", None, ["It is."])]


def test_number_label_and_quotation_marks_are_no_part_of_the_value():
    assert answers(rows("3. Is it loud?,Short answer: “No.”,")) == [("Is it loud?", "No.", [])]


@pytest.mark.parametrize(
    ("line", "place", "reason"),
    [
        ('Is it loud?,"No.,It hums.', "row 3", "opened in this row and never closed"),
        ('Is it?,No.,x\nIs it loud?,"No" he said,x', "row 4", "followed by other text"),
        (f"Is it?,No.,{'x' * (5 * 1024 * 1024 + 1)}", "row 3", "larger than 5 MB"),
        ("," * 300, "row 3", "more than 200 cells"),
        ("Is it?\x00,No.", "", "NUL"),
        ("Is it?\x07,No.", "line 3", "control character"),
    ],
    ids=["open quote", "text after quote", "large cell", "many cells", "NUL", "control character"],
)
def test_a_bad_row_refuses_the_file_with_its_place(line, place, reason):
    with pytest.raises(ImportRefused, match=reason) as refusal:
        rows(line)
    assert refusal.value.place == place


def test_a_cell_of_five_megabytes_is_read():
    assert len(answers(rows(f"Is it?,No.,{'word ' * 1_000_000}"))[0][2][0]) > 4_000_000


def test_more_rows_than_allowed_are_refused():
    with pytest.raises(ImportRefused, match="more than 10000 rows") as refusal:
        rows(*["Is it loud?,No."] * 10_001)
    assert refusal.value.place == "row 10002"


def test_empty_rows_are_no_rows():
    result = rows("Is it loud?,No.,", *[",,", ""] * 10_000, "Is it safe?,Yes.,", "too,many,cells,here")
    assert len(result.document.questions) == 3
    assert places(result, "column_count_mismatch") == ["row 20005"]


def test_ragged_rows_are_told_by_number_and_keep_their_cells():
    result = rows("Is it loud?,No.,It hums.,and more", "Is it safe?,Yes.")
    assert places(result, "column_count_mismatch") == ["row 3", "row 4"]
    assert excerpts(result, "unassigned_text") == ["and more"]


def test_formulas_stay_text_and_are_told():
    result = rows("=cmd|' /c calc'!A1,@SUM(1),+A1", "- a list item,-5,+49 30 1234")
    assert [question.question for question in result.document.questions] == [
        "=cmd|' /c calc'!A1",
        "- a list item",
    ]
    assert excerpts(result, "formula_like_cell") == ["=cmd|' /c calc'!A1", "@SUM(1)", "+A1"]


def test_an_unknown_column_is_kept_in_the_report_with_its_rows():
    result = rows(
        "Is it?,No.,,red",
        ",,,",
        "Is it not?,Yes.,,blue",
        head="Title,Ears\nQuestion,Short answer,Answer,Colour\n",
    )
    warning = next(warning for warning in result.warnings if warning.code == "unknown_column")
    assert (warning.where, warning.excerpt) == ("column D “Colour”", "red\nblue")
    assert "rows 3, 5" in warning.message


def test_values_that_differ_between_rows_are_a_conflict():
    head = "Title,Ears\nQuestion,Short answer,Reviewer,Country\n"
    result = rows("Is it?,No.,Dr. Demo A,Spain", "Is it not?,Yes.,Dr. Demo B,Spain", head=head)
    assert result.document.claimed_reviewer is None
    assert result.document.country == "ES"
    assert "conflicting_reviewer" in codes(result)


def test_a_file_without_a_title_cannot_become_a_page():
    assert "above the headings" in read("Question,Answer\nIs it?,No.", "list.csv").refusal


def test_a_row_that_names_no_group_ends_the_group():
    head = "Title,Ears\nQuestion,Short answer,Group\n"
    result = rows("Is it?,No.,First", "Is it not?,Yes.,", "Is it so?,Yes.,Second", head=head)
    assert [question.group for question in result.document.questions] == ["First", None, "Second"]
    assert places(result, "group_not_given") == ["row 4"]


# Tables made of every kind of cell there is, in any order -----------------------------------------------------------

CELLS = [
    "What is {} {}?", "3. How much is {}?", "{} it is.", "“{} is {}.”", "Ready to {}?", "contact us", "Details", "{}",
    "- {}\n- {}", "{}\n\n{}", "Note: {}", "Price {}: $400\nOther {}: $300 - $900", "| {} | $400 |\n| {} | $500 |", "=A1({})",
    "@{}", "-{}", "Reviewed by: Dr. {}", "Country: {}", "Sources", "Disclaimer: {}", "Last reviewed July 2026 by {}", "{}; {}",
    "a \"{}\" b", "## {}\n{}", "Short answer: {}", "Answer: {}", "https://demo.example/{}", "12 min read {}", "**{}**", "",
    "", "2026-03-{}", "— {}", "Title: {}",
]  # fmt: skip
HEADINGS = [
    "Question", "Short answer", "Answer", "Group", "Source", "Reviewer", "Colour", "Question", "", "Summary", "Country",
    "Last updated", "Disclaimer", "Answer",
]  # fmt: skip


@st.composite
def tables(draw) -> tuple[str, list[str]]:
    """A table with a word of its own in every gap, and those words."""
    words: list[str] = []
    delimiter = draw(st.sampled_from([",", ";", "\t", "|"]))
    headings = ["Question", *draw(st.permutations(HEADINGS))[: draw(st.integers(1, 6))]]
    lines = [["Title", "A Guide"]] if draw(st.booleans()) else []
    above = [[draw(st.sampled_from(CELLS))] for _ in range(draw(st.integers(0, 2)))]
    below = draw(st.lists(st.lists(st.sampled_from(CELLS), max_size=8), min_size=1, max_size=8))
    for row in [*lines, *above, headings, *below]:
        filled = []
        for form in row:
            while "{}" in form:
                words.append(f"zq{len(words)}x")
                form = form.replace("{}", words[-1], 1)
            filled.append('"{}"'.format(form.replace('"', '""')))
        lines.append(filled) if row is not headings else lines.append(headings)
    return "\n".join(
        delimiter.join(line) for line in lines[1 if lines and lines[0] == ["Title", "A Guide"] else 0 :]
    ), words


@settings(max_examples=120, deadline=None)
@given(tables())
def test_every_word_of_any_table_is_in_its_report(generated):
    text, words = generated
    try:
        result = read(text, "any.csv")
    except NotAnFAQ:
        return
    report = str([result.document.model_dump(), [warning.model_dump() for warning in result.warnings]])
    assert [word for word in words if word not in report] == []


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet='aQ,;|\t"\n\r =?“”', max_size=80))
def test_no_text_breaks_the_reader(text):
    for body in (text, HEAD + text):
        try:
            read(body, "any.csv")
        except ImportRefused as refusal:
            assert refusal.reason  # noqa: PT017 (either outcome is right)


def test_html_in_a_cell_is_read_as_html():
    result = read(
        'Title,Crowns\nQuestion,Answer\n<b>Are they safe?</b>,"<p>Some are:</p><ul><li>gold</li><li>steel</li></ul>"\n',
        "a.csv",
    )
    question = result.document.questions[0]
    assert question.question == "Are they safe?"
    assert [block.type for block in question.long_answer] == ["paragraph", "list"]
    assert "unassigned_text" not in codes(result)


def test_an_angle_bracket_in_a_cell_is_text():
    result = read("Title,Crowns\nQuestion,Answer\nIs it hot?,Below < 40 °C it is not.\n", "a.csv")
    assert [block.text for block in result.document.questions[0].long_answer] == ["Below < 40 °C it is not."]
