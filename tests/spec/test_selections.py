"""Which rows an indicator looks at, and where each one counts."""

from .conditions import at_least, is_
from .expressions import calendar
from .questions import ask, rows, share
from .steps import derive, derived


def test_a_row_without_its_time_is_not_counted(spec):
    spec(
        tables={
            "ibu": """
                kehamilan | tanggal    | tanggal_k6
                A         | 2026-01-05 | 2026-05-11
                B         | 2026-01-06 |
            """
        },
        tally=ask(rows(), when="tanggal_k6"),
        gives="""
            periode | count
            2026-05 | 1
        """,
    )


def test_a_place_that_is_not_known_stays_a_place(spec):
    spec(
        tables={
            "mati": """
                orang | desa | tanggal
                A     | D1   | 2026-06-11
                B     |      | 2026-06-11
            """
        },
        tally=ask(rows()),
        gives="""
            desa | count
            D1   | 1
                 | 1
        """,
    )


def test_a_missing_group_is_a_group(spec):
    spec(
        tables={
            "mati": """
                orang | jk
                A     | L
                B     |
                C     |
            """
        },
        tally=ask(rows(), by=["jk"]),
        gives="""
            jk | count
            L  | 1
               | 2
        """,
    )


def test_two_groups_are_crossed(spec):
    spec(
        tables={
            "mati": """
                orang | jk | kelompok
                A     | L  | bayi
                B     | L  | lansia
                C     | P  | bayi
                D     | P  | bayi
            """
        },
        tally=ask(rows(), by=["jk", "kelompok"]),
        gives="""
            jk | kelompok | count
            L  | bayi     | 1
            L  | lansia   | 1
            P  | bayi     | 2
        """,
    )


def test_numbers_and_switches_can_be_groups(spec):
    spec(
        tables={
            "miskin": """
                orang | nilai | aktif
                A     | 1     | yes
                B     | 10    | no
                C     | 2     | yes
            """
        },
        tally=ask(rows(), by=["nilai", "aktif"]),
        gives="""
            nilai | aktif | count
            1     | yes   | 1
            10    | no    | 1
            2     | yes   | 1
        """,
    )


def test_residence_and_service_are_different_places(spec):
    tables = {
        "kontak": """
            orang | desa | desa_layanan
            A     | D1   | D9
            B     | D2   | D9
        """
    }
    spec(
        tables=tables,
        tally=ask(rows(), place="residence"),
        gives="""
            desa | count
            D1   | 1
            D2   | 1
        """,
    )
    spec(
        tables=tables,
        tally=ask(rows(), place="service"),
        gives="""
            desa | count
            D9   | 2
        """,
    )


def test_a_yearly_table_counts_in_its_year(spec):
    spec(
        tables={
            "tabel": """
                desa | tahun | kasus
                D1   | 2022  | 4
                D1   | 2023  | 6
            """
        },
        tally=ask(rows(), where=[at_least("kasus", "5")]),
        gives="""
            periode | count
            2023    | 1
        """,
    )


def test_a_derived_month_can_be_the_time(spec):
    spec(
        tables={
            "sakit": """
                orang | mulai      | selesai
                A     | 2026-01-31 |
            """
        },
        dataset=derived(
            "sakit-bulan", "sakit", derive(bulan=calendar("month", "mulai"))
        ),
        tally=ask(rows()),
        gives="""
            periode | count
            2026-01 | 1
        """,
    )


def test_nothing_selected_gives_nothing(spec):
    spec(
        tables={
            "mati": """
                orang | maternal
                A     | no
            """
        },
        tally=ask(rows(), where=[is_("maternal", "yes")]),
        gives={},
    )


def test_an_empty_table_gives_nothing(spec):
    spec(
        tables={"mati": "orang | maternal"},
        tally=ask(share([is_("maternal", "yes")])),
        gives={},
    )
