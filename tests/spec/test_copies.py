"""Rows accepted as one: steps that copy a row leave its order of acceptance to every
copy. Of such rows `last` takes the one with the greatest values and `first` the one
with the smallest, column by column in order of name, missing lowest, texts by the
number of each character."""

from .conditions import at_most
from .expressions import sum_
from .questions import ask, rows
from .steps import derived, each, each_code, fill, keep, stack, summarise, trailing
from .steps import where as where_step


UNITS = """
    puskesmas | diterima
    P1        | 1
"""


def per_medicine(*more):
    return derived(
        "unit-obat", "unit", each_code("formularium", ["obat", "jumlah"]), *more
    )


def first_and_last(spec, by, first, last, **said):
    """The first and the last row of each health centre, whose dates are all equal."""
    for which, gives in (({"first": "tanggal"}, first), ({"last": "tanggal"}, last)):
        step = keep(["puskesmas"], **which)
        tally = ask(rows(), by=by)
        spec(dataset=per_medicine(step), tally=tally, gives=gives, **said)


def test_the_first_column_by_name_decides(spec):
    first_and_last(
        spec,
        ["obat", "jumlah"],
        tables={"unit": UNITS},
        codelists={
            "formularium": """
                obat | jumlah
                a    | 2
                b    | 1
            """
        },
        first="""
            obat | jumlah | count
            b    | 1      | 1
        """,
        last="""
            obat | jumlah | count
            a    | 2      | 1
        """,
    )


def test_the_next_column_decides_where_the_first_is_equal(spec):
    first_and_last(
        spec,
        ["obat"],
        tables={"unit": UNITS},
        codelists={
            "formularium": """
                obat | jumlah
                b    | 2
                c    | 2
                a    | 2
            """
        },
        first="""
            obat | count
            a    | 1
        """,
        last="""
            obat | count
            c    | 1
        """,
    )


def test_a_missing_value_is_the_lowest(spec):
    first_and_last(
        spec,
        ["obat", "jumlah"],
        tables={"unit": UNITS},
        codelists={
            "formularium": """
                obat | jumlah
                a    | -1
                b    |
                c    |
            """
        },
        first="""
            obat | jumlah | count
            b    |        | 1
        """,
        last="""
            obat | jumlah | count
            a    | -1     | 1
        """,
    )


def test_texts_are_compared_by_the_number_of_each_character(spec):
    """No language's alphabet: capitals before small letters, accents after both."""
    first_and_last(
        spec,
        ["obat"],
        tables={"unit": UNITS},
        codelists={
            "formularium": """
                obat | jumlah
                é    | 1
                a    | 1
                Z    | 1
                e    | 1
                zz   | 1
            """
        },
        first="""
            obat | count
            Z    | 1
        """,
        last="""
            obat | count
            é    | 1
        """,
    )


def test_a_longer_text_follows_its_beginning_and_ten_stands_before_nine(spec):
    first_and_last(
        spec,
        ["obat"],
        tables={"unit": UNITS},
        codelists={
            "formularium": """
                obat | jumlah
                9    | 1
                10   | 1
                90   | 1
            """
        },
        first="""
            obat | count
            10   | 1
        """,
        last="""
            obat | count
            90   | 1
        """,
    )


def test_the_order_of_acceptance_goes_before_the_values(spec):
    first_and_last(
        spec,
        ["obat"],
        tables={
            "unit": """
                puskesmas | desa | diterima
                P1        | D9   | 1
                P1        | D1   | 2
            """
        },
        codelists={
            "formularium": """
                obat | jumlah
                a    | 1
                b    | 2
            """
        },
        first="""
            desa | obat | count
            D9   | a    | 1
        """,
        last="""
            desa | obat | count
            D1   | b    | 1
        """,
    )


def test_of_the_periods_of_one_stay_last_takes_the_last(spec):
    spec(
        tables={
            "warga": """
                orang | mulai      | selesai
                A     | 2026-01-10 | 2026-04-20
            """
        },
        dataset=derived(
            "daftar", "warga", each("month", "any_day"), keep(["orang"], last="mulai")
        ),
        tally=ask(rows()),
        gives="""
            periode | count
            2026-04 | 1
        """,
    )


