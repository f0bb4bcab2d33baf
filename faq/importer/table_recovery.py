"""Tables that lost their columns: rows flattened to single spaces, and lines of the form "Label: price"."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from faq.importer.blocks import Block, Line
from faq.importer.countries import country_code
from faq.importer.labels import match_label
from faq.importer.vocabulary import (
    ANSWER_LABELS,
    NOTE_LABELS,
    QUESTION_LABELS,
    SAVINGS,
    SHORT_ANSWER_LABELS,
    plain,
    words_of,
)
from pricing.amounts import is_percentage, parse_amount
from pricing.currency_marks import has_currency

PRICE_LINE = "price line"
"""The marker of a row that was a line of its own: a label and one price."""

HEADING_LINE = "heading line"
"""The marker of a row of headings that could not be told apart."""

_MAX_LINE = 400
_MAX_VALUE_WORDS = 9
_MAX_NUMBERS = 2
_DIGIT = re.compile(r"\d")
_LONG_NUMBER = re.compile(r"\d+[.,]\d{3}|\d{4,}")
_MAX_LABEL = 100
_MAX_LABEL_WORDS = 12
_UNPRICED = frozenset(
    words_of("""included incluido incluida incluidos incluidas free gratis varies variable n/a na tbd - – — quote inclusive
    inklusive inclus incluse compris comprise gratuit gratuite offert offerte incluso inclusa incluído incluída grátis
    inbegriffen enthalten kostenlos kostenfrei gratis gratuito gratuita complimentary poa""")
)
_UNPRICED_PHRASES = frozenset(
    {"on request", "upon request", "by request", "not included", "not available", "a consultar", "bajo consulta",
     "no incluido", "no disponible", "a convenir", "no incluida", "no incluidos", "no incluidas", "nao incluida", "nao incluidos",
     "nao incluidas", "sur devis", "non compris", "non inclus",
     "nicht enthalten", "nicht inbegriffen", "nach aufwand", "a combinar", "sob orcamento", "nao incluido", "consultar precio",
     "consultar", "price varies", "call for price", "by quotation", "contact us", "auf anfrage", "sur demande", "sob consulta", "price on request",
     "free of charge", "no charge", "at no charge", "no extra charge", "at no cost", "price on application", "on application",
     "on enquiry", "upon enquiry", "ask us", "sin costo", "sin coste", "sin cargo", "sem custo", "sans frais", "ohne aufpreis",
     "im preis enthalten", "im preis inbegriffen", "nach vereinbarung", "nach absprache", "sur rendez-vous", "previa consulta"}
)  # fmt: skip
_COLUMN_WORDS = frozenset(
    words_of("""cost costs price prices pricing fee fees rate average avg typical estimated approximate approx usual
    savings saving total low high minimum maximum from starting you your
    costo costos coste costes precio precios tarifa promedio ahorro ahorros estimado rango range""")
)
_LEADING_WORDS = frozenset(
    words_of("average avg typical estimated approximate approx usual total low high your you starting")
)
_NOT_PRICED = frozenset(SHORT_ANSWER_LABELS + ANSWER_LABELS + NOTE_LABELS + QUESTION_LABELS)
_BEFORE_A_COUNTRY = frozenset({"in", "en", "of", "de", "the"}) | _COLUMN_WORDS
_FOLLOWING_WORDS = frozenset(
    words_of("estimado estimada estimados promedio medio total aproximado average avg range rango usual")
)
_PRICE_LINE = re.compile(
    r"(?P<label>[^:]{1,120}?)\s*:\s+(?P<value>\S.*)$|(?P<label2>.{1,120}?)\s*(?:\.{3,}|\s[–—-])\s*(?P<value2>\S.*)$"
)

_ENDS_OF_LABELS = (": ", "...", " –", " —", " -")
"""One of them stands in every price line."""


def recover_tables(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with lines that were table rows turned into rows, and list items that are price lines too."""
    pieces: list[Block] = []
    for block in _joined(blocks):
        pieces.extend(_rows_within(block))
    return _with_unpriced_items(pieces)


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Put rows that blank lines drew apart together again, with the heading line above them."""
    run: list[Block] = []
    for block in blocks:
        if run and _is_row_line(block) and (len(run) > 1 or _is_row_line(run[0]) or _could_head(run[0])):
            run.append(block)
            continue
        yield from _as_one(run)
        run = [block] if _is_row_line(block) or _could_head(block) else []
        if not run:
            yield block
    yield from _as_one(run)


def _as_one(run: list[Block]) -> list[Block]:
    rows = sum(_is_row_line(block) for block in run)
    if rows < 2:
        return run
    return [replace(run[0], lines=tuple(line for block in run for line in block.lines))]


def _is_row_line(block: Block) -> bool:
    return (
        block.kind == "paragraph" and block.single and not block.settled and len(split_row(block.text)[1]) > 1
    )


def _could_head(block: Block) -> bool:
    return (
        block.kind == "paragraph"
        and block.single
        and not block.settled
        and _is_heading_text(block.text)
        and len(block.text.split()) > 2
    )


def _is_heading_text(text: str) -> bool:
    return (
        len(text) <= 250 and text[-1] not in '.?!:;,”"' and not any(is_value(word) for word in text.split())
    )


def _rows_within(block: Block) -> list[Block]:
    if block.kind == "item":
        cells = price_line(block.text)
        return [_row(block, block.lines, cells, marker=PRICE_LINE)] if cells else [block]
    if block.kind != "paragraph" or block.quoted or block.settled:
        return [block]
    if all(price_line(line.text) or _unpriced_line(line.text) for line in block.lines):
        return _price_lines(block) or [block]
    return _flattened(block) or _price_lines(block) or [block]


def _row(block: Block, lines: Sequence[Line], cells: tuple[str, ...], *, marker: str = "") -> Block:
    return replace(block.part(tuple(lines)), kind="row", cells=cells, marker=marker)


# Rows flattened to single spaces -------------------------------------------------------------------------------


def _flattened(block: Block) -> list[Block]:
    """The rows of a flattened table inside a paragraph, with the text before and after it; [] if there is none."""
    split = [split_row(line.text) for line in block.lines]
    rows = [index for index, (label, values) in enumerate(split) if label and values]
    if not rows or rows[-1] - rows[0] + 1 != len(rows):
        return []
    width = max(len(split[index][1]) for index in rows)
    headings = _headings(block.lines[rows[0] - 1].text, width) if rows[0] else None
    if len(rows) < 2 and (width < 2 or headings is None):
        return []
    if headings is None and all(price_line(block.lines[index].text) for index in rows):
        return []
    first = rows[0] - 1 if rows[0] and _is_heading_text(block.lines[rows[0] - 1].text) else rows[0]
    pieces = [block.part(block.lines[:first])] if first else []
    if first < rows[0]:
        line = block.lines[first]
        pieces.append(_row(block, [line], headings or (line.text,), marker="" if headings else HEADING_LINE))
    for index in rows:
        label, values = split[index]
        pieces.append(_row(block, [block.lines[index]], (label, *values)))
    if rows[-1] + 1 < len(block.lines):
        pieces.append(block.part(block.lines[rows[-1] + 1 :]))
    return pieces


def split_row(line: str) -> tuple[str, list[str]]:
    """Split a flattened row from the right: as many whole values as stand there, and the label before them."""
    if len(line) > _MAX_LINE or line.endswith((".", "?", "!", ":", ";", ",")) or not _DIGIT.search(line):
        return line, []
    if not (has_currency(line) or "%" in line):
        return line, []
    words = line.split()
    best = _values_from(words)
    label = " ".join(words[: best[0]])
    values = best[1]
    if not any(parse_amount(value) for value in values) or not _is_label(label):
        return line, []
    return label.rstrip(" :"), values


def _is_label(label: str) -> bool:
    """Tell the label of a row from the beginning of a sentence that ends in a price."""
    return len(label) <= _MAX_LABEL and len(label.split()) <= _MAX_LABEL_WORDS and not label[:1].islower()


def _values_from(words: list[str]) -> tuple[int, list[str]]:
    """The earliest word from which the rest of the line is values only, and these values, longest first."""
    ends: dict[int, list[str]] = {len(words): []}
    for start in range(len(words) - 1, -1, -1):
        for end in range(min(start + _MAX_VALUE_WORDS, len(words)), start, -1):
            if end in ends and is_value(" ".join(words[start:end])):
                ends[start] = [" ".join(words[start:end]), *ends[end]]
                break
        if min(ends) > start + _MAX_VALUE_WORDS:
            break
    first = min(ends)
    return first, ends[first]


@lru_cache(maxsize=4096)
def is_value(text: str) -> bool:
    """Tell whether a piece of a row is a price with its currency, a share, or words that stand for a price."""
    if not _DIGIT.search(text):
        return _is_unpriced(text)
    if len(_LONG_NUMBER.findall(text)) > _MAX_NUMBERS:
        return False
    return is_percentage(text) or (has_currency(text) and parse_amount(text) is not None)


def _headings(line: str, columns: int) -> tuple[str, ...] | None:
    """Split a flattened heading line into the label's heading and one for each column, or None if unclear."""
    if not _is_heading_text(line):
        return None
    words = line.split()
    if len(words) == columns + 1:
        return tuple(words)
    starts = _column_starts(words)
    if len(starts) == columns + 1 and starts[0] == 0:
        starts = starts[1:]
    if len(starts) != columns or not starts or starts[0] == 0:
        return None
    edges = [0, *starts, len(words)]
    return tuple(" ".join(words[begin:end]) for begin, end in itertools.pairwise(edges))


