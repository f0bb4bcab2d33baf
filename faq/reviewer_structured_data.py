"""What is claimed about a medical reviewer in schema.org terms: on the pages they vouch for, and on their profile."""

from typing import TYPE_CHECKING

from django.utils.text import slugify

from cms import structured_data as site_nodes
from cms.identity import Identity
from cms.jsonld import Node, node, reference
from faq.documents.schema import ReviewerRef

if TYPE_CHECKING:
    from faq.reviewer_document import ReviewerDocument


def person(reviewer: ReviewerRef) -> Node:
    """The clinician. A Person: schema.org's Physician is an organisation."""
    credential = node(type_="EducationalOccupationalCredential", name=reviewer.credentials)
    registration = node(
        type_="PropertyValue",
        propertyID=reviewer.registration.authority,
        value=reviewer.registration.number,
        url=reviewer.registration.url,
    )
    return node(
        type_="Person",
        id_=f"{reviewer.url}#{_fragment(reviewer)}",
        name=reviewer.name,
        honorificPrefix=reviewer.prefix,
        honorificSuffix=reviewer.credentials,
        jobTitle=reviewer.job_title,
        url=reviewer.url,
        hasCredential=credential if reviewer.credentials else None,
        identifier=registration if reviewer.registration.number else None,
        sameAs=list(reviewer.same_as),
    )


def _fragment(reviewer: ReviewerRef) -> str:
    """An approval keeps the name of its day. Under another name they are another node, as one has one name everywhere."""
    return f"person-{slugify(reviewer.name, allow_unicode=True)}" if reviewer.is_renamed else "person"


def profile_graph(document: "ReviewerDocument", identity: Identity) -> Node:
    """The JSON-LD document of a reviewer's profile: the page, the person, and the site around them."""
    page, breadcrumbs = site_nodes.page_node(
        "ProfilePage",
        document.meta,
        identity,
        url=document.seo.canonical,
        name=document.full_name,
        description=document.seo.description,
    )
    subject = _person_on_profile(document)
    return site_nodes.site_graph([page | node(mainEntity=reference(subject)), subject, breadcrumbs], identity)


def _person_on_profile(document: "ReviewerDocument") -> Node:
    """The same person as on the pages they vouch for, and what only the profile shows."""
    photo = document.photo
    more = node(
        description=document.biography,
        image=site_nodes.image(photo.url, photo.width, photo.height) if photo else None,
        knowsAbout=f"https://schema.org/{document.specialty.code}" if document.specialty else None,
    )
    return person(document.reviewer) | more
