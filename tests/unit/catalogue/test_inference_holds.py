"""What the loader infers of derived rows holds on random data, by the slow engine."""

import random

import pyarrow as pa
import pytest
from catalogue_folders import HERE

from derajat.catalogue import load_catalogue
from derajat.engines.reference.datasets import Evaluation
from derajat.model.calendar import day_number, month_number
from derajat.model.columns import Column, ColumnType
from derajat.model.datasets import DerivedDataset, ReceivedDataset


CATALOGUE = load_catalogue(HERE / "worked")
DERIVED = [
    name
    for name, dataset in CATALOGUE.datasets.items()
    if isinstance(dataset, DerivedDataset)
]
DATA_DAY = day_number(2026, 3, 31)
FIRST_DAY = day_number(2025, 1, 1)


def random_value(column: Column, chance: random.Random):
    """A value of the column; missing now and then where that is allowed."""
    if not column.never_missing and chance.random() < 0.3:
        return None
    if column.type is ColumnType.CODE:
        return chance.choice(column.codes)
    if column.type.is_stored_as_text:
        return chance.choice("ABC")
    if column.type is ColumnType.YES_NO:
        return chance.randrange(2)
    if column.type is ColumnType.YEAR:
        return chance.choice((2025, 2026))
    if column.type is ColumnType.MONTH:
        return month_number(2025, 1) + chance.randrange(15)
    day = FIRST_DAY + chance.randrange(450)
    if column.type is ColumnType.MOMENT:
        return day * 1440 + chance.randrange(1440)
    if column.type is ColumnType.DATE:
        return day
    low = -5 if column.low is None else column.low
    return chance.randint(low, low + 40 if column.high is None else column.high)


def random_rows(dataset: ReceivedDataset, chance: random.Random) -> pa.Table:
    """Rows with different keys, as current records are."""
    rows: dict[object, dict[str, object]] = {}
    for _ in range(25):
        row = {item.name: random_value(item, chance) for item in dataset.columns}
        rows[tuple(row[name] for name in dataset.key or ())] = row
    columns: dict[str, pa.Array] = {}
    for column in dataset.columns:
        type_ = pa.string() if column.type.is_stored_as_text else pa.int64()
        values = [row[column.name] for row in rows.values()]
        columns[column.name] = pa.array(values, type_)
    numbers = list(range(1, len(rows) + 1))
    columns["_order"] = pa.array(numbers, pa.int64())
    return pa.table(columns)


def random_rows_of(name: str, seed: int) -> list[dict]:
    """The rows of a derived dataset on random facts."""
    chance = random.Random(f"{name} {seed}")
    facts = {
        received.name: random_rows(received, chance)
        for received in CATALOGUE.datasets.values()
        if isinstance(received, ReceivedDataset)
    }
    evaluation = Evaluation(CATALOGUE, facts, DATA_DAY)
    return [dict(row.values) for row in evaluation.rows_of(name).rows]


@pytest.mark.parametrize("name", DERIVED)
def test_inferred_columns_keys_and_missing_values_hold(name, counts):
    dataset = CATALOGUE.datasets[name]
    seen = 0
    for seed in range(counts(4, 60)):
        rows = random_rows_of(name, seed)
        seen += len(rows)
        for row in rows:
            assert list(row) == [column.name for column in dataset.columns]
            for column in dataset.columns:
                value = row[column.name]
                assert value is not None or not column.never_missing, column.name
                if column.codes and value is not None:
                    assert value in column.codes
                assert value is None or (
                    isinstance(value, str) == column.type.is_stored_as_text
                )
        if dataset.key is not None:
            keys = [tuple(row[key] for key in dataset.key) for row in rows]
            assert len(set(keys)) == len(keys)
    assert seen > 0 or name == "stok-tiga-bulan"
