"""Who a document says reviewed it: name and credentials read from the printed words, which are kept."""

import re
from collections.abc import Sequence

from faq.importer.report import ClaimedReviewer
from faq.importer.vocabulary import plain

_AFTER_NAME = re.compile(r"\s+[—–|·•-]\s+|\s*[,(;]\s*")
_ARTICLE = re.compile(r"(?:el|la|the|o|a|os|as|le|les|der|die|dem)\s+(?=\S)", re.IGNORECASE)
_CREDENTIALS = re.compile(r"\s*(?:,|\()\s*(?P<text>.*?)\)?\s*(?:\s[—–|·•-]\s.*)?$", re.DOTALL)
_TITLE = re.compile(r"(?:dr|dra|dt|prof|profa|sr|sra|mr|mrs|ms)\.?\s+", re.IGNORECASE)

# Not that of "Jr." or an initial.
_FULL_STOP = re.compile(r"(?<=\w{3})\.$")
# Degrees and memberships that follow a first and a last name without a comma.
_DEGREES = re.compile(
    r"(?<=\w\s)(?<!Dr\s)(?<!Mr\s)(?:(?:MD|M\.D\.|DO|PhD|Ph\.D\.|MBBS|MBChB|MBBCh|FRC(?:S|P|OG|R|A|GP|OPHTH)(?:Ed|I)?|MRC(?:S|P|OG|GP|PSYCH)"
    r"|FAC(?:S|P|OG|C)|DDS|DMD|BDS|MDS|MSc|MPH|RN|BSN|MSN|DNP|PharmD|DPT|DNB|MCh)(?:$|\s+))+$"
)

_AND = r"(?:and|y|e|und|et)"
_TITLED = r"(?:el |la |le )?(?:Drs?|Dra|Dt|Profa?)\.?\s(?:(?:med|dent|univ)\.\s)*[A-ZÀ-Þ]"
# "Prof. Dr. Demo" is one person; "y" and "e" alone may join the names of one.
_NEXT_PERSON = re.compile(rf"(?:\s*[,;/]\s*(?:{_AND}\s+)?|\s+(?:{_AND}|&)\s+)(?={_TITLED})")
_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){1,3}"
_TWO_NAMES = re.compile(rf"(?P<first>{_NAME}) (?:and|&|und|et) (?P<second>{_NAME})(?=$|\s*[,(;])")
_TITLED_PERSON = re.compile(_TITLED)
_ANY_BODY = re.compile(
    r"\b(?:team|board(?![ -]certified)|staff|panel|committee|department|experts|clinicians|doctors|specialists|equipo|comite|departamento"
    r"|especialistas|equipe|redaktion|redaccion|redacao|redaction|facharzteteam|arzteteam)\b"
)
_BODY = re.compile(r"\b(?:board|team|committee|staff|department|group)\b", re.IGNORECASE)


def names_nobody(claim: ClaimedReviewer) -> bool:
    """Tell a claim that names no clinician but a body: "our medical team"."""
    return _TITLED_PERSON.match(claim.name) is None and _ANY_BODY.search(plain(claim.name)) is not None


def read_claims(raw: str) -> list[ClaimedReviewer]:
    """Each person whom a printed reviewer names: "Dr. Demo A and Dr. Demo B" are two."""
    people = _NEXT_PERSON.split(raw)
    if len(people) == 1 and not _BODY.search(raw) and (two := _TWO_NAMES.match(raw)):
        people = [two["first"], raw[two.start("second") :]]
    return [read_claim(person) for person in people]


def read_claim(raw: str) -> ClaimedReviewer:
    """Split "Dr. Demo Name, MD — specialty" into name and credentials. `raw` stays verbatim."""
    words = " ".join(raw.split())
    article = _ARTICLE.match(words)
    without_article = words[article.end() :] if article and words[0].islower() else words
    name_end = _AFTER_NAME.search(without_article[:300])
    name = _FULL_STOP.sub("", without_article[: name_end.start()] if name_end else without_article)
    rest = without_article[name_end.start() :] if name_end else ""
    match = _CREDENTIALS.match(rest) if len(rest) <= 300 else None
    credentials = match["text"].strip(" ).") if match else ""
    degrees = _DEGREES.search(name) if not name.isupper() else None
    if degrees:
        credentials = ", ".join(filter(None, [name[degrees.start() :].strip(), credentials]))
        name = name[: degrees.start()]
    return ClaimedReviewer(name=name.strip(), credentials=credentials or None, raw=raw)


def merge_claims(claims: Sequence[ClaimedReviewer]) -> ClaimedReviewer | None:
    """One claim for several that name the same person; None if they do not."""
    names = {plain(_TITLE.sub("", claim.name)) for claim in claims}
    credentials = {claim.credentials for claim in claims if claim.credentials}
    if len(names) > 1 or len(credentials) > 1:
        return None
    return next((claim for claim in claims if claim.credentials), claims[0])
