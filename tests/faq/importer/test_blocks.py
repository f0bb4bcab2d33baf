"""Lines that were wrapped, and lines that end on purpose."""

from faq.importer.blocks import Line, is_wrapped, join_lines, wrap_width


def lines(*texts: str) -> list[Line]:
    return [Line(number, text) for number, text in enumerate(texts, start=1)]


def test_lines_that_break_off_inside_a_sentence_show_the_width():
    assert wrap_width(lines("This one breaks off inside the", "sentence. And this one", "ends.")) == 30


def test_whole_sentences_below_each_other_are_not_wrapped():
    assert wrap_width(lines("Is it safe?", "It is.", "HOW MUCH?")) == 0


def test_a_line_is_wrapped_if_the_next_word_did_not_fit():
    first, second, third = lines("It takes two weeks or more. Then", "Everything is well.", "Next")
    assert is_wrapped(first, second, 34)
    assert not is_wrapped(second, third, 34)


def test_joining_many_lines_takes_no_longer_than_it_must():
    assert len(join_lines(lines(*["word"] * 50_000))) == 5 * 50_000 - 1
