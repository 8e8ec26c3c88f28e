"""Contacts 1-1-2 and 1-2-3 of a pregnancy, by hand."""

import numpy as np

from derajat.city.maternal.contacts import NEVER, find_reached
from derajat.city.registers import Register, numbered, plain, worded


STAFF = ("dokter-spesialis", "dokter", "bidan", "perawat", "kader")


def visits(*rows):
    """A register of (pregnancy, day, week, staff); week None where unknown."""
    weeks = [row[2] for row in rows]
    columns = {
        "kehamilan": numbered("K", [row[0] for row in rows]),
        "tanggal": plain([row[1] for row in rows]),
        "umur_minggu": plain(
            [0 if week is None else week for week in weeks],
            np.array([week is not None for week in weeks]),
        ),
        "tenaga": worded([STAFF.index(row[3]) for row in rows], STAFF),
    }
    return Register("kunjungan-anc", columns)


def reached(*rows):
    found = find_reached(visits(*rows))
    assert found.pregnancy.tolist() == [1]
    return found.k4[0], found.k6[0]


FULL = [
    (1, 10, 12, "bidan"),
    (1, 20, 13, "dokter"),
    (1, 30, 24, "bidan"),
    (1, 40, 25, "bidan"),
    (1, 50, 30, "dokter-spesialis"),
    (1, 60, 36, "bidan"),
]


def test_each_is_complete_on_the_day_of_its_last_contact():
    assert reached(*FULL) == (50, 60)


def test_the_order_of_the_rows_does_not_matter():
    assert reached(*reversed(FULL)) == (50, 60)


def test_two_visits_on_one_day_are_one():
    twice = [*FULL[:4], (1, 40, 25, "dokter"), (1, 60, 36, "bidan")]
    assert reached(*twice) == (60, NEVER)


def test_visits_to_others_do_not_count():
    assert reached(*FULL[:5], (1, 60, 36, "perawat"), (1, 61, 36, "kader")) == (
        50,
        NEVER,
    )


def test_a_visit_without_weeks_belongs_to_no_trimester():
    assert reached((1, 10, None, "bidan"), *FULL[1:]) == (NEVER, NEVER)


def test_pregnancies_do_not_mix():
    found = find_reached(visits(*FULL, (2, 45, 20, "bidan"), (2, 46, 30, "bidan")))
    assert found.pregnancy.tolist() == [1, 2]
    assert found.k4.tolist() == [50, NEVER]
