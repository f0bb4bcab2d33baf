"""The settings that every environment shares."""

from wagtail.admin.localization import get_available_admin_time_zones


def test_time_zones_to_choose_from_are_names_that_mean_the_same_everywhere():
    offered = set(get_available_admin_time_zones())
    assert {"UTC", "Europe/Madrid", "America/Mexico_City"} <= offered
    assert offered.isdisjoint({"localtime", "Factory", "posixrules"})
