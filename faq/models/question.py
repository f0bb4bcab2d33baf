"""One question with its short and long answer, as columns of its own."""

import uuid
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Orderable, Page, TranslatableMixin

from cms.stream_field import StreamField
from faq.blocks import LongAnswerBlock, SourceListBlock
from faq.page_editor import length_advice


def give_up_keys_of_others(questions: Iterable["Question"], page: Page) -> None:
    """A new link to translations for those of the page's questions whose link a question of another page has stored.

    A revision from before a question moved to another page holds that link still, and could not be published.
    """
    rows = {row.translation_key: row for row in questions}
    stored = Question.objects.filter(translation_key__in=rows, locale_id=page.locale_id)
    for key in stored.exclude(page_id=page.pk).values_list("translation_key", flat=True):
        rows[key].translation_key = uuid.uuid4()


class Question(TranslatableMixin, Orderable):
    """A question of an FAQ page. Its `uuid` stays the same through reordering, revisions and copies of the page."""

    page = ParentalKey("faq.FAQPage", on_delete=models.CASCADE, related_name="questions")
    uuid = models.UUIDField(default=uuid.uuid4)
    question = models.CharField(
        max_length=300, help_text="As a patient would ask it, ending with a question mark."
    )
    short_answer = models.TextField(
        blank=True,
        help_text="The answer in one or two plain sentences, at best under 300 characters. It must be true on its own.",
    )
    long_answer = StreamField(
        LongAnswerBlock(required=False),
        blank=True,
        help_text="Everything else a reader needs, in reading order.",
    )
    sources = StreamField(
        SourceListBlock(required=False),
        blank=True,
        help_text="What backs this answer, beside the sources of the page.",
    )
    group = models.CharField(
        max_length=255,
        blank=True,
        help_text="A heading for this question and the following ones of the same group, for example “Costs”.",
    )
    anchor = models.CharField(
        max_length=80,
        blank=True,
        validators=[validate_slug],
        help_text="The end of the link to this question. Left empty it is made from the question, and then stays.",
    )

    panels = [
        FieldPanel("question", required_on_save=True, heading="Question"),
        FieldPanel(
            "short_answer",
            widget=AdminAutoHeightTextInput(attrs={"rows": 3, **length_advice.SHORT_ANSWER.attributes()}),
        ),
        FieldPanel("long_answer"),
        FieldPanel("sources"),
        FieldRowPanel([FieldPanel("group"), FieldPanel("anchor")]),
        # In the form so that a question which exists only in a draft keeps its identity when the form is saved again.
        FieldPanel("uuid", widget=forms.HiddenInput, classname="w-hidden"),
    ]

    api_fields = ["uuid", "anchor", "group", "question", "short_answer", "long_answer", "sources"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "question"
        verbose_name_plural = "questions"
        constraints = [
            models.UniqueConstraint(fields=["page", "uuid"], name="unique_question_uuid_on_page"),
        ]

    def __str__(self) -> str:
        return self.question

    def clean(self) -> None:
        super().clean()
        if not self.question.strip():
            raise ValidationError(
                {"question": "Write the question. An answer without one cannot be published."}
            )
