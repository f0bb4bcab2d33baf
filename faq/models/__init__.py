"""FAQ pages and what they are made of, one module each."""

from .index import FAQIndexPage
from .page import FAQPage
from .question import Question
from .reviewer import MedicalReviewer
from .source import Source

__all__ = ["FAQIndexPage", "FAQPage", "MedicalReviewer", "Question", "Source"]
