"""The words by which labels, headings and invitations are known, in English, Spanish and their neighbours.

All entries are in the form that `plain` gives: lower case, without accents, marks or double spaces.
"""

import re
import unicodedata
from functools import lru_cache

_MARKS = "*_#>"
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
    # Faster than a pattern would be, as is splitting at white space.
    for mark in _MARKS:
        bare = bare.replace(mark, " ")
    return " ".join(bare.split()).strip(_EDGES)


def words_of(text: str) -> list[str]:
    """The words of a list written over several lines."""
    return text.split()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines() for line in line.split(" | "))


# Fields of the details, by label. "reviewed" is decided by what follows it: a day, or a person.
FIELD_LABELS: dict[str, tuple[str, ...]] = {
    "reviewer": _lines("""
        medically reviewed by | reviewed by | reviewer | reviewer name | name of reviewer | medical reviewer | clinically reviewed by | medical review by
        last reviewed by | expert reviewed by | reviewed and approved by | medical reviewer name
        revisado por | revisada por | revisado medicamente por | revisada medicamente por | revisor | revisora
        revisor medico | revisora medica | revision medica por | revision medica | revisado clinicamente por
        revisao medica | revisado clinicamente por | medizinisch gepruft von | gepruft von | arztlich gepruft von
        revu par | relu par | verifie par | revision medicale par | relecture medicale
        medico revisor | medica revisora | clinical reviewer | medically verified by | medically checked by | clinically verified by | clinically checked by | medically approved by | clinically approved by | content reviewed by | medical content reviewed by | clinical content reviewed by | revisado y aprobado por
        revisada clinicamente por | verificado por | verificado medicamente por | revision clinica
        revisto por | revista por | revisto medicamente por | revisto clinicamente por | revisor clinico | revisao clinica
        revisao medica por | revisao clinica por | medizinisch uberpruft von | uberpruft von | arztlich uberpruft von
        fachlich gepruft von | fachlich uberpruft von | medizinische prufung | gutachter | gutachterin
        relu medicalement par | relue medicalement par | revise par | revise medicalement par | verifie medicalement par
        valide par | valide medicalement par | relu et valide par | medecin relecteur | relecture medicale par | revu medicalement par | relecteur | relectrice
        """),
    "reviewed": _lines("""
        reviewed | medically reviewed | clinically reviewed | medical review | clinical review | expert review | revisado | revisada | revisado medicamente
        reviso | revisado clinicamente | revisto | revisto medicamente | gepruft | medizinisch gepruft | uberpruft
        medizinisch uberpruft | fachlich gepruft | fachlich uberpruft | arztlich gepruft | arztlich uberpruft | relu | revu | revise | relu medicalement | revise medicalement
        """),
    "modified_on": _lines("""
        modified date | date modified | last modified | modified on | modified | last updated | updated on | updated
        date updated | last update | content updated | last edited | page updated | update
        actualizado el | actualizada el | actualizado | actualizada | ultima actualizacion | fecha de actualizacion
        fecha de modificacion | modificado el | modificado | ultima modificacion
        atualizado em | atualizado | ultima atualizacao | data de modificacao | data de atualizacao
        aktualisiert am | zuletzt aktualisiert | zuletzt aktualisiert am | geandert am | stand
        mis a jour le | mise a jour | derniere mise a jour | modifie le
        last updated on | last modified on | date of last update | updated date | last revised | revised on | date revised
        fecha de la ultima actualizacion | fecha de ultima actualizacion | modificada el | fecha de la ultima modificacion
        atualizada em | data da ultima atualizacao | modificado em | ultima modificacao | data da ultima modificacao
        aktualisiert | letzte aktualisierung | datum der aktualisierung | aktualisierungsdatum | letzte anderung
        zuletzt geandert | zuletzt geandert am | anderungsdatum | bearbeitet am | zuletzt bearbeitet am
        mis a jour | mise a jour le | derniere mise a jour le | date de mise a jour | date de la derniere mise a jour
        date de modification | derniere modification | actualise le
        """),
    "reviewed_on": _lines("""
        last reviewed | reviewed on | review date | date reviewed | medically reviewed on | last medical review
        last review | page last reviewed | last medically reviewed | last reviewed on | reviewed date
        fecha de revision | ultima revision | ultima revision medica | revisado el | revisada el
        revisado medicamente el | fecha de la ultima revision
        revisado em | ultima revisao | data de revisao | zuletzt gepruft | zuletzt gepruft am | gepruft am
        revu le | derniere revision | date de revision
        date of review | date of last review | medical review date | clinically reviewed on | last clinical review
        fecha de la revision medica | fecha de la ultima revision medica | fecha de revision medica
        revisada em | revisto em | data da ultima revisao | ultima revisao medica | data da revisao medica
        letzte prufung | letzte uberprufung | prufdatum | datum der letzten prufung | uberpruft am | zuletzt uberpruft
        zuletzt uberpruft am | medizinisch gepruft am | letzte medizinische prufung
        relu le | revise le | derniere relecture | date de relecture | derniere revision medicale
        date de la derniere revision | relu medicalement le | revise medicalement le
        """),
    "review_due": _lines("""
        next review | next review due | review due | next review date | review due date | next review on
        proxima revision | fecha de la proxima revision | proxima revisao | nachste prufung | prochaine revision
        next medical review | next scheduled review | due for review | proxima revision medica | fecha de proxima revision
        siguiente revision | proxima revision prevista | data da proxima revisao | proxima revisao prevista
        nachste uberprufung | nachste prufung am | nachste prufung fallig | prochaine relecture
        prochaine revision le | date de la prochaine revision | prochaine revision prevue
        """),
    "author": _lines("""
        author | written by | created by | posted by | writer | autor | autora | escrito por | publicado por | redactado por | verfasst von
        auteur | ecrit par | redige par
        redigido por | texto de | autorin | verfasser | verfasserin | geschrieben von | text von | autrice | publie par
        """),
    "author_and_reviewer": _lines("""
        written & medically reviewed by | written and medically reviewed by | written & reviewed by
        written and reviewed by | escrito y revisado por | escrito y revisado medicamente por
        escrito y revisado clinicamente por | redactado y revisado por | redactado y revisado medicamente por
        escrito e revisado por | escrito e revisado medicamente por | escrito e revisado clinicamente por
        verfasst und gepruft von | verfasst und medizinisch gepruft von | geschrieben und medizinisch gepruft von
        ecrit et relu par | redige et relu par | ecrit et relu medicalement par | redige et verifie par
        """),
    "treatment": _lines("""
        treatment | procedure | therapy | treatment name | tratamiento | procedimiento | terapia
        tratamento | procedimento | behandlung | eingriff | traitement | therapie
        """),
    "country": _lines(
        "country | pais | destination country | pais de destino | land | zielland | pays | pays de destination"
    ),
    "language": _lines("language | idioma | lengua | lingua | sprache | langue"),
    "overview": _lines("""
        overview | meta description | description | vision general | descripcion | descripcion general
        visao geral | descricao | uberblick | beschreibung | apercu
        meta descripcion | metadescripcion | panorama general | meta descricao | descricao geral
        ubersicht | kurzbeschreibung | metabeschreibung | vue d'ensemble | vue d’ensemble | meta-description
        """),
    "summary": _lines("summary | lead answer | key answer | resumen | resumo | zusammenfassung | resume"),
    "title": _lines("title | page title | article title | faq title | titulo | titel | titre"),
    "subtitle": _lines("subtitle | subtitulo | untertitel | sous-titre"),
    "disclaimer": _lines("""
        disclaimer | medical disclaimer | aviso | aviso medico | aviso legal | descargo de responsabilidad
        aviso de responsabilidad | haftungsausschluss | avertissement
        exencion de responsabilidad | isencao de responsabilidade | aviso de isencao de responsabilidade
        medizinischer haftungsausschluss | medizinischer hinweis | rechtlicher hinweis
        avertissement medical | clause de non-responsabilite | avis de non-responsabilite
        """),
    "source": _lines("source | fuente | fonte | quelle | reference | referencia"),
}
LABEL_FIELDS = {label: field for field, labels in FIELD_LABELS.items() for label in labels}

