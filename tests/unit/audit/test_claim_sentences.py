"""What sentences with numbers assert, and whether their numbers fit."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from derajat.audit.claims import ClaimState, check_claim


HOLDS = ClaimState.REPRODUCIBLE
BREAKS = ClaimState.NOT_REPRODUCIBLE
UNKNOWN = ClaimState.NOT_CHECKABLE
PANGKALPINANG = Decimal(242285)

SAME_CLAIM = {
    "the target of Pangkalpinang": (
        BREAKS,
        PANGKALPINANG,
        (
            "81 persen atau 14.723 orang dari 16,8 persen penduduk",
            "Hingga 1 September 2025, angka capaian program ini telah mencapai 81 "
            "persen atau sekitar 14.723 orang dari target yang ditetapkan, yakni 16,8 "
            "persen dari jumlah penduduk.",
            "Target 16,8% penduduk, capaian 81 persen atau 14.723 orang",
            "14.723 orang (81%) dari target 16,8 persen dari jumlah penduduk",
            "Dari target 16,8 persen penduduk, tercapai 14.723 orang atau 81 persen.",
            "Sudah 14723 orang, 81 persen dari sasaran yang besarnya 16,8 persen dari "
            "total penduduk",
            "Capaian 81% (14.723 jiwa) dari sasaran 16,8% populasi",
            "delapan puluh satu persen atau 14.723 orang dari enam belas koma delapan "
            "persen penduduk",
            "81 percent or 14,723 people out of 16.8 percent of the population",
            "14,723 people, or 81 %, of the target of 16.8 % of the population",
        ),
    ),
    "stunting in East Lampung in August 2023": (
        BREAKS,
        None,
        (
            "1.383 dari 61.497 balita atau 2,27 persen",
            "2,27% atau 1.383 balita dari 61.497 balita",
            "Dari 61.497 balita yang diukur, 1.383 (2,27%) stunting",
            "Prevalensi stunting 2,27 persen: dari 61.497 balita, 1.383 mengalaminya",
            "Jumlah balita yang diukur 61.497, balita stunting 1.383, prevalensi 2,27%",
            "Data dari Dinas Kesehatan menyebut 1.383 balita (2,27 persen) dari 61.497 "
            "balita mengalami stunting",
            "1,383 of 61,497 children (2.27 %) were stunted",
        ),
    ),
    "stunting in East Lampung in August 2022": (
        HOLDS,
        None,
        (
            "1.289 dari 63.557 balita atau 2,03 persen",
            "Dari 63.557 balita, 1.289 (2,03%) stunting pada Agustus 2022",
            "Prevalensi 2,03 persen (1.289 dari 63.557 balita)",
            "1,289 of 63,557 children (2.03 %) were stunted",
        ),
    ),
    "the rise of cases printed as percent": (
        BREAKS,
        None,
        (
            "Kasus stunting naik 94 kasus atau 0,24 persen, dari 1.289 kasus (2,03 "
            "persen) pada Agustus 2022 menjadi 1.383 kasus (2,27 persen) pada Agustus "
            "2023.",
            "Kasus stunting bertambah 94 atau 0,24 persen dari 1.289 kasus pada 2022 "
            "menjadi 1.383 kasus pada 2023",
            "Stunting naik 0,24 persen, dari 2,03 persen menjadi 2,27 persen",
        ),
    ),
    "points printed as percent in Bandar Lampung": (
        BREAKS,
        None,
        (
            "Stunting turun 8 persen, dari 15 menjadi 7 persen",
            "Angka stunting turun 8 persen, yaitu dari 15 persen ke 7 persen",
            "Dari 15 persen, stunting kini menjadi 7 persen atau turun 8 persen",
            "Stunting turun delapan persen, dari 15 persen menjadi 7 persen",
            "Stunting fell 8 percent, from 15 to 7 percent",
        ),
    ),
    "density and population of Prabumulih": (
        BREAKS,
        None,
        (
            "Kepadatan 451 jiwa per km2, luas 434,46 km2, penduduk di atas 200 ribu",
            "Dengan luas 434,46 kilometer persegi dan penduduk lebih dari 200.000 "
            "jiwa, kepadatan kota ini 451 per kilometer persegi",
            "Luas 434,46 km\u00b2, 451 jiwa/km\u00b2, penduduk 200 ribu lebih",
        ),
    ),
    "cases of stunting in Prabumulih": (
        HOLDS,
        None,
        (
            "Kasus stunting 79 menjadi 57, turun 22",
            "Kasus stunting turun 22, dari 79 menjadi 57",
            "Kasus stunting yang semula 79 kini menjadi 57 atau berkurang 22 kasus",
            "Turun menjadi 57 kasus dari sebelumnya 79 kasus, berkurang 22 kasus",
            "Tahun lalu 79 kasus, tahun ini 57 kasus, turun 22 kasus",
        ),
    ),
    "screening in Bandar Lampung": (
        BREAKS,
        None,
        (
            "67 ribu orang diskrining, 0,54 persen atau 256 orang terindikasi",
            "Sebanyak 256 orang atau 0,54 persen dari 67 ribu warga yang diskrining",
            "Sebanyak 67 ribu warga telah diskrining, 256 di antaranya (0,54%) positif",
        ),
    ),
}
PARAPHRASES = [
    (sentence, population, state)
    for state, population, sentences in SAME_CLAIM.values()
    for sentence in sentences
]


@pytest.mark.parametrize(("sentence", "population", "state"), PARAPHRASES)
def test_every_wording_of_a_claim_gets_the_same_verdict(sentence, population, state):
    assert check_claim(sentence, population).state is state


OTHERS = [
    (HOLDS, "2.985 bayi lahir, 1.598 (53,5%) ditimbang, 97 (6,1%) BBLR"),
    (BREAKS, "2.985 bayi lahir, 1.598 (53,5%) ditimbang, 97 (7,1%) BBLR"),
    (HOLDS, "2.985 bayi (1.522 laki-laki dan 1.463 perempuan)"),
    (BREAKS, "2.907 bayi: 1.057 laki-laki dan 1.754 perempuan"),
    (HOLDS, "Dari 833 responden, 262 laki-laki dan 571 perempuan"),
    (BREAKS, "Dari 833 responden, 262 laki-laki dan 581 perempuan"),
    (HOLDS, "571 perempuan (68,5 persen) dan 262 laki-laki (31,5 persen)"),
    (HOLDS, "Angka kontak 30,2 per mil, 249 dari 8.253 peserta"),
    (BREAKS, "Angka kontak 37,4 per mil, 249 dari 8.253 peserta"),
    (
        HOLDS,
        "Angka kematian ibu 244 per 100.000 kelahiran hidup, yaitu 11 kematian dari "
        "4.508 kelahiran hidup",
    ),
    (
        BREAKS,
        "Angka kematian ibu 344 per 100.000 kelahiran hidup, yaitu 11 kematian dari "
        "4.508 kelahiran hidup",
    ),
    (HOLDS, "Anggaran Rp 9 miliar, terserap Rp 7,2 miliar atau 80 persen"),
    (BREAKS, "Terealisasi Rp 7,2 miliar (90 persen) dari pagu Rp 9 miliar"),
    (HOLDS, "Target 102 juta orang, tercapai 70,8 juta atau 69 persen"),
    (HOLDS, "Sebanyak 5 dari 24 desa (20,8 persen) lulus lima pilar STBM"),
    (HOLDS, "Stunting turun 8 persen poin, dari 15 menjadi 7 persen"),
    (HOLDS, "Stunting turun 53,3 persen, dari 15 menjadi 7 persen"),
    (BREAKS, "Stunting turun dari 7 menjadi 15 persen"),
    (HOLDS, "Sekitar 15.000 warga atau 81 persen dari 18.177 sasaran"),
    (HOLDS, "Hampir 15.000 warga (81%) dari 18.177 sasaran"),
    (HOLDS, "Kasus DBD naik 25 persen menjadi 100 kasus dari 80 kasus tahun lalu"),
    (BREAKS, "Kasus DBD naik 35 persen dari 80 kasus menjadi 100 kasus"),
    (HOLDS, "ASI eksklusif 137,2 persen, 5.987 dari 4.363 bayi"),
    (HOLDS, "Target 95 persen, realisasi 85,6 persen, capaian 90,1 persen"),
    (BREAKS, "Target 95 persen, realisasi 85,6 persen, capaian 90,5 persen"),
    (HOLDS, "Capaian kinerja 90,1 persen (realisasi 85,6 persen, target 95 persen)"),
    (HOLDS, "Target stunting 14 persen, realisasi 14,4 persen, capaian 97,1 persen"),
    (HOLDS, "Target stunting 14 persen, realisasi 14,4 persen, capaian 97,2 persen"),
    (BREAKS, "Target stunting 14 persen, realisasi 14,4 persen, capaian 99,2 persen"),
    (BREAKS, "Target 18.177 orang, realisasi 14.723 orang, capaian 91 persen"),
    (HOLDS, "688 / 1.003 bayi (68,6 %)"),
    (BREAKS, "1.057 laki-laki + 1.754 perempuan = 2.907"),
    (
        HOLDS,
        "Sebanyak 705 posyandu terdiri dari 300 pratama, 205 madya, 150 purnama "
        "dan 50 mandiri",
    ),
    (BREAKS, "Terdapat 205 anak pada 2024, bertambah 16 anak menjadi 211 anak"),
    (HOLDS, "Anggaran naik dari Rp 9 miliar menjadi Rp 12 miliar atau naik 33 persen"),
    (HOLDS, "Kasus meningkat 2 kali lipat, dari 100 menjadi 200 kasus"),
    (UNKNOWN, "AKI 22/100.000 kelahiran hidup pada 2024"),
    (UNKNOWN, "Target 95 persen, realisasi 85,6 persen"),
    (UNKNOWN, "Sebanyak 1.000 kader melayani 12.000 balita, 90 persen aktif"),
    (UNKNOWN, "Bantuan Rp 750 ribu untuk 705 posyandu, terserap 90 persen"),
    (UNKNOWN, "Puskesmas kota ini melayani 5.000 orang, 81 persen di antaranya puas"),
    (UNKNOWN, "Kota berpenduduk 242.285 jiwa mencatat 14.723 orang atau 81 persen"),
    (UNKNOWN, "14.723 orang atau 81 persen telah diperiksa"),
    (UNKNOWN, "571 perempuan (68,5 persen) dan 262 laki-laki (41,5 persen)"),
    (UNKNOWN, "Prevalensi stunting 14,4 persen pada 2024"),
    (UNKNOWN, "Stunting turun 8 persen"),
    (UNKNOWN, "Sebanyak 705 posyandu melayani balita usia 0-59 bulan sejak 2023"),
    (UNKNOWN, "Rapat 4 September 2025 pukul 08.30 menurut Perpres 72/2021"),
    (UNKNOWN, ""),
]


@pytest.mark.parametrize(("state", "sentence"), OTHERS)
def test_other_sentences(state, sentence):
    assert check_claim(sentence).state is state


def _explained(sentence: str, population: Decimal | None, language: str) -> str:
    return check_claim(sentence, population).render(language)


def test_the_sentence_of_pangkalpinang_is_explained_with_all_its_numbers():
    sentence = "81 persen atau 14.723 orang dari 16,8 persen penduduk"
    text = _explained(sentence, PANGKALPINANG, "id")
    for number in ("18.177", "108.194", "40.704", "36,2 %", "6,1 %"):
        assert number in text
    english = _explained(sentence, PANGKALPINANG, "en")
    for number in ("18,177", "108,194", "40,704", "36.2 %", "6.1 %"):
        assert number in english


def test_without_a_population_it_asks_for_it_and_says_what_it_would_be():
    result = check_claim("81 persen atau 14.723 orang dari 16,8 persen penduduk")
    assert result.state is UNKNOWN
    assert "AUD-112" in [problem.code for problem in result.problems]
    assert "108.194" in result.render()


def test_a_percent_wrong_in_its_second_decimal_is_told_the_right_one():
    text = _explained("1.383 dari 61.497 balita atau 2,27 persen", None, "id")
    assert "2,249 %" in text
    assert "tulis 2,25 %" in text


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("1.383 dari 61.497 balita atau 2,27 persen", "AUD-101"),
        ("Stunting turun 8 persen, dari 15 menjadi 7 persen", "AUD-102"),
        ("Kasus naik 35 persen, dari 80 kasus menjadi 100 kasus", "AUD-103"),
        ("Kasus turun dari 79 menjadi 57 atau berkurang 32 kasus", "AUD-104"),
        ("Kasus turun dari 57 menjadi 79 kasus", "AUD-105"),
        ("1.057 laki-laki dan 1.754 perempuan, total 2.907 bayi", "AUD-106"),
        ("Luas 434,46 km2, penduduk 213.523 jiwa, 451 jiwa/km2", "AUD-107"),
        ("1.599 dari 2.985 bayi atau 53,5 persen", "AUD-108"),
        ("50 orang (50%) dari target 10 persen dari 2.000 penduduk", "AUD-109"),
        (
            "Lebih dari 90 persen atau 50 orang dari target 10 persen dari 2.000 "
            "penduduk",
            "AUD-110",
        ),
        ("14.723 orang atau 81 persen", "AUD-111"),
        ("81 persen atau 14.723 orang dari 16,8 persen penduduk", "AUD-112"),
        ("81 persen dari 18.177 orang", "AUD-113"),
        ("Kasus turun 22 menjadi 57 kasus", "AUD-114"),
        ("Kepadatan 451 jiwa per km2", "AUD-115"),
        ("Stunting turun 8 persen", "AUD-116"),
        ("Ada 705 posyandu", "AUD-117"),
        ("Tidak ada angka", "AUD-118"),
    ],
)
def test_each_reason_has_its_code(sentence, code):
    assert code in [problem.code for problem in check_claim(sentence).problems]


def test_points_in_place_of_percent_are_told_with_the_relative_change():
    text = _explained("Stunting turun 8 persen, dari 15 menjadi 7 persen", None, "id")
    assert "persen poin" in text
    assert "53,3 %" in text


def test_a_part_that_cannot_be_true_breaks_the_whole_claim():
    result = check_claim(
        "Kasus turun 22 kasus, dari 79 kasus menjadi 57 kasus. Imunisasi 90 persen, "
        "yakni 2.620 dari 3.059 bayi."
    )
    assert [part.state for part in result.parts] == [BREAKS, HOLDS]
    assert result.state is BREAKS


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("81 persen", "80.5", "81.5"),
        ("16,8 persen", "16.75", "16.85"),
        ("2.27 %", "2.265", "2.275"),
        ("14.723 orang", "14723", "14723"),
        ("14,723 people", "14723", "14723"),
        ("sekitar 14.723 orang", "14722", "14724"),
        ("sekitar 15.000 orang", "14250", "15750"),
        ("hampir 15.000 orang", "14250", "15000"),
        ("67 ribu orang", "66500", "67500"),
        ("1,2 juta orang", "1150000", "1250000"),
        ("di atas 200 ribu jiwa", "200000", None),
        ("kurang dari 22 kasus", "0", "22"),
        ("dua puluh lima persen", "24.5", "25.5"),
        ("seratus dua puluh ribu orang", "120000", "120000"),
        ("434,46 km2", "434.455", "434.465"),
    ],
)
def test_a_printed_number_stands_for_a_span(text, low, high):
    (number,) = check_claim(text).numbers
    assert (number.low, number.high or None) == (low, high)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rapat pada 4 September 2025 dan 04/09/2025",
        "Rencana 2021-2026 dan tahun 2030",
        "Balita usia 0-59 bulan dan lansia di atas 60 tahun",
        "Keputusan nomor 800.1 dan Pasal 3",
        "Covid-19 sejak 2020",
    ],
)
def test_dates_years_ages_and_articles_are_no_quantities(sentence):
    assert check_claim(sentence).numbers == ()


PUBLISHED = Path(__file__).parents[2] / "content" / "claims" / "klaim_naratif.csv"
STATES = {"correct": HOLDS}


def _published() -> list[dict[str, str]]:
    with PUBLISHED.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


SENTENCES = {
    "K1": "{klaim}: {a} dari {b} balita atau {dicetak}",
    "K2": "{klaim}: {a} dari {b} balita atau {dicetak}",
    "K3": "naik {a} kasus atau {dicetak}, dari 1.289 kasus (2,03%) menjadi 1.383 kasus "
    "(2,27%)",
    "K4": "{dicetak} atau {a} orang dari 16,8% penduduk {b} jiwa",
    "K5": "turun {dicetak}, dari {a} menjadi {b} persen",
    "K6": "kepadatan {a} per km2, luas {b} km2, penduduk di atas 200 ribu",
    "K7": "kasus stunting {a} menjadi {b}, {dicetak}",
}


@pytest.mark.parametrize("row", _published(), ids=lambda row: row["id"])
def test_the_published_claims_get_the_verdict_that_was_found_by_hand(row):
    numbers = {
        "a": row["angka_a"].replace(".", ","),
        "b": row["angka_b"].replace(".", ","),
    }
    sentence = SENTENCES[row["id"]].format(**row, **numbers)
    expected = STATES.get(row["temuan"], BREAKS)
    assert check_claim(sentence).state is expected, sentence
