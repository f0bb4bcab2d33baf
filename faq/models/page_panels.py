"""The page editor of an FAQ page: which field stands on which tab."""

from django import forms
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from cms import search_appearance
from faq.editorial.panel import EditorialPanel
from faq.models import change_note
from faq.page_editor import length_advice
from faq.page_editor.markup_panel import MarkupPanel
from faq.page_editor.questions_panel import QuestionsPanel
from faq.review.panel import ReviewPanel

content_panels = [
    TitleFieldPanel("title", help_text="What the page answers, and where: “Knee replacement in Spain”."),
    FieldPanel("subtitle"),
    FieldPanel("summary", widget=AdminAutoHeightTextInput(attrs={"rows": 3})),
    FieldRowPanel([FieldPanel("treatment"), FieldPanel("country")]),
    MultiFieldPanel(
        [FieldPanel("introduction_heading"), FieldPanel("introduction")],
        heading="Introduction",
        classname="collapsed",
    ),
    QuestionsPanel(
        "questions",
        heading="Questions and answers",
        label="question",
        min_num=None,
        help_text="In the order in which readers see them. Drag the handle, or use the arrows, to reorder.",
    ),
    FieldPanel("sources"),
    MultiFieldPanel(
        [
            FieldPanel("call_to_action_heading"),
            FieldPanel("call_to_action_text", widget=AdminAutoHeightTextInput(attrs={"rows": 2})),
            FieldRowPanel([FieldPanel("call_to_action_link_text"), FieldPanel("call_to_action_link_url")]),
        ],
        heading="Call to action",
        help_text="Kept apart from the answers: it is never part of one, nor of the structured data.",
        classname="collapsed",
    ),
]

review_panels = [
    ReviewPanel(heading="Medical review"),
    EditorialPanel(heading="Editorial checks"),
    FieldPanel("medical_reviewer"),
    FieldPanel("modified_on"),
    FieldPanel("evidence_stage"),
    FieldPanel("regulatory_status", widget=AdminAutoHeightTextInput(attrs={"rows": 3})),
    FieldPanel("disclaimer", widget=AdminAutoHeightTextInput(attrs={"rows": 3})),
    FieldPanel("author"),
    MultiFieldPanel(change_note.panels, heading="What changed"),
    MultiFieldPanel(
        [
            FieldPanel("source_document_name", read_only=True, help_text="The file the page was made from."),
            FieldPanel("imported_on", read_only=True, help_text="The day it was read in."),
            FieldPanel("claimed_reviewer", read_only=True),
        ],
        heading="Import",
        help_text="Filled in by itself when a page is made from a document.",
        classname="collapsed",
    ),
]

search_panels = [
    FieldPanel(
        "seo_title",
        widget=forms.TextInput(attrs=length_advice.SEARCH_TITLE.attributes()),
        help_text="The title in search results and browser tabs. Empty means the page's own title.",
    ),
    FieldPanel(
        "search_description",
        heading="Overview",
        widget=AdminAutoHeightTextInput(attrs={"rows": 3, **length_advice.DESCRIPTION.attributes()}),
        help_text="One or two sentences about the page for search results and lists, at best under 160 characters.",
    ),
    *search_appearance.panels,
    MarkupPanel(heading="What engines will read"),
]

settings_panels = [
    FieldPanel(
        "slug",
        help_text="The last part of the page's address, made from the title. Once the page is published, links rely on it.",
    ),
    PublishingPanel(),
]

edit_handler = TabbedInterface(
    [
        ObjectList(content_panels, heading="Content"),
        ObjectList(review_panels, heading="Review"),
        ObjectList(search_panels, heading="Search and sharing"),
        ObjectList(settings_panels, heading="Settings"),
    ]
)
