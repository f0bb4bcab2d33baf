"""What a fair text also tells: its evidence, its risks, and what else could be done."""

from collections.abc import Iterator

from faq.editorial.findings import DOCUMENT, Hit, Reading
from faq.editorial.manuscript import Answer, Manuscript
from faq.editorial.required_letters import search
from faq.editorial.sentences import excerpt_of, is_denied, is_question, sentences_of


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
    """Answers that say yes to whether it works, on a page that calls it experimental; and a lead answer that does."""
    text, words = reading.manuscript, reading.words.terms
    experimental = text.records.evidence_stage == "experimental"
    for passage in text.front if experimental else ():
        if passage.where == "summary" and words["yes"].match(passage.text):
            yield Hit("summary", excerpt_of(passage.text))
    affirmed = [
        answer
        for answer in text.answers
        if words["works_question"].search(answer.question) and words["yes"].match(answer.short_answer)
    ]
    # Asked last: it looks at every sentence.
    if affirmed and (experimental or any(_says_experimental(reading, answer) for answer in text.answers)):
        yield from (Hit(f"q{each.number} short_answer", excerpt_of(each.short_answer)) for each in affirmed)


def _says_experimental(reading: Reading, answer: Answer) -> bool:
    wanted = reading.words.terms["said_experimental"]
    for sentence in sentences_of(answer.text):
        match = search(wanted, sentence)
        if match and not is_question(sentence) and not is_denied(sentence, match.start(), reading.words):
            return True
    return False


def _about(text: Manuscript) -> str:
    """The words that say what the page is about."""
    front = [passage.text for passage in text.front if passage.where in ("title", "subtitle", "summary")]
    questions = [f"{answer.question}\n{answer.short_answer}" for answer in text.answers]
    return "\n".join([text.treatment, *front, *questions])
