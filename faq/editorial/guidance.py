"""The public guidance that the checks rest on: its title, and where to read it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Guidance:
    title: str
    address: str


UNFAIR_PRACTICES = Guidance(
    "EU Directive 2005/29/EC on unfair commercial practices, Annex I, no. 17",
    "https://eur-lex.europa.eu/eli/dir/2005/29/oj",
)
HEALTH_ADVERTISING_ES = Guidance(
    "Spain, Real Decreto 1907/1996 on health advertising, article 4",
    "https://www.boe.es/eli/es/rd/1996/08/02/1907",
)
CAP_HEALTH = Guidance(
    "UK CAP Code, section 12: medicines, medical devices and health-related products",
    "https://www.asa.org.uk/type/non_broadcast/code_section/12.html",
)
CAP_MISLEADING = Guidance(
    "UK CAP Code, section 3: misleading advertising, prices (3.17) and savings (“up to”)",
    "https://www.asa.org.uk/type/non_broadcast/code_section/03.html",
)
FTC_HEALTH = Guidance(
    "US FTC, Health Products Compliance Guidance",
    "https://www.ftc.gov/business-guidance/resources/health-products-compliance-guidance",
)
FDA_REGENERATIVE = Guidance(
    "US FDA, Important Patient and Consumer Information About Regenerative Medicine Therapies",
    "https://www.fda.gov/vaccines-blood-biologics/consumers-biologics/"
    "important-patient-and-consumer-information-about-regenerative-medicine-therapies",
)
NHS_STANDARD = Guidance(
    "NHS England, Standard for creating health content", "https://www.england.nhs.uk/tis/"
)
NHS_UP_TO_DATE = Guidance(
    "NHS digital service manual, Know that a page is up to date",
    "https://service-manual.nhs.uk/design-system/patterns/know-that-a-page-is-up-to-date",
)
DISCERN = Guidance("DISCERN, quality criteria for consumer health information", "http://www.discern.org.uk/")
PIF_PLAIN = Guidance(
    "Patient Information Forum, Use plain language and everyday words",
    "https://www.pifonline.org.uk/toolkit/guidance/communication/keep-language-clear-and-simple/"
    "use-plain-language-and-everyday-words/",
)
