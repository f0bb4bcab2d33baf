"""Pages broken in how they are served, written and addressed. Each function is called like the rule it offends."""

from cms.audit.rules.serving import MOST_BYTES
from cms.jsonld import dumps
from tests.cms.audit.page_draft import SITE, TITLE, URL, PageDraft, reference


def unsuccessful_status(draft: PageDraft) -> None:
    draft.status = 404


def unexpected_media_type(draft: PageDraft) -> None:
    draft.headers = {"content-type": "application/xhtml+xml"}


def page_without_text(draft: PageDraft) -> None:
    """A page that a script would fill, with nothing in its markup that a reader would look for."""
    draft.know(expected_type=None)
    draft.body = '<div id="root"></div><script src="app.js"></script>'
    draft.graph = {
        "@context": "https://schema.org",
        "@graph": [{"@type": "WebPage", "@id": URL, "url": URL, "name": TITLE}],
    }


def undecodable_text(draft: PageDraft) -> None:
    draft.body += "<p>Sch\ufffdne Gezeiten.</p>"


def indexing_barred(draft: PageDraft) -> None:
    draft.headers["X-Robots-Tag"] = "googlebot: noindex"


def search_engine_barred(draft: PageDraft) -> None:
    draft.know(robots="User-agent: bingbot\nDisallow: /en/\n")


def answer_engine_barred(draft: PageDraft) -> None:
    draft.know(robots="User-agent: OAI-SearchBot\nDisallow: /\n")


def oversized_page(draft: PageDraft) -> None:
    draft.body += f"<!--{' ' * MOST_BYTES}-->"


def missing_structured_data(draft: PageDraft) -> None:
    draft.know(expected_type=None)
    draft.script = "[]"


def unreadable_json(draft: PageDraft) -> None:
    draft.script = dumps(draft.graph)[:-1] + ",}"


def script_can_be_closed(draft: PageDraft) -> None:
    draft.answer["abstract"] += " </script>"
    draft.script = dumps(draft.graph).replace("\\u003C/script\\u003E", "</script>")


def script_is_html_escaped(draft: PageDraft) -> None:
    draft.script = dumps(draft.graph).replace('"', "&quot;")


def script_holds_raw_angle_bracket(draft: PageDraft) -> None:
    draft.script = dumps(draft.graph).replace("\\u003Cstrong\\u003E", "<strong>")


def missing_context(draft: PageDraft) -> None:
    draft.graph["@context"] = "https://vocabulary.example"


def unusual_context(draft: PageDraft) -> None:
    draft.graph["@context"] = "http://schema.org"


def properties_beside_graph(draft: PageDraft) -> None:
    draft.graph["@id"] = f"{URL}#data"


def repeated_faq_page(draft: PageDraft) -> None:
    draft.graph["@graph"].append({**draft.faq, "mainEntity": _references(draft)})


def _references(draft: PageDraft) -> list[dict[str, str]]:
    return [{"@id": question["@id"]} for question in draft.faq["mainEntity"]]


def expected_type_missing(draft: PageDraft) -> None:
    draft.script = '{"@context": "https://schema.org"}'


def qa_page_markup(draft: PageDraft) -> None:
    draft.faq["@type"].append("QAPage")


def faq_marked_up_again(draft: PageDraft) -> None:
    draft.in_body("<main>", '<main itemscope itemtype="https://schema.org/FAQPage">')


def unknown_type(draft: PageDraft) -> None:
    draft.faq["@type"].append("HealthQuestionPage")


def node_without_type(draft: PageDraft) -> None:
    del draft.faq["audience"]["@type"]
    del draft.faq["audience"]["audienceType"]
    draft.faq["audience"]["name"] = "Adults"


def unknown_property(draft: PageDraft) -> None:
    draft.faq["medicalReviewer"] = "Noor Talbot"


def misplaced_property(draft: PageDraft) -> None:
    draft.node("Person")["medicalSpecialty"] = "https://schema.org/Physiotherapy"


def superseded_term(draft: PageDraft) -> None:
    draft.faq["aspect"] = "Breathing"


def value_of_wrong_type(draft: PageDraft) -> None:
    draft.faq["contentLocation"] = reference("/#organization")


def text_for_node(draft: PageDraft) -> None:
    draft.node("Person")["worksFor"] = "Tide Notes"


def self_serving_rating(draft: PageDraft) -> None:
    draft.node("Organization")["aggregateRating"] = {
        "@type": "AggregateRating",
        "ratingValue": 5,
        "ratingCount": 7,
    }


def malformed_literal(draft: PageDraft) -> None:
    draft.node("Organization")["foundingDate"] = "spring of 2019"


def unknown_enumeration_member(draft: PageDraft) -> None:
    draft.faq["specialty"] = "https://schema.org/TideMedicine"


def empty_value(draft: PageDraft) -> None:
    draft.node("Person")["jobTitle"] = ""


def control_character(draft: PageDraft) -> None:
    draft.faq["description"] = draft.faq["description"][:20] + "\u0007" + draft.faq["description"][20:]


def moment_for_day(draft: PageDraft) -> None:
    draft.faq["lastReviewed"] = "2026-09-21T10:00:00+00:00"


def relative_identifier(draft: PageDraft) -> None:
    draft.answer["@id"] = "#a1"


def repeated_identifier(draft: PageDraft) -> None:
    draft.graph["@graph"].append(dict(draft.node("Organization")))


def dangling_reference(draft: PageDraft) -> None:
    draft.faq["mentions"] = [draft.faq["mentions"], reference("/#nowhere")]


def unconnected_node(draft: PageDraft) -> None:
    draft.graph["@graph"].append({"@type": "Book", "@id": f"{SITE}/#book", "name": "Tides"})


def missing_canonical(draft: PageDraft) -> None:
    draft.in_head(f'<link rel="canonical" href="{URL}">', "")


def several_canonicals(draft: PageDraft) -> None:
    draft.headers["Link"] = f'<{SITE}/en/ie/velmara-two/>; rel="canonical"'


def canonical_outside_head(draft: PageDraft) -> None:
    missing_canonical(draft)
    draft.body += f'<link rel="canonical" href="{URL}">'


def malformed_canonical(draft: PageDraft) -> None:
    draft.in_head(f'rel="canonical" href="{URL}"', f'rel="canonical" href="{URL}#top"')


def canonical_elsewhere(draft: PageDraft) -> None:
    draft.url = f"{SITE}/en/ie/velmara-copy/"


def page_node_elsewhere(draft: PageDraft) -> None:
    draft.faq["url"] = f"{SITE}/en/mt/velmara/"


def differing_og_url(draft: PageDraft) -> None:
    draft.in_head(f'property="og:url" content="{URL}"', f'property="og:url" content="{URL}?shared"')


def private_address(draft: PageDraft) -> None:
    draft.node("Organization")["publishingPrinciples"] = "https://staging.local/policy/"


def address_without_https(draft: PageDraft) -> None:
    draft.node("Organization")["publishingPrinciples"] = "http://tides.example/policy/"


def address_of_other_site(draft: PageDraft) -> None:
    draft.trail[1]["item"] = "https://waves.example/en/treatments/"


def missing_from_sitemap(draft: PageDraft) -> None:
    draft.know(sitemap={f"{SITE}/": None})


def sitemap_date_disagreement(draft: PageDraft) -> None:
    draft.know(sitemap={URL: "2026-09-23"})
