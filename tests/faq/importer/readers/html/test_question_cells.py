"""Tables of questions with more than a line of text in their cells."""

import pytest

from tests.faq.importer.samples import codes, read

LIST = "<p>Two:</p><ul><li>Gold: €400</li><li>Steel: €90</li></ul>"


@pytest.mark.parametrize("head", ["<tr><th>Question</th><th>Answer</th></tr>", ""])
def test_a_list_in_a_cell_stays_a_list(head):
    result = read(
        f"<h1>Crowns</h1><table>{head}<tr><td>What do they cost?</td><td>{LIST}</td></tr>"
        "<tr><td>Are they safe?</td><td>Yes.</td></tr></table>",
        "a.html",
    )
    first, second = result.document.questions
    assert [block.type for block in first.long_answer] == ["paragraph", "price_table"]
    assert [price.amount_min for price in result.document.price_tables[0].prices] == ["400", "90"]
    assert [block.text for block in second.long_answer] == ["Yes."]
    assert "unassigned_text" not in codes(result)


def test_a_table_of_anything_else_stays_a_table():
    document = read(
        f"<h1>Crowns</h1><h2>Are they safe?</h2><table><tr><th>Kind</th><th>Of what</th></tr><tr><td>One</td><td>{LIST}</td></tr></table>",
        "a.html",
    ).document
    assert len(document.questions) == 1
