"""The call to action stands apart from the answers."""

import pytest

from tests.faq.importer.samples import codes, excerpts, faq, read

ANSWERED = "Is it safe?\n\n“Yes, it is.”\n\nIt is."


@pytest.mark.parametrize(
    "heading",
    [
        "Ready to Hear Better?",
        "¿Listo para dar el paso?",
        "Get Started Today",
        "Take the Next Step",
        "Still Have Questions?",
        "Want to Hear Better Again?",
        "¿Quiere oír mejor?",
        "Looking for Help?",
        "Why Wait Another Year?",
    ],
)
def test_an_invitation_is_no_question(heading):
    result = faq(ANSWERED, after=f"{heading}\n\nAsk us anything you like.\n\ncontact us")
    call = result.document.call_to_action
    assert (call.heading, call.text, call.link_text) == (heading, "Ask us anything you like.", "contact us")
    assert len(result.document.questions) == 1
    assert "cta_removed" in codes(result)


def test_the_report_keeps_the_whole_invitation():
    result = faq(ANSWERED, after="Ready to Hear Better?\n\nAsk us.\n\ncontact us")
    assert excerpts(result, "cta_removed") == ["Ready to Hear Better?\nAsk us.\ncontact us"]


def test_a_question_with_a_short_answer_is_no_invitation():
    result = faq(ANSWERED, "Ready to go home on the same day?\n\n“Nearly always.”\n\nAfter an hour.")
    assert [question.question for question in result.document.questions][
        1
    ] == "Ready to go home on the same day?"
    assert result.document.call_to_action is None


def test_a_last_question_without_a_link_stays_a_question():
    result = faq(ANSWERED, "What if it fails?\n\nThen it is done again.")
    assert len(result.document.questions) == 2


def test_a_last_question_above_a_link_is_an_invitation_where_all_others_have_short_answers():
    result = faq(ANSWERED, after="Shall We Talk?\n\nAsk us.\n\nBook a test")
    assert result.document.call_to_action.heading == "Shall We Talk?"


def test_a_lone_link_is_an_invitation_without_a_heading():
    call = faq(ANSWERED, after="Contact us\n\nDetails\n\n- Country: Spain").document.call_to_action
    assert (call.heading, call.text, call.link_text) == ("", "", "Contact us")


@pytest.mark.parametrize(
    "link", ["Book a test: https://demo.example/book", "[Book a test](https://demo.example/book)"]
)
def test_an_address_in_the_link_is_kept_apart(link):
    call = faq(ANSWERED, after=f"Ready to Hear Better?\n\nAsk us.\n\n{link}").document.call_to_action
    assert (call.link_text, call.link_url) == ("Book a test", "https://demo.example/book")


def test_of_two_invitations_the_last_is_taken_and_both_are_reported():
    result = faq(
        ANSWERED,
        "Ready to Hear Better?\n\nAsk us.\n\ncontact us",
        "Is it cheap?\n\n“No.”\n\nIt is not.",
        after="Ready to Begin?\n\nCome by.\n\ncontact us",
    )
    assert result.document.call_to_action.heading == "Ready to Begin?"
    assert len(excerpts(result, "cta_removed")) == 2


def test_an_invitation_between_questions_is_known_by_the_link_in_its_text():
    text = "# A\n\n## Is it safe?\n\nYes.\n\n## Ready to talk to us?\n\nWe call back. [Request a call](https://a.example/)\n\n## Is it dear?\n\nNo."
    document = read(text, "a.md").document
    assert [each.question for each in document.questions] == ["Is it safe?", "Is it dear?"]
    assert document.call_to_action.heading == "Ready to talk to us?"


def test_an_appointment_is_something_to_book():
    document = read(
        "# Ears\n\n## Is it safe?\n\nYes.\n\n## Does it last?\n\nYes.\n\n## Book an appointment\n\nCall 555-0148.",
        "a.md",
    )
    assert document.document.call_to_action.heading == "Book an appointment"


@pytest.mark.parametrize(
    "heading",
    [
        "Any questions?",
        "Questions?",
        "Jetzt kostenlose Beratung anfragen",
        "Vos questions ?",
        "¿Alguna duda?",
    ],
)
def test_an_offer_to_answer_more_is_an_invitation(heading):
    document = read(
        f"# Ears\n\n## Is it safe?\n\nYes.\n\n## Does it last?\n\nYes.\n\n## {heading}\n\nWrite to us.",
        "a.md",
    )
    assert document.document.call_to_action.heading == heading
    assert len(document.document.questions) == 2
