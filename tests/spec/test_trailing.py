"""Running windows: a row also counts in the periods that follow."""

from .conditions import known
from .expressions import count, sum_
from .questions import ask, rows
from .steps import derived, summarise, trailing


STOCK = """
    desa | bulan   | pakai
    D1   | 2025-11 | 10
    D1   | 2025-12 | 30
    D1   | 2026-02 | 20
"""


def three_months(**columns):
    return derived(
        "pakai-tiga-bulan",
        "stok",
        trailing("bulan", 3),
        summarise(["desa", "bulan"], **columns),
    )


def test_three_months_add_up_month_by_month(spec):
    spec(
        tables={"stok": STOCK},
        dataset=three_months(pakai_3=sum_("pakai")),
        tally=ask(rows(), by=["pakai_3"]),
        gives="""
            periode | pakai_3 | count
            2025-11 | 10      | 1
            2025-12 | 40      | 1
            2026-01 | 40      | 1
            2026-02 | 50      | 1
            2026-03 | 20      | 1
            2026-04 | 20      | 1
        """,
    )


def test_how_many_months_reported_can_be_counted(spec):
    spec(
        tables={
            "stok": """
                desa | bulan   | pakai
                D1   | 2026-01 | 10
                D1   | 2026-02 |
            """
        },
        dataset=three_months(
            pakai_3=sum_("pakai"), kontak=count(where=[known("pakai")])
        ),
        tally=ask(rows(), by=["pakai_3", "kontak"]),
        gives="""
            periode | pakai_3 | kontak | count
            2026-01 | 10      | 1      | 1
            2026-02 | 10      | 1      | 1
            2026-03 | 10      | 1      | 1
            2026-04 |         | 0      | 1
        """,
    )


def test_a_row_without_a_month_counts_in_none(spec):
    spec(
        tables={
            "stok": """
                desa | bulan | pakai
                D1   |       | 10
            """
        },
        dataset=three_months(pakai_3=sum_("pakai")),
        tally=ask(rows()),
        gives={},
    )


def test_one_period_is_the_row_itself(spec):
    spec(
        tables={"stok": STOCK},
        dataset=derived(
            "pakai-sebulan",
            "stok",
            trailing("bulan", 1),
            summarise(["desa", "bulan"], pakai_3=sum_("pakai")),
        ),
        tally=ask(rows(), by=["pakai_3"]),
        gives="""
            periode | pakai_3 | count
            2025-11 | 10      | 1
            2025-12 | 30      | 1
            2026-02 | 20      | 1
        """,
    )


def test_weeks_run_on_through_week_53(spec):
    spec(
        tables={
            "stok": """
                desa | minggu   | pakai
                D1   | 2025-W53 | 10
            """
        },
        dataset=derived(
            "pakai-dua-minggu",
            "stok",
            trailing("minggu", 2),
            summarise(["desa", "minggu"], pakai_3=sum_("pakai")),
        ),
        tally=ask(rows(), by=["pakai_3"]),
        gives="""
            periode  | pakai_3 | count
            2025-W53 | 10      | 1
            2026-W01 | 10      | 1
        """,
    )
