"""HTML without the white space that templates leave in it, and with all that is text."""

from django.template import Context, Template


def compacted(source: str, **context) -> str:
    template = Template(f"{{% load compact %}}{{% compact %}}{source}{{% endcompact %}}")
    return template.render(Context(context))


def test_indentation_and_blank_lines_are_left_out():
    assert compacted("<p>\n\n   <b>a</b>\r\n\t <i>b</i> </p>\n") == "<p>\n<b>a</b>\r\n<i>b</i> </p>\n"


def test_spaces_within_a_line_and_those_that_do_not_break_stay():
    assert compacted("{{ text }}", text="a  b\n\u00a0c\n\u2003d") == "a  b\n\u00a0c\n\u2003d"


def test_what_is_escaped_stays_escaped_once():
    assert compacted("{{ text }}", text="<b>&") == "&lt;b&gt;&amp;"


def test_control_characters_are_left_out_and_line_ends_stay():
    assert compacted("{{ text }}", text="a\x08b\x7fc\x85\ufffe\n\td") == "abc \nd"
