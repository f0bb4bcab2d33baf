"""The picture beside a link where a page is shared."""

import pytest

from home.models import SiteIdentity
from tests.cms.test_open_graph import DETAIL, picture
from tests.factories import make_faq_page


@pytest.mark.django_db
def test_a_picture_whose_words_change_changes_the_pages_that_show_it(client, site):
    image = picture(description="Before")
    SiteIdentity.objects.create(site=site, share_image=image)
    page = make_faq_page()
    assert client.get(DETAIL.format(page.pk)).json()["seo"]["open_graph"]["image"]["alt"] == "Before"
    image.description = "After"
    image.save()
    assert client.get(DETAIL.format(page.pk)).json()["seo"]["open_graph"]["image"]["alt"] == "After"


@pytest.mark.django_db
def test_a_picture_without_its_file_is_left_out(client, site):
    image = picture()
    image.file.storage.delete(image.file.name)
    page = make_faq_page(share_image=image)
    assert client.get(DETAIL.format(page.pk)).json()["seo"]["open_graph"]["image"] is None
