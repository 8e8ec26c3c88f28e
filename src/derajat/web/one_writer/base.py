"""The database backend that Django loads by the name of this package.

What two people write at once is decided by reading first (versions, one-time keys, the
last entry of the log). SQLite begins each such transaction as its only writer; the
same rule here makes both databases answer alike. Reading alone waits for nobody.
"""

from django.db.backends.postgresql import base


_LOCK = 0x0DE7A1A7
"""Any number of ours; a lock of the transaction ends with it."""


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes the lock where a transaction begins."""

    def set_autocommit(
        self,
        autocommit: bool,
        force_begin_transaction_with_broken_autocommit: bool = False,
    ) -> None:
        """Begin or end; who begins waits until the writer before has ended."""
        super().set_autocommit(
            autocommit, force_begin_transaction_with_broken_autocommit
        )
        if not autocommit:
            with self.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
