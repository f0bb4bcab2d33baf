"""What pricing pages tell of a treatment beside its prices: the FAQ pages about it, its own page, its node."""

from cms.identity import Identity
from cms.jsonld import Node
from faq.addresses import treatment_path
from faq.documents.build import treatment_ref
from faq.treatment_structured_data import treatment_node
from pricing.models import Treatment
from pricing.treatment_context import TreatmentContext


def _address(treatment: Treatment, identity: Identity) -> str:
    return identity.absolute(treatment_path(treatment.slug, treatment.locale.language_code))


def _node(treatment: Treatment, identity: Identity) -> Node:
    # Pricing pages show neither its other name nor its specialty, and what is not shown is not claimed.
    hidden = {"alternate_name": None, "specialty": None}
    return treatment_node(treatment_ref(treatment, identity).model_copy(update=hidden))


CONTEXT = TreatmentContext(pages="faqpage__treatment", address=_address, node=_node)
