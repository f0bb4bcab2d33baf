"""Values with a code, such as countries, for `api_fields`: Wagtail's APIs cannot write them by themselves."""

from typing import Any

from rest_framework.fields import Field


class Code(Field):
    """The code of a value; null where it has none."""

    def to_representation(self, value: Any) -> str | None:
        return str(value) or None
