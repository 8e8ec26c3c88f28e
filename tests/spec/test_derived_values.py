"""What `derive` computes from the columns of one row."""

from .conditions import above, at_least, below, is_, known, missing
from .expressions import (
    band,
    cases,
    difference,
    earliest_of,
    first_known,
    function,
    latest_of,
    meets,
    product,
    sum_of,
)
from .questions import ask, rows, total
from .steps import derive, derived


VISITS = """
    kehamilan | tanggal_k1 | tanggal_k2 | tanggal_k3
    A         | 2026-01-05 | 2026-05-11 | 2026-03-01
    B         | 2026-01-05 |            | 2026-03-01
    C         |            |            |
"""
ELEMENTS = """
    orang | u1 | u2
    A     | 3  | 4
    B     | 0  | 4
    C     |    | 4
"""


def with_(**column):
    return derived("hasil", "sumber", derive(**column))


def test_latest_of_is_reached_when_all_are(spec):
    spec(
        tables={"sumber": VISITS},
        dataset=with_(akhir=latest_of("tanggal_k1", "tanggal_k2", "tanggal_k3")),
        tally=ask(rows(), by=["akhir"]),
        gives="""
            akhir      | count
            2026-05-11 | 1
                       | 2
        """,
    )


def test_earliest_of_is_missing_when_one_is(spec):
    spec(
        tables={"sumber": VISITS},
        dataset=with_(akhir=earliest_of("tanggal_k1", "tanggal_k2", "tanggal_k3")),
        tally=ask(rows(), by=["akhir"]),
        gives="""
            akhir      | count
            2026-01-05 | 1
                       | 2
        """,
    )


def test_first_known_takes_the_first_column_that_has_a_value(spec):
    spec(
        tables={"sumber": VISITS},
        dataset=with_(akhir=first_known("tanggal_k2", "tanggal_k3", "tanggal_k1")),
        tally=ask(rows(), by=["akhir"]),
        gives="""
            akhir      | count
            2026-05-11 | 1
            2026-03-01 | 1
                       | 1
        """,
    )


def test_a_sum_of_columns_needs_all_of_them(spec):
    spec(
        tables={"sumber": ELEMENTS},
        dataset=with_(nilai=sum_of("u1", "u2")),
        tally=ask(rows(), by=["nilai"]),
        gives="""
            nilai | count
            7     | 1
            4     | 1
                  | 1
        """,
    )


def test_a_difference_can_be_negative(spec):
    spec(
        tables={"sumber": ELEMENTS},
        dataset=with_(nilai=difference("u1", "u2")),
        tally=ask(rows(), by=["nilai"]),
        gives="""
            nilai | count
            -1    | 1
            -4    | 1
                  | 1
        """,
    )


def test_a_product_with_zero_is_zero_and_with_nothing_is_missing(spec):
    spec(
        tables={"sumber": ELEMENTS},
        dataset=with_(nilai=product("u1", "u2")),
        tally=ask(rows(), by=["nilai"]),
        gives="""
            nilai | count
            12    | 1
            0     | 1
                  | 1
        """,
    )


def test_a_product_of_decimals_has_the_places_of_both(spec):
    spec(
        tables={
            "sumber": """
                obat | kadar | jumlah
                a    | 0.3   | 7
            """
        },
        dataset=with_(kebutuhan=product("kadar", "jumlah")),
        tally=ask(rows(), by=["kebutuhan"]),
        gives="""
            kebutuhan | count
            2.1       | 1
        """,
    )


def test_a_lower_bound_belongs_to_its_band(spec):
    spec(
        tables={
            "sumber": """
                orang | umur_tahun
                A     | -1
                B     | 0
                C     | 1
                D     | 6
                E     | 7
                F     | 99
                G     |
            """
        },
        dataset=with_(kelompok=band("umur_tahun", bayi="0", balita="1", sekolah="7")),
        tally=ask(rows(), by=["kelompok"]),
        gives="""
            kelompok | count
            bayi     | 1
            balita   | 2
            sekolah  | 2
                     | 2
        """,
    )


def test_the_first_true_case_wins(spec):
    spec(
        tables={
            "sumber": """
                anak | naik_g
                A    | 1200
                B    | 600
                C    | 599
            """
        },
        dataset=with_(
            status=cases(
                ([at_least("naik_g", "1000")], "N2"),
                ([at_least("naik_g", "600")], "N"),
                otherwise="T",
            )
        ),
        tally=ask(rows(), by=["status"]),
        gives="""
            status | count
            N2     | 1
            N      | 1
            T      | 1
        """,
    )


