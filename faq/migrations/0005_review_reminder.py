"""A note of every reminder that was sent."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("faq", "0004_approvals_are_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReviewReminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_on", models.DateField(help_text="The last day of the approval the reminder is about.")),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        help_text="How many days before that day it was meant for."
                    ),
                ),
                ("sent_on", models.DateField()),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review_reminders",
                        to="faq.faqpage",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "review reminder",
                "verbose_name_plural": "review reminders",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("page", "user", "due_on", "days"), name="one_reminder_each"
                    )
                ],
            },
        ),
    ]
