"""The area "What needs me today" of the dashboard."""
