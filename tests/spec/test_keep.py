"""One row per what: the first, the last, and what decides between equal ones."""

from .conditions import at_least, is_, known
from .questions import ask, rows
from .steps import derived, keep, where


def kept(*steps):
    return derived("terpilih", "ukur", *steps)


def test_last_takes_the_greatest_order(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | berat_g
                A    | 2026-06-20 | 7850
                A    | 2026-06-03 | 7700
                B    | 2026-06-11 | 8200
            """
        },
        dataset=kept(keep(["anak"], last="tanggal")),
        tally=ask(rows(), by=["anak", "berat_g"]),
        gives="""
            anak | berat_g | count
            A    | 7850    | 1
            B    | 8200    | 1
        """,
    )


def test_first_takes_the_smallest_order(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | berat_g
                A    | 2026-06-20 | 7850
                A    | 2026-06-03 | 7700
            """
        },
        dataset=kept(keep(["anak"], first="tanggal")),
        tally=ask(rows(), by=["berat_g"]),
        gives="""
            berat_g | count
            7700    | 1
        """,
    )


def test_equal_dates_are_decided_by_then_highest(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | panjang_mm
                A    | 2026-06-11 | 846
                A    | 2026-06-11 | 845
            """
        },
        dataset=kept(keep(["anak"], last="tanggal", then_highest="panjang_mm")),
        tally=ask(rows(), by=["panjang_mm"]),
        gives="""
            panjang_mm | count
            846        | 1
        """,
    )


def test_then_highest_is_the_highest_for_first_too(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | panjang_mm
                A    | 2026-06-11 | 845
                A    | 2026-06-11 | 846
                A    | 2026-06-12 | 900
            """
        },
        dataset=kept(keep(["anak"], first="tanggal", then_highest="panjang_mm")),
        tally=ask(rows(), by=["panjang_mm"]),
        gives="""
            panjang_mm | count
            846        | 1
        """,
    )


def test_a_missing_then_highest_is_the_lowest(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | tbu_z
                A    | 2026-06-11 | -5.00
                A    | 2026-06-11 |
                B    | 2026-06-11 |
            """
        },
        dataset=kept(keep(["anak"], last="tanggal", then_highest="tbu_z")),
        tally=ask(rows(), by=["anak", "tbu_z"]),
        gives="""
            anak | tbu_z | count
            A    | -5.00 | 1
            B    |       | 1
        """,
    )


def test_a_later_date_wins_over_a_higher_then_highest(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | panjang_mm
                A    | 2026-06-10 | 900
                A    | 2026-06-11 |
            """
        },
        dataset=kept(keep(["anak"], last="tanggal", then_highest="panjang_mm")),
        tally=ask(rows(), by=["panjang_mm"]),
        gives="""
            panjang_mm | count
                       | 1
        """,
    )


def test_of_rows_that_are_still_equal_last_takes_the_one_accepted_later(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | panjang_mm | berat_g | diterima
                A    | 2026-06-11 | 846        | 7700    | 9
                A    | 2026-06-11 | 846        | 7850    | 3
            """
        },
        dataset=kept(keep(["anak"], last="tanggal", then_highest="panjang_mm")),
        tally=ask(rows(), by=["berat_g"]),
        gives="""
            berat_g | count
            7700    | 1
        """,
    )


def test_of_rows_that_are_still_equal_first_takes_the_one_accepted_earlier(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | berat_g | diterima
                A    | 2026-06-11 | 7700    | 9
                A    | 2026-06-11 | 7850    | 3
            """
        },
        dataset=kept(keep(["anak"], first="tanggal")),
        tally=ask(rows(), by=["berat_g"]),
        gives="""
            berat_g | count
            7850    | 1
        """,
    )


def test_a_row_without_order_cannot_be_kept(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | tanggal_k1
                A    | 2026-06-11 |
                B    | 2026-06-11 |
                B    | 2026-06-12 | 2026-06-01
            """
        },
        dataset=kept(keep(["anak"], last="tanggal_k1")),
        tally=ask(rows(), by=["anak"]),
        gives="""
            anak | count
            B    | 1
        """,
    )


def test_a_row_without_a_group_key_cannot_be_kept(spec):
    spec(
        tables={
            "ukur": """
                anak | jk | tanggal
                A    | L  | 2026-06-11
                A    |    | 2026-06-12
                     | L  | 2026-06-13
            """
        },
        dataset=kept(keep(["anak", "jk"], last="tanggal")),
        tally=ask(rows(), by=["anak", "jk"]),
        gives="""
            anak | jk | count
            A    | L  | 1
        """,
    )


def test_last_then_valid_differs_from_last_valid(spec):
    tables = {
        "ukur": """
            anak | tanggal    | tbu_z
            A    | 2026-06-03 | -2.40
            A    | 2026-06-20 |
        """
    }
    valid = where(known("tbu_z"))
    last = keep(["anak"], last="tanggal")
    spec(tables=tables, dataset=kept(last, valid), tally=ask(rows()), gives={})
    spec(
        tables=tables, dataset=kept(valid, last), tally=ask(rows()), gives={"count": 1}
    )


def test_the_order_can_be_a_number(spec):
    spec(
        tables={
            "ukur": """
                anak | kadar | jk
                A    | -0.1  | L
                A    | -0.2  | P
            """
        },
        dataset=kept(keep(["anak"], last="kadar")),
        tally=ask(rows(), by=["jk"]),
        gives="""
            jk | count
            L  | 1
        """,
    )


def test_a_group_can_be_told_by_two_columns(spec):
    spec(
        tables={
            "ukur": """
                anak | bulan   | kontak
                A    | 2026-05 | 1
                A    | 2026-05 | 2
                A    | 2026-06 | 1
            """
        },
        dataset=kept(keep(["anak", "bulan"], last="kontak")),
        tally=ask(rows(), by=["kontak"]),
        gives="""
            periode | kontak | count
            2026-05 | 2      | 1
            2026-06 | 1      | 1
        """,
    )


def test_the_kept_row_brings_all_its_columns(spec):
    spec(
        tables={
            "ukur": """
                anak | desa | tanggal    | hasil
                A    | D1   | 2026-05-03 | baik
                A    | D2   | 2026-06-20 |
            """
        },
        dataset=kept(keep(["anak"], last="tanggal")),
        tally=ask(rows(), by=["hasil"]),
        gives="""
            desa | periode | hasil | count
            D2   | 2026-06 |       | 1
        """,
    )


def test_a_condition_before_keep_chooses_among_the_rest(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | hadir | kontak
                A    | 2026-06-03 | yes   | 1
                A    | 2026-06-20 | no    | 2
                A    | 2026-06-21 |       | 3
            """
        },
        dataset=kept(where(is_("hadir", "yes")), keep(["anak"], last="tanggal")),
        tally=ask(rows(), where=[at_least("kontak", "1")], by=["kontak"]),
        gives="""
            kontak | count
            1      | 1
        """,
    )
