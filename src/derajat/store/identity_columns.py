"""The columns of a dataset that name persons, as the store sees them."""

import pyarrow as pa
import pyarrow.compute as pc

from derajat.model.datasets import ReceivedDataset
from derajat.store.vault import TOKEN, Identities


def has_identities(dataset: ReceivedDataset) -> bool:
    """Whether a dataset has columns that name persons."""
    return any(column.identity is not None for column in dataset.columns)


def check_identities(
    dataset: ReceivedDataset, facts: pa.Table, identities: Identities | None
) -> None:
    """Raise ValueError when a column that names persons holds anything but tokens.

    The last guard before the disk: no clear value gets past it, whoever calls.
    """
    if identities is None and has_identities(dataset):
        raise ValueError(f"{dataset.name} names persons")
    for column in dataset.columns:
        if column.identity is None or column.name not in facts.column_names:
            continue
        texts = facts[column.name].drop_null()
        are_tokens = pc.match_substring_regex(texts, f"^{TOKEN.pattern}$")
        if not pc.all(are_tokens, min_count=0).as_py():
            raise ValueError(f"{dataset.name}.{column.name} holds no tokens")
