"""A whole site as one file, and back into an empty installation."""
