"""Filling gaps: a report counts where there is no list of cases at all."""

from .expressions import count
from .questions import ask, total
from .steps import derived, fill, summarise


CASES = """
    desa | bulan   | orang
    D1   | 2026-01 | A
    D1   | 2026-01 | B
    D2   | 2026-02 | C
"""
REPORTS = """
    desa | bulan   | kasus
    D1   | 2026-01 | 99
    D1   | 2026-02 | 5
    D2   | 2026-01 | 7
    D2   | 2026-02 | 99
"""
PER_MONTH = summarise(["desa", "bulan"], kasus=count())


def filled(*where_none):
    return derived("campuran", "kasus", PER_MONTH, fill("laporan", where_none))


def test_a_report_fills_only_the_months_without_cases(spec):
    spec(
        tables={"kasus": CASES, "laporan": REPORTS},
        dataset=filled("desa", "bulan"),
        tally=ask(total("kasus")),
        gives="""
            desa | periode | sum | known
            D1   | 2026-01 | 2   | 1
            D1   | 2026-02 | 5   | 1
            D2   | 2026-01 | 7   | 1
            D2   | 2026-02 | 1   | 1
        """,
    )


def test_the_key_decides_what_a_gap_is(spec):
    spec(
        tables={
            "kasus": """
                desa | bulan   | orang
                D1   | 2026-01 | A
            """,
            "laporan": REPORTS,
        },
        dataset=filled("desa"),
        tally=ask(total("kasus")),
        gives="""
            desa | periode | sum | known
            D1   | 2026-01 | 1   | 1
            D2   | 2026-01 | 7   | 1
            D2   | 2026-02 | 99  | 1
        """,
    )


def test_without_any_case_every_report_counts(spec):
    spec(
        tables={"kasus": "desa | bulan | orang", "laporan": REPORTS},
        dataset=filled("desa", "bulan"),
        tally=ask(total("kasus")),
        gives="""
            desa | periode | sum | known
            D1   | 2026-01 | 99  | 1
            D1   | 2026-02 | 5   | 1
            D2   | 2026-01 | 7   | 1
            D2   | 2026-02 | 99  | 1
        """,
    )


def test_a_report_of_no_known_place_is_in_nobodys_list(spec):
    spec(
        tables={
            "kasus": """
                desa | bulan   | kasus
                     | 2026-01 | 2
            """,
            "laporan": """
                desa | bulan   | kasus
                     | 2026-01 | 5
            """,
        },
        dataset=derived("campuran", "kasus", fill("laporan", ["desa", "bulan"])),
        tally=ask(total("kasus")),
        gives={"sum": 7, "known": 2},
    )


def test_several_reports_of_one_gap_all_count(spec):
    spec(
        tables={
            "kasus": CASES,
            "laporan": """
                desa | bulan   | kasus
                D3   | 2026-01 | 5
                D3   | 2026-01 | 6
            """,
        },
        dataset=derived("campuran", "kasus", PER_MONTH, fill("laporan", ["desa"])),
        tally=ask(total("kasus"), where=()),
        gives="""
            desa | periode | sum | known
            D1   | 2026-01 | 2   | 1
            D2   | 2026-02 | 1   | 1
            D3   | 2026-01 | 11  | 2
        """,
    )
