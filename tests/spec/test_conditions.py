"""Conditions: each says what it says, edges included."""

from .conditions import (
    above,
    all_of,
    any_of,
    at_least,
    at_most,
    below,
    is_,
    known,
    none_of,
    one_of,
)
from .questions import ask, rows, share


MEASURED = """
    anak | tbu_z
    A    | -2.01
    B    | -2.00
    C    | -1.99
"""


def test_below_leaves_the_limit_out(spec):
    spec(
        tables={"ukur": MEASURED},
        tally=ask(share([below("tbu_z", "-2")])),
        gives={"true": 1, "false": 2},
    )


def test_at_most_takes_the_limit_in(spec):
    spec(
        tables={"ukur": MEASURED},
        tally=ask(share([at_most("tbu_z", "-2")])),
        gives={"true": 2, "false": 1},
    )


def test_above_leaves_the_limit_out(spec):
    spec(
        tables={"ukur": MEASURED},
        tally=ask(share([above("tbu_z", "-2.00")])),
        gives={"true": 1, "false": 2},
    )


def test_at_least_takes_the_limit_in(spec):
    spec(
        tables={"ukur": MEASURED},
        tally=ask(share([at_least("tbu_z", "-2.00")])),
        gives={"true": 2, "false": 1},
    )


def test_is_compares_numbers_as_numbers(spec):
    spec(
        tables={"ukur": MEASURED},
        tally=ask(share([is_("tbu_z", "-2.0")])),
        gives={"true": 1, "false": 2},
    )


def test_is_compares_codes_letter_by_letter(spec):
    spec(
        tables={
            "tb": """
                orang | hasil
                A     | sembuh
                B     | Sembuh
                C     | lengkap
            """
        },
        tally=ask(share([is_("hasil", "sembuh")])),
        gives={"true": 1, "false": 2},
    )


def test_in_takes_any_of_its_codes(spec):
    spec(
        tables={
            "tb": """
                orang | hasil
                A     | sembuh
                B     | lengkap
                C     | gagal
            """
        },
        tally=ask(share([one_of("hasil", "sembuh", "lengkap")])),
        gives={"true": 2, "false": 1},
    )


def test_in_takes_whole_numbers_too(spec):
    spec(
        tables={
            "ckg": """
                orang | umur_tahun
                A     | 1
                B     | 2
                C     | 18
            """
        },
        tally=ask(rows(), where=[one_of("umur_tahun", "1", "18")]),
        gives={"count": 2},
    )


def test_a_list_means_all_of_its_lines(spec):
    spec(
        tables={
            "ukur": """
                anak | umur_bulan | tbu_z
                A    | 59         | -2.50
                B    | 60         | -2.50
                C    | 59         | -1.50
            """
        },
        tally=ask(rows(), where=[below("umur_bulan", "60"), below("tbu_z", "-2")]),
        gives={"count": 1},
    )


def test_a_lower_and_an_upper_limit_hold_together(spec):
    spec(
        tables={"ukur": MEASURED},
        tally=ask(
            rows(), where=[at_least("tbu_z", "-2.00"), at_most("tbu_z", "-2.00")]
        ),
        gives={"count": 1},
    )


def test_any_needs_one(spec):
    spec(
        tables={
            "pasien": """
                orang | hasil | pindah
                A     | mati  | no
                B     | gagal | yes
                C     | gagal | no
            """
        },
        tally=ask(share([any_of(is_("hasil", "mati"), is_("pindah", "yes"))])),
        gives={"true": 2, "false": 1},
    )


def test_none_allows_not_one(spec):
    spec(
        tables={
            "pasien": """
                orang | hasil  | pindah
                A     | mati   | no
                B     | sembuh | yes
                C     | sembuh | no
            """
        },
        tally=ask(share([none_of(is_("hasil", "mati"), is_("pindah", "yes"))])),
        gives={"true": 1, "false": 2},
    )


def test_conditions_can_stand_inside_each_other(spec):
    spec(
        tables={
            "anak": """
                anak | umur_bulan | kontak
                A    | 5          | 0
                B    | 6          | 1
                C    | 11         | 0
                D    | 12         | 1
                E    | 12         | 2
            """
        },
        tally=ask(
            share(
                [
                    any_of(
                        below("umur_bulan", "6"),
                        all_of(
                            at_least("umur_bulan", "6"),
                            below("umur_bulan", "12"),
                            at_least("kontak", "1"),
                        ),
                        at_least("kontak", "2"),
                    )
                ]
            )
        ),
        gives={"true": 3, "false": 2},
    )


def test_dates_have_an_order(spec):
    spec(
        tables={
            "tb": """
                orang | tanggal
                A     | 2026-02-28
                B     | 2026-03-01
            """
        },
        tally=ask(rows(), where=[below("tanggal", "2026-03-01")], unit="month"),
        gives="""
            periode | count
            2026-02 | 1
        """,
    )


def test_months_have_an_order_across_the_year(spec):
    spec(
        tables={
            "stok": """
                puskesmas | bulan
                P1        | 2025-12
                P1        | 2026-01
            """
        },
        tally=ask(rows(), where=[above("bulan", "2025-12")]),
        gives="""
            periode | count
            2026-01 | 1
        """,
    )


def test_two_columns_can_be_compared(spec):
    spec(
        tables={
            "ibu": """
                kehamilan | tanggal_k6 | akhir
                A         | 2026-05-11 | 2026-05-30
                B         | 2026-05-30 | 2026-05-30
                C         | 2026-05-31 | 2026-05-30
            """
        },
        tally=ask(share([at_most("tanggal_k6", to="akhir")])),
        gives={"true": 2, "false": 1},
    )


def test_two_columns_can_be_equal(spec):
    spec(
        tables={
            "pasien": """
                orang | desa | desa_lama
                A     | D1   | D1
                B     | D1   | D2
            """
        },
        tally=ask(share([is_("desa", to="desa_lama")])),
        gives={"true": 1, "false": 1},
    )


def test_a_column_can_be_compared_with_a_multiple_of_another(spec):
    spec(
        tables={
            "stok": """
                obat | sisa | pakai
                a    | 29   | 20
                b    | 30   | 20
                c    | 31   | 20
            """
        },
        tally=ask(share([at_least("sisa", to="pakai", times="1.5")])),
        gives={"true": 2, "false": 1},
    )


def test_columns_of_different_decimals_are_compared_exactly(spec):
    spec(
        tables={
            "stok": """
                obat | harga | kadar
                a    | 0.29  | 0.3
                b    | 0.30  | 0.3
                c    | 0.31  | 0.3
            """
        },
        tally=ask(share([at_least("harga", to="kadar")])),
        gives={"true": 2, "false": 1},
    )


def test_a_multiple_of_decimals_is_exact(spec):
    spec(
        tables={
            "stok": """
                obat | harga | biaya
                a    | 0.33  | 0.30
                b    | 0.32  | 0.30
            """
        },
        tally=ask(share([at_least("harga", to="biaya", times="1.1")])),
        gives={"true": 1, "false": 1},
    )


def test_known_is_true_where_there_is_a_value(spec):
    spec(
        tables={
            "anak": """
                anak | tanggal_k1
                A    | 2026-01-01
                B    |
            """
        },
        tally=ask(share([known("tanggal_k1")])),
        gives={"true": 1, "false": 1},
    )
