"""What is claimed about a medical reviewer in schema.org terms: on the pages they vouch for, and on their profile."""

from typing import TYPE_CHECKING

from cms import structured_data as site_nodes
from cms.identity import Identity
from cms.jsonld import Node, graph, node, reference
from faq.documents.schema import ReviewerRef

if TYPE_CHECKING:
    from faq.reviewer_document import ReviewerDocument


def person(reviewer: ReviewerRef) -> Node:
    """The clinician. A Person: schema.org's Physician is an organisation."""
    credential = node(type_="EducationalOccupationalCredential", name=reviewer.credentials)
    registration = node(
        type_="PropertyValue", propertyID=reviewer.registration.authority, value=reviewer.registration.number
    )
    return node(
        type_="Person",
        id_=f"{reviewer.url}#person",
        name=reviewer.name,
        honorificPrefix=reviewer.prefix,
        honorificSuffix=reviewer.credentials,
        jobTitle=reviewer.job_title,
        url=reviewer.url,
        hasCredential=credential if reviewer.credentials else None,
        identifier=registration if reviewer.registration.number else None,
        sameAs=list(reviewer.same_as),
    )


def profile_graph(document: "ReviewerDocument", identity: Identity) -> Node:
    """The JSON-LD document of a reviewer's profile: the page, the person, and the site around them."""
    url = document.seo.canonical
    trail = [(crumb.title, crumb.url) for crumb in document.meta.breadcrumbs]
    breadcrumbs = site_nodes.breadcrumbs(url, trail)
    page = node(
        type_="ProfilePage",
        id_=url,
        url=url,
        name=document.seo.title,
        description=document.seo.description,
        inLanguage=document.meta.locale,
        isPartOf={"@id": site_nodes.website_id(identity)},
        publisher={"@id": site_nodes.organization_id(identity)},
        breadcrumb=reference(breadcrumbs),
        mainEntity={"@id": _person_on_profile(document)["@id"]},
    )
    nodes = [page, _person_on_profile(document), breadcrumbs]
    return graph([*nodes, site_nodes.website(identity), site_nodes.organization(identity)])


def _person_on_profile(document: "ReviewerDocument") -> Node:
    """The same person as on the pages they vouch for, and what only the profile shows."""
    photo = document.photo and node(
        type_="ImageObject", url=document.photo.url, width=document.photo.width, height=document.photo.height
    )
    more = node(
        description=document.biography,
        image=photo,
        knowsAbout=f"https://schema.org/{document.specialty.code}" if document.specialty else None,
    )
    return person(document.reviewer) | more
