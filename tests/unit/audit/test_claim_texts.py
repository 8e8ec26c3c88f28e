"""Texts of several sentences, and the relations that one sentence can assert.

The numbers of a sentence must not be tied to those of another one by chance.
"""

import csv
import random
from decimal import Decimal
from pathlib import Path

import pytest

from derajat.audit.claims import (
    ClaimState,
    RegisteredClaim,
    check_claim,
    recompute_claim,
)
from derajat.audit.claims.registered import ClaimRole, RolePart
from derajat.errors import Location


HOLDS = ClaimState.REPRODUCIBLE
BREAKS = ClaimState.NOT_REPRODUCIBLE
UNKNOWN = ClaimState.NOT_CHECKABLE
SENTENCES = Path(__file__).with_name("claim_sentences.csv")


def _true_sentences() -> list[str]:
    with SENTENCES.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [
        row["sentence"].rstrip(".")
        for row in rows
        if row["state"] != BREAKS.value and not row["population"]
    ]


def _say(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def test_true_sentences_stay_true_beside_one_another(counts):
    """A few pairs do contradict each other: two populations, two prevalences."""
    rng = random.Random(51)
    sentences = _true_sentences()
    broken = []
    number = counts(600, 9_000)
    for _ in range(number):
        text = ". ".join(rng.sample(sentences, 2)) + "."
        if check_claim(text).state is BREAKS:
            broken.append(text)
    assert len(broken) <= number // 100, broken


UNRELATED = [
    "UHC 98 persen. Dari 24 desa, 15 desa sudah ODF.",
    "Kota ini memiliki 12 puskesmas. Ada 40 kelurahan. Cakupan imunisasi 90 persen.",
    "Target stunting 14 persen. Realisasi anggaran 90 persen. Capaian UHC 98 persen.",
    "Ada 24 desa. Balita 705 anak. Stunting turun 22 kasus.",
    "Kasus DBD naik dari 80 kasus menjadi 100 kasus. Stunting turun 8 persen.",
    "Tercapai 96,17 persen. Imunisasi naik 5 persen menjadi 90 persen.",
    "Tercatat 2.100 kasus. September 2025 stunting 10,1 persen atau 1.084 anak.",
    "Puskesmas A melayani 120 pasien dan B 80 pasien. Total 705 posyandu aktif.",
]


@pytest.mark.parametrize("text", UNRELATED)
def test_numbers_of_unrelated_sentences_are_not_tied_together(text):
    assert check_claim(text).state is UNKNOWN


RELATED = [
    (HOLDS, "Kasus naik dari 80 kasus menjadi 100 kasus. Artinya naik 25 persen."),
    (BREAKS, "Kasus naik dari 80 kasus menjadi 100 kasus. Artinya naik 35 persen."),
    (HOLDS, "Tercatat 342 kasus. Tahun lalu 285 kasus. Artinya naik 57 kasus."),
    (BREAKS, "Tercatat 342 kasus. Tahun lalu 285 kasus. Artinya naik 67 kasus."),
    (HOLDS, "Prevalensi stunting 2,25 persen. Dari 61.497 balita, 1.383 stunting."),
    (BREAKS, "Prevalensi stunting 2,75 persen. Dari 61.497 balita, 1.383 stunting."),
    (BREAKS, "Target 95 persen. Realisasi 85,6 persen. Capaian 95,1 persen."),
]


@pytest.mark.parametrize(("state", "text"), RELATED)
def test_sentences_that_refer_to_one_another_are_checked_together(state, text):
    assert check_claim(text).state is state


def test_each_sentence_of_a_page_is_read_as_well_as_alone():
    """What the words leave open is settled for each piece, not only for the first."""
    sentence = "{0} responden, laki-laki {1} ({2}%), perempuan {3} ({4}%)."
    rows = [
        (_say(800 + n * 200), _say(200 + n * 50), 25, _say(600 + n * 150), 75)
        for n in range(40)
    ]
    result = check_claim(" ".join(sentence.format(*row) for row in rows))
    assert {part.state for part in result.parts if part.relations} == {HOLDS}
    assert result.readings < 100


def test_two_cities_keep_their_own_inhabitants():
    text = (
        "Kota A berpenduduk 200.000 jiwa, 50 persen penduduk atau 100.000 orang aktif. "
        "Kota B berpenduduk 300.000 jiwa, 50 persen penduduk atau 150.000 orang aktif."
    )
    assert check_claim(text).state is HOLDS
    wrong = text.replace("150.000", "100.000")
    assert check_claim(wrong).state is BREAKS


def test_a_multiple_is_the_higher_number_over_the_lower_one(counts):
    rng = random.Random(52)
    words = {2: "dua", 3: "tiga", 4: "empat", 5: "lima"}
    for _ in range(counts(200, 5_000)):
        low, times = rng.randint(3, 20_000), rng.choice(list(words))
        for form in (
            "Kasus naik {times} kali lipat dari {low} menjadi {high} kasus",
            "Tahun ini {high} kasus, {times} kali lipat dibanding {low} kasus",
        ):
            texts = {"times": words[times], "low": _say(low), "high": _say(low * times)}
            assert check_claim(form.format(**texts)).state is HOLDS
            texts["high"] = _say(low * (times + 1))
            assert check_claim(form.format(**texts)).state is BREAKS


def test_an_average_times_the_number_of_things_is_the_total(counts):
    rng = random.Random(53)
    form = (
        "{n} puskesmas melayani {total} pasien, rata-rata {each} pasien per puskesmas"
    )
    for _ in range(counts(200, 5_000)):
        number, total = rng.randint(2, 60), rng.randint(1_000, 90_000)
        each = round(total / number)
        text = form.format(n=number, total=_say(total), each=_say(each))
        assert check_claim(text).state is HOLDS, text
        wrong = _say(each + each // 5 + 1)
        text = form.format(n=number, total=_say(total), each=wrong)
        assert check_claim(text).state is BREAKS, text


OTHERS = [
    (UNKNOWN, "Rasio ideal 1 : 2.500, saat ini 60 dokter untuk 242.285 penduduk"),
    (UNKNOWN, "Target 600 pasien per puskesmas; 9 puskesmas melayani 3.000 pasien"),
    (UNKNOWN, "Ada 40 kasus di 3 desa; desa A dan desa B masing-masing 15 kasus"),
    (HOLDS, "Sekitar separuh dari 1.200 siswa atau 580 siswa diperiksa"),
    (BREAKS, "Dua pertiga dari 1.200 siswa atau 580 siswa diperiksa"),
    (BREAKS, "2 dari 3 puskesmas (50 persen) terakreditasi"),
    (UNKNOWN, "Diperkirakan 10-15 persen dari 5.000 balita"),
]


@pytest.mark.parametrize(("state", "sentence"), OTHERS)
def test_ratios_averages_and_fractions(state, sentence):
    assert check_claim(sentence).state is state


def test_rupiah_are_told_as_rupiah():
    text = check_claim("Rp 1,2 triliun atau 12,5 persen dari Rp 11,4 triliun").render()
    assert "Rp 1.200.000.000.000 adalah 10,53 % dari Rp 11.400.000.000.000" in text
    text = check_claim("Anggaran naik dari Rp 9 miliar menjadi Rp 12 miliar").render()
    assert "Rp 12.000.000.000 = Rp 9.000.000.000 + Rp 3.000.000.000" in text


def test_points_of_an_index_keep_their_decimals():
    text = check_claim("IKM naik 2,25 poin dari 86,20 menjadi 87,45").render()
    assert "87,45 = 86,20 + 1,25" in text


def _limited(value: str, limit: str, role: ClaimRole) -> RegisteredClaim:
    where = Location("claims.yaml", line=1)
    parts = ((ClaimRole.VALUE, value), (role, limit))
    return RegisteredClaim(
        code="batas",
        words=f"{value}; {limit}",
        is_quote=True,
        on="2025",
        source="contoh",
        area="19.71",
        population=None,
        roles=tuple(RolePart(each, text, "", where) for each, text in parts),
        serves=(),
        equals=None,
        notes=(),
        where=where,
    )


@pytest.mark.parametrize(
    ("value", "limit", "role", "state", "told"),
    [
        (
            "14,4 persen",
            "14 persen",
            ClaimRole.CEILING,
            BREAKS,
            "lebih 0,4 poin persen",
        ),
        (
            "13,6 persen",
            "14 persen",
            ClaimRole.CEILING,
            HOLDS,
            "kurang 0,4 poin persen",
        ),
        ("90 persen", "95 persen", ClaimRole.FLOOR, BREAKS, "kurang 5,0 poin persen"),
        ("12 kasus", "10 kasus", ClaimRole.CEILING, BREAKS, "12 lebih 2 dari 10"),
    ],
)
def test_a_limit_is_told_with_its_distance(value, limit, role, state, told):
    """What is computed never repeats a limit that is not kept as if it were."""
    result = recompute_claim(_limited(value, limit, role))
    assert result.state is state
    computed = [label.id for part in result.parts for label in part.implied]
    assert len(computed) == 1
    assert told in computed[0]
    assert "tidak melebihi" not in computed[0]


def test_numbers_right_behind_rp_are_read():
    result = check_claim("Terserap Rp45,84 miliar (76,4%) dari pagu Rp.60 miliar")
    assert result.state is HOLDS
    assert check_claim("Rp10.750.000.000,00", Decimal(1)).numbers[0].low.startswith("1")
