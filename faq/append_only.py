"""Rows that are written once: no change, no deletion, through no manager. A database trigger says the same."""

from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(TypeError):
    """Somebody tried to change or delete a record that must stay as it was written."""


class AppendOnlyQuerySet(models.QuerySet):
    """A queryset that reads and creates."""

    def update(self, **kwargs: Any) -> NoReturn:
        _refuse(self.model, "changed")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse(self.model, "changed")

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list:
        if kwargs.get("update_conflicts"):
            _refuse(self.model, "changed")
        return super().bulk_create(objs, *args, **kwargs)

    def update_or_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse(self.model, "changed")

    def delete(self) -> NoReturn:
        _refuse(self.model, "deleted")

    def _raw_delete(self, using: Any) -> NoReturn:
        _refuse(self.model, "deleted")


class AppendOnlyModel(models.Model):
    """A model whose rows are created and read, nothing else."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            _refuse(type(self), "changed")
        self.full_clean()
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse(type(self), "deleted")


def _refuse(model: type[models.Model], verb: str) -> NoReturn:
    raise AppendOnlyError(
        f"A {model._meta.verbose_name} cannot be {verb}: it records what happened that day."
    )
