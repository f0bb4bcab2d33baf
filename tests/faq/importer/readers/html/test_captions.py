"""Captions of figures that hold tables."""

from tests.faq.importer.samples import read


def test_the_caption_of_a_figure_is_that_of_the_table_in_it():
    document = read(
        "<h1>Ears</h1><h2>What does it cost?</h2><figure><table><tr><th>Visit</th><th>Fee (EUR)</th></tr><tr><td>First</td>"
        "<td>75</td></tr></table><figcaption>Private fees, 2026</figcaption></figure>",
        "a.html",
    ).document
    assert document.price_tables[0].caption == "Private fees, 2026"
    assert [block.type for block in document.questions[0].long_answer] == ["price_table"]


def test_the_caption_of_a_picture_is_text():
    document = read(
        "<h1>Ears</h1><h2>Is it safe?</h2><p>Yes.</p><figure><img src=a.png><figcaption>An ear</figcaption></figure>",
        "a.html",
    ).document
    assert [block.text for block in document.questions[0].long_answer] == ["Yes.", "An ear"]
