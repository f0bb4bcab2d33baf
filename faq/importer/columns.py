"""What the columns of a table of questions hold, by their headings in five languages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from faq.importer.vocabulary import ANSWER_LABELS, LABEL_FIELDS, SHORT_ANSWER_LABELS, plain

QUESTION_HEADINGS = (
    "question", "questions", "faq", "q", "question text", "pregunta", "preguntas", "pergunta", "perguntas",
    "frage", "fragen", "la question",
)  # fmt: skip
SHORT_ANSWER_HEADINGS = (
    *SHORT_ANSWER_LABELS, "short", "answer short", "brief", "short text", "respuesta corta o breve", "corta",
    "resposta breve", "resposta resumida", "antwort kurz", "kurze fassung", "reponse breve", "reponse rapide",
)  # fmt: skip
ANSWER_HEADINGS = (
    *ANSWER_LABELS, "answers", "answer text", "answer long", "long", "respuestas", "respuesta detallada",
    "resposta longa", "resposta completa", "resposta detalhada", "respostas", "lange antwort", "antwort lang",
    "ausfuhrliche antwort", "vollstandige antwort", "antworten", "reponse longue", "reponse complete",
    "reponse detaillee", "reponses",
)  # fmt: skip
GROUP_HEADINGS = (
    "group", "category", "section", "topic", "heading", "grupo", "categoria", "seccion", "tema", "apartado", "secao",
    "gruppe", "kategorie", "abschnitt", "thema", "bereich", "groupe", "categorie", "theme", "rubrique",
)  # fmt: skip
_FIELDS = {
    **LABEL_FIELDS,
    **dict.fromkeys(GROUP_HEADINGS, "group"),
    **dict.fromkeys(ANSWER_HEADINGS, "answer"),
    **dict.fromkeys(SHORT_ANSWER_HEADINGS, "short_answer"),
    **dict.fromkeys(QUESTION_HEADINGS, "question"),
    "sources": "source", "references": "source", "fuentes": "source", "fontes": "source", "quellen": "source",
}  # fmt: skip
# Names such as "shortAnswer".
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ONCE = ("group", "question", "short_answer", "answer")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its place, heading and field: "" for one that nothing is known of, or that is given twice."""

    index: int
    heading: str
    field: str
    repeated: bool = False

    @property
    def rank(self) -> int:
        """Where the column's cells come in the order in which a question is read."""
        return _ONCE.index(self.field) if self.field in _ONCE else len(_ONCE)


def read_headings(cells: Sequence[str]) -> list[Column]:
    """The columns below a row of headings; [] if the row does not name a column of questions and another one."""
    columns: list[Column] = []
    for index, cell in enumerate(cells):
        words = cell if plain(cell) in _FIELDS else _CAMEL.sub(" ", cell)
        field = _FIELDS.get(plain(words), "")
        repeated = field in _ONCE and any(column.field == field for column in columns)
        columns.append(
            Column(index, " ".join((words if field else cell).split()), "" if repeated else field, repeated)
        )
    known = [column.field for column in columns if column.field]
    alone = sum(bool(cell.strip()) for cell in cells) == 1
    return columns if "question" in known and (len(known) > 1 or alone) else []


def known_columns(columns: Sequence[Column]) -> int:
    """How many of the columns hold something that is known."""
    return sum(bool(column.field) for column in columns)


def column_letter(index: int) -> str:
    """The letter by which spreadsheet programs call a column, counted from 0."""
    letters = ""
    while index >= 0:
        letters = chr(ord("A") + index % 26) + letters
        index = index // 26 - 1
    return letters
