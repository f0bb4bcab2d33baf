"""What the app above knows of treatments and a pricing page tells of: registered by it, because imports go down only."""

from collections.abc import Callable
from dataclasses import dataclass

from cms.identity import Identity
from cms.jsonld import Node
from pricing.models.treatment import Treatment


@dataclass(frozen=True)
class TreatmentContext:
    """`pages` finds the pages about a treatment as seen from Page, such as "faqpage__treatment".

    `address` is where a treatment has a page of its own, `node` what every page claims about it.
    """

    pages: str
    address: Callable[[Treatment, Identity], str]
    node: Callable[[Treatment, Identity], Node]


_registered: list[TreatmentContext] = []


def register(context: TreatmentContext) -> None:
    """Called once, when apps are ready."""
    _registered[:] = [context]


def registered() -> TreatmentContext:
    """The context; a mistake in the set-up of apps if there is none."""
    return _registered[0]
