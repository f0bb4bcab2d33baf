"""One good page about an invented treatment, in parts that tests break one at a time."""

import copy
import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

from cms.audit.facts import AuditFacts
from cms.audit.findings import Finding
from cms.audit.page_audit import audit_page
from cms.audit.served_page import ServedPage
from cms.jsonld import dumps

SITE = "https://tides.example"
URL = f"{SITE}/en/ie/velmara/"
TITLE = "Velmara tide breathing in Ireland: questions and answers"
DESCRIPTION = "Answers about Velmara tide breathing in Ireland: how it is done, who should wait, and what a course costs."
NOW = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)

HEAD = f"""<meta charset="utf-8"><title>{TITLE} | Tide Notes</title>
<meta name="description" content="{DESCRIPTION}"><meta name="robots" content="index,follow">
<link rel="canonical" href="{URL}"><meta property="og:url" content="{URL}">
<link rel="alternate" hreflang="en-IE" href="{URL}"><link rel="alternate" hreflang="es" href="{SITE}/es/ie/velmara/">
<style>.printed {{ display: none }} @media print {{ nav {{ display: none }} }}</style>"""

BODY = f"""<nav><a href="/">Start</a> <a href="/en/treatments/">Therapies</a> Velmara in Ireland</nav>
<main><h1>{TITLE}</h1>
<p>Last updated on <time datetime="2026-09-20">20 September 2026</time>.
Reviewed by <a href="/en/reviewers/noor-talbot/">Dr Noor Talbot</a>, MRCPI, on <time datetime="2026-09-21">21 September 2026</time>.</p>
<nav><a href="#q1">What is Velmara tide breathing?</a> <a href="#q2">Who should wait before trying Velmara?</a></nav>
<section id="q1"><h2>What is Velmara tide breathing?</h2>
<div class="answer"><p>Velmara tide breathing is a slow exercise for people with tired ribs.</p>
<p>It follows a recorded tide, and a therapist counts along. Read the
<a href="/en/treatments/velmara/">description of the treatment</a> first.</p>
<ul><li>Sit upright on a firm chair.</li><li>Breathe out for longer than you breathe in.</li></ul></div>
<section class="prices"><h3>Prices</h3><table><tr><th>Ireland</th><td>€35.00 to €60.00</td></tr>
<tr><th>Malta</th><td>€1,050.50 for a course, €48 for one hour</td></tr></table></section></section>
<section id="q2"><h2>Who should wait before trying Velmara?</h2>
<details><summary>Show the answer</summary><div class="answer"><p>Anybody with a broken rib should wait until it has healed.</p>
<p>The therapist's list names <strong>two</strong> more reasons &amp; explains both.</p></div></details>
<aside>Our newsletter comes out four times a year.</aside></section>
<p class="printed">This line is only on paper, and the page is not.</p></main>
<footer>Tide Notes, published in Dublin. All rights and all wrongs are ours.</footer>"""


def reference(path: str) -> dict[str, str]:
    return {"@id": f"{SITE}{path}"}


def _question(number: int, name: str, short: str, text: str) -> dict[str, Any]:
    answer = {"@type": "Answer", "@id": f"{URL}#a{number}", "abstract": short, "text": text}
    place = f"{URL}#q{number}"
    return {
        "@type": "Question",
        "@id": place,
        "url": place,
        "name": name,
        "answerCount": 1,
        "acceptedAnswer": answer,
    }


def _offer(country: str, low: float, high: float) -> dict[str, Any]:
    price = {"@type": "PriceSpecification", "minPrice": low, "maxPrice": high, "priceCurrency": "EUR"}
    return {
        "@type": "Offer",
        "priceValidUntil": "2027-05-31",
        "areaServed": reference(f"/#{country}"),
        "priceSpecification": price,
    }


QUESTIONS = [
    _question(
        1,
        "What is Velmara tide breathing?",
        "Velmara tide breathing is a slow exercise for people with tired ribs.",
        "<p>Velmara tide breathing is a slow exercise for people with tired ribs.</p><p>It follows a recorded tide, and"
        f' a therapist counts along. Read the <a href="{SITE}/en/treatments/velmara/">description of the treatment</a>'
        " first.</p><ul><li>Sit upright on a firm chair.</li><li>Breathe out for longer than you breathe in.</li></ul>",
    ),
    _question(
        2,
        "Who should wait before trying Velmara?",
        "Anybody with a broken rib should wait until it has healed.",
        "<p>Anybody with a broken rib should wait until it has healed.</p>"
        "<p>The therapist's list names <strong>two</strong> more reasons &amp; explains both.</p>",
    ),
]

