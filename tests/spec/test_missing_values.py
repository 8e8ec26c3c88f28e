"""Missing values: a comparison with nothing is unknown, and unknown stays visible."""

from .conditions import (
    all_of,
    any_of,
    at_least,
    at_most,
    below,
    is_,
    known,
    missing,
    none_of,
    one_of,
)
from .questions import ask, rows, share


TWO = """
    orang | aktif | pindah
    A     | yes   | yes
    B     | yes   | no
    C     | yes   |
    D     | no    |
    E     | no    | no
    F     |       |
"""


def test_a_comparison_with_nothing_is_unknown(spec):
    spec(
        tables={
            "ukur": """
                anak | tbu_z
                A    | -2.50
                B    | -1.00
                C    |
            """
        },
        tally=ask(share([below("tbu_z", "-2")])),
        gives={"true": 1, "false": 1, "unknown": 1},
    )


def test_where_keeps_a_row_only_when_it_is_true(spec):
    spec(
        tables={
            "ukur": """
                anak | tbu_z
                A    | -2.50
                B    | -1.00
                C    |
            """
        },
        tally=ask(rows(), where=[below("tbu_z", "-2")]),
        gives={"count": 1},
    )


def test_in_is_unknown_without_a_value(spec):
    spec(
        tables={
            "tb": """
                orang | hasil
                A     | sembuh
                B     |
            """
        },
        tally=ask(share([one_of("hasil", "sembuh", "lengkap")])),
        gives={"true": 1, "unknown": 1},
    )


def test_all_is_false_if_one_is_false_else_unknown_if_one_is_unknown(spec):
    spec(
        tables={"orang": TWO},
        tally=ask(share([all_of(is_("aktif", "yes"), is_("pindah", "yes"))])),
        gives={"true": 1, "false": 3, "unknown": 2},
    )


def test_any_is_true_if_one_is_true_else_unknown_if_one_is_unknown(spec):
    spec(
        tables={"orang": TWO},
        tally=ask(share([any_of(is_("aktif", "yes"), is_("pindah", "yes"))])),
        gives={"true": 3, "false": 1, "unknown": 2},
    )


def test_none_swaps_true_and_false_and_unknown_stays(spec):
    spec(
        tables={"orang": TWO},
        tally=ask(share([none_of(is_("aktif", "yes"), is_("pindah", "yes"))])),
        gives={"true": 1, "false": 3, "unknown": 2},
    )


def test_none_of_a_missing_outcome_is_unknown_unless_the_rule_says(spec):
    spec(
        tables={
            "tb": """
                orang | hasil
                A     | pindah
                B     | sembuh
                C     |
            """
        },
        tally=ask(share([none_of(is_("hasil", "pindah", if_missing="no"))])),
        gives={"true": 2, "false": 1},
    )


def test_if_missing_yes_takes_the_missing_as_true(spec):
    spec(
        tables={
            "tb": """
                orang | hasil
                A     | pindah
                B     | sembuh
                C     |
            """
        },
        tally=ask(share([none_of(is_("hasil", "pindah", if_missing="yes"))])),
        gives={"true": 1, "false": 2},
    )


def test_if_missing_works_on_a_list_of_codes(spec):
    spec(
        tables={
            "skdn": """
                anak | status
                A    | O
                B    | N
                C    |
            """
        },
        tally=ask(rows(), where=[none_of(one_of("status", "O", "B", if_missing="no"))]),
        gives={"count": 2},
    )


def test_if_missing_works_on_an_order(spec):
    spec(
        tables={
            "anak": """
                anak | kontak
                A    | 4
                B    | 3
                C    |
            """
        },
        tally=ask(share([at_least("kontak", "4", if_missing="no")])),
        gives={"true": 1, "false": 2},
    )


def test_two_columns_compare_as_unknown_when_either_is_missing(spec):
    spec(
        tables={
            "ibu": """
                kehamilan | tanggal_k6 | akhir
                A         | 2026-05-11 |
                B         |            | 2026-05-30
                C         |            |
                D         | 2026-05-11 | 2026-05-30
            """
        },
        tally=ask(share([at_most("tanggal_k6", to="akhir")])),
        gives={"true": 1, "unknown": 3},
    )


def test_two_missing_values_are_not_equal(spec):
    spec(
        tables={
            "pasien": """
                orang | desa | desa_lama | tanggal
                A     |      |           | 2026-01-01
            """
        },
        tally=ask(share([is_("desa", to="desa_lama")])),
        gives={"unknown": 1},
    )


def test_if_missing_works_between_two_columns(spec):
    spec(
        tables={
            "ibu": """
                kehamilan | tanggal_k6 | akhir
                A         |            | 2026-05-30
                B         | 2026-05-11 |
                C         | 2026-05-31 | 2026-05-30
            """
        },
        tally=ask(share([at_most("tanggal_k6", to="akhir", if_missing="yes")])),
        gives={"true": 2, "false": 1},
    )


def test_known_no_is_never_unknown(spec):
    spec(
        tables={
            "anak": """
                anak | tanggal_k1
                A    | 2026-01-01
                B    |
            """
        },
        tally=ask(share([missing("tanggal_k1")])),
        gives={"true": 1, "false": 1},
    )


def test_none_of_known_is_never_unknown(spec):
    spec(
        tables={
            "anak": """
                anak | tanggal_k1
                A    | 2026-01-01
                B    |
            """
        },
        tally=ask(share([none_of(known("tanggal_k1"))])),
        gives={"true": 1, "false": 1},
    )


def test_zero_is_a_value(spec):
    spec(
        tables={
            "stok": """
                obat | pakai
                a    | 0
                b    |
            """
        },
        tally=ask(share([at_most("pakai", "0")])),
        gives={"true": 1, "unknown": 1},
    )


def test_a_row_whose_denominator_is_unknown_is_outside(spec):
    spec(
        tables={
            "ukur": """
                anak | umur_bulan | tbu_z
                A    | 20         | -2.50
                B    |            | -2.50
                C    | 60         | -2.50
            """
        },
        tally=ask(share([below("tbu_z", "-2")], [below("umur_bulan", "60")])),
        gives={"true": 1},
    )


def test_a_numerator_that_cannot_be_decided_counts_as_unknown(spec):
    spec(
        tables={
            "ibu": """
                kehamilan | umur_bulan | tanggal_k6
                A         | 9          | 2026-05-11
                B         | 9          |
                C         |            |
            """
        },
        tally=ask(share([at_most("tanggal_k6", "2026-12-31")], [known("umur_bulan")])),
        gives={"true": 1, "unknown": 1},
    )
