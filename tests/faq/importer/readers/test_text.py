"""Plain text as neutral blocks."""

from faq.importer.readers.text import read_text


def kinds(text: str) -> list[str]:
    return [block.kind for block in read_text(text)]


def texts(text: str) -> list[str]:
    return [block.text for block in read_text(text)]


def test_blank_lines_separate_paragraphs_and_line_breaks_do_not():
    assert texts("One line\nand another.\n\nNext.") == ["One line and another.", "Next."]


def test_lines_are_numbered_from_one_and_verbatim():
    block = read_text("\n\n  Some   words \nmore")[0]
    assert [(line.number, line.text) for line in block.lines] == [(3, "Some   words"), (4, "more")]
    assert block.text == "Some words more"


def test_a_word_broken_at_a_hyphen_keeps_it():
    assert texts("a self-\npayment plan") == ["a self-payment plan"]


def test_bullets_and_numbers_make_list_items():
    blocks = read_text("• one\n- two\n* three\n1. four\n(5) five\n6) six\n[7] seven")
    assert [block.kind for block in blocks] == ["item"] * 7
    assert [block.text for block in blocks] == ["one", "two", "three", "four", "five", "six", "seven"]
    assert [block.marker for block in blocks] == ["•", "-", "*", "1.", "(5)", "6)", "[7]"]


def test_an_item_goes_on_where_its_line_was_wrapped_or_indented():
    assert texts("- one that is\n  longer\n- two that\ngoes on") == ["one that is longer", "two that goes on"]


def test_a_new_sentence_below_an_item_is_a_paragraph_of_its_own():
    assert kinds("- How long?\nTwo weeks.") == ["item", "paragraph"]


def test_hash_marks_and_underlines_make_headings():
    blocks = read_text("## Costs\n\nBefore you go\n=============\n\ntext")
    assert [(block.kind, block.text) for block in blocks] == [
        ("heading", "Costs"),
        ("heading", "Before you go"),
        ("paragraph", "text"),
    ]


def test_pipes_make_rows_and_a_rule_only_separates():
    blocks = read_text("| A | **B** |\n|---|:-:|\n| x |  |")
    assert [block.cells for block in blocks] == [("A", "B"), (), ("x", "")]
    assert [block.marker for block in blocks] == ["", "rule", ""]


def test_tabs_and_wide_gaps_make_rows_only_together():
    assert kinds("A\tB\nx\ty") == ["row", "row"]
    assert kinds("A     B\nx     y") == ["row", "row"]
    assert kinds("Only one\tline") == ["paragraph"]
    assert kinds("Two  spaces.  As typists do.\nAnd  again  here.") == ["paragraph"]


def test_one_bar_in_a_line_is_no_table():
    assert kinds("Reviewed by Demo | Updated 2026") == ["paragraph"]


def test_bold_and_quoted_paragraphs_say_so():
    bold, quoted, part = read_text("**Is it safe?**\n\n> It is\n> safe.\n\n**Some** words")
    assert (bold.text, bold.bold) == ("Is it safe?", True)
    assert (quoted.text, quoted.quoted) == ("It is safe.", True)
    assert (part.text, part.bold) == ("**Some** words", False)


def test_a_fence_at_the_top_holds_details():
    blocks = read_text("---\ntitle: Guide\n\ncountry: Spain\n---\nText")
    assert [(block.kind, block.text) for block in blocks] == [
        ("detail", "title: Guide"),
        ("detail", "country: Spain"),
        ("paragraph", "Text"),
    ]


def test_rules_are_not_text():
    assert texts("One\n\n* * *\n\nTwo\n\n-----") == ["One", "Two"]


def test_a_quotation_mark_of_an_empty_line_is_no_text():
    assert texts(">\n>\n\n> Words.") == ["Words."]


def test_no_block_is_read_as_a_question():
    assert kinds("Is it safe?\n\nYes.") == ["paragraph", "paragraph"]


def test_two_dashes_alone_are_a_rule():
    assert texts("Yes.\n\n--\nUpdated: 2026-05-13") == ["Yes.", "Updated: 2026-05-13"]