NODES: list[dict[str, Any]] = [
    {
        "@type": ["FAQPage", "MedicalWebPage"],
        "@id": URL,
        "url": URL,
        "name": TITLE,
        "description": DESCRIPTION,
        "inLanguage": "en-IE",
        "isPartOf": reference("/#website"),
        "publisher": reference("/#organization"),
        "author": reference("/#organization"),
        "breadcrumb": {"@id": f"{URL}#breadcrumb"},
        "datePublished": "2026-02-11T09:00:00+00:00",
        "dateModified": "2026-09-20T16:45:00+01:00",
        "lastReviewed": "2026-09-21",
        "reviewedBy": reference("/en/reviewers/noor-talbot/#person"),
        "about": reference("/en/treatments/velmara/#treatment"),
        "spatialCoverage": reference("/#ie"),
        "audience": {"@type": "Patient", "audienceType": "Adults with tired ribs"},
        "specialty": "https://schema.org/Physiotherapy",
        "mentions": {"@id": f"{URL}#prices"},
        "mainEntity": QUESTIONS,
    },
    {
        "@type": "MedicalTherapy",
        "@id": f"{SITE}/en/treatments/velmara/#treatment",
        "name": "Velmara tide breathing",
        "url": f"{SITE}/en/treatments/velmara/",
        "relevantSpecialty": "https://schema.org/Physiotherapy",
    },
    {
        "@type": "Person",
        "@id": f"{SITE}/en/reviewers/noor-talbot/#person",
        "name": "Noor Talbot",
        "honorificPrefix": "Dr",
        "honorificSuffix": "MRCPI",
        "url": f"{SITE}/en/reviewers/noor-talbot/",
        "hasCredential": {
            "@type": "EducationalOccupationalCredential",
            "name": "Member of a fictional college",
        },
        "worksFor": reference("/#organization"),
    },
    {
        "@type": "Service",
        "@id": f"{URL}#prices",
        "name": "Velmara tide breathing, one hour",
        "areaServed": [reference("/#ie"), reference("/#mt")],
        "offers": {
            "@type": "AggregateOffer",
            "priceCurrency": "EUR",
            "lowPrice": "35.00",
            "highPrice": "1050.50",
            "offerCount": 2,
            "offers": [_offer("ie", 35, 60), _offer("mt", 48.0, 1050.5)],
        },
    },
    {"@type": "Country", "@id": f"{SITE}/#ie", "name": "Ireland", "identifier": "IE"},
    {"@type": "Country", "@id": f"{SITE}/#mt", "name": "Malta", "identifier": "MT"},
    {
        "@type": "BreadcrumbList",
        "@id": f"{URL}#breadcrumb",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Start", "item": f"{SITE}/"},
            {"@type": "ListItem", "position": 2, "name": "Therapies", "item": f"{SITE}/en/treatments/"},
            {"@type": "ListItem", "position": 3, "name": "Velmara in Ireland"},
        ],
    },
    {
        "@type": "WebSite",
        "@id": f"{SITE}/#website",
        "url": f"{SITE}/",
        "name": "Tide Notes",
        "publisher": reference("/#organization"),
        "inLanguage": "en-IE",
    },
    {
        "@type": "Organization",
        "@id": f"{SITE}/#organization",
        "name": "Tide Notes",
        "url": f"{SITE}/",
        "logo": {
            "@type": "ImageObject",
            "@id": f"{SITE}/#logo",
            "url": f"{SITE}/static/logo.png",
            "width": {"@type": "QuantitativeValue", "value": 256, "unitCode": "E37"},
        },
    },
]


@dataclass
class PageDraft:
    """A page to be broken before it is served. `script` replaces what the graph would be written as."""

    graph: dict[str, Any] = field(
        default_factory=lambda: copy.deepcopy({"@context": "https://schema.org", "@graph": NODES})
    )
    head: str = HEAD
    body: str = BODY
    language: str = "en-IE"
    script: str | None = None
    url: str = URL
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    facts: AuditFacts = field(
        default_factory=lambda: AuditFacts(
            today=NOW.date(),
            now=NOW,
            origin=SITE,
            robots="User-agent: *\nDisallow: /admin/\n",
            sitemap={URL: "2026-09-20T15:45:00+00:00"},
            expected_type="FAQPage",
        )
    )

    def node(self, kind: str) -> dict[str, Any]:
        """The first top node of a type."""
        return next(node for node in self.graph["@graph"] if kind in node["@type"])

    @property
    def faq(self) -> dict[str, Any]:
        return self.node("FAQPage")

    @property
    def question(self) -> dict[str, Any]:
        return self.faq["mainEntity"][0]

    @property
    def answer(self) -> dict[str, Any]:
        return self.question["acceptedAnswer"]

    @property
    def prices(self) -> dict[str, Any]:
        return self.node("Service")["offers"]

    @property
    def trail(self) -> list[dict[str, Any]]:
        return self.node("BreadcrumbList")["itemListElement"]

    def add(self, node: dict[str, Any]) -> None:
        """One more node that the page mentions."""
        self.graph["@graph"].append(node)
        self.faq["mentions"] = [self.faq["mentions"], {"@id": node["@id"]}]

    def extend_answer(self, html: str, shown: str | None = None) -> None:
        """More text at the end of the first answer, in the markup and (as `shown`) on the page."""
        self.answer["text"] += html
        self.in_body("</ul></div>", f"</ul>{html if shown is None else shown}</div>")

    def rename_question(self, name: str, shown: str | None = None) -> None:
        old = self.question["name"]
        self.question["name"] = name
        self.body = self.body.replace(old, name if shown is None else shown)

    def in_body(self, old: str, new: str) -> None:
        assert old in self.body
        self.body = self.body.replace(old, new, 1)

    def in_head(self, old: str, new: str) -> None:
        assert old in self.head
        self.head = self.head.replace(old, new, 1)

    def know(self, **facts: Any) -> None:
        self.facts = replace(self.facts, **facts)

    def served(self) -> ServedPage:
        script = dumps(self.graph) if self.script is None else self.script
        html = (
            f'<!doctype html><html lang="{self.language}"><head>{self.head}'
            f'<script type="application/ld+json">{script}</script></head><body>{self.body}</body></html>'
        )
        return ServedPage(self.url, self.status, self.headers, html)

    def findings(self) -> list[Finding]:
        return audit_page(self.served(), self.facts)

    def codes(self) -> set[str]:
        return {finding.rule for finding in self.findings()}