def test_an_unknown_case_does_not_win(spec):
    spec(
        tables={
            "sumber": """
                anak | naik_g | berat_lalu_g
                A    |        |
                B    |        | 6000
            """
        },
        dataset=with_(
            status=cases(
                ([at_least("naik_g", "600")], "N"),
                ([missing("berat_lalu_g")], "O"),
                ([below("naik_g", "600")], "T"),
            )
        ),
        tally=ask(rows(), by=["status"]),
        gives="""
            status | count
            O      | 1
                   | 1
        """,
    )


def test_otherwise_can_be_a_code(spec):
    spec(
        tables={
            "sumber": """
                anak | naik_g
                A    |
            """
        },
        dataset=with_(status=cases(([above("naik_g", "0")], "N"), otherwise="T")),
        tally=ask(rows(), by=["status"]),
        gives="""
            status | count
            T      | 1
        """,
    )


def test_meets_is_yes_no_or_missing(spec):
    spec(
        tables={
            "sumber": """
                orang | hasil  | kontak
                A     | sembuh | 4
                B     | sembuh | 3
                C     | gagal  |
                D     | sembuh |
            """
        },
        dataset=with_(lengkap=meets(is_("hasil", "sembuh"), at_least("kontak", "4"))),
        tally=ask(rows(), by=["lengkap"]),
        gives="""
            lengkap | count
            yes     | 1
            no      | 2
                    | 1
        """,
    )


def test_a_derived_column_can_be_used_by_the_next_step(spec):
    spec(
        tables={"sumber": ELEMENTS},
        dataset=derived(
            "hasil",
            "sumber",
            derive(nilai=sum_of("u1", "u2")),
            derive(lengkap=meets(known("nilai"))),
        ),
        tally=ask(rows(), by=["lengkap"]),
        gives="""
            lengkap | count
            yes     | 2
            no      | 1
        """,
    )


def test_adjusted_monthly_use_is_rounded_half_up(spec):
    spec(
        tables={
            "sumber": """
                obat | pakai | hari | hari_kosong
                a    | 10    | 30   | 10
                b    | 1     | 31   | 0
                c    | 1     | 40   | 16
                d    | 0     | 30   | 29
            """
        },
        dataset=with_(
            pakai_disesuaikan=function(
                "adjusted_monthly_use",
                used="pakai",
                days_in_period="hari",
                days_out_of_stock="hari_kosong",
            )
        ),
        tally=ask(rows(), by=["obat", "pakai_disesuaikan"]),
        gives="""
            obat | pakai_disesuaikan | count
            a    | 15.0              | 1
            b    | 1.0               | 1
            c    | 1.3               | 1
            d    | 0.0               | 1
        """,
    )


def test_adjusted_monthly_use_needs_a_day_with_stock(spec):
    spec(
        tables={
            "sumber": """
                obat | pakai | hari | hari_kosong
                a    | 10    | 30   | 30
                b    | 10    | 30   |
            """
        },
        dataset=with_(
            pakai_disesuaikan=function(
                "adjusted_monthly_use",
                used="pakai",
                days_in_period="hari",
                days_out_of_stock="hari_kosong",
            )
        ),
        tally=ask(total("pakai_disesuaikan")),
        gives={},
    )


def test_the_digit_of_the_tenths_tells_rounded_measures(spec):
    spec(
        tables={
            "sumber": """
                anak | tinggi_cm
                A    | 74.00
                B    | 74.59
                C    | 0.40
                D    |
            """
        },
        dataset=with_(
            nilai=function("tenths_digit_of_length", length_cm="tinggi_cm"),
        ),
        tally=ask(rows(), by=["anak", "nilai"]),
        gives="""
            anak | nilai | count
            A    | 0     | 1
            B    | 5     | 1
            C    | 4     | 1
            D    |       | 1
        """,
    )


def test_the_digit_of_the_tenths_of_a_weight(spec):
    spec(
        tables={
            "sumber": """
                anak | berat_kg
                A    | 9.500
                B    | 10.099
                C    | 9.999
            """
        },
        dataset=with_(
            nilai=function("tenths_digit_of_weight", weight_kg="berat_kg"),
        ),
        tally=ask(rows(), by=["anak", "nilai"]),
        gives="""
            anak | nilai | count
            A    | 5     | 1
            B    | 0     | 1
            C    | 9     | 1
        """,
    )
