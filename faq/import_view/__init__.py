"""The import in the admin: upload, look at what was read beside its warnings, choose, create drafts."""
