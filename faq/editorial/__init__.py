"""Editorial checks: what in a text an editor or reviewer should look at again. They warn and never rewrite."""
