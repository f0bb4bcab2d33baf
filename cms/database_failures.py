"""Which failures say that the database cannot be reached or is busy, so that trying again later helps."""

import sqlite3

from django.db import InterfaceError, OperationalError

# Seconds; a restart or a failover takes about this long.
RETRY_AFTER = 5
# SQLite calls a wrong statement an operational error, too. That is a fault of ours, and stays one after a wait.
_OUR_FAULT = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE}


def is_database_failure(failure: BaseException | None) -> bool:
    """Whether the database was unreachable, locked, full or shutting down, and not asked for something wrong."""
    if not isinstance(failure, OperationalError | InterfaceError):
        return False
    code = getattr(failure.__cause__, "sqlite_errorcode", None)
    # The low byte of SQLite's codes is the kind, the rest says more about it.
    return code is None or code & 0xFF not in _OUR_FAULT
