"""One row per what in an indicator: within each period, or once ever."""

from .conditions import below, known
from .questions import ask, rows, share


def test_where_comes_before_one_per(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | tbu_z
                A    | 2026-06-03 | -2.40
                A    | 2026-06-20 |
            """
        },
        tally=ask(
            share([below("tbu_z", "-2")]),
            where=[known("tbu_z")],
            one_per=["anak", "period"],
            last="tanggal",
        ),
        gives={"true": 1},
    )


def test_one_per_comes_before_the_denominator(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | tbu_z
                A    | 2026-06-03 | -2.40
                A    | 2026-06-20 |
                B    | 2026-06-20 | -2.40
            """
        },
        tally=ask(
            share([below("tbu_z", "-2")], [known("tbu_z")]),
            one_per=["anak", "period"],
            last="tanggal",
        ),
        gives={"true": 1},
    )


def test_the_last_of_each_month(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | berat_g
                A    | 2026-06-03 | 7700
                A    | 2026-06-20 | 7850
                A    | 2026-07-02 | 7900
            """
        },
        tally=ask(rows(), one_per=["anak", "period"], last="tanggal", by=["berat_g"]),
        gives="""
            periode | berat_g | count
            2026-06 | 7850    | 1
            2026-07 | 7900    | 1
        """,
    )


def test_the_last_of_each_quarter(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | berat_g
                A    | 2026-04-03 | 7700
                A    | 2026-06-30 | 7850
                A    | 2026-07-01 | 7900
            """
        },
        tally=ask(
            rows(),
            one_per=["anak", "period"],
            last="tanggal",
            by=["berat_g"],
            unit="quarter",
        ),
        gives="""
            periode | berat_g | count
            2026-Q2 | 7850    | 1
            2026-Q3 | 7900    | 1
        """,
    )


def test_the_first_of_each_semester(spec):
    spec(
        tables={
            "ukur": """
                anak | bulan   | berat_g
                A    | 2026-01 | 7700
                A    | 2026-06 | 7850
                A    | 2026-12 | 7900
            """
        },
        tally=ask(
            rows(),
            one_per=["anak", "period"],
            first="bulan",
            by=["berat_g"],
            unit="semester",
        ),
        gives="""
            periode | berat_g | count
            2026-S1 | 7700    | 1
            2026-S2 | 7900    | 1
        """,
    )


def test_the_last_of_each_year(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | berat_g
                A    | 2025-12-31 | 7700
                A    | 2026-01-01 | 7850
            """
        },
        tally=ask(
            rows(),
            one_per=["anak", "period"],
            last="tanggal",
            by=["berat_g"],
            unit="year",
        ),
        gives="""
            periode | berat_g | count
            2025    | 7700    | 1
            2026    | 7850    | 1
        """,
    )


def test_one_per_person_without_a_period_is_once_ever(spec):
    spec(
        tables={
            "ckg": """
                orang | tanggal
                A     | 2025-12-31
                A     | 2026-01-01
                B     | 2026-01-02
            """
        },
        tally=ask(rows(), one_per=["orang"], first="tanggal"),
        gives="""
            periode | count
            2025-12 | 1
            2026-01 | 1
        """,
    )


def test_the_kept_row_decides_place_and_group(spec):
    spec(
        tables={
            "ukur": """
                anak | desa | jk | tanggal
                A    | D1   | L  | 2026-06-03
                A    | D2   |    | 2026-06-20
            """
        },
        tally=ask(rows(), one_per=["anak", "period"], last="tanggal", by=["jk"]),
        gives="""
            desa | jk | count
            D2   |    | 1
        """,
    )


def test_rows_decided_by_acceptance_alone_are_counted_as_ties(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | panjang_mm | tbu_z
                A    | 2026-06-11 | 846        | -2.50
                A    | 2026-06-11 | 846        | -1.50
                A    | 2026-06-11 | 846        | -1.00
                B    | 2026-06-11 | 846        | -2.50
                B    | 2026-06-11 | 845        | -2.50
                C    | 2026-06-11 | 846        | -2.50
            """
        },
        tally=ask(
            share([below("tbu_z", "-2")]),
            one_per=["anak", "period"],
            last="tanggal",
            then_highest="panjang_mm",
        ),
        gives={"true": 2, "false": 1, "ties": 1},
    )


def test_a_tie_among_rows_that_lose_is_no_tie(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal
                A    | 2026-06-03
                A    | 2026-06-03
                A    | 2026-06-11
            """
        },
        tally=ask(rows(), one_per=["anak", "period"], last="tanggal"),
        gives={"count": 1},
    )


def test_two_missing_tie_values_are_a_tie(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | panjang_mm | jk | diterima
                A    | 2026-06-03 |            | L  | 2
                A    | 2026-06-03 |            | P  | 1
            """
        },
        tally=ask(
            rows(),
            one_per=["anak", "period"],
            last="tanggal",
            then_highest="panjang_mm",
            by=["jk"],
        ),
        gives="""
            jk | count | ties
            L  | 1     | 1
        """,
    )


def test_a_tie_outside_the_denominator_is_told_too(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | tbu_z
                A    | 2026-06-11 |
                A    | 2026-06-11 |
            """
        },
        tally=ask(
            share([below("tbu_z", "-2")], [known("tbu_z")]),
            one_per=["anak", "period"],
            last="tanggal",
        ),
        gives={"ties": 1},
    )


def test_rows_without_key_or_order_cannot_be_kept(spec):
    spec(
        tables={
            "ukur": """
                anak | tanggal    | kontak
                     | 2026-06-11 | 1
                A    | 2026-06-11 |
                B    | 2026-06-11 | 1
            """
        },
        tally=ask(rows(), one_per=["anak", "period"], last="kontak"),
        gives={"count": 1},
    )
