"""What the audit of the site checks in FAQ pages, and where editors meet it."""
