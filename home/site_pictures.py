"""Images that every page of a site shows: the publisher's logo, and the picture for sharing."""

import datetime as dt

from wagtail.models import Site

from home.models import SiteIdentity


def site_pictures(site: Site, now: dt.datetime) -> set[int]:
    """Their ids, which do not depend on the time."""
    found = SiteIdentity.base_queryset().filter(site=site).values_list("logo_id", "share_image_id")
    return {pk for row in found for pk in row if pk}
