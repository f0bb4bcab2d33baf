"""FAQ pages and what they are made of, one module each."""

from .approval import Approval
from .change_note import PublishedChange
from .import_draft import ImportDraft
from .index import FAQIndexPage
from .page import FAQPage
from .published_question import PublishedQuestion
from .question import Question
from .review_reminder import ReviewReminder
from .review_task import MedicalReviewTask
from .reviewer import MedicalReviewer
from .source import Source
from .text_digest import TextDigest

__all__ = [
    "Approval",
    "FAQIndexPage",
    "FAQPage",
    "ImportDraft",
    "MedicalReviewTask",
    "MedicalReviewer",
    "PublishedChange",
    "PublishedQuestion",
    "Question",
    "ReviewReminder",
    "Source",
    "TextDigest",
]
