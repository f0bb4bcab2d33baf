"""Pages broken in what they say. Each function is called like the rule it offends."""

from tests.cms.audit.page_draft import SITE, TITLE, URL, PageDraft


def faq_page_without_questions(draft: PageDraft) -> None:
    del draft.faq["mainEntity"]


def missing_question_name(draft: PageDraft) -> None:
    del draft.faq["mainEntity"][1]["name"]
    draft.in_body("<h2>Who should wait before trying Velmara?</h2>", "")


def missing_answer(draft: PageDraft) -> None:
    draft.question["acceptedAnswer"] = [draft.answer, {**draft.answer, "@id": f"{URL}#a1b"}]


def answer_without_text(draft: PageDraft) -> None:
    del draft.answer["text"]


def suggested_answer(draft: PageDraft) -> None:
    draft.question["suggestedAnswer"] = {"@type": "Answer", "text": "Something else."}


def stray_question(draft: PageDraft) -> None:
    draft.add({"@type": "Question", "@id": f"{URL}#q3", "name": "Which tide is best?"})


def disallowed_tag(draft: PageDraft) -> None:
    draft.extend_answer("<p>Breathe <sup>twice</sup> a day.</p>")


def storage_markup(draft: PageDraft) -> None:
    draft.extend_answer(f'<p>See <a href="{SITE}/" linktype="page">the start</a> for more.</p>')


def needless_attribute(draft: PageDraft) -> None:
    draft.extend_answer('<p class="lead">Breathe out before anything else.</p>')


def relative_link(draft: PageDraft) -> None:
    draft.extend_answer('<p>Read about <a href="/en/ribs/">ribs</a> in general.</p>')


def unbalanced_markup(draft: PageDraft) -> None:
    draft.extend_answer("<p>Rest for <b>one hour</p>")


def answer_escaped_twice(draft: PageDraft) -> None:
    draft.extend_answer("<p>Rest for &lt;b&gt;one hour&lt;/b&gt; after it.</p>")


def markup_in_question(draft: PageDraft) -> None:
    draft.rename_question(
        "What is Velmara &amp; how does it work?", shown="What is Velmara &amp;amp; how does it work?"
    )


def question_without_mark(draft: PageDraft) -> None:
    draft.rename_question("Velmara tide breathing in a few words")


def overlong_question(draft: PageDraft) -> None:
    draft.rename_question(f"What is Velmara tide breathing, {'slowly ' * 45}explained?")


def repeated_question(draft: PageDraft) -> None:
    draft.rename_question("Who should wait before trying Velmara?")


def invisible_question(draft: PageDraft) -> None:
    draft.rename_question("How does Velmara help the ribs?", shown="")


def reworded_question(draft: PageDraft) -> None:
    draft.question["name"] = "What is velmara Tide Breathing?"


def invisible_answer(draft: PageDraft) -> None:
    draft.extend_answer(
        "<p>Nobody else can read this.</p>", shown='<p class="printed">Nobody else can read this.</p>'
    )


def reworded_answer(draft: PageDraft) -> None:
    draft.extend_answer("<p>Rest, then stand up.</p>", shown="<p>REST then stand up!</p>")


def unmarked_answer_text(draft: PageDraft) -> None:
    draft.extend_answer("", shown="<p>Only readers learn of the third exercise.</p>")


def unmarked_question(draft: PageDraft) -> None:
    draft.in_body(
        '<p class="printed">',
        '<section><h2>Does it hurt?</h2><p>Not at all.</p></section><p class="printed">',
    )


def abstract_outside_text(draft: PageDraft) -> None:
    draft.answer["abstract"] = "Slow breathing for tired ribs."


def advertising_in_answer(draft: PageDraft) -> None:
    draft.extend_answer("<p>Members get 20% off their first course.</p>")


def promotional_wording(draft: PageDraft) -> None:
    draft.extend_answer("<p>We offer a free consultation by letter.</p>")


def missing_page_date(draft: PageDraft) -> None:
    del draft.faq["datePublished"]


def moment_without_zone(draft: PageDraft) -> None:
    draft.faq["datePublished"] = "2026-02-11T09:00:00"


