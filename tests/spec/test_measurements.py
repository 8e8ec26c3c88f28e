"""What is counted of the selected rows; the engine never divides."""

from .conditions import at_least, below, is_, known
from .questions import ask, different, histogram, mean, pair, rows, share, total


def test_an_empty_denominator_gives_nothing_rather_than_zero(spec):
    spec(
        tables={
            "ukur": """
                anak | umur_bulan | tbu_z
                A    | 60         | -2.50
            """
        },
        tally=ask(share([below("tbu_z", "-2")], [below("umur_bulan", "60")])),
        gives={},
    )


def test_a_share_gives_true_false_and_unknown(spec):
    spec(
        tables={
            "ukur": """
                anak | umur_bulan | tbu_z
                A    | 20         | -2.50
                B    | 20         | -2.00
                C    | 20         |
                D    | 60         | -2.50
            """
        },
        tally=ask(share([below("tbu_z", "-2")], [below("umur_bulan", "60")])),
        gives={"true": 1, "false": 1, "unknown": 1},
    )


def test_rows_are_counted_even_if_they_are_alike(spec):
    spec(
        tables={
            "lahir": """
                bayi | tanggal
                1    | 2026-06-01
                1    | 2026-06-01
            """
        },
        tally=ask(rows()),
        gives={"count": 2},
    )


def test_a_sum_tells_how_many_values_were_known(spec):
    spec(
        tables={
            "laporan": """
                puskesmas | kasus
                P1        | 4
                P2        | 0
                P3        |
            """
        },
        tally=ask(total("kasus")),
        gives={"sum": 4, "known": 2},
    )


def test_a_sum_of_zero_is_told_by_its_known_rows(spec):
    spec(
        tables={
            "laporan": """
                puskesmas | kasus
                P1        | 0
            """
        },
        tally=ask(total("kasus")),
        gives={"known": 1},
    )


def test_a_sum_of_missing_values_gives_nothing(spec):
    spec(
        tables={
            "laporan": """
                puskesmas | kasus
                P1        |
            """
        },
        tally=ask(total("kasus")),
        gives={},
    )


def test_a_sum_can_be_taken_three_times(spec):
    spec(
        tables={
            "stok": """
                obat | sisa
                a    | 40
                b    | 5
            """
        },
        tally=ask(total("sisa", times=3)),
        gives={"sum": 135, "known": 2},
    )


def test_a_sum_can_ask_that_the_other_side_is_known_too(spec):
    spec(
        tables={
            "stok": """
                obat | sisa | pakai
                a    | 40   | 20
                b    | 5    |
                c    |      | 7
            """
        },
        tally=ask(total("sisa", both_known="pakai")),
        gives={"sum": 40, "known": 1},
    )


def test_rupiah_are_added_exactly(spec):
    spec(
        tables={
            "anggaran": """
                jenis | realisasi
                a     | 9007199254740992
                b     | 1
            """
        },
        tally=ask(total("realisasi")),
        gives={"sum": 9007199254740993, "known": 2},
    )


def test_negative_amounts_are_added_as_they_are(spec):
    spec(
        tables={
            "anggaran": """
                jenis | realisasi
                a     | 100
                b     | -300
            """
        },
        tally=ask(total("realisasi")),
        gives={"sum": -200, "known": 2},
    )


def test_decimals_are_added_as_scaled_whole_numbers(spec):
    spec(
        tables={
            "stok": """
                obat | kadar
                a    | 0.1
                b    | 0.2
            """
        },
        tally=ask(total("kadar")),
        gives={"sum": 3, "known": 2},
    )


def test_a_part_and_its_whole_use_rows_where_both_are_known(spec):
    spec(
        tables={
            "bayi-lahir": """
                desa | bblr | ditimbang
                D1   | 5    | 90
                D1   |      | 80
                D1   | 3    |
                D1   | 0    | 70
            """
        },
        tally=ask(pair("bblr", "ditimbang")),
        gives={"part": 5, "whole": 160, "known": 2},
    )


def test_a_mean_is_a_sum_and_a_number_of_rows(spec):
    spec(
        tables={
            "skm": """
                orang | nilai | hadir
                A     | 4     | yes
                B     | 3     | yes
                C     |       | yes
                D     | 1     | no
                E     | 1     |
            """
        },
        tally=ask(mean("nilai", [is_("hadir", "yes")])),
        gives={"sum": 7, "known": 2},
    )


def test_a_histogram_counts_rows_by_whole_value(spec):
    spec(
        tables={
            "panggilan": """
                orang | menit
                A     | 3
                B     | 9
                C     | 9
                D     |
            """
        },
        tally=ask(histogram("menit", step=1, up_to=240)),
        gives={"3": 1, "9": 2},
    )


def test_a_histogram_has_one_class_above_its_end(spec):
    spec(
        tables={
            "panggilan": """
                orang | menit
                A     | 240
                B     | 241
                C     | 9999
            """
        },
        tally=ask(histogram("menit", step=1, up_to=240)),
        gives={"240": 1, "more": 2},
    )


def test_a_histogram_goes_by_steps_rounded_down(spec):
    spec(
        tables={
            "panggilan": """
                orang | menit
                A     | 0
                B     | 4
                C     | 5
                D     | 9
                E     | 10
                F     | -1
            """
        },
        tally=ask(histogram("menit", step=5, up_to=60)),
        gives={"-1": 1, "0": 2, "1": 2, "2": 1},
    )


def test_a_histogram_counts_rows_inside_its_denominator(spec):
    spec(
        tables={
            "panggilan": """
                orang | menit | gawat
                A     | 5     | yes
                B     | 6     | no
                C     | 7     |
                D     | -1    | yes
            """
        },
        tally=ask(
            histogram("menit", 1, 60, [is_("gawat", "yes"), at_least("menit", "0")])
        ),
        gives={"5": 1},
    )


def test_different_combinations_are_counted_once_in_each_place(spec):
    spec(
        tables={
            "kontak": """
                orang | desa
                A     | D1
                A     | D1
                B     | D1
                A     | D2
            """
        },
        tally=ask(different("orang")),
        gives="""
            desa | count
            D1   | 2
            D2   | 1
        """,
    )


def test_different_combinations_are_counted_once_in_each_month(spec):
    spec(
        tables={
            "kontak": """
                orang | tanggal
                A     | 2026-06-01
                A     | 2026-06-30
                A     | 2026-07-01
            """
        },
        tally=ask(different("orang")),
        gives="""
            periode | count
            2026-06 | 1
            2026-07 | 1
        """,
    )


def test_a_combination_with_a_missing_column_is_not_counted(spec):
    spec(
        tables={
            "kontak": """
                orang | layanan | tanggal
                A     | gizi    | 2026-06-01
                A     | gizi    | 2026-06-02
                A     | ibu     | 2026-06-01
                A     |         | 2026-06-01
                      | gizi    | 2026-06-01
            """
        },
        tally=ask(different("orang", "layanan")),
        gives={"count": 2},
    )


def test_different_combinations_are_counted_once_in_each_group(spec):
    spec(
        tables={
            "kontak": """
                orang | kanal
                A     | sekolah
                A     | posyandu
                A     | posyandu
                A     |
            """
        },
        tally=ask(different("orang"), by=["kanal"], where=[known("orang")]),
        gives="""
            kanal    | count
            sekolah  | 1
            posyandu | 1
                     | 1
        """,
    )
