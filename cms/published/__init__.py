"""Published documents: the read model of the delivery API. Every public page, finished, as one row.

`builders` makes rows of pages, `documents` finds them, `freshness` brings them up to date with what has changed,
`triggers` lets the database note every change, `copies` keeps whole answers in the memory of a process.
"""