DETAILS_HEADINGS = frozenset(
    _lines("""
    details | page details | article details | document details | about this page | about this article | metadata
    document control | document information | document history | sign-off | sign off | approval
    page information | article information | information | detalles | detalles de la pagina | detalles del articulo
    informacion | informacion de la pagina | ficha | datos | metadatos | detalhes | einzelheiten | seitendetails
    sobre esta pagina | sobre este articulo | acerca de esta pagina | acerca de este articulo
    detalhes da pagina | informacoes | sobre este artigo | dados | angaben | uber diese seite | uber diesen artikel
    informationen | metadaten | informations | a propos de cette page | a propos de cet article | details de la page
    """)
)
SOURCES_HEADINGS = frozenset(
    _lines("""
    sources | references | bibliography | citations | sources and references | further reading | medical references
    fuentes | referencias | bibliografia | fuentes y referencias | fontes | quellen | referenzen
    fuentes consultadas | referencias bibliograficas | fontes e referencias | quellenangaben | literatur
    literaturverzeichnis | quellen und literatur | bibliographie | sources et references
    """)
)
DISCLAIMER_HEADINGS = frozenset(FIELD_LABELS["disclaimer"])
CLOSING_HEADINGS = frozenset(
    _lines("""
    conclusion | conclusions | final thoughts | the bottom line | bottom line | in conclusion | closing thoughts
    conclusiones | reflexiones finales | en conclusion | fazit | conclusao
    conclusoes | consideracoes finais | em conclusao | schlussfolgerung | pour conclure
    """)
)
FAQ_HEADINGS = frozenset(
    _lines("""
    frequently asked questions | faq | faqs | questions and answers | q&a | questions
    preguntas frecuentes | preguntas y respuestas | preguntas | perguntas frequentes | haufige fragen | foire aux questions
    frequently asked questions (faq) | frequently asked questions (faqs) | preguntas mas frecuentes
    perguntas e respostas | perguntas mais frequentes | duvidas frequentes | haufig gestellte fragen | fragen und antworten
    questions frequentes | questions et reponses | foire aux questions (faq)
    """)
)
RELATED_HEADINGS = frozenset(
    _lines("""
    related articles | related posts | related pages | related content | related information | related topics | related reading
    related questions | related links | related faqs | see also | more articles | read next | recommended reading
    you may also like | you might also like | you may also be interested in | more on this topic | more like this
    articulos relacionados | paginas relacionadas | contenido relacionado | enlaces relacionados | temas relacionados
    ver tambien | tambien le puede interesar | tambien te puede interesar | artigos relacionados | conteudo relacionado
    veja tambem | leia tambem | verwandte artikel | weitere artikel | ahnliche artikel | siehe auch | mehr zum thema
    das konnte sie auch interessieren | articles lies | articles connexes | a lire aussi | voir aussi | sur le meme sujet
    """)
)
CONTENTS_HEADINGS = frozenset(
    _lines("""
    contents | table of contents | in this article | on this page | in this guide | jump to
    contenido | contenidos | tabla de contenidos | indice | en este articulo | en esta pagina | inhalt | sommaire
    in this faq | quick links | tabla de contenido | indice de contenidos | en esta guia | conteudo | sumario
    neste artigo | nesta pagina | inhaltsverzeichnis | in diesem artikel | auf dieser seite | table des matieres
    dans cet article | sur cette page
    """)
)

