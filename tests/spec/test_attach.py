"""Looking at another table: equality of keys, never more rows than before."""

from .conditions import is_
from .expressions import calendar, count
from .questions import ask, rows
from .steps import attach, attach_codelist, derive, derived, earlier, keep, summarise
from .steps import where as where_step


MOTHERS = """
    kehamilan | jk
    A         | L
    B         | P
    C         |
"""


def test_every_row_stays_and_takes_what_is_found(spec):
    spec(
        tables={
            "ibu": MOTHERS,
            "kontak": """
                kehamilan | nilai
                A         | 4
                C         | 6
                D         | 7
            """,
        },
        dataset=derived(
            "ibu-kontak", "ibu", attach("kontak", ["kehamilan"], ["nilai"])
        ),
        tally=ask(rows(), by=["kehamilan", "nilai"]),
        gives="""
            kehamilan | nilai | count
            A         | 4     | 1
            B         |       | 1
            C         | 6     | 1
        """,
    )


def test_what_is_not_found_can_be_zero(spec):
    spec(
        tables={
            "ibu": MOTHERS,
            "kontak": """
                kehamilan | nilai
                A         | 4
            """,
        },
        dataset=derived(
            "ibu-kontak", "ibu", attach("kontak", ["kehamilan"], ["nilai"], missing="0")
        ),
        tally=ask(rows(), by=["kehamilan", "nilai"]),
        gives="""
            kehamilan | nilai | count
            A         | 4     | 1
            B         | 0     | 1
            C         | 0     | 1
        """,
    )


def test_an_empty_cell_that_is_found_stays_missing(spec):
    spec(
        tables={
            "ibu": MOTHERS,
            "kontak": """
                kehamilan | nilai
                A         |
            """,
        },
        dataset=derived(
            "ibu-kontak", "ibu", attach("kontak", ["kehamilan"], ["nilai"], missing="0")
        ),
        tally=ask(rows(), where=[is_("kehamilan", "A")], by=["nilai"]),
        gives="""
            nilai | count
                  | 1
        """,
    )


def test_two_missing_keys_do_not_match(spec):
    spec(
        tables={
            "ibu": """
                kehamilan | jk
                          | L
            """,
            "kontak": """
                kehamilan | nilai
                          | 4
            """,
        },
        dataset=derived(
            "ibu-kontak", "ibu", attach("kontak", ["kehamilan"], ["nilai"], missing="0")
        ),
        tally=ask(rows(), by=["nilai"]),
        gives="""
            nilai | count
            0     | 1
        """,
    )


def test_rows_without_a_key_are_never_found(spec):
    spec(
        tables={
            "ibu": MOTHERS,
            "kontak": """
                kehamilan | nilai
                          | 4
                          | 5
                A         | 6
            """,
        },
        dataset=derived(
            "ibu-kontak", "ibu", attach("kontak", ["kehamilan"], ["nilai"])
        ),
        tally=ask(rows(), by=["nilai"]),
        gives="""
            nilai | count
            6     | 1
                  | 2
        """,
    )


def test_all_keys_must_match(spec):
    spec(
        tables={
            "ibu": MOTHERS,
            "kontak": """
                kehamilan | jk | nilai
                A         | L  | 4
                B         | L  | 5
                C         |    | 6
            """,
        },
        dataset=derived(
            "ibu-kontak", "ibu", attach("kontak", ["kehamilan", "jk"], ["nilai"])
        ),
        tally=ask(rows(), by=["kehamilan", "nilai"]),
        gives="""
            kehamilan | nilai | count
            A         | 4     | 1
            B         |       | 1
            C         |       | 1
        """,
    )


def test_keys_and_columns_can_have_other_names(spec):
    spec(
        tables={
            "ibu": """
                kehamilan | desa_lama
                A         | D7
            """,
            "wilayah": """
                desa | puskesmas
                D7   | P3
            """,
        },
        dataset=derived(
            "ibu-wilayah",
            "ibu",
            attach("wilayah", {"desa": "desa_lama"}, {"desa_layanan": "puskesmas"}),
        ),
        tally=ask(rows(), place="service"),
        gives="""
            desa | periode | count
            P3   | 2026-06 | 1
        """,
    )


WEIGHED = """
    anak | bulan   | berat_g
    A    | 2025-12 | 6000
    A    | 2026-01 | 6600
    A    | 2026-03 | 7000
"""


