"""The pages every installation starts with: a home page, the FAQ index below it, and the Spanish locale."""

import uuid

from django.db import migrations


def create_first_pages(apps, schema_editor):
    content_type = apps.get_model("contenttypes.ContentType").objects
    locales = apps.get_model("wagtailcore.Locale").objects
    pages = apps.get_model("wagtailcore.Page").objects

    locales.get_or_create(language_code="es")
    locale, _ = locales.get_or_create(language_code="en")
    # Wagtail's own welcome page; the default site goes with it.
    pages.filter(depth=2, slug="home").delete()
    home = apps.get_model("home.HomePage").objects.create(
        title="Home",
        draft_title="Home",
        slug="home",
        content_type=content_type.get_or_create(app_label="home", model="homepage")[0],
        path="00010001",
        depth=2,
        numchild=1,
        url_path="/home/",
        locale=locale,
        translation_key=uuid.uuid4(),
    )
    apps.get_model("faq.FAQIndexPage").objects.create(
        title="Questions and answers",
        draft_title="Questions and answers",
        slug="faq",
        content_type=content_type.get_or_create(app_label="faq", model="faqindexpage")[0],
        path="000100010001",
        depth=3,
        numchild=0,
        url_path="/home/faq/",
        locale=locale,
        translation_key=uuid.uuid4(),
        show_in_menus=True,
    )
    pages.filter(depth=1).update(numchild=1)
    apps.get_model("wagtailcore.Site").objects.create(
        hostname="localhost", root_page=home, is_default_site=True
    )


def remove_first_pages(apps, schema_editor):
    """Only what the other direction made; the site goes with its root page."""
    apps.get_model("faq.FAQIndexPage").objects.filter(path="000100010001").delete()
    apps.get_model("home.HomePage").objects.filter(path="00010001").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("faq", "0002_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create_first_pages, remove_first_pages)]
