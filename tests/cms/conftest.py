"""Fixtures for tests of the floor."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction


@pytest.fixture
def private_collection(db) -> Collection:
    """A collection below one that only accounts may see."""
    above = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=above, restriction_type="login")
    return above.add_child(name="Below it")
