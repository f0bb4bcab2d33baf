"""How rows become JSON: relations and rich text as notes that are looked up for all rows together."""

from typing import Any

from django.db import models
from rest_framework.fields import Field
from rest_framework.relations import RelatedField
from taggit.managers import _TaggableManager
from wagtail import fields
from wagtail.api.v2.serializers import BaseSerializer, ChildRelationField, PageSerializer
from wagtail.documents.api.v2.serializers import DocumentSerializer
from wagtail.images.api.v2.serializers import ImageSerializer
from wagtail.models import Page

from cms.page_documents import page_path
from cms.wagtail_api.batches import Note, ObjectNote, RichTextNote
from cms.wagtail_api.codes import Code
from cms.wagtail_api.links import Link
from cms.wagtail_api.streams import represent


class NotedRelation(RelatedField):
    """A foreign key: noted by its id, so that the object is neither loaded alone nor shown unasked."""

    def __init__(self, **kwargs: Any) -> None:
        self.serializer_class = kwargs.pop("serializer_class")
        super().__init__(**kwargs)

    def get_attribute(self, instance: Any) -> int | None:
        return instance.serializable_value(self.source)

    def to_representation(self, value: int) -> Note:
        return ObjectNote(self.serializer_class, value)


class NotedPage(Field):
    """A page that another page names: its parent, or the page it is an alias of."""

    def get_attribute(self, instance: Page) -> int | None:
        if self.field_name == "alias_of":
            return instance.alias_of_id
        parent = instance.get_parent()
        return parent and parent.pk

    def to_representation(self, value: int) -> Note:
        return self.context["view"].note_object(Page, value)


class RichText(Field):
    """A rich text field, as HTML."""

    def to_representation(self, value: str) -> Note:
        return RichTextNote(value)


class Stream(Field):
    """A StreamField, block by block."""

    def to_representation(self, value: Any) -> Any:
        return represent(value.stream_block, value.raw_data, self.context["view"].note_object)


class Tags(Field):
    """The names of tags that were loaded with the row."""

    def to_representation(self, value: Any) -> list[str]:
        return sorted(tag.name for tag in value.all())


class PublicAddress(Field):
    """Where the public reads a page: at the front end, if there is one."""

    def get_attribute(self, instance: Page) -> Page:
        return instance

    def to_representation(self, value: Page) -> str:
        return self.context["identity"].absolute(page_path(value))


class NotingSerializer(BaseSerializer):
    """For everything that is neither page, image nor document."""

    serializer_field_mapping = BaseSerializer.serializer_field_mapping | {
        fields.StreamField: Stream,
        fields.RichTextField: RichText,
        models.URLField: Link,
    }
    serializer_related_field = NotedRelation
    serializer_choice_field = Code

    def build_standard_field(self, field_name: str, model_field: Any) -> tuple[type, dict]:
        field_class, options = super().build_standard_field(field_name, model_field)
        return (Code, {}) if field_class is Code else (field_class, options)

    def build_relational_field(self, field_name: str, relation_info: Any) -> tuple[type, dict]:
        if relation_info.to_many:
            # Only rows that belong to this one are ever in `api_fields`: its questions, its prices.
            return ChildRelationField, {"serializer_class": self.child_serializer_classes[field_name]}
        return super().build_relational_field(field_name, relation_info)

    def build_property_field(self, field_name: str, model_class: type) -> tuple[type, dict]:
        if isinstance(getattr(model_class, field_name), _TaggableManager):
            return Tags, {}
        return super().build_property_field(field_name, model_class)


class NotingPageSerializer(NotingSerializer, PageSerializer):
    """For pages."""

    html_url = PublicAddress(read_only=True)
    parent = NotedPage(read_only=True)
    alias_of = NotedPage(read_only=True)


class NotingImageSerializer(NotingSerializer, ImageSerializer):
    """For images."""


class NotingDocumentSerializer(NotingSerializer, DocumentSerializer):
    """For documents."""
