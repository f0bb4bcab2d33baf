"""Our StreamField is Wagtail's, but for what it costs."""

from faq.models import FAQPage, Question


def test_the_field_that_converts_is_made_once():
    field = Question._meta.get_field("long_answer")
    assert field.json_field is field.json_field
    assert type(field.json_field) is type(super(type(field), field).json_field)


def test_a_migration_sees_a_streamfield_of_wagtail():
    for model, name in ((Question, "long_answer"), (FAQPage, "sources")):
        assert model._meta.get_field(name).deconstruct()[1] == "wagtail.fields.StreamField"
