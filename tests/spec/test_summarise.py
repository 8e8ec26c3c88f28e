"""One row per group: counts, sums, days and truths of the rows in it."""

from .conditions import above, at_least, at_most, is_
from .expressions import (
    any_row,
    count,
    distinct,
    every_row,
    max_,
    min_,
    nth,
    sum_,
)
from .questions import ask, rows
from .steps import derived, keep, summarise


PREGNANCY = ["desa", "kehamilan", "bulan"]
CONTACTS = """
    desa | kehamilan | bulan   | tanggal    | umur_minggu
    D1   | A         | 2026-06 | 2026-03-10 | 24
    D1   | A         | 2026-06 | 2026-01-05 | 12
    D1   | A         | 2026-06 | 2026-03-10 | 25
    D1   | B         | 2026-06 | 2026-02-01 | 13
    D1   | B         | 2026-06 |            |
"""


def per_pregnancy(**columns):
    return derived("kehamilan", "kontak", summarise(PREGNANCY, **columns))


def test_count_counts_rows_that_meet_and_is_never_missing(spec):
    spec(
        tables={"kontak": CONTACTS},
        dataset=per_pregnancy(
            kontak=count(), nilai=count(where=[at_most("umur_minggu", "12")])
        ),
        tally=ask(rows(), by=["kehamilan", "kontak", "nilai"]),
        gives="""
            kehamilan | kontak | nilai | count
            A         | 3      | 1     | 1
            B         | 2      | 0     | 1
        """,
    )


SALES = """
    desa | obat | bulan   | pakai
    D1   | a    | 2026-06 | 3
    D1   | a    | 2026-06 |
    D1   | b    | 2026-06 |
    D1   | c    | 2026-06 | 0
    D1   | c    | 2026-06 | -2
"""


def per_medicine(**columns):
    return derived(
        "pakai-obat", "stok", summarise(["desa", "obat", "bulan"], **columns)
    )


def test_a_sum_adds_known_values_and_is_missing_without_any(spec):
    spec(
        tables={"stok": SALES},
        dataset=per_medicine(pakai_3=sum_("pakai")),
        tally=ask(rows(), by=["obat", "pakai_3"]),
        gives="""
            obat | pakai_3 | count
            a    | 3       | 1
            b    |         | 1
            c    | -2      | 1
        """,
    )


def test_a_sum_can_look_at_some_rows_only(spec):
    spec(
        tables={"stok": SALES},
        dataset=per_medicine(pakai_3=sum_("pakai", where=[at_least("pakai", "0")])),
        tally=ask(rows(), by=["obat", "pakai_3"]),
        gives="""
            obat | pakai_3 | count
            a    | 3       | 1
            b    |         | 1
            c    | 0       | 1
        """,
    )


def test_min_and_max_leave_missing_values_aside(spec):
    spec(
        tables={"kontak": CONTACTS},
        dataset=per_pregnancy(tanggal_k1=min_("tanggal"), akhir=max_("tanggal")),
        tally=ask(rows(), by=["kehamilan", "tanggal_k1", "akhir"]),
        gives="""
            kehamilan | tanggal_k1 | akhir      | count
            A         | 2026-01-05 | 2026-03-10 | 1
            B         | 2026-02-01 | 2026-02-01 | 1
        """,
    )


def test_min_of_nothing_is_missing(spec):
    spec(
        tables={"kontak": CONTACTS},
        dataset=per_pregnancy(
            tanggal_k1=min_("tanggal", where=[above("umur_minggu", "13")])
        ),
        tally=ask(rows(), by=["kehamilan", "tanggal_k1"]),
        gives="""
            kehamilan | tanggal_k1 | count
            A         | 2026-03-10 | 1
            B         |            | 1
        """,
    )


def test_distinct_counts_different_known_values(spec):
    spec(
        tables={"kontak": CONTACTS},
        dataset=per_pregnancy(
            kontak=distinct("tanggal"),
            nilai=distinct("tanggal", where=[above("umur_minggu", "13")]),
        ),
        tally=ask(rows(), by=["kehamilan", "kontak", "nilai"]),
        gives="""
            kehamilan | kontak | nilai | count
            A         | 2      | 1     | 1
            B         | 1      | 0     | 1
        """,
    )


