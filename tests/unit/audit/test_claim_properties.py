"""Sentences made from true numbers hold; one number changed is always found."""

import random
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from derajat.audit.claims import ClaimState, check_claim


def _round(value: Fraction, decimals: int) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _say(number: int | Decimal, mark: str = ",") -> str:
    """Indonesian digits, or English ones when the decimal mark is a point."""
    text = f"{number:,}"
    if mark == ".":
        return text
    return text.replace(",", "x").replace(".", ",").replace("x", ".")


SHARES = (
    "{part} dari {whole} balita atau {share} persen mengalami stunting",
    "Dari {whole} balita yang diukur, {part} ({share}%) stunting",
    "Sebanyak {part} balita atau {share} persen dari {whole} balita yang ditimbang",
    "Cakupan {share} persen, yakni {part} dari {whole} bayi",
    "Prevalensi {share}% ({part} dari {whole} balita)",
    "{share} persen atau {part} orang dari target {whole} orang",
    "Realisasi {share} persen atau {part} bayi dari sasaran {whole} bayi",
    "Sebanyak {whole} warga telah diskrining, {part} orang di antaranya ({share}%) "
    "positif",
    "Target {whole} orang, tercapai {part} orang atau {share} persen",
    "Jumlah balita {whole}, balita stunting {part}, prevalensi {share} persen",
    "{whole} ibu hamil terdata; {part} ibu hamil ({share} persen) anemia",
    "Prevalensi stunting {share} persen. Dari {whole} balita, {part} stunting.",
)
ENGLISH = (
    "{part} of {whole} children ({share} %) were stunted",
    "{share} percent, or {part} of {whole} people, were reached",
)
CHANGES = (
    "Kasus turun {change} kasus, dari {high} kasus menjadi {low} kasus",
    "Kasus turun dari {high} menjadi {low} kasus atau berkurang {change} kasus",
    "Kasus naik dari {low} menjadi {high} kasus (naik {change} kasus)",
    "Kasus naik {change} menjadi {high} kasus dari sebelumnya {low} kasus",
    "Tahun 2022 ada {high} kasus dan tahun 2023 ada {low} kasus, turun {change} kasus",
)
RELATIVE = (
    "Kasus turun {share} persen, dari {high} kasus menjadi {low} kasus",
    "Kasus turun dari {high} menjadi {low} kasus atau turun {share} persen",
)
TOTALS = (
    "Penduduk {total} jiwa terdiri dari {one} laki-laki dan {two} perempuan",
    "Sebanyak {total} bayi ({one} laki-laki dan {two} perempuan)",
    "{one} bayi laki-laki dan {two} bayi perempuan, total {total} bayi",
)


def _shares(rng: random.Random) -> tuple[int, int, Decimal, str, str]:
    """A part, its whole, the share, a sentence form and the decimal mark."""
    whole = rng.randint(30, 10 ** rng.randint(2, 6))
    part = rng.randint(1, whole - 1)
    decimals = rng.choice((0, 1, 2))
    english = rng.random() < 0.2
    form = rng.choice(ENGLISH if english else SHARES)
    share = _round(Fraction(part * 100, whole), decimals)
    return part, whole, share, form, "." if english else ","


def test_a_true_share_is_always_reproducible(counts):
    rng = random.Random(31)
    for _ in range(counts(400, 20_000)):
        part, whole, share, form, mark = _shares(rng)
        texts = {"part": part, "whole": whole, "share": share}
        sentence = form.format(**{k: _say(v, mark) for k, v in texts.items()})
        assert check_claim(sentence).state is ClaimState.REPRODUCIBLE, sentence


def test_a_share_that_is_wrong_beyond_rounding_is_always_found(counts):
    rng = random.Random(32)
    for _ in range(counts(400, 20_000)):
        part, whole, share, form, mark = _shares(rng)
        step = Decimal(1).scaleb(share.as_tuple().exponent)
        wrong = share + step * rng.choice((2, 3, 10))
        if wrong >= 100:
            continue
        texts = {"part": part, "whole": whole, "share": wrong}
        sentence = form.format(**{k: _say(v, mark) for k, v in texts.items()})
        assert check_claim(sentence).state is ClaimState.NOT_REPRODUCIBLE, sentence


def test_a_count_that_is_wrong_beyond_rounding_is_always_found(counts):
    rng = random.Random(33)
    for _ in range(counts(400, 20_000)):
        part, whole, share, form, mark = _shares(rng)
        wrong = rng.randint(1, whole - 1)
        step = Fraction(1, 10 ** -share.as_tuple().exponent)
        if abs(Fraction(wrong * 100, whole) - Fraction(share)) <= step:
            continue
        texts = {"part": wrong, "whole": whole, "share": share}
        sentence = form.format(**{k: _say(v, mark) for k, v in texts.items()})
        assert check_claim(sentence).state is ClaimState.NOT_REPRODUCIBLE, sentence


def test_a_true_difference_holds_and_a_wrong_one_is_found(counts):
    rng = random.Random(34)
    for _ in range(counts(300, 10_000)):
        high = rng.randint(3, 30_000)
        low = rng.randint(1, high - 1)
        change = high - low
        form = rng.choice(CHANGES)
        for wrong, state in (
            (0, ClaimState.REPRODUCIBLE),
            (rng.choice((1, 9, 90)), ClaimState.NOT_REPRODUCIBLE),
        ):
            texts = {"high": high, "low": low, "change": change + wrong}
            sentence = form.format(**{k: _say(v) for k, v in texts.items()})
            assert check_claim(sentence).state is state, sentence


