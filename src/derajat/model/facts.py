"""Stored records as an engine meets them."""

from dataclasses import dataclass


BATCH = "_batch"
SHEET = "_sheet"
ROW = "_row"
ORDER = "_order"
MONTH = "_month"

HIDDEN_COLUMNS: tuple[tuple[str, str], ...] = (
    (BATCH, "int64"),
    (SHEET, "string"),
    (ROW, "int64"),
    (ORDER, "int64"),
)
"""Columns beside those of the dataset in every stored record: number of the batch,
sheet and row it came from, and the order of acceptance (unique in its dataset)."""


@dataclass(frozen=True)
class FactFiles:
    """The Parquet files of one dataset in one snapshot of the store.

    Records of `withdrawn_batches` do not count. With `may_repeat_keys` the same key
    can stand in several batches and the record accepted last is the current one;
    without it the ledger proves every key to be unique.
    """

    paths: tuple[str, ...]
    withdrawn_batches: tuple[int, ...]
    may_repeat_keys: bool
