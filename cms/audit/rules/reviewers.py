"""R23 to R25: who reviewed the page, when, and that the page says so itself. Only where a review is claimed."""

import datetime as dt
import re
from collections.abc import Iterator

from cms.audit.facts import AuditFacts
from cms.audit.graph import Node, as_list, literal
from cms.audit.rules.dates import day_of, is_shown
from cms.audit.rules.registry import ERROR, WARNING, Problem, rule
from cms.audit.rules.sources import HOUSE, SCHEMA_ORG
from cms.audit.served_page import ServedPage
from cms.audit.text_folding import excerpt, folded
from cms.audit.vocabulary import schema_org
from cms.audit.web_addresses import resolved, without_fragment
from cms.dates import add_months

OLDEST_MONTHS = 24
_MOST_REVIEWED = 50
_CREDENTIALS = ("honorificSuffix", "jobTitle", "hasCredential")
_TITLES = re.compile(
    r"^(?:dr|dra|drs|prof|professor|doctor|mr|mrs|ms|med)\b\.?(?:\s|$)|,\s*\S|\b(?:md|m\.d\.|phd|ph\.d\.|mbbs|dds|rn|frcs)$",
    re.IGNORECASE,
)


def _reviewed(page: ServedPage) -> Iterator[Node]:
    """Page nodes that claim a review."""
    return (node for node in page.graph.nodes if "reviewedBy" in node.data and not node.is_reference)


def _reviewers(page: ServedPage) -> Iterator[tuple[Node, Node]]:
    for node in _reviewed(page):
        for person in page.graph.targets(node, "reviewedBy"):
            if schema_org().any_below(person.types, "Person"):
                yield node, person


