"""What a person decided about one document before it became a page."""

from dataclasses import dataclass

from cms.models import User
from faq.models import FAQPage, MedicalReviewer
from pricing.models import Treatment


@dataclass(frozen=True)
class Decisions:
    """Goes before what the document says; None and "" leave it to the document.

    `by` owns the new page and is the author of its draft. `update` is the page to make a new draft of, and `another`
    asks for a new page although the document is a page already. Without `names_treatment` the treatment that the
    document names is not looked up or created. `reviewer` is who is to review the page: no claim that anybody did.
    """

    by: User | None = None
    title: str = ""
    slug: str = ""
    treatment: Treatment | None = None
    names_treatment: bool = True
    country: str | None = None
    reviewer: MedicalReviewer | None = None
    update: FAQPage | None = None
    another: bool = False
