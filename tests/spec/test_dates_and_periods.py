"""Dates and periods: closed at both ends, and no day that does not exist."""

from .expressions import calendar, plus
from .questions import ask, rows
from .steps import derive, derived


def moved(name, column, **amount):
    return derived("gerak", "anak", derive(**{name: plus(column, **amount)}))


def test_a_day_that_does_not_exist_becomes_the_first_of_the_next_month(spec):
    spec(
        tables={
            "anak": """
                anak | tanggal_lahir
                A    | 2026-01-31
                B    | 2026-01-28
                C    | 2024-01-29
                D    | 2024-01-30
            """
        },
        dataset=moved("batas", "tanggal_lahir", months=1),
        tally=ask(rows(), by=["batas"]),
        gives="""
            batas      | count
            2026-03-01 | 1
            2026-02-28 | 1
            2024-02-29 | 1
            2024-03-01 | 1
        """,
    )


def test_a_year_after_29_february_is_1_march(spec):
    spec(
        tables={
            "anak": """
                anak | tanggal_lahir
                A    | 2024-02-29
                B    | 2024-02-28
            """
        },
        dataset=moved("batas", "tanggal_lahir", years=1),
        tally=ask(rows(), by=["batas"]),
        gives="""
            batas      | count
            2025-03-01 | 1
            2025-02-28 | 1
        """,
    )


def test_months_can_be_taken_off(spec):
    spec(
        tables={
            "anak": """
                anak | tanggal_lahir
                A    | 2026-03-31
                B    | 2026-01-15
            """
        },
        dataset=moved("batas", "tanggal_lahir", months=-1),
        tally=ask(rows(), by=["batas"]),
        gives="""
            batas      | count
            2026-03-01 | 1
            2025-12-15 | 1
        """,
    )


def test_days_can_be_added_over_the_end_of_a_year(spec):
    spec(
        tables={
            "anak": """
                anak | tanggal_lahir
                A    | 2026-12-30
                B    |
            """
        },
        dataset=moved("batas", "tanggal_lahir", days=5),
        tally=ask(rows(), by=["batas"]),
        gives="""
            batas      | count
            2027-01-04 | 1
                       | 1
        """,
    )


def test_hours_are_added_to_a_moment(spec):
    spec(
        tables={
            "anak": """
                anak | masuk
                A    | 2026-02-28T18:30
            """
        },
        dataset=moved("tiba", "masuk", hours=24),
        tally=ask(rows(), by=["tiba"]),
        gives="""
            tiba             | count
            2026-03-01T18:30 | 1
        """,
    )


def test_months_added_to_a_moment_keep_the_time_of_day(spec):
    spec(
        tables={
            "anak": """
                anak | masuk
                A    | 2026-01-31T18:30
            """
        },
        dataset=moved("tiba", "masuk", months=1),
        tally=ask(rows(), by=["tiba"]),
        gives="""
            tiba             | count
            2026-03-01T18:30 | 1
        """,
    )


def test_a_moved_date_can_be_the_time_that_counts(spec):
    spec(
        tables={
            "anak": """
                anak | mulai      | selesai
                A    | 2025-08-31 |
                B    |            |
            """
        },
        dataset=moved("batas", "mulai", years=1),
        tally=ask(rows(), when="batas"),
        gives="""
            periode | count
            2026-08 | 1
        """,
    )


def read_off(name, part, column):
    return derived("kalender", "lapor", derive(**{name: calendar(part, column)}))


def test_a_week_runs_from_sunday_to_saturday(spec):
    spec(
        tables={
            "lapor": """
                orang | tanggal
                A     | 2026-06-06
                B     | 2026-06-07
                C     | 2026-06-13
            """
        },
        dataset=read_off("minggu", "week", "tanggal"),
        tally=ask(rows(), when="minggu"),
        gives="""
            periode  | count
            2026-W22 | 1
            2026-W23 | 2
        """,
    )


def test_week_53_takes_the_first_days_of_january(spec):
    spec(
        tables={
            "lapor": """
                orang | tanggal
                A     | 2025-12-27
                B     | 2025-12-28
                C     | 2026-01-03
                D     | 2026-01-04
            """
        },
        dataset=read_off("minggu", "week", "tanggal"),
        tally=ask(rows(), when="minggu"),
        gives="""
            periode  | count
            2025-W52 | 1
            2025-W53 | 2
            2026-W01 | 1
        """,
    )


