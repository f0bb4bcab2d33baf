"""Which blocks are questions: by mark, number, label, capitals or bold type, and by what stands around them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faq.importer.blocks import Block
from faq.importer.quotations import unquote
from faq.importer.short_answers import is_short_answer_label
from faq.importer.vocabulary import QUESTION_LABELS, plain

MAX_LENGTH = 300
_ENOUGH_HEADINGS = 2
_ENOUGH_IN_A_LIST = 2
_MOST_WORDS = 20

_NUMBER = re.compile(
    r"\(?\d{1,3}\s*(?:[.)]\s?[–—-]|[.):–—-])(?:\s+(?=\S)|(?=¿))|\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+(?=[^\W\d_a-z]|¿)"
)
_LABEL = re.compile(r"(?P<label>[^\W\d_]+)\s*#?\s*(?P<number>\d{0,3})\s*[.:)–—-]\s*(?=\S)")
_BRACKET_AT_END = re.compile(r"\?\s*[(\[][^()\[\]]{1,120}[)\]]$")
_SENTENCE_END = re.compile(r"(\S+)[.!]\s+[^\W\d_a-z]")
_ABBREVIATIONS = frozenset(
    {"dr", "dra", "mr", "mrs", "ms", "st", "vs", "no", "sr", "sra", "prof", "approx", "etc", "inc"}
)
_ONE_WORD = re.compile(r"[^\W\d_]{2,30}\s?\?")
_SUBLABEL = re.compile(r"[^\W\d_](?:[^\W\d_]| ){1,30}:\s")
# A sentence that leads on from the one before it belongs to running text. Not "o", which in Portuguese is "the".
_LEADS_ON = re.compile(r"(?:but|and|so|or|yet|pero|y|entonces)\s", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:what|how|why|when|where|who|which|is|are|can|could|does|do|did|will|would|should|has|have|am"
    r"|que|como|cuando|cuanto|cuanta|cuantos|cuantas|donde|quien|cual|cuales|por que|es|son|puedo|puede|hay)\b"
)

# What begins a question even where its mark is missing. Not "What to eat", "How it works" or "Qué comer", which name a
# subject, nor "do" or "have", which may as well begin an instruction.
_INTERROGATIVE = re.compile(
    r"(?:is|are|can|could|does|did|will|would|should|do (?:i|you|we|they)|puedo|posso)\b"
    r"|(?:what|how|why|when|where|who|which) (?!(?:to|i|you|he|she|it|we|they|the|an?|your|our|this|these|those)\b)"
    r"|(?:o que|que|como|cuando|quando|cuant[oa]s?|quant[oa]s?|donde|onde|quien|quem|cual(?:es)?|qua(?:l|is)|por que"
    r"|comment|pourquoi|combien|quand|quel(?:le)?s?|qui) (?!\w+[aei]r\b)"
    r"|(?:wie|was|wann|warum|wo|wer|welche[rsnm]?) (?!(?:zu|ich|sie|er|es|wir|man|der|die|das)\b)"
)


@dataclass(frozen=True, slots=True)
class QuestionMatch:
    """A recognised question without its number, label and emphasis. `marked`: the document itself says so.

    `unmarked_heading`: a heading without a question mark, known by its first word and the questions beside it.
    """

    text: str
    marked: bool
    numbered: bool = False
    unmarked_heading: bool = False


def is_question_sentence(text: str) -> bool:
    """Tell whether a text is one question and nothing else."""
    if not 4 <= len(text) <= MAX_LENGTH or not (text.endswith("?") or _BRACKET_AT_END.search(text)):
        return False
    if "://" in text or unquote(text) is not None:
        return False
    if len(text.split()) < 2 and not text.startswith("¿"):
        return False
    return not _has_sentence_inside(text[:-1])


def _has_sentence_inside(text: str) -> bool:
    return any(
        len(word.strip('(“"')) > 3 and word.casefold() not in _ABBREVIATIONS and "." not in word
        for word in _SENTENCE_END.findall(text)
    )


def match_question(block: Block, following: Block | None = None) -> QuestionMatch | None:
    """Read a block as a question; `following` helps where the question mark is missing."""
    text = block.text
    if block.role:
        return _settled(block)
    if block.kind not in ("paragraph", "heading", "item") or len(text) > MAX_LENGTH + 20 or block.quoted:
        return None
    bare, labelled = _without_label(text)
    numbered = labelled or block.marker[:1].isdigit() or bare != text
    if _is_one_word(block, bare, following) or (
        is_question_sentence(bare) and (block.kind == "heading" or not _LEADS_ON.match(bare))
    ):
        return QuestionMatch(bare, block.kind == "heading" or block.bold or numbered, numbered)
    if labelled and block.kind != "item" and not bare.endswith((".", ":")) and len(bare.split()) > 1:
        return QuestionMatch(bare, True, True)
    if bare and _asks_without_mark(bare, following) and _ASKS.match(plain(bare)):
        return QuestionMatch(bare, False, numbered)
    return None


def _is_one_word(block: Block, text: str, following: Block | None) -> bool:
    """Tell "Dói?" as a heading, or above a short answer, from a word that asks within a text."""
    if _ONE_WORD.fullmatch(text) is None:
        return False
    answered = following is not None and (
        is_short_answer_label(following.text) or unquote(following.text) is not None
    )
    return (block.kind == "heading" and block.certain) or answered


def _settled(block: Block) -> QuestionMatch | None:
    """What the file itself calls a question is one, however it is worded."""
    return QuestionMatch(_without_label(block.text)[0], True, True) if block.role == "question" else None


def _without_label(text: str) -> tuple[str, bool]:
    """Take "Question 3 —", "Q:" or "3." off; the flag tells whether a word said that this is a question."""
    label = _LABEL.match(text)
    named = label is not None and plain(label["label"]) in QUESTION_LABELS
    if label and named and _says_question(label) and (label["label"] != "F" or text.endswith("?")):
        return text[label.end() :], True
    number = _NUMBER.match(text)
    return (text[number.end() :], False) if number else (text, False)


def _says_question(label: re.Match[str]) -> bool:
    """Tell "Question 3 —", "Q." and "FAQ:" from a sentence that happens to begin with such a word."""
    word = label["label"]
    return bool(label["number"]) or ":" in label.group() or word == "Q"


def _asks_without_mark(text: str, following: Block | None) -> bool:
    short = len(text.split()) <= _MOST_WORDS and text[-1] not in ".,:;!"
    answered = following is not None and unquote(following.text) is not None
    return short and len(text.split()) > 2 and (text.isupper() or answered)


def find_questions(blocks: Sequence[Block]) -> dict[int, QuestionMatch]:
    """Return the questions by their position. A question inside a list of questions belongs to that list."""
    found: dict[int, QuestionMatch] = {}
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        match = match_question(block, following)
        if match and (block.kind != "item" or _stands_out(blocks, index, found)):
            found[index] = match
    if not any(blocks[index].kind != "item" for index in found):
        found |= _in_one_list(blocks)
    found = _without_sublabels(blocks, _without_rhetorical(blocks, found))
    return dict(sorted((found | _headings_that_ask(blocks, found)).items()))


def _headings_that_ask(
    blocks: Sequence[Block], found: Mapping[int, QuestionMatch]
) -> dict[int, QuestionMatch]:
    """The headings without a question mark that ask, above a text of their own and among questions of their rank."""
    headings = {
        index: block for index, block in enumerate(blocks) if block.kind == "heading" and block.certain
    }
    ranks = Counter(block.level for index, block in headings.items() if index in found)
    return {
        index: QuestionMatch(_without_label(block.text)[0], False, unmarked_heading=True)
        for index, block in headings.items()
        if ranks[block.level] >= _ENOUGH_HEADINGS
        and index not in found
        and index != next(iter(headings))
        and not block.role
        and _begins_to_ask(_without_label(block.text)[0])
        and _has_own_text(blocks, index)
    }


def _begins_to_ask(heading: str) -> bool:
    short = 2 < len(heading.split()) <= _MOST_WORDS and heading[-1] not in ".,:;!"
    return short and _INTERROGATIVE.match(plain(heading)) is not None


def _has_own_text(blocks: Sequence[Block], index: int) -> bool:
    return index + 1 < len(blocks) and blocks[index + 1].kind == "paragraph" and not blocks[index + 1].role


def _in_one_list(blocks: Sequence[Block]) -> dict[int, QuestionMatch]:
    """The questions of lists whose items are in turn a question and its answer, one item or several."""
    found: dict[int, QuestionMatch] = {}
    start = 0
    for end in range(1, len(blocks) + 1):
        if end < len(blocks) and blocks[end].kind == blocks[start].kind and not blocks[end].role:
            continue
        items = range(start, end) if blocks[start].kind == "item" else range(0)
        asked = {index: match for index in items if (match := match_question(blocks[index]))}
        answered = all(index + 1 in items and index + 1 not in asked for index in asked)
        if len(asked) >= _ENOUGH_IN_A_LIST and start in asked and answered:
            found |= asked
        start = end
    return dict(sorted(found.items()))


def _without_rhetorical(blocks: Sequence[Block], found: dict[int, QuestionMatch]) -> dict[int, QuestionMatch]:
    """Leave out the questions in running text of a document whose format marks its questions as headings."""
    headings = sum(blocks[index].certain and blocks[index].kind == "heading" for index in found)
    marked = {index: match for index, match in found.items() if match.marked or not blocks[index].certain}
    return marked if headings >= _ENOUGH_HEADINGS and headings >= len(found) - len(marked) else found


def _without_sublabels(blocks: Sequence[Block], found: dict[int, QuestionMatch]) -> dict[int, QuestionMatch]:
    """Leave out lines such as "Ask: Who is on duty?" below questions that have numbers or labels of their own."""
    if sum(match.numbered for match in found.values()) < _ENOUGH_HEADINGS:
        return found
    return {index: match for index, match in found.items() if match.marked or not _SUBLABEL.match(match.text)}


def _stands_out(blocks: Sequence[Block], index: int, found: dict[int, QuestionMatch]) -> bool:
    """Tell a question written as a list item, with an answer below it, from an entry of an ordinary list."""
    block = blocks[index]
    before = blocks[index - 1] if index else None
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    if before and before.kind == "item" and before.level == block.level and index - 1 not in found:
        return _goes_on(blocks, index, found)
    if after is None:
        return False
    return after.kind != "item" or after.level > block.level or _starts_anew(block, after)


def _starts_anew(item: Block, after: Block) -> bool:
    """Tell whether the item below a numbered one begins a list of its own: with a bullet, or at 1 again."""
    number = _item_number(item)
    return number is not None and (_item_number(after) or 1) == 1 and number + 1 != _item_number(after)


def _goes_on(blocks: Sequence[Block], index: int, found: dict[int, QuestionMatch]) -> bool:
    """Tell whether an item's number follows that of the last question, whose answer is the list between them."""
    number, last = _item_number(blocks[index]), max(found, default=None)
    if number is None or last is None or blocks[last].kind != "item":
        return False
    between = {_item_number(block) for block in blocks[last + 1 : index]}
    answered = index + 1 < len(blocks) and blocks[index + 1].kind != "item"
    return _item_number(blocks[last]) == number - 1 and (answered or number - 1 not in between)


def _item_number(item: Block) -> int | None:
    digits = item.marker.strip("()[].")
    return int(digits) if item.kind == "item" and digits.isdecimal() else None
