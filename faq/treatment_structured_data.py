"""What is claimed about a treatment in schema.org terms: on the pages about it, and on its own page."""

from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _

from cms import structured_data as site_nodes
from cms.identity import Identity
from cms.jsonld import Node, node, reference
from faq.documents.schema import TreatmentRef

if TYPE_CHECKING:
    from faq.treatment_document import TreatmentPage

TYPES = {"therapy": "MedicalTherapy", "procedure": "MedicalProcedure"}


def treatment_node(treatment: TreatmentRef) -> Node:
    """The treatment, by the address of its own page. Prices belong to a Service: no treatment has `offers`."""
    return node(
        type_=TYPES[treatment.kind],
        id_=f"{treatment.url}#treatment",
        name=treatment.name,
        alternateName=treatment.alternate_name,
        url=treatment.url,
        relevantSpecialty=specialty_url(treatment),
    )


def specialty_url(treatment: TreatmentRef | None) -> str | None:
    """The member of schema.org's MedicalSpecialty that the treatment belongs to."""
    return f"https://schema.org/{treatment.specialty}" if treatment and treatment.specialty else None


def treatment_graph(document: "TreatmentPage", identity: Identity) -> Node:
    """The JSON-LD document of a treatment's page: the page, the treatment, and the site around them."""
    treatment = treatment_node(document.treatment) | node(
        description=" ".join((document.description or "").split())
    )
    page, breadcrumbs = site_nodes.page_node(
        "MedicalWebPage",
        document.meta,
        identity,
        url=document.seo.canonical,
        name=document.treatment.name,
        description=document.seo.description,
    )
    with translation.override(document.meta.locale):
        audience = {"@type": "Patient", "audienceType": _("Patients")}
    page |= node(
        audience=audience,
        specialty=specialty_url(document.treatment),
        about=reference(treatment),
        mainEntity=reference(treatment),
        significantLink=[link.url for link in document.links],
    )
    return site_nodes.site_graph([page, treatment, breadcrumbs], identity)
