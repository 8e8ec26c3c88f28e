"""What is logged names no person."""

import logging
import re


_LONG_NUMBER = re.compile(r"\d{13,}")


class HidePersons(logging.Filter):
    """Takes numbers that may be a NIK or a card out of every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the line, without such numbers."""
        record.msg = _LONG_NUMBER.sub("…", record.getMessage())
        record.args = ()
        return True