def test_two_contacts_on_one_day_are_one(spec):
    spec(
        tables={"kontak": CONTACTS},
        dataset=per_pregnancy(
            tanggal_k1=nth(1, "tanggal"),
            tanggal_k2=nth(2, "tanggal"),
            tanggal_k3=nth(3, "tanggal"),
        ),
        tally=ask(rows(), by=["kehamilan", "tanggal_k1", "tanggal_k2", "tanggal_k3"]),
        gives="""
            kehamilan | tanggal_k1 | tanggal_k2 | tanggal_k3 | count
            A         | 2026-01-05 | 2026-03-10 |            | 1
            B         | 2026-02-01 |            |            | 1
        """,
    )


def test_two_columns_can_hold_the_second_contact(spec):
    spec(
        tables={"kontak": CONTACTS},
        dataset=per_pregnancy(tanggal_k2=nth(2, "tanggal"), akhir=nth(2, "tanggal")),
        tally=ask(rows(), by=["kehamilan", "tanggal_k2", "akhir"]),
        gives="""
            kehamilan | tanggal_k2 | akhir      | count
            A         | 2026-03-10 | 2026-03-10 | 1
            B         |            |            | 1
        """,
    )


def test_the_nth_contact_can_be_within_a_trimester(spec):
    spec(
        tables={"kontak": CONTACTS},
        dataset=per_pregnancy(
            tanggal_k1=nth(1, "tanggal", where=[above("umur_minggu", "12")])
        ),
        tally=ask(rows(), by=["kehamilan", "tanggal_k1"]),
        gives="""
            kehamilan | tanggal_k1 | count
            A         | 2026-03-10 | 1
            B         | 2026-02-01 | 1
        """,
    )


VISITED = """
    desa | orang | bulan   | hadir
    D1   | 1     | 2026-06 | yes
    D1   | 1     | 2026-06 |
    D1   | 2     | 2026-06 | no
    D1   | 2     | 2026-06 |
    D1   | 3     | 2026-06 | no
    D1   | 3     | 2026-06 | yes
    D1   | 4     | 2026-06 | no
    D1   | 5     | 2026-06 | yes
    D1   | 6     | 2026-06 |
"""


def per_family(**columns):
    return derived(
        "keluarga", "warga", summarise(["desa", "orang", "bulan"], **columns)
    )


def test_any_is_yes_if_one_row_is_true_else_missing_if_one_is_unknown(spec):
    spec(
        tables={"warga": VISITED},
        dataset=per_family(lengkap=any_row(is_("hadir", "yes"))),
        tally=ask(rows(), by=["orang", "lengkap"]),
        gives="""
            orang | lengkap | count
            1     | yes     | 1
            2     |         | 1
            3     | yes     | 1
            4     | no      | 1
            5     | yes     | 1
            6     |         | 1
        """,
    )


def test_every_is_no_if_one_row_is_false_else_missing_if_one_is_unknown(spec):
    spec(
        tables={"warga": VISITED},
        dataset=per_family(lengkap=every_row(is_("hadir", "yes"))),
        tally=ask(rows(), by=["orang", "lengkap"]),
        gives="""
            orang | lengkap | count
            1     |         | 1
            2     | no      | 1
            3     | no      | 1
            4     | no      | 1
            5     | yes     | 1
            6     |         | 1
        """,
    )


def test_rows_with_a_missing_group_key_drop_out(spec):
    spec(
        tables={
            "kontak": """
                desa | kehamilan | bulan
                D1   | A         | 2026-06
                D1   |           | 2026-06
                     | A         | 2026-06
                D1   | B         |
            """
        },
        dataset=per_pregnancy(kontak=count()),
        tally=ask(rows(), by=["kehamilan", "kontak"]),
        gives="""
            desa | periode | kehamilan | kontak | count
            D1   | 2026-06 | A         | 1      | 1
        """,
    )


def test_a_group_stands_where_its_last_accepted_row_stood(spec):
    spec(
        tables={
            "kontak": """
                desa | kehamilan | bulan   | jk | diterima
                D1   | A         | 2026-06 | L  | 1
                D1   | A         | 2026-06 | P  | 2
                D1   | A         | 2026-06 | P  | 3
                D1   | A         | 2026-06 | L  | 4
            """
        },
        dataset=derived(
            "kehamilan",
            "kontak",
            summarise(["desa", "kehamilan", "bulan", "jk"], kontak=count()),
            keep(["kehamilan"], last="bulan"),
        ),
        tally=ask(rows(), by=["jk"]),
        gives="""
            jk | count
            L  | 1
        """,
    )


def test_nothing_gives_no_groups(spec):
    spec(
        tables={"stok": "desa | obat | bulan | pakai"},
        dataset=per_medicine(pakai_3=sum_("pakai")),
        tally=ask(rows()),
        gives={},
    )