@rule("R23", ERROR, SCHEMA_ORG, "A review without a day cannot be judged.")
def missing_review_date(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Nodes with `reviewedBy`."""
    for node in _reviewed(page):
        if not node.data.get("lastReviewed"):
            yield Problem(
                f"{node.where} lastReviewed", "reviewedBy without lastReviewed; give the day of the review."
            )


@rule("R23", ERROR, SCHEMA_ORG, "A day of review without a reviewer vouches for nothing.")
def review_date_without_reviewer(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Nodes with `lastReviewed`."""
    for node in page.graph.nodes:
        if "lastReviewed" in node.data and "reviewedBy" not in node.data:
            yield Problem(
                f"{node.where} reviewedBy", "lastReviewed without reviewedBy; name the reviewer, or neither."
            )


def _review_days(page: ServedPage) -> Iterator[tuple[Node, dt.date]]:
    reviewed = [node for node in page.graph.nodes if "lastReviewed" in node.data]
    for node in reviewed[:_MOST_REVIEWED]:
        day = day_of(literal(node.data["lastReviewed"]))
        if day:
            yield node, day


@rule("R23", ERROR, SCHEMA_ORG, "Nobody has reviewed anything tomorrow.")
def future_review(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Nodes with `lastReviewed`."""
    for node, day in _review_days(page):
        if day > facts.today:
            yield Problem(f"{node.where} lastReviewed", "Lies in the future.", day.isoformat())


@rule("R23", ERROR, HOUSE, "Readers have to see when the page was reviewed.")
def review_day_not_shown(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Nodes with `lastReviewed`."""
    for node, day in _review_days(page):
        if not is_shown(page, day):
            message = "The page does not show this day in a spelling of its language."
            yield Problem(f"{node.where} lastReviewed", message, day.isoformat())


@rule("R23", WARNING, HOUSE, "Medical answers age.")
def outdated_review(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Nodes with `lastReviewed`."""
    for node, day in _review_days(page):
        if day < add_months(facts.today, -OLDEST_MONTHS):
            message = f"Reviewed more than {OLDEST_MONTHS} months ago."
            yield Problem(f"{node.where} lastReviewed", message, day.isoformat())


@rule("R23", WARNING, HOUSE, "What changed after the review has not been reviewed.")
def changed_after_review(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Nodes with `lastReviewed` and `dateModified`."""
    for node, day in _review_days(page):
        modified = day_of(literal(node.data.get("dateModified")))
        if modified and modified > day:
            message = f"Reviewed before the last change on {modified.isoformat()}."
            yield Problem(f"{node.where} lastReviewed", message, day.isoformat())


@rule("R24", ERROR, SCHEMA_ORG, "A medical review is vouched for by a person.")
def reviewer_is_no_person(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """`reviewedBy`; a Physician of schema.org is a business."""
    for node in _reviewed(page):
        for value in as_list(node.data["reviewedBy"]):
            target = page.graph.node_of(value)
            if target is None or not schema_org().any_below(target.types, "Person"):
                shown = ", ".join(target.types) if target else excerpt(value)
                yield Problem(f"{node.where} reviewedBy", "Has to be a Person of this graph.", shown)


@rule("R24", ERROR, SCHEMA_ORG, "A reviewer nobody can look up vouches for nothing.")
def reviewer_without_particulars(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Persons in `reviewedBy`: name, address of a profile and a credential."""
    for _node, person in _reviewers(page):
        missing = [prop for prop in ("name", "url") if not person.text(prop)]
        if not any(person.data.get(prop) for prop in _CREDENTIALS):
            missing.append(f"one of {', '.join(_CREDENTIALS)}")
        if missing:
            yield Problem(person.where, f"The reviewer lacks {' and '.join(missing)}.")


@rule("R24", WARNING, SCHEMA_ORG, "Titles have their own properties.")
def title_in_name(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Names of persons in `reviewedBy` and `author`."""
    people = [person for _node, person in _reviewers(page)]
    people += [target for node in page.page_nodes for target in page.graph.targets(node, "author")]
    for person in dict.fromkeys(people):
        name = person.text("name") or ""
        if "Person" in person.types and _TITLES.search(name.strip()):
            message = "Put titles into honorificPrefix and honorificSuffix, not into the name."
            yield Problem(f"{person.where} name", message, excerpt(name))


@rule("R24", ERROR, SCHEMA_ORG, "An author is somebody.")
def author_is_nobody(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """`author` of page nodes."""
    words = schema_org()
    for node in page.page_nodes:
        for value in as_list(node.data.get("author")):
            target = page.graph.node_of(value)
            types = target.types if target else ()
            if not words.any_below(types, "Person") and not words.any_below(types, "Organization"):
                yield Problem(
                    f"{node.where} author", "Has to be a Person or an Organization.", excerpt(value)
                )


@rule("R25", ERROR, HOUSE, "A reviewer who is not named on the page does not vouch for it.")
def reviewer_not_shown(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Names of persons in `reviewedBy`."""
    for _node, person in _reviewers(page):
        name = person.text("name")
        if name and not page.visible.nearly_shows(name):
            yield Problem(
                f"{person.where} name", "The reviewer's name cannot be read on the page.", excerpt(name)
            )


@rule("R25", WARNING, HOUSE, "Readers want to see who the reviewer is.")
def reviewer_profile_not_linked(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Persons in `reviewedBy` with `url`."""
    targets = {
        without_fragment(resolved(page, link.get("href"))) for link in page.elements("//body//a[@href]")
    }
    for _node, person in _reviewers(page):
        profile = person.text("url")
        if profile and without_fragment(profile) not in targets | {page.url}:
            yield Problem(
                f"{person.where} url", "The page does not link to the reviewer's profile.", excerpt(profile)
            )


@rule("R25", WARNING, HOUSE, "The credential is why the review counts.")
def credential_not_shown(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Persons in `reviewedBy` with credentials: one of them has to be visible."""
    for _node, person in _reviewers(page):
        said = [*person.texts("honorificSuffix"), *person.texts("jobTitle"), *person.texts("hasCredential")]
        said += [
            name for found in page.graph.targets(person, "hasCredential") for name in found.texts("name")
        ]
        if said and not any(folded(text) in page.visible.folded for text in said):
            yield Problem(
                person.where, "No credential of the reviewer can be read on the page.", excerpt(said[0])
            )
