"""Wagtail's own APIs, as this project lets them be read: v2 at /api/v2/, and v3 where a setting switches it on."""
