"""The workflow "Medical review" for everything below an FAQ index, and the group of those who review."""

from django.db import migrations

NAME = "Medical review"
GROUP = "Medical reviewers"


def create(apps, schema_editor):
    content_types = apps.get_model("contenttypes.ContentType").objects
    content_type, _ = content_types.get_or_create(app_label="faq", model="medicalreviewtask")
    task = apps.get_model("faq.MedicalReviewTask").objects.create(name=NAME, content_type=content_type)
    workflow = apps.get_model("wagtailcore.Workflow").objects.create(name=NAME)
    apps.get_model("wagtailcore.WorkflowTask").objects.create(
        workflow=workflow, task_id=task.task_ptr_id, sort_order=0
    )
    assigned = apps.get_model("wagtailcore.WorkflowPage").objects
    for index in apps.get_model("faq.FAQIndexPage").objects.all():
        assigned.get_or_create(page_id=index.pk, defaults={"workflow": workflow})
    # Only the way into the admin: while a page waits for review, the task itself lets reviewers read it there.
    group, _ = apps.get_model("auth.Group").objects.get_or_create(name=GROUP)
    group.permissions.add(
        apps.get_model("auth.Permission").objects.get(
            content_type__app_label="wagtailadmin", codename="access_admin"
        )
    )


def remove(apps, schema_editor):
    apps.get_model("wagtailcore.Workflow").objects.filter(name=NAME).delete()
    apps.get_model("faq.MedicalReviewTask").objects.filter(name=NAME).delete()
    apps.get_model("auth.Group").objects.filter(name=GROUP).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_first_pages"),
        ("faq", "0004_approvals_are_append_only"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        # These give rights to every group there is; this one needs none of them.
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create, remove)]
