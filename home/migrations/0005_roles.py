"""The three roles: Editors write, Medical reviewers vouch, Publishers make public. Each may do what its work needs.

Wagtail's own groups Editors and Moderators become the first and the last of them, so their members, page permissions
and workflow tasks stay. Where an installation already has a group called Publishers, Moderators stays beside it.
"""

from django.db import migrations

KEPT = {"faq": ["source"], "pricing": ["treatment", "pricetable", "price"]}
REVIEWER = {"faq": ["medicalreviewer"]}
REDIRECTS = {"wagtailredirects": ["redirect"]}
RIGHTS = {
    "Editors": [(KEPT, ("add", "change", "view")), (REVIEWER, ("view",))],
    "Publishers": [
        (KEPT, ("add", "change", "delete", "view")),
        (REVIEWER, ("add", "change", "delete", "view")),
        (REDIRECTS, ("add", "change", "delete", "view")),
    ],
}
CHECK = ("check_pricetable", "Can mark price tables as checked today")
ON_PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")


def create(apps, schema_editor):
    Group = apps.get_model("auth.Group")
    if not Group.objects.filter(name="Publishers").exists():
        Group.objects.filter(name="Moderators").update(name="Publishers")
    for name, rights in RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=name)
        for models, actions in rights:
            group.permissions.add(*_permissions(apps, models, actions))
        group.permissions.add(_permission(apps, "pricing", "pricetable", *CHECK))
        group.permissions.add(
            _permission(apps, "wagtailadmin", "admin", "access_admin", "Can access Wagtail admin")
        )
    publishers = Group.objects.get(name="Publishers")
    _allow_pages(apps, publishers)
    _allow_collections(apps, publishers)


def _permissions(apps, models, actions):
    for app_label, names in models.items():
        for name in names:
            for action in actions:
                verbose = apps.get_model(app_label, name)._meta.verbose_name
                yield _permission(apps, app_label, name, f"{action}_{name}", f"Can {action} {verbose}")


def _permission(apps, app_label, model, codename, name):
    """Permissions are otherwise made only after all migrations; this one as it would be then."""
    content_type, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    return apps.get_model("auth.Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )[0]


def _allow_pages(apps, group):
    """Everywhere, as Wagtail's own groups may; an administrator narrows it to a part of the tree."""
    root = apps.get_model("wagtailcore.Page").objects.get(depth=1)
    granted = apps.get_model("wagtailcore.GroupPagePermission").objects
    if granted.filter(group=group).exists():
        return
    for codename in ON_PAGES:
        permission = _permission(apps, "wagtailcore", "page", codename, f"Can {codename.replace('_', ' ')}")
        granted.get_or_create(group=group, page=root, permission=permission)


def _allow_collections(apps, group):
    root = apps.get_model("wagtailcore.Collection").objects.get(depth=1)
    granted = apps.get_model("wagtailcore.GroupCollectionPermission").objects
    if granted.filter(group=group).exists():
        return
    for app_label, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):
        for action in ("add", "change", "choose"):
            permission = _permission(apps, app_label, model, f"{action}_{model}", f"Can {action} {model}")
            granted.get_or_create(group=group, collection=root, permission=permission)


def remove(apps, schema_editor):
    Group = apps.get_model("auth.Group")
    if not Group.objects.filter(name="Moderators").exists():
        Group.objects.filter(name="Publishers").update(name="Moderators")


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0004_crawlers_and_sharing"),
        ("faq", "0009_changes_and_sharing"),
        ("pricing", "0002_pricing_pages"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(create, remove)]
