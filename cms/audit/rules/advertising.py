"""R19: answers inform; they do not sell."""

import re
from collections.abc import Iterator

from cms.audit.facts import AuditFacts
from cms.audit.rules.registry import ERROR, WARNING, Problem, rule
from cms.audit.rules.sources import GOOGLE_FAQ, GOOGLE_POLICIES
from cms.audit.served_page import MarkedQuestion, ServedPage
from cms.audit.text_folding import excerpt

_CONTACT = re.compile(
    r"^(?:tel|sms|whatsapp|viber|callto|skype|tg):|^https?://(?:www\.)?(?:wa\.me|api\.whatsapp\.com|t\.me|m\.me)(?:/|$)",
    re.IGNORECASE,
)
# Each sign with words that have to be there for it, so that an innocent answer never meets the pattern.
_HARD = {
    r"\d{1,2}\s?%\s?(?:off|discount)\b": ("%",),
    r"\d{1,2}\s?%\s?(?:de\s)?(?:descuento|desconto|remise|réduction|rabatt|sconto|korting)": ("%",),
    r"(?:rabatt|sconto|descuento|desconto|remise|korting)\s(?:von|del|de|do|of|van)\s\d{1,2}\s?%": ("%",),
    r"\b(?:promo(?:tion(?:al)?)?|coupon|discount|voucher)\s?codes?\b": ("code",),
    r"\bcódigos?\s(?:promocional(?:es)?|de\sdescuento)\b|\bgutschein(?:code)?s?\b|\brabattcodes?\b"
    r"|\bcodes?\spromo\b|\bcodice\ssconto\b|\bkortingscode\b": ("código", "gutschein", "code", "codice"),
    r"\bguaranteed\s(?:results?|success|cures?)\b|\b(?:results?|success)\s(?:is|are)\sguaranteed\b": (
        "guaranteed",
    ),
    r"\bresultados\s(?:garantizados|garantidos)\b|\bgarantierte[rn]?\s(?:ergebnis(?:se)?|erfolg)\b"
    r"|\brésultats?\sgarantis?\b|\brisultati\sgarantiti\b|\bgegarandeerd(?:e)?\sresulta(?:at|ten)\b": (
        "garanti",
        "garanz",
        "gegarand",
    ),
}
_SOFT = {
    r"\b(?:book|call|contact\sus|order|reserve|sign\sup)\s(?:us\s)?(?:now|today)\b": (" now", " today"),
    r"\b(?:reserve|llame|contáctenos|pida\ssu\scita)\s(?:ahora|hoy|ya)\b": (" ahora", " hoy", " ya"),
    r"\bjetzt\s(?:buchen|anrufen|termin\sbuchen)\b|\bréservez\s(?:maintenant|dès)\b|\bprenota\s(?:ora|subito)\b"
    r"|\breserve\s(?:agora|já)\b|\bboek\snu\b": ("jetzt", "réservez", "prenota", "reserve", "boek"),
    r"\blimited[\s-]time\b|\bspecial\soffers?\b|\bact\sfast\b|\bwhile\sstocks\slast\b": (
        "limited",
        "special offer",
        "act fast",
        "stocks",
    ),
    r"\boferta\s(?:especial|limitada)\b|\bsonderangebot\b|\boffre\sspéciale\b|\bofferta\sspeciale\b": (
        "oferta",
        "sonderangebot",
        "offre",
        "offerta",
    ),
    r"\b(?:best|lowest|unbeatable)\sprices?\b|\bmejor(?:es)?\sprecios?\b|\bbeste[rn]?\spreise?\b"
    r"|\bmeilleurs?\sprix\b|\bmigliori?\sprezz[io]\b": (" price", " precio", " preis", " prix", " prezz"),
    r"\b(?:world[\s-]class|state[\s-]of[\s-]the[\s-]art|award[\s-]winning)\b|(?:^|\s)#1\b": (
        "class",
        "state",
        "award",
        "#1",
    ),
    r"\bfree\s(?:quote|consultation)\b|\bconsulta\sgratis\b|\bkostenlose\sberatung\b": (
        "free",
        "gratis",
        "kostenlos",
    ),
    r"!{2,}": ("!!",),
}
_Signs = tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
_HARD_SIGNS: _Signs = tuple((re.compile(pattern), stems) for pattern, stems in _HARD.items())
_SOFT_SIGNS: _Signs = tuple((re.compile(pattern), stems) for pattern, stems in _SOFT.items())
_NEGATED = re.compile(
    r"(?:\bno\b|\bnot\b|\bnobody\b|\bcannot\b|\bnever\b|\bnadie\b|\bniemand\b|\bwithout\b|\bkeine?\b|\bnicht\b|\bsin\b|\bnunca\b|\bsans\b|\bpas\b|\bbeware\b)[^.!?]{0,60}$",
    re.IGNORECASE,
)


def _hard_signs(question: MarkedQuestion) -> list[str]:
    if question.html is None:
        return []
    links = [target for target in question.html.links() if _CONTACT.search(target.strip())]
    return links + _found(_HARD_SIGNS, question.html.text)


def _soft_signs(question: MarkedQuestion) -> list[str]:
    return _found(_SOFT_SIGNS, question.html.text) if question.html else []


def _found(signs: _Signs, text: str) -> list[str]:
    small = text.lower()
    matches = (pattern.search(small) for pattern, stems in signs if any(stem in small for stem in stems))
    return [
        match.group().strip()
        for match in matches
        if match and not _NEGATED.search(small[max(match.start() - 80, 0) : match.start()])
    ]


@rule("R19", ERROR, GOOGLE_FAQ, "Pages of questions must not be used for advertising.")
def advertising_in_answer(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Answers: one clear sign, or two faint ones. What an answer denies ("no guaranteed results") is no sign."""
    for question in page.questions:
        hard, soft = _hard_signs(question), _soft_signs(question)
        if hard or len(soft) > 1:
            message = (
                "Advertises; no phone or chat links, codes, discounts, promises or calls to buy in answers."
            )
            yield Problem(
                f"{question.node.where} acceptedAnswer.text", message, excerpt(", ".join(hard + soft))
            )


@rule("R19", WARNING, GOOGLE_POLICIES, "Words of advertising weaken trust in a medical answer.")
def promotional_wording(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Answers with one faint sign and nothing worse."""
    for question in page.questions:
        soft = _soft_signs(question)
        if len(soft) == 1 and not _hard_signs(question):
            yield Problem(
                f"{question.node.where} acceptedAnswer.text",
                "Sounds like advertising; say it plainly.",
                excerpt(soft[0]),
            )