def test_last_month_is_one_number_earlier_also_in_january(spec):
    spec(
        tables={"timbang": WEIGHED},
        dataset=derived(
            "timbang-lalu",
            "timbang",
            attach(
                "timbang",
                {"anak": "anak", "bulan": earlier("bulan", 1)},
                {"berat_lalu_g": "berat_g"},
            ),
        ),
        tally=ask(rows(), by=["berat_g", "berat_lalu_g"], unit="month"),
        gives="""
            periode | berat_g | berat_lalu_g | count
            2025-12 | 6000    |              | 1
            2026-01 | 6600    | 6000         | 1
            2026-03 | 7000    |              | 1
        """,
    )


def test_a_year_can_be_looked_back(spec):
    spec(
        tables={
            "laporan": """
                puskesmas | tahun | kasus
                P1        | 2025  | 10
                P1        | 2026  | 7
            """
        },
        dataset=derived(
            "laporan-lalu",
            "laporan",
            attach(
                "laporan",
                {"puskesmas": "puskesmas", "tahun": earlier("tahun", 1)},
                {"nilai": "kasus"},
            ),
        ),
        tally=ask(rows(), by=["nilai"]),
        gives="""
            periode | nilai | count
            2025    |       | 1
            2026    | 10    | 1
        """,
    )


def test_a_code_list_gives_only_what_it_lists(spec):
    spec(
        tables={
            "timbang": """
                anak | umur_bulan | jk
                A    | 4          | L
                B    | 4          | P
                C    | 61         | L
                D    |            | L
            """
        },
        codelists={
            "kenaikan-minimum": """
                umur_bulan | jk | minimum
                4          | L  | 600
                4          | P  | 500
            """
        },
        dataset=derived(
            "timbang-minimum",
            "timbang",
            attach_codelist("kenaikan-minimum", ["umur_bulan", "jk"], ["minimum"]),
        ),
        tally=ask(rows(), by=["anak", "minimum"]),
        gives="""
            anak | minimum | count
            A    | 600     | 1
            B    | 500     | 1
            C    |         | 1
            D    |         | 1
        """,
    )


def test_a_code_that_is_not_listed_can_have_a_value(spec):
    spec(
        tables={
            "tb": """
                orang | hasil
                A     | sembuh
                B     | lain
            """
        },
        codelists={
            "bobot": """
                hasil  | nilai
                sembuh | 2
            """
        },
        dataset=derived(
            "tb-bobot",
            "tb",
            attach_codelist("bobot", ["hasil"], ["nilai"], missing="1"),
        ),
        tally=ask(rows(), by=["nilai"]),
        gives="""
            nilai | count
            2     | 1
            1     | 1
        """,
    )


def test_a_derived_dataset_can_be_attached(spec):
    spec(
        tables={
            "ibu": MOTHERS,
            "kontak": """
                kehamilan | tanggal    | desa
                A         | 2026-01-05 | D1
                A         | 2026-02-05 | D1
                B         | 2026-02-05 | D1
            """,
        },
        dataset=(
            derived(
                "jumlah-kontak", "kontak", summarise(["kehamilan"], kontak=count())
            ),
            derived(
                "ibu-kontak",
                "ibu",
                attach("jumlah-kontak", ["kehamilan"], ["kontak"], missing="0"),
            ),
        ),
        tally=ask(rows(), by=["kontak"]),
        gives="""
            kontak | count
            2      | 1
            1      | 1
            0      | 1
        """,
    )


def test_the_first_time_ever_is_a_look_at_the_first_row(spec):
    spec(
        tables={
            "timbang": """
                anak | tanggal
                A    | 2026-01-05
                A    | 2026-02-05
                B    | 2026-02-07
            """
        },
        dataset=(
            derived("timbang-pertama", "timbang", keep(["anak"], first="tanggal")),
            derived(
                "timbang-baru",
                "timbang",
                attach("timbang-pertama", ["anak"], {"akhir": "tanggal"}),
                where_step(is_("tanggal", to="akhir")),
                derive(bulan=calendar("month", "tanggal")),
            ),
        ),
        tally=ask(rows(), when="bulan"),
        gives="""
            periode | count
            2026-01 | 1
            2026-02 | 1
        """,
    )
