"""The one typed document of an FAQ page: HTML, API and structured data all read it, so they cannot disagree."""

from faq.documents.build import build_document, documents_of
from faq.documents.schema import FAQDocument

__all__ = ["FAQDocument", "build_document", "documents_of"]