def test_a_true_relative_change_holds_and_a_wrong_one_is_found(counts):
    rng = random.Random(35)
    for _ in range(counts(300, 10_000)):
        high = rng.randint(3, 30_000)
        low = rng.randint(1, high - 1)
        share = _round(Fraction((high - low) * 100, high), rng.choice((0, 1, 2)))
        step = Decimal(1).scaleb(share.as_tuple().exponent)
        form = rng.choice(RELATIVE)
        for value, state in (
            (share, ClaimState.REPRODUCIBLE),
            (share + 3 * step, ClaimState.NOT_REPRODUCIBLE),
        ):
            texts = {"high": high, "low": low, "share": value}
            sentence = form.format(**{k: _say(v) for k, v in texts.items()})
            assert check_claim(sentence).state is state, sentence


def test_points_hold_and_the_same_number_as_percent_does_not(counts):
    rng = random.Random(36)
    for _ in range(counts(200, 5_000)):
        low, change = rng.randint(10, 400), rng.randint(10, 300)
        high = low + change
        texts = {
            "high": Decimal(high).scaleb(-1),
            "low": Decimal(low).scaleb(-1),
            "change": Decimal(change).scaleb(-1),
        }
        said = {name: _say(value) for name, value in texts.items()}
        form = (
            "Prevalensi turun {change} {unit}, dari {high} persen menjadi {low} persen"
        )
        right = form.format(unit="persen poin", **said)
        wrong = form.format(unit="persen", **said)
        assert check_claim(right).state is ClaimState.REPRODUCIBLE, right
        relative = Fraction(change * 100, high)
        if abs(relative - Fraction(change, 10)) > 2:
            assert check_claim(wrong).state is ClaimState.NOT_REPRODUCIBLE, wrong


def test_a_total_is_the_sum_of_its_parts(counts):
    rng = random.Random(37)
    for _ in range(counts(200, 5_000)):
        one, two = rng.randint(2, 50_000), rng.randint(2, 50_000)
        form = rng.choice(TOTALS)
        for wrong, state in (
            (0, ClaimState.REPRODUCIBLE),
            (rng.choice((-1, 1, 96)), ClaimState.NOT_REPRODUCIBLE),
        ):
            texts = {"one": one, "two": two, "total": one + two + wrong}
            if texts["total"] < 1:
                continue
            sentence = form.format(**{k: _say(v) for k, v in texts.items()})
            assert check_claim(sentence).state is state, sentence


def test_a_target_given_as_a_share_of_the_population(counts):
    rng = random.Random(38)
    for _ in range(counts(200, 5_000)):
        population = rng.randint(20_000, 3_000_000)
        target = rng.randint(population // 50, population // 2)
        part = rng.randint(target // 20, target)
        of_all = _round(Fraction(target * 100, population), 1)
        share = _round(Fraction(part * 100, target), 0)
        said = {"part": _say(part), "of_all": _say(of_all)}
        form = "{share} persen atau {part} orang dari {of_all} persen penduduk"
        true = form.format(share=_say(share), **said)
        wrong = form.format(share=_say(share * 2 + 3), **said)
        everybody = Decimal(population)
        assert check_claim(true, everybody).state is ClaimState.REPRODUCIBLE, true
        found = check_claim(wrong, everybody).state
        assert found is ClaimState.NOT_REPRODUCIBLE, wrong
        assert check_claim(true).state is ClaimState.NOT_CHECKABLE


def test_the_density_of_a_place(counts):
    rng = random.Random(39)
    for _ in range(counts(200, 5_000)):
        area = Decimal(rng.randint(1_000, 900_000)).scaleb(-2)
        people = rng.randint(10_000, 2_000_000)
        density = _round(Fraction(people) / Fraction(area), 0)
        if density < 2:
            continue
        form = "Luas {area} km2, penduduk {people} jiwa, kepadatan {density} jiwa/km2"
        for value, state in (
            (density, ClaimState.REPRODUCIBLE),
            (density + 2 + density // 20, ClaimState.NOT_REPRODUCIBLE),
        ):
            said = {"area": _say(area), "people": _say(people), "density": _say(value)}
            sentence = form.format(**said)
            assert check_claim(sentence).state is state, sentence


def test_numbers_rounded_to_thousands_are_never_called_wrong(counts):
    rng = random.Random(40)
    for _ in range(counts(200, 5_000)):
        whole = rng.randint(5_000, 400_000)
        part = rng.randint(whole // 100, whole - 1)
        share = _round(Fraction(part * 100, whole), 2)
        ribu = _round(Fraction(whole, 1000), 0)
        sentence = (
            f"Dari {_say(ribu)} ribu warga, {_say(part)} orang ({_say(share)} persen)"
        )
        state = check_claim(sentence).state
        assert state is not ClaimState.NOT_REPRODUCIBLE, sentence


def test_sentences_without_enough_numbers_are_not_checkable(counts):
    rng = random.Random(41)
    forms = (
        "{part} orang telah diperiksa",
        "Cakupan {share} persen",
        "{part} orang atau {share} persen telah diperiksa",
        "{share} persen dari {whole} sasaran telah diperiksa",
        "{part} dari {whole} balita stunting",
        "Stunting turun {share} persen",
        "{part} orang menerima vitamin di 9 puskesmas",
    )
    for _ in range(counts(200, 5_000)):
        part, whole, share, _, _ = _shares(rng)
        texts = {"part": part, "whole": whole, "share": share}
        sentence = rng.choice(forms).format(**{k: _say(v) for k, v in texts.items()})
        result = check_claim(sentence)
        assert result.state is ClaimState.NOT_CHECKABLE, sentence
        assert result.problems, sentence
