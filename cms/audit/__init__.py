"""The audit of served pages: structured data and what it promises about the visible page."""