def test_of_stacked_columns_the_name_goes_before_the_value(spec):
    spec(
        tables={
            "skm": """
                orang | u1 | u2
                A     | 4  | 3
            """
        },
        dataset=derived(
            "skm-unsur",
            "skm",
            stack("u1", "u2", name="layanan", value="nilai"),
            keep(["orang"], last="tanggal"),
        ),
        tally=ask(rows(), by=["layanan", "nilai"]),
        gives="""
            layanan | nilai | count
            u2      | 3     | 1
        """,
    )


def test_groups_made_of_copies_are_still_accepted_as_one(spec):
    spec(
        tables={
            "stok": """
                desa | bulan   | pakai
                D1   | 2025-11 | 10
            """
        },
        dataset=derived(
            "pakai-tiga-bulan",
            "stok",
            trailing("bulan", 3),
            summarise(["desa", "bulan"], pakai_3=sum_("pakai")),
            keep(["desa"], last="pakai_3"),
        ),
        tally=ask(rows(), by=["pakai_3"]),
        gives="""
            periode | pakai_3 | count
            2026-01 | 10      | 1
        """,
    )


def test_a_filled_row_can_be_accepted_like_an_own_one(spec):
    """Each dataset counts its own rows from 1."""
    spec(
        tables={
            "kasus": """
                desa | bulan   | jumlah | diterima
                D1   | 2026-01 | 5      | 1
            """,
            "laporan": """
                desa | bulan   | jumlah | diterima
                D1   | 2026-02 | 5      | 1
            """,
        },
        dataset=derived(
            "campuran",
            "kasus",
            fill("laporan", ["desa", "bulan"]),
            keep(["desa"], first="jumlah"),
        ),
        tally=ask(rows()),
        gives="""
            periode | count
            2026-01 | 1
        """,
    )


def test_then_highest_goes_before_it(spec):
    spec(
        tables={"unit": UNITS},
        codelists={
            "formularium": """
                obat | jumlah
                a    | 2
                b    | 1
            """
        },
        dataset=per_medicine(
            keep(["puskesmas"], first="tanggal", then_highest="jumlah")
        ),
        tally=ask(rows(), by=["obat"]),
        gives="""
            obat | count
            a    | 1
        """,
    )


def test_a_row_left_out_before_is_no_rival(spec):
    spec(
        tables={"unit": UNITS},
        codelists={
            "formularium": """
                obat | jumlah
                a    | 1
                b    | 2
            """
        },
        dataset=per_medicine(
            where_step(at_most("jumlah", "1")), keep(["puskesmas"], last="tanggal")
        ),
        tally=ask(rows(), by=["obat"]),
        gives="""
            obat | count
            a    | 1
        """,
    )


def test_an_indicator_decides_alike_and_counts_a_tie(spec):
    spec(
        tables={"unit": UNITS},
        codelists={
            "formularium": """
                obat | jumlah
                a    | 2
                b    | 1
            """
        },
        dataset=per_medicine(),
        tally=ask(rows(), one_per=["puskesmas", "period"], last="tanggal", by=["obat"]),
        gives="""
            obat | count | ties
            a    | 1     | 1
        """,
    )


def test_an_indicator_looks_at_columns_that_it_does_not_name(spec):
    spec(
        tables={
            "warga": """
                orang | mulai      | selesai
                A     | 2026-01-10 | 2026-02-20
            """
        },
        dataset=derived("daftar", "warga", each("month", "any_day")),
        tally=ask(rows(), one_per=["orang"], first="mulai", when="mulai", by=["bulan"]),
        gives="""
            bulan   | count | ties
            2026-01 | 1     | 1
        """,
    )


def test_rows_equal_in_every_column_are_the_same_row(spec):
    spec(
        tables={"unit": UNITS},
        codelists={
            "formularium": """
                obat | jumlah
                a    | 1
                b    | 1
            """
        },
        dataset=derived("unit-obat", "unit", each_code("formularium", ["jumlah"])),
        tally=ask(rows(), one_per=["puskesmas"], last="tanggal", by=["jumlah"]),
        gives="""
            jumlah | count | ties
            1      | 1     | 1
        """,
    )
