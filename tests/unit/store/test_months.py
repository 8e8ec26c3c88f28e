"""The month under which records are filed."""

from dataclasses import replace

import pyarrow as pa
import pytest
from tests.store_office import WEIGHINGS

from derajat.model.columns import Column, ColumnType
from derajat.model.scalars import parse_scalar
from derajat.store.months import month_texts


@pytest.mark.parametrize(
    ("type_", "text", "month"),
    [
        (ColumnType.DATE, "2022-01-31", "2022-01"),
        (ColumnType.DATE, "1969-12-31", "1969-12"),
        (ColumnType.MOMENT, "2022-02-28T23:59", "2022-02"),
        (ColumnType.MONTH, "2022-12", "2022-12"),
        (ColumnType.WEEK, "2022-W05", "2022-01"),
        (ColumnType.WEEK, "2022-W06", "2022-02"),
        (ColumnType.YEAR, "2022", "2022"),
    ],
)
def test_a_record_is_filed_under_the_month_of_its_first_day(type_, text, month):
    dataset = replace(WEIGHINGS, columns=(Column("saat", type_, True),), time="saat")
    facts = pa.table({"saat": pa.array([parse_scalar(text, type_), None])})
    assert month_texts(dataset, facts).to_pylist() == [month, "-"]


def test_a_register_has_no_month():
    facts = pa.table({"anak": ["A", "B"]})
    assert month_texts(replace(WEIGHINGS, time=""), facts).to_pylist() == ["-", "-"]
