"""Who is there: registers over periods, and what is due by a code list."""

from .conditions import below
from .expressions import completed
from .questions import ask, rows
from .steps import derive, derived, each, each_code
from .steps import where as where_step


def roster(kind, present, *more):
    return derived("daftar", "warga", each(kind, present), *more)


def test_both_days_of_a_stay_belong_to_it(spec):
    spec(
        tables={
            "warga": """
                orang | mulai      | selesai
                A     | 2026-02-28 | 2026-03-31
                B     | 2026-03-01 | 2026-03-30
            """
        },
        dataset=roster("month", "at_end"),
        tally=ask(rows(), by=["orang"]),
        gives="""
            periode | orang | count
            2026-02 | A     | 1
            2026-03 | A     | 1
        """,
    )


def test_any_day_of_the_period_is_enough_if_the_rule_says_so(spec):
    spec(
        tables={
            "warga": """
                orang | mulai      | selesai
                A     | 2026-02-28 | 2026-04-01
                B     | 2026-03-10 | 2026-03-10
            """
        },
        dataset=roster("month", "any_day"),
        tally=ask(rows(), by=["orang"]),
        gives="""
            periode | orang | count
            2026-02 | A     | 1
            2026-03 | A     | 1
            2026-03 | B     | 1
            2026-04 | A     | 1
        """,
    )


def test_an_open_end_means_still_there_up_to_the_data_date(spec):
    spec(
        tables={
            "warga": """
                orang | mulai      | selesai
                A     | 2026-10-05 |
            """
        },
        dataset=roster("month", "at_end"),
        tally=ask(rows()),
        gives="""
            periode | count
            2026-10 | 1
            2026-11 | 1
        """,
        data_day="2026-11-30",
    )


def test_a_running_period_ends_on_the_data_date(spec):
    spec(
        tables={
            "warga": """
                orang | mulai      | selesai
                A     | 2026-06-10 |
                B     | 2026-06-01 | 2026-06-09
                C     | 2026-06-11 |
                D     | 2026-06-01 | 2026-06-10
            """
        },
        dataset=roster("month", "at_end"),
        tally=ask(rows(), by=["orang", "awal_periode", "akhir_periode"]),
        gives="""
            orang | awal_periode | akhir_periode | count
            A     | 2026-06-01   | 2026-06-10    | 1
            D     | 2026-06-01   | 2026-06-10    | 1
        """,
        data_day="2026-06-10",
    )


def test_a_stay_that_begins_after_the_data_date_is_in_no_period(spec):
    spec(
        tables={
            "warga": """
                orang | mulai      | selesai
                A     | 2026-06-11 |
                B     | 2026-07-01 |
            """
        },
        dataset=roster("month", "any_day"),
        tally=ask(rows()),
        gives={},
        data_day="2026-06-10",
    )


def test_an_end_that_lies_ahead_does_not_reach_beyond_the_data_date(spec):
    spec(
        tables={
            "warga": """
                orang | mulai      | selesai
                A     | 2026-05-20 | 2026-09-30
            """
        },
        dataset=roster("month", "any_day"),
        tally=ask(rows()),
        gives="""
            periode | count
            2026-05 | 1
            2026-06 | 1
        """,
        data_day="2026-06-10",
    )


def test_who_stays_on_is_at_no_end_beyond_the_data_date(spec):
    spec(
        tables={
            "warga": """
                orang | mulai      | selesai
                A     | 2026-05-20 | 2026-09-30
            """
        },
        dataset=roster("month", "at_end"),
        tally=ask(rows()),
        gives="""
            periode | count
            2026-05 | 1
            2026-06 | 1
        """,
        data_day="2026-06-10",
    )


def test_a_stay_without_a_beginning_is_never_present(spec):
    spec(
        tables={
            "warga": """
                orang | mulai      | selesai
                A     |            |
                B     |            | 2026-06-30
            """
        },
        dataset=roster("month", "any_day"),
        tally=ask(rows()),
        gives={},
    )


def test_a_stay_that_ends_before_it_begins_holds_no_day(spec):
    spec(
        tables={
            "warga": """
                orang | mulai      | selesai
                A     | 2026-06-20 | 2026-06-10
            """
        },
        dataset=roster("month", "any_day"),
        tally=ask(rows()),
        gives={},
    )


def test_a_year_is_judged_on_31_december(spec):
    spec(
        tables={
            "warga": """
                orang | mulai      | selesai
                A     | 2024-06-01 | 2025-12-31
                B     | 2024-12-31 | 2025-12-30
            """
        },
        dataset=roster("year", "at_end"),
        tally=ask(rows(), by=["orang"], when="tahun"),
        gives="""
            periode | orang | count
            2024    | A     | 1
            2024    | B     | 1
            2025    | A     | 1
        """,
    )


