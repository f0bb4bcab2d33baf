"""One document in many layouts: what is read stays the same."""

import re
import textwrap

import pytest

from tests.faq.importer.samples import CATARACT, codes, read

TEXT = CATARACT.read_text()
TABLE = re.search(r"Lens Option.*?~35%\n", TEXT, re.DOTALL).group()


def numbered(form: str) -> str:
    """The sample with its questions numbered."""
    count = 0

    def number(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return form.format(count, match.group()) if 1 < count < 12 else match.group()

    return re.sub(r"^[A-Z][^\n“]*\?$", number, TEXT, flags=re.MULTILINE)


def with_table(*, header: str = "{}", row: str = "{}", separator: str) -> str:
    """The sample with its table in columns."""
    heading, *rows = TABLE.strip().split("\n")
    cells = [re.split(r" (?=Cost in|Estimated)", heading)]
    cells += [re.split(r" (?=\$[\d,]+(?: - |\+)|~)", line) for line in rows]
    assert {len(line) for line in cells} == {4}
    lines = [row.format(separator.join(line)) for line in cells]
    lines[0] = header.format(lines[0])
    return TEXT.replace(TABLE, "\n".join(lines) + "\n")


def wrapped(width: int) -> str:
    """The sample with its paragraphs wrapped, its table and details left alone."""
    blocks = TEXT.split("\n\n")
    wrap = [block if "Cost in" in block or "•" in block else textwrap.fill(block, width) for block in blocks]
    return "\n\n".join(wrap)


LAYOUTS = {
    "straight quotation marks": TEXT.replace("“", '"').replace("”", '"'),
    "angle quotation marks": TEXT.replace("“", "« ").replace("”", " »"),
    "short answers with a label": re.sub("“(.*)”", r"Short answer: \1", TEXT),
    "short answers in bold": re.sub("“(.*)”", r"**\1**", TEXT),
    "short answers indented": re.sub("“(.*)”", r"> \1", TEXT),
    "numbered questions": numbered("{0}. {1}"),
    "questions with a dash": numbered("Question {0} — {1}"),
    "questions and answers with a letter": numbered("Q{0}: {1}"),
    "questions in bold": numbered("**{1}**"),
    "questions as headings": numbered("## {1}"),
    "no blank line below questions": re.sub(r"\?\n\n“", "?\n“", TEXT),
    "no blank line below short answers": re.sub(r"”\n\n(?=[A-Z])", "”\n", TEXT).replace(
        "\n\nLens", "\n\nLens"
    ),
    "Windows line ends": TEXT.replace("\n", "\r\n"),
    "no list marks in the details": TEXT.replace("  • ", ""),
    "dashes in the details": TEXT.replace("  • ", "- "),
    "no heading above the details": TEXT.replace("Details\n\n", "").replace(
        "Overview What", "Overview: What"
    ),
    "wrapped at 72 columns": wrapped(72),
    "wrapped at 100 columns": wrapped(100),
    "table with bars": with_table(row="| {} |", separator=" | "),
    "table with bars and a rule": with_table(header="{}\n|---|---|---|---|", row="| {} |", separator=" | "),
    "table with tabs": with_table(separator="\t"),
    "table with wide gaps": with_table(separator="     "),
    "table with blank lines between its rows": TEXT.replace(TABLE, TABLE.replace("\n", "\n\n")),
    "spaces at line ends": TEXT.replace("\n", "   \n"),
    "no-break spaces": TEXT.replace(" the ", "\u00a0the "),
    "extra blank lines": TEXT.replace("\n\n", "\n\n\n\n"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_makes_no_difference(layout):
    assert LAYOUTS[layout] != TEXT
    result = read(LAYOUTS[layout])
    assert result.document == read(TEXT).document
    assert "unassigned_text" not in codes(result)


def test_capitals_change_nothing_but_the_case():
    document = read(
        re.sub(r"^[A-Z][^\n“]*\?$", lambda match: match.group().upper(), TEXT, flags=re.MULTILINE)
    ).document
    assert [question.question for question in document.questions] == [
        question.question.upper() for question in read(TEXT).document.questions
    ]
    assert document.call_to_action.heading == "READY TO SEE WHETHER THE TRIP MAKES SENSE?"
