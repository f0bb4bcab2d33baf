"""A page that is made to be slow: twice as much of it takes twice the work, not four times."""

import sys

import pytest

from faq.importer.readers.html.notes import settle_notes
from faq.importer.readers.html.panels import mark_panels
from faq.importer.readers.html.tree import descendants, parse_html


def calls_of(function, *arguments) -> int:
    """How often anything written in Python is called, generators that go on included: the same on every machine."""
    calls = 0

    def note(frame, event, argument) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(note)
    try:
        function(*arguments)
    finally:
        sys.setprofile(None)
    return calls


def panels(number: int) -> int:
    titles = [words for i in range(number) for words in (f"Is it safe {i}?", f"Safety {i}")]
    html = "".join(f"<button class=accordion>{words}</button><div><p>Yes.</p></div>" for words in titles)
    return calls_of(mark_panels, parse_html(f"<body>{html}", "a.html").root)


def notes(number: int) -> int:
    root = parse_html("<body>" + "<ol class=footnotes><li>Demo T. Ears.</li></ol>" * number, "a.html").root
    return calls_of(settle_notes, [root, *descendants(root)])


@pytest.mark.parametrize("effort", [panels, notes])
def test_twice_the_page_takes_twice_the_work(effort):
    assert effort(200) < 2.2 * effort(100)
