"""The addresses of a page in its languages."""

from cms.alternates import alternates


def test_each_language_is_named_and_the_default_one_is_for_all_others():
    assert alternates([("es", "/es/"), ("en", "/")]) == [("en", "/"), ("es", "/es/"), ("x-default", "/")]


def test_without_the_default_language_the_first_is_for_all_others():
    assert alternates([("pt", "/pt/"), ("es", "/es/")])[-1] == ("x-default", "/es/")


def test_one_language_has_no_alternates():
    assert alternates([("en", "/")]) == []
