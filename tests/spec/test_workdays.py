"""Working days: after the first day up to the last, without days off."""

from .expressions import workdays
from .questions import ask, rows
from .steps import derive, derived


OFF_2026 = ("2026-01-01", "2026-01-16", "2026-02-16", "2026-02-17")
OFF_2027 = ("2027-01-01",)


def counted(years, off):
    days = workdays("tanggal_k1", "tanggal_k2", years, off)
    return derived("jawab", "lapor", derive(hari=days))


def test_the_first_day_does_not_count_and_the_last_does(spec):
    spec(
        tables={
            "lapor": """
                orang | tanggal_k1 | tanggal_k2
                A     | 2026-01-05 | 2026-01-05
                B     | 2026-01-05 | 2026-01-06
                C     | 2026-01-09 | 2026-01-11
                D     | 2026-01-09 | 2026-01-12
                E     | 2026-01-12 | 2026-01-19
            """
        },
        dataset=counted([2026], OFF_2026),
        tally=ask(rows(), by=["orang", "hari"]),
        gives="""
            orang | hari | count
            A     | 0    | 1
            B     | 1    | 1
            C     | 0    | 1
            D     | 1    | 1
            E     | 4    | 1
        """,
    )


def test_an_answer_before_the_question_counts_backwards(spec):
    spec(
        tables={
            "lapor": """
                orang | tanggal_k1 | tanggal_k2
                A     | 2026-01-19 | 2026-01-12
            """
        },
        dataset=counted([2026], OFF_2026),
        tally=ask(rows(), by=["hari"]),
        gives="""
            hari | count
            -4   | 1
        """,
    )


def test_a_year_without_a_list_of_days_off_gives_no_number(spec):
    spec(
        tables={
            "lapor": """
                orang | tanggal_k1 | tanggal_k2
                A     | 2025-12-30 | 2026-01-05
                B     | 2026-12-30 | 2027-01-05
                C     | 2027-12-30 | 2028-01-05
                D     |            | 2026-01-05
            """
        },
        dataset=counted([2026, 2027], (*OFF_2026, *OFF_2027)),
        tally=ask(rows(), by=["orang", "hari"]),
        gives="""
            orang | hari | count
            A     |      | 1
            B     | 3    | 1
            C     |      | 1
            D     |      | 1
        """,
    )


def test_a_year_without_a_list_in_between_gives_no_number(spec):
    spec(
        tables={
            "lapor": """
                orang | tanggal_k1 | tanggal_k2
                A     | 2026-12-30 | 2028-01-05
                B     | 2028-01-03 | 2028-01-05
            """
        },
        dataset=counted([2026, 2028], OFF_2026),
        tally=ask(rows(), by=["orang", "hari"]),
        gives="""
            orang | hari | count
            A     |      | 1
            B     | 2    | 1
        """,
    )
