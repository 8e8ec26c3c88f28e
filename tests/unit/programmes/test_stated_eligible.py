"""Eligible numbers as sources state them, from tiny tables."""

import pyarrow as pa

from derajat.opening.offices import open_catalogue
from derajat.programmes.stated_eligible import list_stated, read_stated


def _read(*rows):
    names = ("tahun", "kelurahan", "kelompok", "sumber", "jumlah")
    table = pa.table({name: [row[n] for row in rows] for n, name in enumerate(names)})
    return read_stated(
        open_catalogue(), lambda name: table if name == "sasaran" else None
    )


def test_a_number_belongs_to_its_group_source_year_and_village():
    found = _read(
        (2026, "A", "ibu-hamil", "bps", 10),
        (2026, "B", "ibu-hamil", "bps", 5),
        (2026, "A", "ibu-hamil", "riil", 7),
        (2025, "A", "ibu-hamil", "bps", 99),
        (2026, "A", "bayi", "bps", 3),
    )
    assert found.sum_over("sasaran-ibu-hamil", "bps", 2026, ["A", "B"]) == 15
    assert found.sum_over("sasaran-ibu-hamil", "riil", 2026, ["A", "B"]) == 7
    assert found.sum_over("sasaran-bayi", "bps", 2026, ["A"]) == 3


def test_what_no_source_states_is_not_zero():
    found = _read((2026, "A", "ibu-hamil", "bps", 0))
    assert found.sum_over("sasaran-ibu-hamil", "bps", 2026, ["A"]) == 0
    assert found.sum_over("sasaran-ibu-hamil", "bps", 2026, ["B"]) is None
    assert found.sum_over("sasaran-ibu-hamil", "riil", 2026, ["A"]) is None


def test_of_a_row_that_was_sent_twice_the_later_counts():
    found = _read(
        (2026, "A", "ibu-hamil", "bps", 10),
        (2026, "A", "ibu-hamil", "bps", 12),
    )
    assert found.sum_over("sasaran-ibu-hamil", "bps", 2026, ["A"]) == 12


def test_without_the_dataset_nothing_is_stated():
    found = read_stated(open_catalogue(), lambda name: None)
    assert found.sum_over("sasaran-ibu-hamil", "bps", 2026, ["A"]) is None


def test_only_plain_numbers_of_several_sources_are_compared():
    names = {eligible.name for eligible in list_stated(open_catalogue())}
    assert {"sasaran-ibu-hamil", "sasaran-penduduk"} <= names
    assert "perkiraan-tb" not in names
    assert "penduduk-2025" not in names
