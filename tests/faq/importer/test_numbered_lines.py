"""Text in pieces becomes numbered lines that know their place."""

from faq.importer.blocks import Line
from faq.importer.numbered_lines import NumberedLines


def test_lines_are_numbered_through_and_named_by_their_place():
    lines = NumberedLines()
    assert lines.add(" one \r\n\n two", "row 1") == (Line(1, "one"), Line(2, "two"))
    assert lines.add("   ", "row 2") == ()
    assert lines.add("thr\u00adee", "row 3") == (Line(3, "three"),)
    assert lines.text == "one\ntwo\nthree"
    assert lines.places == ["row 1", "row 1", "row 3"]


def test_wrongly_decoded_text_is_put_right_and_told_with_its_place():
    lines = NumberedLines()
    assert lines.add("it â€™s", "row 7")[0].text == "it ’s"
    assert [(notice.code, notice.where) for notice in lines.notices] == [("encoding_suspect", "row 7")]
