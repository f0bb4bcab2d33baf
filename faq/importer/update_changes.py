"""What a new version of a document changed on its page, one line for each thing."""

from dataclasses import dataclass

from faq.digest import reviewable_content
from faq.models import FAQPage
from faq.review.differences import Change, Side, differences

_FURTHER = {
    "Call to action": ("call_to_action_heading", "call_to_action_text", "call_to_action_link_text"),
    "Author": ("author",),
    "Claimed reviewer": ("claimed_reviewer",),
    "Modified date": ("modified_on",),
    "Disclaimer": ("disclaimer",),
    "Overview": ("search_description",),
}
"""What a document gives besides the text that a reviewer approves, and the fields that hold it."""


@dataclass(frozen=True)
class Version:
    """A page's content at one time."""

    text: Side
    further: dict[str, tuple[str, ...]]


def version_of(page: FAQPage) -> Version:
    """The content of a page as it is now, whatever becomes of the page."""
    questions = list(page.questions.all())
    tables = (
        str(block["value"])
        for question in questions
        for block in question.long_answer.raw_data
        if block["type"] == "price_table"
    )
    further = {label: tuple(str(getattr(page, name)) for name in names) for label, names in _FURTHER.items()}
    text = Side(reviewable_content(page), [question.uuid for question in questions])
    return Version(text, {**further, "Prices": tuple(tables)})


def changes_between(before: Version, now: Version) -> list[str]:
    """One line for each thing that changed: "Summary (changed)", "“How long …?” (changed, moved)", "Prices (changed)"."""
    lines = differences(before.text, now.text).summary
    return lines + [
        f"{label} ({Change.CHANGED})"
        for label, values in now.further.items()
        if values != before.further[label]
    ]
