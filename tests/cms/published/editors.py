"""Editors at work in any order, each step told to a model; a state machine without readers."""

from itertools import count
from typing import Any

from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, multiple, rule
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from faq.models import FAQIndexPage, FAQPage, Question
from faq.review.approving import revoke
from pricing.models import Price
from tests.cms.published.model import Entry, Model, Text
from tests.factories import (
    PriceFactory,
    TreatmentFactory,
    approve_page,
    home_page,
    make_faq_page,
    make_question,
    make_reviewer,
    paragraph,
)


class Editors(RuleBasedStateMachine):
    """All that they do is taken back at the end of an example."""

    pages = Bundle("pages")
    originals = Bundle("originals")
    place = st.integers(0, 1)

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.numbers, self.model = count(1), Model()
        self.places = [self._add_place(slug) for slug in ("here", "there")]
        self.treatments = [TreatmentFactory(name=f"Treatment {letter}") for letter in "AB"]
        self.model.treatments = {each.pk: each.name for each in self.treatments}
        self.price = PriceFactory(amount_min="1000.00", amount_max=None)
        self.reviewer = make_reviewer()
        self.redirects: dict[str, int] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def _add_place(self, slug: str) -> FAQIndexPage:
        place = FAQIndexPage(title=slug, slug=slug)
        home_page().add_child(instance=place)
        self.model.slugs[place.pk] = slug
        return place

    def _at(self, place: int) -> FAQIndexPage:
        return FAQIndexPage.objects.get(pk=self.places[place].pk)

    def _entry(self, pk: int) -> Entry:
        return self.model.pages[pk]

    # What editors do

    @rule(target=originals, place=place, treatment=st.integers(0, 1), live=st.booleans())
    def create(self, place: int, treatment: int, live: bool) -> int:
        number = next(self.numbers)
        chosen = self.treatments[treatment]
        page = make_faq_page(
            title=f"Title {number}",
            slug=f"page-{number}",
            parent=self._at(place),
            treatment=type(chosen).objects.get(pk=chosen.pk),
            live=live,
            questions=[self._question(number)],
        )
        text = Text(number, number)
        self.model.pages[page.pk] = Entry(text, text, page.slug, self.places[place].pk, chosen.pk, live=live)
        return page.pk

    def _question(self, number: int) -> Question:
        blocks = [
            paragraph("<p>More.</p>"),
            {"type": "price_table", "value": self.price.price_table_id, "id": "1"},
        ]
        return make_question(short_answer=f"Answer number{number}.", long_answer=blocks)

    @rule(pk=originals)
    def save_draft(self, pk: int) -> None:
        if pk not in self.model.pages:
            return
        page, number = FAQPage.objects.get(pk=pk).get_latest_revision_as_object(), next(self.numbers)
        page.title = f"Title {number}"
        page.questions = [self._question(number)]
        # A draft of an expired page would expire what is published from it.
        page.expire_at = None
        page.save_revision()
        self._entry(pk).draft = Text(number, number)

    @rule(pk=originals)
    def publish(self, pk: int) -> None:
        if pk not in self.model.pages:
            return
        FAQPage.objects.get(pk=pk).get_latest_revision().publish()
        self._published(pk)

    def _published(self, pk: int) -> None:
        entry = self._entry(pk)
        entry.text, entry.live, entry.expired = entry.draft, True, False
        for alias in self.model.pages.values():
            if alias.source == pk:
                alias.text, alias.live, alias.expired = entry.text, True, False

    @rule(pk=originals)
    def unpublish(self, pk: int) -> None:
        if pk not in self.model.pages:
            return
        page = FAQPage.objects.get(pk=pk)
        if page.live:
            page.unpublish()
            for entry in [self._entry(pk), *(e for e in self.model.pages.values() if e.source == pk)]:
                entry.live = False

    @rule(pk=originals | pages, over=st.booleans())
    def expire(self, pk: int, over: bool) -> None:
        if pk in self.model.pages:
            Page.objects.filter(pk=pk).update(expire_at=timezone.now() if over else None)
            self._entry(pk).expired = over

    @rule(pk=originals | pages, place=place)
    def move(self, pk: int, place: int) -> None:
        if pk in self.model.pages:
            FAQPage.objects.get(pk=pk).move(self._at(place), pos="last-child")
            self._entry(pk).place = self.places[place].pk

    @rule(pk=originals)
    def change_slug(self, pk: int) -> None:
        if pk not in self.model.pages:
            return
        page = FAQPage.objects.get(pk=pk).get_latest_revision_as_object()
        page.slug = self._entry(pk).slug = f"page-{next(self.numbers)}"
        page.expire_at = None
        page.save_revision().publish()
        self._published(pk)

    @rule(place=place)
    def change_slug_of_place(self, place: int) -> None:
        page = self._at(place)
        page.slug = self.model.slugs[page.pk] = f"place-{next(self.numbers)}"
        page.save_revision().publish()

    @rule(pk=originals | pages)
    def restrict(self, pk: int) -> None:
        if pk in self.model.pages and not self._entry(pk).restricted:
            PageViewRestriction.objects.create(page_id=pk, restriction_type="login")
            self._entry(pk).restricted = True

    @rule(pk=originals | pages)
    def lift_restriction(self, pk: int) -> None:
        if pk in self.model.pages:
            PageViewRestriction.objects.filter(page_id=pk).delete()
            self._entry(pk).restricted = False

    @rule(place=place)
    def restrict_place_or_lift(self, place: int) -> None:
        pk = self.places[place].pk
        if pk in self.model.restricted:
            PageViewRestriction.objects.filter(page_id=pk).delete()
        else:
            PageViewRestriction.objects.create(page_id=pk, restriction_type="login")
        self.model.restricted ^= {pk}

    @rule(pk=consumes(originals) | consumes(pages))
    def delete(self, pk: int) -> None:
        if pk in self.model.pages and not self._entry(pk).kept:
            FAQPage.objects.get(pk=pk).delete()
            del self.model.pages[pk]
            for entry in self.model.pages.values():
                entry.source = None if entry.source == pk else entry.source

    @rule(target=originals, pk=originals)
    def copy(self, pk: int) -> Any:
        if pk not in self.model.pages:
            return multiple()
        entry, slug = self._entry(pk), f"page-{next(self.numbers)}"
        page = FAQPage.objects.get(pk=pk).copy(update_attrs={"slug": slug})
        self.model.pages[page.pk] = Entry(
            entry.text,
            entry.draft,
            slug,
            entry.place,
            entry.treatment,
            entry.live,
            bool(page.expire_at),
            # Wagtail copies a restriction along, but none to where everything is restricted already.
            restricted=entry.restricted and entry.place not in self.model.restricted,
        )
        return page.pk

    @rule(target=pages, pk=originals)
    def alias(self, pk: int) -> Any:
        if pk not in self.model.pages:
            return multiple()
        entry, slug = self._entry(pk), f"page-{next(self.numbers)}"
        page = FAQPage.objects.get(pk=pk).create_alias(update_slug=slug)
        self.model.pages[page.pk] = Entry(
            entry.text,
            entry.text,
            slug,
            entry.place,
            entry.treatment,
            entry.live,
            bool(page.expire_at),
            source=pk,
        )
        return page.pk

    @rule(pk=originals)
    def approve(self, pk: int) -> None:
        if pk in self.model.pages:
            page, entry = FAQPage.objects.get(pk=pk), self._entry(pk)
            approve_page(page, self.reviewer)
            # Without a draft Wagtail shows the row that is live, which may have been changed in bulk since.
            seen = entry.draft if page.has_unpublished_changes else entry.text
            entry.approved.append(self.model.signed(entry, seen))
            entry.kept = True

    @rule(pk=originals)
    def revoke(self, pk: int) -> None:
        if pk in self.model.pages:
            revoke(FAQPage.objects.get(pk=pk), user=self.reviewer.user, reason="Withdrawn")
            self._entry(pk).approved.clear()
            self._entry(pk).kept = True

    # What changes several pages at once

    @rule(which=st.integers(0, 1))
    def rename_treatment(self, which: int) -> None:
        treatment = self.treatments[which]
        treatment.name = self.model.treatments[treatment.pk] = f"Treatment {next(self.numbers)}"
        treatment.save()

    @rule()
    def change_price(self) -> None:
        self.model.amount += 1
        Price.objects.filter(pk=self.price.pk).update(amount_min=self.model.amount)

    @rule(place=place)
    def change_answers_in_bulk(self, place: int) -> None:
        number, pk = next(self.numbers), self.places[place].pk
        changed = [page for page, entry in self.model.pages.items() if entry.place == pk]
        Question.objects.filter(page__in=changed).update(short_answer=f"Answer number{number}.")
        for page in changed:
            self._entry(page).text = Text(self._entry(page).text.title, number)

    @rule(place=place)
    def unpublish_in_bulk(self, place: int) -> None:
        pk = self.places[place].pk
        Page.objects.child_of(self._at(place)).update(live=False)
        for entry in self.model.pages.values():
            entry.live = entry.live and entry.place != pk

    @rule(pk=originals | pages)
    def add_redirect(self, pk: int) -> None:
        if pk in self.model.pages:
            path = f"/old-{next(self.numbers)}"
            Redirect.add_redirect(path, redirect_to=Page.objects.get(pk=pk))
            self.redirects[path] = pk