def test_a_week_is_judged_on_its_saturday(spec):
    spec(
        tables={
            "warga": """
                orang | mulai      | selesai
                A     | 2025-12-27 | 2026-01-03
                B     | 2025-12-28 | 2026-01-02
            """
        },
        dataset=roster("week", "at_end"),
        tally=ask(rows(), by=["orang"], when="minggu"),
        gives="""
            periode  | orang | count
            2025-W52 | A     | 1
            2025-W53 | A     | 1
        """,
    )


def test_age_is_taken_on_the_last_day_of_the_period(spec):
    spec(
        tables={
            "warga": """
                orang | tanggal_lahir | mulai      | selesai
                A     | 2021-12-31    | 2021-12-31 |
                B     | 2022-01-01    | 2022-01-01 |
            """
        },
        dataset=roster(
            "year",
            "at_end",
            derive(umur_bulan=completed("months", "tanggal_lahir", "akhir_periode")),
            where_step(below("umur_bulan", "60")),
        ),
        tally=ask(rows(), when="tahun", where=[below("tahun", "2027")], by=["orang"]),
        gives="""
            periode | orang | count
            2021    | A     | 1
            2022    | A     | 1
            2022    | B     | 1
            2023    | A     | 1
            2023    | B     | 1
            2024    | A     | 1
            2024    | B     | 1
            2025    | A     | 1
            2025    | B     | 1
            2026    | B     | 1
        """,
    )


def test_who_moves_counts_where_he_lives_at_the_end(spec):
    spec(
        tables={
            "warga": """
                orang | desa | mulai      | selesai
                A     | D1   | 2026-01-01 | 2026-01-15
                A     | D2   | 2026-01-16 | 2026-02-28
            """
        },
        dataset=roster("month", "at_end"),
        tally=ask(rows()),
        gives="""
            desa | periode | count
            D2   | 2026-01 | 1
            D2   | 2026-02 | 1
        """,
    )


def test_any_day_counts_each_stay(spec):
    spec(
        tables={
            "warga": """
                orang | desa | mulai      | selesai
                A     | D1   | 2026-01-01 | 2026-01-15
                A     | D2   | 2026-01-16 | 2026-01-31
            """
        },
        dataset=roster("month", "any_day"),
        tally=ask(rows()),
        gives="""
            desa | periode | count
            D1   | 2026-01 | 1
            D2   | 2026-01 | 1
        """,
    )


STAFF = """
    tipe  | jenis   | minimum
    inap  | dokter  | 2
    inap  | bidan   | 7
    jalan | dokter  | 1
"""


def test_what_is_due_comes_from_the_list_for_the_type(spec):
    spec(
        tables={
            "unit": """
                puskesmas | tipe
                P1        | inap
                P2        | jalan
                P3        | lain
                P4        |
            """
        },
        codelists={"jenis-tenaga": STAFF},
        dataset=derived(
            "unit-tenaga",
            "unit",
            each_code("jenis-tenaga", ["jenis", "minimum"], match=["tipe"]),
        ),
        tally=ask(rows(), by=["puskesmas", "jenis", "minimum"]),
        gives="""
            puskesmas | jenis  | minimum | count
            P1        | dokter | 2       | 1
            P1        | bidan  | 7       | 1
            P2        | dokter | 1       | 1
        """,
    )


def test_nothing_is_due_where_type_and_list_are_both_empty(spec):
    spec(
        tables={
            "unit": """
                puskesmas | tipe
                P1        |
            """
        },
        codelists={
            "jenis-tenaga": """
                tipe | jenis
                     | dokter
            """
        },
        dataset=derived(
            "unit-tenaga", "unit", each_code("jenis-tenaga", ["jenis"], match=["tipe"])
        ),
        tally=ask(rows()),
        gives={},
    )


def test_without_a_match_every_code_is_due(spec):
    spec(
        tables={
            "unit": """
                puskesmas | jk
                P1        | L
                P2        |
            """
        },
        codelists={
            "obat-pilihan": """
                obat
                oralit
                zinc
            """
        },
        dataset=derived("unit-obat", "unit", each_code("obat-pilihan", ["obat"])),
        tally=ask(rows(), by=["obat"]),
        gives="""
            obat   | count
            oralit | 2
            zinc   | 2
        """,
    )


def test_a_register_can_be_spread_over_months_and_codes(spec):
    spec(
        tables={
            "warga": """
                puskesmas | mulai      | selesai
                P1        | 2026-01-15 | 2026-02-28
            """
        },
        codelists={
            "obat-pilihan": """
                obat
                oralit
                zinc
            """
        },
        dataset=roster("month", "at_end", each_code("obat-pilihan", ["obat"])),
        tally=ask(rows(), by=["obat"]),
        gives="""
            periode | obat   | count
            2026-01 | oralit | 1
            2026-01 | zinc   | 1
            2026-02 | oralit | 1
            2026-02 | zinc   | 1
        """,
    )
