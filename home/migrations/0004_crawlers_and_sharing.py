"""Choices about crawlers, an introduction of llms.txt, and pictures for sharing."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cms.llms_introduction
import cms.robots_rules


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0004_api_tokens"),
        ("home", "0003_medical_review"),
    ]

    operations = [
        migrations.AddField(
            model_name="homepage",
            name="hidden_from_search",
            field=models.BooleanField(
                default=False,
                help_text="Search engines are asked not to list the page, and the sitemap, feeds and llms.txt leave it out. "
                "Visitors and the content API still get it.",
                verbose_name="keep out of search results",
            ),
        ),
        migrations.AddField(
            model_name="homepage",
            name="share_image",
            field=models.ForeignKey(
                blank=True,
                help_text="At best 1200 by 630 pixels. Empty means the first picture of the page, or else the site's.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.WAGTAILIMAGES_IMAGE_MODEL,
                verbose_name="picture for sharing",
            ),
        ),
        migrations.AddField(
            model_name="siteidentity",
            name="allow_answer_engines",
            field=models.BooleanField(default=True, verbose_name="answer engines may read"),
        ),
        migrations.AddField(
            model_name="siteidentity",
            name="allow_model_training",
            field=models.BooleanField(default=True, verbose_name="collectors for training may read"),
        ),
        migrations.AddField(
            model_name="siteidentity",
            name="allow_search_engines",
            field=models.BooleanField(default=True, verbose_name="search engines may read"),
        ),
        migrations.AddField(
            model_name="siteidentity",
            name="llms_introduction",
            field=models.TextField(
                blank=True,
                help_text="What language models should know about this site before its list of pages: Markdown, without headings.",
                validators=[cms.llms_introduction.validate_introduction],
                verbose_name="introduction of llms.txt",
            ),
        ),
        migrations.AddField(
            model_name="siteidentity",
            name="robots_txt",
            field=models.TextField(
                blank=True,
                default="User-agent: *\nDisallow: /admin/\n",
                help_text="What all crawlers are told, and what some are told by name: that counts more than the choices above. "
                "The address of the sitemap is added by itself. Emptied, only the admin is kept from crawlers.",
                validators=[cms.robots_rules.validate_rules],
                verbose_name="robots.txt",
            ),
        ),
        migrations.AddField(
            model_name="siteidentity",
            name="share_image",
            field=models.ForeignKey(
                blank=True,
                help_text="Shown where a page without a picture of its own is shared. At best 1200 by 630 pixels.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.WAGTAILIMAGES_IMAGE_MODEL,
                verbose_name="picture for sharing",
            ),
        ),
    ]
