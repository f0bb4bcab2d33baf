"""What the columns of a table of questions hold, by their headings in five languages."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from faq.importer.vocabulary import ANSWER_LABELS, LABEL_FIELDS, SHORT_ANSWER_LABELS, plain

QUESTION_HEADINGS = (
    "question", "questions", "faq", "q", "question text", "pregunta", "preguntas", "pergunta", "perguntas",
    "frage", "fragen", "la question", "post title",
)  # fmt: skip
SHORT_ANSWER_HEADINGS = (
    *SHORT_ANSWER_LABELS, "short", "answer short", "brief", "short text", "respuesta corta o breve", "corta",
    "resposta breve", "resposta resumida", "antwort kurz", "kurze fassung", "reponse breve", "reponse rapide",
)  # fmt: skip
ANSWER_HEADINGS = (
    *ANSWER_LABELS, "answers", "answer text", "post content", "answer long", "long", "respuestas", "respuesta detallada",
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
    "source url": "source", "source link": "source", "reference url": "source", "sources": "source", "references": "source", "fuentes": "source", "fontes": "source", "quellen": "source",
}  # fmt: skip
# Headings that say more than what a column holds: "Patient question", "Respuesta aprobada", "Answer (English)".
_SAYS_MORE = re.compile(
    r"(?:patients?'?s?|customers?|client|visitor|user|reader|faq|common|frequent|approved|final|published|website|public|draft"
    r"|suggested|proposed|agreed|current|model|revised|edited|original|our|freigegebene|endgultige|haufige)"
    r" (?P<noun>question|answer|response|reply|frage|antwort)"
    r"|(?P<first>pregunta|pergunta|question|respuesta|resposta|reponse)"
    r" (?:del? (?:paciente?|cliente?)|du patient|do (?:paciente|cliente)|frequente|frecuente|aprobada|aprovada|final|finale|validee"
    r"|publicada|publiee|definitiva|definitive|sugerida|propuesta)"
    r"|(?P<alone>response|reply|patientenfrage|musterantwort)"
)
_REMARK = re.compile(r"\s*[(\[][^()\[\]]{1,60}[)\]]\s*$")
_BRACKETS = re.compile(r"[()\[\]]")
_QUESTION_NOUNS = frozenset({"question", "pregunta", "pergunta", "frage", "patientenfrage"})
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
    exact = {_FIELDS.get(plain(cell)) for cell in cells}
    for index, cell in enumerate(cells):
        words = cell if plain(cell) in _FIELDS else _CAMEL.sub(" ", cell)
        field = (
            _FIELDS.get(plain(words)) or _FIELDS.get(plain(_BRACKETS.sub(" ", words))) or _noun(words, exact)
        )
        # "Q#" is the number of a question.
        field = "" if cell.rstrip().endswith("#") else field
        repeated = field in _ONCE and any(column.field == field for column in columns)
        columns.append(
            Column(index, " ".join((words if field else cell).split()), "" if repeated else field, repeated)
        )
    known = [column.field for column in columns if column.field]
    alone = sum(bool(cell.strip()) for cell in cells) == 1
    return columns if "question" in known and (len(known) > 1 or alone) else []


def _noun(heading: str, exact: Collection[str | None]) -> str:
    """The field that a heading of several words names, unless another heading names it `exact`ly; else ""."""
    words = plain(_REMARK.sub("", heading))
    field = _FIELDS.get(words, "")
    if match := _SAYS_MORE.fullmatch(words):
        noun = match["noun"] or match["first"] or match["alone"]
        field = "question" if noun in _QUESTION_NOUNS else "answer"
    return field if field in _ONCE and field not in exact else ""


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