def test_week_1_can_begin_in_december(spec):
    spec(
        tables={
            "lapor": """
                orang | tanggal
                A     | 2024-12-28
                B     | 2024-12-29
            """
        },
        dataset=read_off("minggu", "week", "tanggal"),
        tally=ask(rows(), when="minggu"),
        gives="""
            periode  | count
            2024-W52 | 1
            2025-W01 | 1
        """,
    )


def test_the_year_of_a_week_is_the_year_it_belongs_to(spec):
    spec(
        tables={
            "lapor": """
                orang | minggu
                A     | 2025-W53
                B     | 2026-W01
            """
        },
        dataset=read_off("tahun", "year", "minggu"),
        tally=ask(rows(), when="tahun"),
        gives="""
            periode | count
            2025    | 1
            2026    | 1
        """,
    )


def test_the_month_of_a_date(spec):
    spec(
        tables={
            "lapor": """
                orang | tanggal
                A     | 2026-01-31
                B     | 2026-02-01
                C     |
            """
        },
        dataset=read_off("bulan", "month", "tanggal"),
        tally=ask(rows(), when="bulan"),
        gives="""
            periode | count
            2026-01 | 1
            2026-02 | 1
        """,
    )


def test_the_year_of_a_date_and_of_a_month(spec):
    spec(
        tables={
            "lapor": """
                orang | tanggal    | bulan_lahir
                A     | 2026-01-01 | 2025-12
            """
        },
        dataset=derived(
            "kalender",
            "lapor",
            derive(tahun=calendar("year", "tanggal")),
            derive(nilai=calendar("year", "bulan_lahir")),
        ),
        tally=ask(rows(), by=["tahun", "nilai"]),
        gives="""
            tahun | nilai | count
            2026  | 2025  | 1
        """,
    )


def test_the_day_of_a_moment(spec):
    spec(
        tables={
            "lapor": """
                orang | masuk
                A     | 2026-06-01T00:00
                B     | 2026-06-01T23:59
                C     | 1969-12-31T23:59
            """
        },
        dataset=read_off("batas", "day", "masuk"),
        tally=ask(rows(), by=["batas"]),
        gives="""
            batas      | count
            2026-06-01 | 2
            1969-12-31 | 1
        """,
    )


def test_the_last_day_of_february_in_a_leap_year(spec):
    spec(
        tables={
            "lapor": """
                orang | bulan
                A     | 2024-02
                B     | 2026-12
            """
        },
        dataset=read_off("akhir", "end_of", "bulan"),
        tally=ask(rows(), by=["akhir"]),
        gives="""
            periode | akhir      | count
            2024-02 | 2024-02-29 | 1
            2026-12 | 2026-12-31 | 1
        """,
    )


def test_the_last_day_of_a_week_and_of_a_year(spec):
    spec(
        tables={
            "lapor": """
                orang | minggu   | tahun
                A     | 2025-W53 | 2024
            """
        },
        dataset=derived(
            "kalender",
            "lapor",
            derive(akhir=calendar("end_of", "minggu")),
            derive(batas=calendar("end_of", "tahun")),
        ),
        tally=ask(rows(), by=["akhir", "batas"]),
        gives="""
            akhir      | batas      | count
            2026-01-03 | 2024-12-31 | 1
        """,
    )


def test_a_date_counts_in_its_own_month_on_both_ends(spec):
    spec(
        tables={
            "lapor": """
                orang | tanggal
                A     | 2026-05-31
                B     | 2026-06-01
                C     | 2026-06-30
                D     | 2026-07-01
            """
        },
        tally=ask(rows()),
        gives="""
            periode | count
            2026-05 | 1
            2026-06 | 2
            2026-07 | 1
        """,
    )


def test_a_date_can_be_counted_by_week(spec):
    spec(
        tables={
            "lapor": """
                orang | tanggal
                A     | 2026-01-03
                B     | 2026-01-04
            """
        },
        tally=ask(rows(), unit="week"),
        gives="""
            periode  | count
            2025-W53 | 1
            2026-W01 | 1
        """,
    )


def test_a_moment_counts_in_the_month_of_its_day(spec):
    spec(
        tables={
            "lapor": """
                orang | masuk
                A     | 2026-05-31T23:59
                B     | 2026-06-01T00:00
            """
        },
        tally=ask(rows(), when="masuk"),
        gives="""
            periode | count
            2026-05 | 1
            2026-06 | 1
        """,
    )