SHORT_ANSWER_LABELS = _lines("""
    short answer | quick answer | brief answer | in short | in brief | answer in brief
    respuesta corta | respuesta breve | respuesta rapida | en resumen | en breve
    resposta curta | resposta rapida | kurze antwort | kurzantwort | reponse courte | en bref
    the short answer | direct answer | tl;dr | la respuesta corta | respuesta directa | en pocas palabras
    resposta breve | resposta direta | em resumo | em poucas palavras | die kurze antwort | kurz gesagt | kurz und knapp
    la reponse courte | reponse breve | reponse rapide | en resume
    """)
ANSWER_LABELS = _lines("""
    answer | full answer | long answer | detailed answer | a | r | respuesta | respuesta larga | respuesta completa
    respuesta detallada | resposta | resposta longa | resposta completa | resposta detalhada
    antwort | lange antwort | ausfuhrliche antwort | reponse | reponse longue | reponse complete | reponse detaillee
    """)
EDITORS_NOTE_LABELS = _lines("""
    editor's note | editors' note | editor’s note | editors’ note | note from the editor | nota del editor
    nota de la redaccion | nota do editor | nota da redacao | anmerkung der redaktion | note de la redaction | ndlr
    """)
NOTE_LABELS = (
    *_lines("note | notes | please note | nb | n.b. | nota | notas | observacion | hinweis | anmerkung | remarque | observacao | obs | bitte beachten | a noter | nota bene"),
    *EDITORS_NOTE_LABELS,
)  # fmt: skip
CAPTION_LABELS = _lines("table | figure | tabla | cuadro | tabela | tabelle | tableau")
QUESTION_LABELS = _lines("question | pregunta | pergunta | frage | q | p | f | faq")

