"""What a fair text also tells: its evidence, its risks, and what else could be done."""

import re
from collections.abc import Iterator

from faq.editorial.findings import DOCUMENT, Hit, Reading
from faq.editorial.manuscript import Manuscript
from faq.editorial.required_letters import search
from faq.editorial.sentences import excerpt_of, is_conditional, is_question, sentences_of


def experimental_status_missing(reading: Reading) -> Iterator[Hit]:
    """A treatment known as unproven without its stage, or an experimental one without its regulatory status."""
    records = reading.manuscript.records
    if records.evidence_stage == "experimental":
        if not records.regulatory_status:
            yield Hit("regulatory_status")
        return
    if records.evidence_stage:
        return
    about = _about(reading.manuscript)
    named = search(reading.words.terms["experimental"], about)
    if named and not reading.words.terms["established_use"].search(about):
        yield Hit("evidence_stage", named.group())


def missing_risks(reading: Reading) -> Iterator[Hit]:
    """No question asks about risks and no answer lists them."""
    words, answers = reading.words.terms, reading.manuscript.answers
    told = any(
        search(words["risk_question"], answer.question) or search(words["risks_told"], answer.text)
        for answer in answers
    )
    if answers and not told:
        yield Hit(DOCUMENT)


def missing_alternatives(reading: Reading) -> Iterator[Hit]:
    """Nothing on the page says what else could be done."""
    text, words = reading.manuscript, reading.words.terms["alternatives"]
    everything = [passage.text for passage in text.passages] + [answer.question for answer in text.answers]
    if text.answers and not any(search(words, piece) for piece in everything):
        yield Hit(DOCUMENT)


def contradiction(reading: Reading) -> Iterator[Hit]:
    """Answers that say yes to whether it works, on a page that calls it experimental; and a lead answer that does.

    The page calls it so by its evidence stage or in its words; an answer that says both at once contradicts nothing.
    """
    affirmed = [hit for hit, text in _affirmed(reading) if not _says_experimental(reading, text)]
    # Asked last: it looks at every sentence.
    if affirmed and _is_experimental(reading):
        yield from affirmed


def _affirmed(reading: Reading) -> Iterator[tuple[Hit, str]]:
    """Where the lead answer, or a short answer to whether it works, begins with yes; with its whole text."""
    words = reading.words.terms
    for passage in reading.manuscript.front:
        if passage.where == "summary" and words["yes"].match(passage.text):
            yield Hit("summary", excerpt_of(passage.text)), passage.text
    for answer in reading.manuscript.answers:
        if words["yes"].match(answer.short_answer) and _asks_whether_it_works(reading, answer.question):
            yield Hit(f"q{answer.number} short_answer", excerpt_of(answer.short_answer)), answer.short_answer


def _asks_whether_it_works(reading: Reading, question: str) -> bool:
    """Whether it does; words such as "help" and "safe" do not ask it where money or travel is meant."""
    words = reading.words.terms
    if search(words["plain_works_question"], question):
        return True
    return bool(words["works_question"].search(question)) and not words["practical"].search(question)


def _is_experimental(reading: Reading) -> bool:
    if reading.manuscript.records.evidence_stage == "experimental":
        return True
    return any(
        passage.kind != "call" and _says_experimental(reading, passage.text)
        for passage in reading.manuscript.passages
    )


def _says_experimental(reading: Reading, text: str) -> bool:
    """Whether a text says that the treatment of the page is experimental, and not that others are."""
    wanted = reading.words.terms["said_experimental"]
    return any(
        _is_said(reading, sentence, match)
        for sentence in (sentences_of(text) if search(wanted, text) else ())
        for match in wanted.finditer(sentence)
    )


def _is_said(reading: Reading, sentence: str, match: re.Match[str]) -> bool:
    words, before = reading.words.terms, sentence[: match.start()]
    return not (
        is_question(sentence)
        or words["not_experimental"].search(before)
        or words["other_experimental"].search(before)
        or is_conditional(before, reading.words)
        or _names_another(reading, sentence)
    )


def _names_another(reading: Reading, sentence: str) -> bool:
    """Whether a sentence is about a treatment known as unproven, on a page that is about none."""
    unproven = reading.words.terms["experimental"]
    return bool(search(unproven, sentence)) and not search(unproven, _about(reading.manuscript))


def _about(text: Manuscript) -> str:
    """The words that say what the page is about."""
    front = [passage.text for passage in text.front if passage.where in ("title", "subtitle", "summary")]
    questions = [f"{answer.question}\n{answer.short_answer}" for answer in text.answers]
    return "\n".join([text.treatment, *front, *questions])
