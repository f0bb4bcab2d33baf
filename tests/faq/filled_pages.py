"""Pages for tests of what visitors read: with every field filled in, in two languages, and hostile."""

from wagtail.models import Locale

from faq.models import FAQPage
from tests.factories import (
    SourceFactory,
    TreatmentFactory,
    make_faq_page,
    make_question,
    paragraph,
)
from tests.faq.documents.test_build import rich_page

HOSTILE = "X</script><script>alert(1)</script><!-- <img src=x onerror=alert(1)> \u2028 🩺 \u202eعربي {{7*7}}"


def full_page(**fields):
    """A page with every field filled in."""
    treatment = TreatmentFactory(name="Knee replacement", alternate_name="Arthroplasty")
    return rich_page(
        treatment=treatment,
        subtitle="What to ask",
        summary="It helps most people.",
        introduction_heading="Before you read on",
        evidence_stage="experimental",
        regulatory_status="Not approved in 2026.",
        disclaimer="No personal advice.",
        author="Demo Writer",
        claimed_reviewer="Dr Claimed Person, MD",
        call_to_action_heading="Talk to your doctor",
        call_to_action_text="Take your scans with you.",
        **fields,
    )


def hostile_page():
    rich = paragraph(
        f"<p>{HOSTILE}</p><script>alert(2)</script><a href='javascript:alert(3)' onclick='x()'>a</a>"
    )
    source = SourceFactory(title=HOSTILE, publisher=HOSTILE, url="", doi="10.1000/x")
    return make_faq_page(
        title=HOSTILE,
        slug="hostile",
        subtitle=HOSTILE,
        summary=HOSTILE,
        treatment=TreatmentFactory(name=HOSTILE, alternate_name=HOSTILE),
        regulatory_status=HOSTILE,
        author=HOSTILE,
        disclaimer=HOSTILE,
        introduction=f"<p>{HOSTILE}</p>",
        call_to_action_heading=HOSTILE,
        sources=[("source", source)],
        questions=[make_question(f"{HOSTILE}?", short_answer=HOSTILE, long_answer=[rich], group=HOSTILE)],
    )


def spanish_page():
    """A page in Spanish with every field filled in, and its English original."""
    english = full_page(title="Knee replacement", slug="english")
    spanish = english.copy_for_translation(Locale.objects.get(language_code="es"), copy_parents=True)
    spanish.title = "Prótesis de rodilla"
    spanish.save_revision().publish()
    return english, FAQPage.objects.get(pk=spanish.pk)
