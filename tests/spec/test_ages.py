"""Ages: whole units, rounded down, by the calendar and not by an average month."""

from .conditions import below
from .expressions import completed
from .questions import ask, rows, share
from .steps import derive, derived


def ages(unit, name, start="tanggal_lahir", end="tanggal"):
    return derived("umur", "anak", derive(**{name: completed(unit, start, end)}))


def test_a_month_is_complete_when_its_day_is_reached(spec):
    spec(
        tables={
            "anak": """
                anak | tanggal_lahir | tanggal
                A    | 2026-01-31    | 2026-02-28
                B    | 2026-01-31    | 2026-03-01
                C    | 2026-01-15    | 2026-02-14
                D    | 2026-01-15    | 2026-02-15
            """
        },
        dataset=ages("months", "umur_bulan"),
        tally=ask(rows(), unit="year", by=["umur_bulan"]),
        gives="""
            umur_bulan | count
            0          | 2
            1          | 2
        """,
    )


def test_born_on_31_january_is_not_one_month_old_on_29_february(spec):
    spec(
        tables={
            "anak": """
                anak | tanggal_lahir | tanggal
                A    | 2024-01-31    | 2024-02-29
            """
        },
        dataset=ages("months", "umur_bulan"),
        tally=ask(rows(), by=["umur_bulan"]),
        gives="""
            umur_bulan | count
            0          | 1
        """,
    )


def test_born_on_29_february_is_one_year_old_on_1_march(spec):
    spec(
        tables={
            "anak": """
                anak | tanggal_lahir | tanggal
                A    | 2024-02-29    | 2025-02-28
                B    | 2024-02-29    | 2025-03-01
                C    | 2024-02-29    | 2028-02-28
                D    | 2024-02-29    | 2028-02-29
            """
        },
        dataset=ages("years", "umur_tahun"),
        tally=ask(rows(), unit="year", by=["umur_tahun"]),
        gives="""
            periode | umur_tahun | count
            2025    | 0          | 1
            2025    | 1          | 1
            2028    | 3          | 1
            2028    | 4          | 1
        """,
    )


def test_the_day_of_60_months_is_outside_0_to_59_months(spec):
    spec(
        tables={
            "anak": """
                anak | tanggal_lahir | tanggal
                A    | 2021-06-15    | 2026-06-14
                B    | 2021-06-15    | 2026-06-15
            """
        },
        dataset=ages("months", "umur_bulan"),
        tally=ask(share([below("umur_bulan", "60")])),
        gives={"true": 1, "false": 1},
    )


def test_an_age_before_birth_is_negative(spec):
    spec(
        tables={
            "anak": """
                anak | tanggal_lahir | tanggal
                A    | 2026-06-15    | 2026-06-14
                B    | 2026-06-15    | 2026-05-15
                C    | 2026-06-15    | 2026-05-14
            """
        },
        dataset=ages("months", "umur_bulan"),
        tally=ask(rows(), unit="year", by=["umur_bulan"]),
        gives="""
            umur_bulan | count
            -1         | 2
            -2         | 1
        """,
    )


def test_a_negative_year_is_rounded_down(spec):
    spec(
        tables={
            "anak": """
                anak | tanggal_lahir | tanggal
                A    | 2026-06-15    | 2026-06-14
                B    | 2026-06-15    | 2025-06-14
            """
        },
        dataset=ages("years", "umur_tahun"),
        tally=ask(rows(), by=["umur_tahun"]),
        gives="""
            periode | umur_tahun | count
            2026-06 | -1         | 1
            2025-06 | -2         | 1
        """,
    )


def test_days_are_counted_across_a_leap_day(spec):
    spec(
        tables={
            "anak": """
                anak | tanggal_lahir | tanggal
                A    | 2024-02-28    | 2024-03-01
                B    | 2026-02-28    | 2026-03-01
            """
        },
        dataset=ages("days", "umur_hari"),
        tally=ask(rows(), unit="year", by=["umur_hari"]),
        gives="""
            periode | umur_hari | count
            2024    | 2         | 1
            2026    | 1         | 1
        """,
    )


def test_a_week_is_complete_on_its_seventh_day(spec):
    spec(
        tables={
            "anak": """
                anak | tanggal_lahir | tanggal
                A    | 2026-06-01    | 2026-06-07
                B    | 2026-06-01    | 2026-06-08
                C    | 2026-06-02    | 2026-06-01
            """
        },
        dataset=ages("weeks", "umur_minggu"),
        tally=ask(rows(), by=["umur_minggu"]),
        gives="""
            umur_minggu | count
            0           | 1
            1           | 1
            -1          | 1
        """,
    )


def test_24_hours_and_0_minutes_are_not_below_24(spec):
    spec(
        tables={
            "anak": """
                anak | masuk            | tiba
                A    | 2026-06-01T07:05 | 2026-06-02T07:04
                B    | 2026-06-01T07:05 | 2026-06-02T07:05
            """
        },
        dataset=ages("hours", "umur_jam", "masuk", "tiba"),
        tally=ask(share([below("umur_jam", "24")])),
        gives={"true": 1, "false": 1},
    )


def test_minutes_run_through_midnight(spec):
    spec(
        tables={
            "anak": """
                anak | masuk            | tiba
                A    | 2026-06-01T23:58 | 2026-06-02T00:07
                B    | 2026-06-01T08:00 | 2026-06-01T07:59
            """
        },
        dataset=ages("minutes", "umur_menit", "masuk", "tiba"),
        tally=ask(rows(), by=["umur_menit"]),
        gives="""
            umur_menit | count
            9          | 1
            -1         | 1
        """,
    )


def test_an_age_without_a_date_is_missing(spec):
    spec(
        tables={
            "anak": """
                anak | tanggal_lahir | tanggal
                A    |               | 2026-06-07
            """
        },
        dataset=ages("months", "umur_bulan"),
        tally=ask(rows(), by=["umur_bulan"]),
        gives="""
            umur_bulan | count
                       | 1
        """,
    )
