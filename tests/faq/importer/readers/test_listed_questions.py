"""Questions listed in the data at the head of a Markdown file."""

from faq.importer.readers.listed_questions import take_questions
from tests.faq.importer.samples import codes, excerpts, read

FILE = "---\ntitle: Masks\n{}---\n\nA mask keeps the airway open at night.\n\nIt is worn on the nose.\n{}"


def questions(head: str, body: str = ""):
    return read(FILE.format(head, body), "a.md").document.questions


def test_a_list_of_questions_becomes_questions_with_their_answers():
    found = questions("faqs:\n- question: Is it loud?\n  answer: |\n    It *hums*.\n\n    - a\n    - b\n")
    assert [(each.question, each.short_answer) for each in found] == [("Is it loud?", None)]
    assert found[0].long_answer[0].html == "<p>It <i>hums</i>.</p>"
    assert found[0].long_answer[1].items == ["a", "b"]


def test_short_answers_groups_and_deeper_lists_are_found():
    head = "faq:\n  groups:\n  - title: Noise\n    items:\n    - q: Loud\n      short_answer: No.\n      a: It hums.\n"
    (found,) = questions(head)
    assert (found.group, found.question, found.short_answer) == ("Noise", "Loud", "No.")


def test_what_belongs_to_no_field_stays_in_the_data_or_in_the_report():
    data = {
        "faq": {"heading": "Asked often", "questions": [{"question": "A?", "answer": "B", "id": 7}]},
        "x": [1],
    }
    rest, (found,) = take_questions(data)
    assert rest == {"faq": {"heading": "Asked often"}, "x": [1]}
    assert found.extras == [("id", "7")]


def test_a_list_without_answers_is_no_list_of_questions():
    data = {"tags": ["a"], "links": [{"title": "A", "url": "b"}], "questions": [{"question": "A?"}]}
    assert take_questions(data) == (data, [])


def test_a_question_that_the_text_asks_itself_is_not_asked_twice():
    head = "faqs:\n- question: Is it loud?\n  answer: {}\n"
    same = read(FILE.format(head.format("It hums."), "\n## Is it loud?\n\nIt hums.\n"), "a.md")
    other = read(FILE.format(head.format("It roars."), "\n## Is it loud?\n\nIt hums.\n"), "a.md")
    assert [len(each.document.questions) for each in (same, other)] == [1, 1]
    assert "unassigned_text" not in codes(same)
    assert excerpts(other, "unassigned_text") == ["Is it loud?\nIt roars."]


def test_sources_below_the_text_stay_below_the_listed_questions():
    text = FILE.format(
        "faqs:\n- question: Is it loud?\n  answer: It hums.\n", "\n## Sources\n\n- A demo book\n"
    )
    document = read(text, "a.md").document
    assert [source.text for source in document.sources] == ["A demo book"]
    assert [block.text for block in document.questions[0].long_answer] == ["It hums."]


def test_data_nested_without_end_is_left_as_it_is():
    data: dict = {"question": "A?", "answer": "B"}
    for _ in range(5_000):
        data = {"a": [data]}
    assert take_questions(data)[1] == []
