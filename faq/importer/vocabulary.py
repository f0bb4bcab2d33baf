"""The words by which labels, headings and invitations are known, in English, Spanish and their neighbours.

All entries are in the form that `plain` gives: lower case, without accents, marks or double spaces.
"""

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[*_#>\s]+")
_MAX_KEPT = 300
_EDGES = " .:;,-–—*_#>•|!¡"


def plain(text: str) -> str:
    """A label as it is looked up: lower case, no accents, no marks at its ends, single spaces."""
    return _plain_line(text) if len(text) <= _MAX_KEPT else _plain(text)


@lru_cache(maxsize=8192)
def _plain_line(text: str) -> str:
    """Every line of a document is looked up several times, for one thing after the other."""
    return _plain(text)


def _plain(text: str) -> str:
    bare = text.casefold()
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFD", bare)
        marks = [character for character in set(decomposed) if unicodedata.combining(character)]
        bare = decomposed.translate(dict.fromkeys(map(ord, marks))) if marks else decomposed
    return _MARKS.sub(" ", bare).strip(_EDGES)


def words_of(text: str) -> list[str]:
    """The words of a list written over several lines."""
    return text.split()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines() for line in line.split(" | "))


# Fields of the details, by label. "reviewed" is decided by what follows it: a day, or a person.
FIELD_LABELS: dict[str, tuple[str, ...]] = {
    "reviewer": _lines("""
        medically reviewed by | reviewed by | reviewer | medical reviewer | clinically reviewed by | medical review by
        last reviewed by | expert reviewed by | reviewed and approved by | medical reviewer name
        revisado por | revisada por | revisado medicamente por | revisada medicamente por | revisor | revisora
        revisor medico | revisora medica | revision medica por | revision medica | revisado clinicamente por
        revisao medica | revisado clinicamente por | medizinisch gepruft von | gepruft von | arztlich gepruft von
        medizinisch uberpruft von | uberpruft von | fachlich gepruft von | arztlich uberpruft von | revisto por
        revisto clinicamente por | revisao medica por
        revu par | relu par | verifie par | revision medicale par | relecture medicale | relecture medicale par
        revise par | revise medicalement par | relu medicalement par | revu medicalement par | valide par
        verifie medicalement par | valide medicalement par
        """),
    "reviewed": _lines("""
        reviewed | medically reviewed | clinically reviewed | revisado | revisada | revisado medicamente
        gepruft | medizinisch gepruft | relu | revu | revise | revise medicalement | relu medicalement
        """),
    "modified_on": _lines("""
        modified date | date modified | last modified | modified on | modified | last updated | updated on | updated
        date updated | last update | content updated | last edited | page updated | update
        actualizado el | actualizada el | actualizado | actualizada | ultima actualizacion | fecha de actualizacion
        fecha de modificacion | modificado el | modificado | ultima modificacion
        atualizado em | atualizado | ultima atualizacao | data de modificacao | data de atualizacao
        aktualisiert am | zuletzt aktualisiert | zuletzt aktualisiert am | geandert am | stand
        mis a jour le | mis a jour | mise a jour le | mise a jour | derniere mise a jour | modifie le
        """),
    "reviewed_on": _lines("""
        last reviewed | reviewed on | review date | date reviewed | medically reviewed on | last medical review
        last review | page last reviewed | last medically reviewed | last reviewed on | reviewed date
        fecha de revision | ultima revision | ultima revision medica | revisado el | revisada el
        revisado medicamente el | fecha de la ultima revision
        revisado em | ultima revisao | data de revisao | zuletzt gepruft | zuletzt gepruft am | gepruft am
        revu le | derniere revision | date de revision
        """),
    "review_due": _lines("""
        next review | next review due | review due | next review date | review due date | next review on
        proxima revision | fecha de la proxima revision | proxima revisao | nachste prufung | prochaine revision
        """),
    "author": _lines("""
        author | written by | posted by | writer | autor | autora | escrito por | publicado por | redactado por | verfasst von
        auteur | ecrit par | redige par
        """),
    "author_and_reviewer": _lines("""
        written & medically reviewed by | written and medically reviewed by | written & reviewed by
        written and reviewed by | escrito y revisado por | escrito y revisado medicamente por
        """),
    "treatment": _lines("""
        treatment | procedure | therapy | treatment name | tratamiento | procedimiento | terapia
        tratamento | behandlung | traitement
        """),
    "country": _lines("country | pais | destination country | land | pays"),
    "language": _lines("language | idioma | lengua | sprache | langue"),
    "overview": _lines("""
        overview | meta description | description | vision general | descripcion | descripcion general
        visao geral | descricao | uberblick | beschreibung | apercu
        """),
    "summary": _lines("summary | lead answer | key answer | resumen | resumo | zusammenfassung | resume"),
    "title": _lines("title | titulo | titel | titre"),
    "subtitle": _lines("subtitle | subtitulo | untertitel | sous-titre"),
    "disclaimer": _lines("""
        disclaimer | medical disclaimer | aviso | aviso medico | aviso legal | descargo de responsabilidad
        aviso de responsabilidad | haftungsausschluss | avertissement
        """),
    "source": _lines("source | fuente | fonte | quelle | reference | referencia"),
}
LABEL_FIELDS = {label: field for field, labels in FIELD_LABELS.items() for label in labels}

