"""Notes about changes, pictures for sharing, and pages kept out of search results."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cms.dates

HIDDEN = {
    "default": False,
    "help_text": "Search engines are asked not to list the page, and the sitemap, feeds and llms.txt leave it out. "
    "Visitors and the content API still get it.",
    "verbose_name": "keep out of search results",
}
PICTURE = {
    "blank": True,
    "help_text": "At best 1200 by 630 pixels. Empty means the first picture of the page, or else the site's.",
    "null": True,
    "on_delete": django.db.models.deletion.SET_NULL,
    "related_name": "+",
    "to": settings.WAGTAILIMAGES_IMAGE_MODEL,
    "verbose_name": "picture for sharing",
}


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0004_api_tokens"),
        ("faq", "0008_import_draft"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.AddField("faqindexpage", "hidden_from_search", models.BooleanField(**HIDDEN)),
        migrations.AddField("faqindexpage", "share_image", models.ForeignKey(**PICTURE)),
        migrations.AddField(
            "faqpage",
            "change_note",
            models.TextField(
                blank=True,
                help_text="What is different for the reader, in one or two sentences.",
                max_length=500,
            ),
        ),
        migrations.AddField("faqpage", "hidden_from_search", models.BooleanField(**HIDDEN)),
        migrations.AddField(
            "faqpage",
            "major_change",
            models.BooleanField(
                default=False,
                help_text="For a change that matters to readers: publishing it puts the note below, with the day, on the page, into "
                "the feeds and the content API, for good. Leave it off for a correction of spelling or layout.",
                verbose_name="tell readers about this change",
            ),
        ),
        migrations.AddField("faqpage", "share_image", models.ForeignKey(**PICTURE)),
        migrations.CreateModel(
            name="PublishedChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("changed_on", models.DateField(validators=[cms.dates.validate_not_in_future])),
                ("note", models.TextField(max_length=500)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "page",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="published_changes",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "published change",
                "verbose_name_plural": "published changes",
                "ordering": ["-pk"],
                "base_manager_name": "objects",
            },
        ),
    ]