# Invitations. The first kind is certain, the second only where the form of the text says so too.
INVITATIONS = re.compile(
    r"(?:are you )?ready (?:to|for)\b|get started\b|start your\b|begin your\b|take the (?:next|first) step\b"
    r"|contact us\b|book (?:your|an?|now)\b|schedule (?:your|an?)\b|request (?:your|an?)\b|get (?:your|a) (?:free|personal)\b|make an appointment\b"
    r"|(?:still )?have (?:any |more |other )?questions\b|talk to (?:us|our)\b|speak (?:to|with) (?:us|our)\b"
    r"|(?:esta[s]? )?list[oa]s? para\b|(?:¿)?quieres?\b|da el (?:primer|siguiente) paso\b|empieza\b|comienza\b"
    r"|contactanos\b|contactenos\b|reserv[ae] (?:tu|su|una)\b|solicit[ae] (?:tu|su|una)\b|agend[ae] (?:tu|su|una)\b"
    r"|(?:todavia |aun )?tienes? (?:mas |otras |alguna )?(?:preguntas?|dudas?)\b|habl[ae] con nosotros\b"
    r"|(?:esta )?pront[oa] para\b|agende (?:a sua|sua|uma)\b|marque (?:a sua|sua|uma)\b|fale conosco\b|entre em contato\b"
    r"|(?:sind sie )?bereit\b|kontaktieren sie uns\b|vereinbaren sie\b|haben sie (?:noch )?(?:weitere )?fragen\b"
    r"|(?:etes-vous )?pret[e]?s? (?:a|pour)\b|contactez-nous\b|prenez rendez-vous\b|(?:vous avez|avez-vous) (?:encore )?d(?:es|'autres|’autres) questions\b"
    r"|get in touch\b|(?:any|got|more|further) questions\b|questions ?$|(?:vos|une|d'autres|d’autres) questions\b|noch fragen\b"
    r"|(?:alguna|mas) (?:preguntas?|dudas?)\b|(?:alguma|mais|tem) duvidas?\b|pide (?:tu|su|una)\b|peca (?:o seu|a sua|uma?)\b"
    r"|demandez (?:votre|une?)\b|prendre rendez-vous\b|termin (?:vereinbaren|buchen|anfragen)\b|(?:jetzt )?angebot anfordern\b"
    r"|jetzt (?:[\w-]+ ){0,3}(?:anfragen|anfordern|buchen|vereinbaren|anmelden|beraten lassen)\b"
)
POSSIBLE_INVITATIONS = re.compile(
    r"(?:do you )?want to\b|would you like\b|looking (?:for|to)\b|interested in\b|need (?:help|more|a|an)\b"
    r"|thinking (?:of|about)\b|considering\b|why wait\b|desea[s]?\b|busca[s]?\b|le interesa\b|te interesa\b|necesita[s]?\b"
    r"|quer (?:saber|conhecer|marcar|agendar)\b|deseja\b|procura\b|mochten sie\b|suchen sie\b|wunschen sie\b"
    r"|souhaitez-vous\b|vous souhaitez\b|voulez-vous\b|vous cherchez\b"
)
LINK_WORDS = re.compile(
    r"(?:please )?(?:contact|call|email|message|reach|whatsapp)\b|(?:book|schedule|request|get|start|apply|enquire"
    r"|inquire|ask|talk|speak|learn more|find out more|click here|sign up|compare)\b|contact[ae]|llam[ae]|escrib[ae]"
    r"|solicit[ae]|reserv[ae]|ped?i[dr]|mas informacion|saber mas|agend[ae]|entre em contato|fale conosco|saiba mais|marque (?:a|sua|uma)\b"
    r"|kontakt|mehr erfahren|jetzt (?:termin|anfragen|buchen|beraten)|termin vereinbaren|contactez|prenez|en savoir plus|demandez|reservez"
)