DETAILS_HEADINGS = frozenset(
    _lines("""
    details | page details | article details | document details | about this page | about this article | metadata
    page information | article information | information | detalles | detalles de la pagina | detalles del articulo
    informacion | informacion de la pagina | ficha | datos | metadatos | detalhes | einzelheiten | seitendetails
    """)
)
SOURCES_HEADINGS = frozenset(
    _lines("""
    sources | references | bibliography | citations | sources and references | further reading | medical references
    fuentes | referencias | bibliografia | fuentes y referencias | fontes | quellen | referenzen
    """)
)
DISCLAIMER_HEADINGS = frozenset(FIELD_LABELS["disclaimer"])
CLOSING_HEADINGS = frozenset(
    _lines("""
    conclusion | conclusions | final thoughts | the bottom line | bottom line | in conclusion | closing thoughts
    conclusiones | reflexiones finales | en conclusion | fazit | conclusao
    """)
)
FAQ_HEADINGS = frozenset(
    _lines("""
    frequently asked questions | faq | faqs | questions and answers | q&a | questions
    preguntas frecuentes | preguntas y respuestas | preguntas | perguntas frequentes | haufige fragen | foire aux questions
    """)
)
CONTENTS_HEADINGS = frozenset(
    _lines("""
    contents | table of contents | in this article | on this page | in this guide | jump to
    contenido | contenidos | tabla de contenidos | indice | en este articulo | en esta pagina | inhalt | sommaire
    """)
)

SHORT_ANSWER_LABELS = _lines("""
    short answer | quick answer | brief answer | in short | in brief | answer in brief
    respuesta corta | respuesta breve | respuesta rapida | en resumen | en breve
    resposta curta | resposta rapida | kurze antwort | kurzantwort | reponse courte | en bref
    """)
ANSWER_LABELS = _lines("answer | full answer | long answer | detailed answer | respuesta | respuesta larga | respuesta completa | resposta | antwort | reponse | a | r")  # fmt: skip
EDITORS_NOTE_LABELS = _lines("""
    editor's note | editors' note | editor’s note | editors’ note | note from the editor | nota del editor
    nota de la redaccion | nota do editor | nota da redacao | anmerkung der redaktion | note de la redaction | ndlr
    """)
NOTE_LABELS = (
    *_lines("note | notes | please note | nb | n.b. | nota | notas | observacion | hinweis | anmerkung | remarque | observacao"),
    *EDITORS_NOTE_LABELS,
)  # fmt: skip
CAPTION_LABELS = _lines("table | figure | tabla | cuadro | tabela | tabelle | tableau")
QUESTION_LABELS = _lines("question | pregunta | pergunta | frage | q | p | faq")

# Invitations. The first kind is certain, the second only where the form of the text says so too.
INVITATIONS = re.compile(
    r"(?:are you )?ready (?:to|for)\b|get started\b|start your\b|begin your\b|take the (?:next|first) step\b"
    r"|contact us\b|book (?:your|a|now)\b|schedule (?:your|a)\b|request (?:your|a)\b|get (?:your|a) (?:free|personal)\b"
    r"|(?:still )?have (?:any |more |other )?questions\b|talk to (?:us|our)\b|speak (?:to|with) (?:us|our)\b"
    r"|(?:esta[s]? )?list[oa]s? para\b|(?:¿)?quieres?\b|da el (?:primer|siguiente) paso\b|empieza\b|comienza\b"
    r"|contactanos\b|contactenos\b|reserva (?:tu|su|una)\b|solicita (?:tu|su|una)\b|pronto para\b|bereit\b|pret[e]? a\b"
)
POSSIBLE_INVITATIONS = re.compile(
    r"(?:do you )?want to\b|would you like\b|looking (?:for|to)\b|interested in\b|need (?:help|more|a|an)\b"
    r"|thinking (?:of|about)\b|considering\b|why wait\b|desea[s]?\b|busca[s]?\b|le interesa\b|te interesa\b|necesita[s]?\b"
)
LINK_WORDS = re.compile(
    r"(?:please )?(?:contact|call|email|message|reach|whatsapp)\b|(?:book|schedule|request|get|start|apply|enquire"
    r"|inquire|ask|talk|speak|learn more|find out more|click here|sign up|compare)\b|contact[ae]|llam[ae]|escrib[ae]"
    r"|solicit[ae]|reserv[ae]|ped?i[dr]|mas informacion|saber mas|entre em contato|kontakt|contactez"
)

BOILERPLATE = re.compile(
    r"(?:question|pregunta)s? (?:answer|respuesta)s?|\d{1,3} ?min(?:ute)?s?\.? (?:read|de lectura|lesezeit)|reading time:? .{1,20}|tiempo de lectura:? .{1,20}"
    r"|share (?:this )?(?:article|page|on .{1,30})?|advertisement|publicidad|skip to (?:main )?content|back to top"
    r"|volver arriba|read more|leer mas|print this page|home(?: ?[>/»›] ?[^>/»›]{1,60}){1,6}"
    r"|inicio(?: ?[>/»›] ?[^>/»›]{1,60}){1,6}|all rights reserved|subscribe to our newsletter|cookie (?:policy|settings)"
    r"|(?:©|\(c\)|copyright) .{1,80}"
)
