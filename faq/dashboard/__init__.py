"""The area "What needs me today" of Wagtail's dashboard."""