# A sentence that says so needs no label to be a disclaimer; in the form that `plain` gives.
DISCLAIMS = re.compile(
    r"\b(?:(?:not|no) (?:intended (?:as|to)|meant (?:as|to)|a substitute|medical advice|replace)|do(?:es)? not (?:replace|constitute)|informational purposes"
    r"|information only|no (?:sustituyen?|reemplazan?|constituyen?)|no es un consejo medico|fines informativos|nao (?:substitu|constitu)(?:i|em)"
    r"|fins informativos|ersetz(?:t|en) (?:nicht|kein)|ne (?:remplace|constitue|se substitue)(?:nt)?|titre (?:purement )?informatif)\b"
)

SAVINGS = re.compile(
    r"\b(?:sav(?:e|ing|ings)|ahorr|econom|ersparnis|discount|descuento|difference|cheaper)", re.IGNORECASE
)

BOILERPLATE = re.compile(
    r"(?:question|pregunta)s? (?:answer|respuesta)s?|\d{1,3} ?min(?:ute|uto|uten)?s?\.? (?:read|de (?:lectura|leitura|lecture)|lesezeit)"
    r"|(?:reading time|tiempo de lectura|tempo de leitura|lesezeit|lesedauer|temps de lecture) ?:? .{1,20}"
    r"|share (?:this )?(?:article|page|on .{1,30})?|advertisements?|publicidade?|anzeige|werbung|publicité|skip to (?:main )?content|back to top"
    r"|volver arriba|read more|leer m[aá]s|l(?:eia|er) mais|weiterlesen|lire la suite|nach oben|voltar ao topo|haut de page|print this page|home(?: ?[>/»›] ?[^>/»›]{1,60}){1,6}"
    r"|inicio(?: ?[>/»›] ?[^>/»›]{1,60}){1,6}|all rights reserved|todos los derechos reservados|todos os direitos reservados|alle rechte vorbehalten"
    r"|tous droits réservés|subscribe to our newsletter|cookie (?:policy|settings)"
    r"|(?:page|site) maintained by .{1,80}|\{\{[<%].{0,200}[%>]\}\}|\[toc\]|\[\[_toc_\]\]|document generated by .{1,80}|(?:©|\(c\)|copyright) .{1,80}|(?:.{1,80}\. )?advertising on (?:our|this) (?:web)?site helps .{1,120}"
)
