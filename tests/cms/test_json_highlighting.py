"""JSON for people: put together again it is the document, whatever stands in its texts."""

import json

import pytest

from cms.json_highlighting import pieces, pretty

HOSTILE = {
    'a": b': 'quo"te: \\ "x": <script>',
    "n": [-1.5e10, True, None, "true"],
    "empty": {},
    "é": "ü\u2028",
}


@pytest.mark.parametrize("document", [{}, [], "text", HOSTILE, {"deep": [{"er": [1, 2]}]}])
def test_the_pieces_together_are_the_document(document):
    text = "".join(piece.text for piece in pieces(document))
    assert text == pretty(document)
    assert json.loads(text) == document


def test_each_piece_says_what_it_is():
    found = [(piece.part, piece.text) for piece in pieces({"name": "4 true: x", "age": 4})]
    assert [each for each in found if each[0] != "mark"] == [
        ("key", '"name"'),
        ("text", '"4 true: x"'),
        ("key", '"age"'),
        ("value", "4"),
    ]