def _column_starts(words: list[str]) -> list[int]:
    """Where a column heading begins: at "Cost", "Estimated Savings", or at a country that nothing leads to."""
    starts: list[int] = []
    for index, word in enumerate(words):
        before = plain(words[index - 1]) if index else ""
        follows = plain(word) in _FOLLOWING_WORDS and before in _COLUMN_WORDS
        heads = plain(word) in _COLUMN_WORDS and before not in _LEADING_WORDS and not follows
        names = word[0].isupper() and country_code(word) and before not in _BEFORE_A_COUNTRY
        if heads or names:
            starts.append(index)
    return starts


# Lines of the form "Label: price" ---------------------------------------------------------------------------------


def _price_lines(block: Block) -> list[Block]:
    """The price lines inside a paragraph, with the text around them; [] if there is none."""
    if not any(price_line(line.text) for line in block.lines):
        return []
    pieces: list[Block] = []
    text: list[Line] = []
    for line in block.lines:
        found = price_line(line.text) or _unpriced_line(line.text)
        if not found:
            text.append(line)
            continue
        if text:
            pieces.append(block.part(tuple(text)))
            text = []
        pieces.append(_row(block, [line], found, marker=PRICE_LINE))
    return [*pieces, block.part(tuple(text))] if text else pieces