def bare_page_date(draft: PageDraft) -> None:
    draft.faq["datePublished"] = "2026-02-11"


def modified_before_published(draft: PageDraft) -> None:
    draft.faq["datePublished"] = "2026-09-20T16:46:00+01:00"


def future_page_date(draft: PageDraft) -> None:
    draft.add({"@type": "Article", "@id": f"{URL}#article", "dateModified": "2026-11-02T10:00:01+01:00"})


def modified_day_not_shown(draft: PageDraft) -> None:
    draft.in_body('Last updated on <time datetime="2026-09-20">20 September 2026</time>.', "")


def other_day_labelled_updated(draft: PageDraft) -> None:
    draft.body += "<p>Page last changed: 18 September 2026</p>"


def modified_day_outside_time(draft: PageDraft) -> None:
    draft.in_body('<time datetime="2026-09-20">20 September 2026</time>', "20 September 2026")


def contradictory_time(draft: PageDraft) -> None:
    draft.body += '<p>Founded on <time datetime="2019-03-01">3 January 2019</time>.</p>'


def incomplete_website(draft: PageDraft) -> None:
    del draft.node("WebSite")["name"]


def incomplete_publisher(draft: PageDraft) -> None:
    del draft.node("Organization")["logo"]


def undersized_logo(draft: PageDraft) -> None:
    draft.node("Organization")["logo"]["width"]["value"] = 111


def incomplete_profile(draft: PageDraft) -> None:
    draft.faq["@type"] = ["FAQPage", "MedicalWebPage", "ProfilePage"]


def retired_feature(draft: PageDraft) -> None:
    draft.add({"@type": "HowTo", "@id": f"{URL}#how", "name": "Breathing"})


def missing_medical_type(draft: PageDraft) -> None:
    draft.faq["@type"] = "FAQPage"
    del draft.faq["lastReviewed"], draft.faq["reviewedBy"], draft.faq["specialty"]
    draft.faq["mentions"] = [draft.faq["mentions"], {"@id": draft.node("Person")["@id"]}]


def missing_medical_subject(draft: PageDraft) -> None:
    draft.faq["mentions"] = [draft.faq["mentions"], draft.faq["about"]]
    del draft.faq["about"]


def subject_not_shown(draft: PageDraft) -> None:
    draft.node("MedicalTherapy")["name"] = "Velmara rib breathing"


def missing_audience_or_specialty(draft: PageDraft) -> None:
    del draft.faq["audience"]


def speakable_without_text(draft: PageDraft) -> None:
    draft.faq["speakable"] = {"@type": "SpeakableSpecification", "cssSelector": ".printed"}


def speakable_in_use(draft: PageDraft) -> None:
    draft.faq["speakable"] = {"@type": "SpeakableSpecification", "cssSelector": "#q1 .answer"}


def title_count(draft: PageDraft) -> None:
    draft.head += f"<title>{TITLE}</title>"


def differing_page_name(draft: PageDraft) -> None:
    draft.faq["name"] = "All about Velmara"


def heading_count(draft: PageDraft) -> None:
    draft.body += "<h1>Tide Notes</h1>"


def differing_description(draft: PageDraft) -> None:
    draft.faq["description"] = "Everything about Velmara."


def image_not_on_page(draft: PageDraft) -> None:
    draft.faq["image"] = f"{SITE}/media/tide.jpg"


def malformed_language(draft: PageDraft) -> None:
    draft.node("WebSite")["inLanguage"] = "English"


def language_disagreement(draft: PageDraft) -> None:
    draft.faq["inLanguage"] = "es"


def incomplete_alternates(draft: PageDraft) -> None:
    draft.in_head(f'<link rel="alternate" hreflang="en-IE" href="{URL}">', "")


def malformed_country_code(draft: PageDraft) -> None:
    draft.node("Country")["identifier"] = "IRL"


def country_without_code(draft: PageDraft) -> None:
    del draft.node("Country")["identifier"]


def country_not_shown(draft: PageDraft) -> None:
    draft.node("Country")["name"] = "Iceland"
