"""Which reminders of a coming or missed review were sent to whom."""

from django.conf import settings
from django.db import models


class ReviewReminder(models.Model):
    """One page in one mail. The constraint keeps two runs on one day from sending it twice."""

    page = models.ForeignKey("faq.FAQPage", on_delete=models.CASCADE, related_name="review_reminders")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    due_on = models.DateField(help_text="The last day of the approval the reminder is about.")
    days = models.PositiveSmallIntegerField(help_text="How many days before that day it was meant for.")
    sent_on = models.DateField()

    class Meta:
        verbose_name = "review reminder"
        verbose_name_plural = "review reminders"
        constraints = [
            models.UniqueConstraint(fields=["page", "user", "due_on", "days"], name="one_reminder_each")
        ]

    def __str__(self) -> str:
        return f"{self.days} days before {self.due_on}: page {self.page_id} to account {self.user_id}"