def price_line(text: str) -> tuple[str, str] | None:
    """Read "Label: price"; the value must be one price with its currency and nothing else."""
    found = _label_and_value(text) if len(text) <= _MAX_LINE else None
    if found and has_currency(found[1]) and parse_amount(found[1]) is not None:
        return found
    return None


def _unpriced_line(text: str) -> tuple[str, str] | None:
    """Read "Label: included", "Savings: ~60%" or "Label: $17-20,000"; such a line is a row only among price lines."""
    found = _label_and_value(text)
    if found and (_is_unpriced(found[1]) or _is_odd_price(found[1]) or _is_saving(*found)):
        return found
    return None


def _is_saving(label: str, value: str) -> bool:
    return is_percentage(value) and SAVINGS.search(label) is not None


def _is_unpriced(value: str) -> bool:
    return value.casefold() in _UNPRICED or plain(value) in _UNPRICED_PHRASES


def _is_odd_price(value: str) -> bool:
    """A price nobody can read with certainty, such as "$17-20,000"."""
    return len(value.split()) <= 6 and has_currency(value) and _DIGIT.search(value) is not None


def _label_and_value(text: str) -> tuple[str, str] | None:
    words = " ".join(text.split()) if len(text) <= _MAX_LINE else ""
    # The pattern tries every place of a line; most lines have nothing that could end a label.
    match = _PRICE_LINE.match(words) if any(end in words for end in _ENDS_OF_LABELS) else None
    if not match:
        return None
    label = (match["label"] or match["label2"]).strip()
    value = (match["value"] or match["value2"]).strip()
    if match["label2"] and _DIGIT.search(label.split()[-1]):
        return None
    return (label, value) if _is_price_label(label) else None


def _is_price_label(label: str) -> bool:
    """Tell what a price is for from "Short answer", "Note" or "Updated", and from a whole sentence."""
    if not any(map(str.isalpha, label)) or len(label.split()) > _MAX_LABEL_WORDS or ". " in label:
        return False
    field = match_label(f"{label}:")
    return plain(label) not in _NOT_PRICED and (field is None or field.field == "treatment")


def _with_unpriced_items(pieces: list[Block]) -> list[Block]:
    """Turn items and lines such as "Hotel: included" into rows where those around them became price lines."""
    for step in (1, -1):
        for index in range(len(pieces))[::step]:
            before = pieces[index - step] if 0 <= index - step < len(pieces) else None
            alone = pieces[index].kind == "item" or _is_line(pieces[index])
            found = _unpriced_line(pieces[index].text) if alone else None
            if found and before is not None and before.marker == PRICE_LINE:
                pieces[index] = _row(pieces[index], pieces[index].lines, found, marker=PRICE_LINE)
    return pieces


def _is_line(block: Block) -> bool:
    return block.kind == "paragraph" and block.single and not (block.settled or block.quoted)
