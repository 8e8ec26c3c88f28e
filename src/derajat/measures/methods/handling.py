"""How a value is made and shown: unit, rounding, periods, areas, intervals, gaps."""

from collections.abc import Iterator

from derajat.measures import vocabulary
from derajat.measures.methods.page import Line
from derajat.measures.methods.telling import Telling
from derajat.model.indicators import (
    AreasReached,
    Count,
    Coverage,
    EligibleSide,
    Index,
    Indicator,
    Kind,
    Mean,
    Proportion,
    Quantile,
    Rate,
    SumProportion,
    Version,
)


def handling_lines(indicator: Indicator, tell: Telling) -> Iterator[Line]:
    """What holds for every version."""
    unit = tell.catalogue.units[indicator.unit]
    scale, decimals = tell.number(unit.scale), tell.number(unit.decimals)
    label, suffix = tell.label(unit.label), tell.label(unit.suffix)
    yield Line(
        tell.say(
            f"Satuan: {label} (dikali {scale}), ditulis “…{suffix}”",
            f"Unit: {label} (times {scale}), written “…{suffix}”",
        )
    )
    yield Line(
        tell.say(
            f"Pembulatan: satu kali, dari hasil persis, setengah ke atas, {decimals} "
            "desimal",
            f"Rounding: once, from the exact result, half up, {decimals} decimals",
        )
    )
    direction = tell.label(vocabulary.DIRECTIONS[indicator.better])
    yield Line(tell.say(f"Arah: {direction}", f"Direction: {direction}"))
    periods = ", ".join(tell.label(vocabulary.PERIODS[k]) for k in indicator.periods)
    yield Line(tell.say(f"Periode: {periods}", f"Periods: {periods}"))
    accumulates = tell.label(vocabulary.ACCUMULATIONS[indicator.accumulate])
    yield Line(tell.say(f"Akumulasi: {accumulates}", f"Accumulation: {accumulates}"))
    yield Line(_areas(tell))
    yield Line(_counts(indicator, tell))
    if any(isinstance(v.kind, Coverage | SumProportion) for v in indicator.versions):
        yield Line(
            tell.say(
                "Lebih dari 100 %: ditampilkan apa adanya dengan catatan, tidak "
                "dipotong",
                "More than 100 %: shown as it is, with a note, never cut",
            )
        )
    judge = tell.label(vocabulary.JUDGES[indicator.judge])
    yield Line(tell.say(f"Penilaian: {judge}", f"Judgement: {judge}"))
    disclosure = tell.label(vocabulary.DISCLOSURES[indicator.disclosure])
    yield Line(tell.say(f"Kerahasiaan: {disclosure}", f"Disclosure: {disclosure}"))


def _areas(tell: Telling) -> str:
    return tell.say(
        "Tingkat: dari wilayah yang disebut datanya ke atas, sejauh diukur kantor; "
        "Puskesmas lewat desa/kelurahan wilayah kerjanya pada hari pertama periode "
        "terkecil",
        "Levels: from the area that the data name upwards, as far as the office "
        "measures; health centres through the villages they serve on the first day of "
        "the smallest period",
    )


def _counts(indicator: Indicator, tell: Telling) -> str:
    noun = tell.catalogue.nouns.get(indicator.counts)
    if noun is None:
        return tell.say(
            "Kekurangan terhadap target tidak dinyatakan dalam orang",
            "A gap to a target is not told in persons",
        )
    unit = tell.label(noun.label)
    persons = tell.say(" (orang)", " (persons)") if noun.is_person else ""
    return tell.say(
        f"Kekurangan terhadap target dinyatakan dalam {unit}{persons}",
        f"A gap to a target is told in {unit}{persons}",
    )


def group_lines(version: Version, tell: Telling) -> Iterator[Line]:
    """The groups, each alone or crossed, and what is never added up."""
    if version.groups:
        groups = "; ".join(
            tell.say(" bersilang dengan ", " crossed with ").join(
                f"`{name}`" for name in group
            )
            for group in version.groups
        )
        yield Line(tell.say(f"Kelompok: {groups}", f"Groups: {groups}"))
    if version.never_sum_over:
        names = ", ".join(f"`{name}`" for name in version.never_sum_over)
        yield Line(
            tell.say(
                f"Tidak pernah dijumlahkan melintasi {names}",
                f"Never added up over {names}",
            )
        )


def interval_words(version: Version, tell: Telling) -> str:
    """The method of the interval, or that there is none."""
    if not version.has_interval:
        return tell.say("tanpa selang kepercayaan", "no interval")
    if isinstance(version.kind, Rate):
        return tell.say(
            "Poisson 95 %: eksak di bawah 10 kejadian, Byar mulai dari 10",
            "Poisson 95 %: exact below 10 events, Byar from 10",
        )
    return tell.say(
        "Wilson 95 %; tanpa selang bila pembilang melebihi penyebut",
        "Wilson 95 %; none where the numerator exceeds the denominator",
    )


def no_value_lines(indicator: Indicator, tell: Telling) -> Iterator[Line]:
    """When there is no value."""
    kinds = [version.kind for version in indicator.versions]
    yield Line(
        tell.say(
            "belum ada data untuk periode dan wilayah itu (bukan nol)",
            "no data for the period and area (this is not zero)",
        )
    )
    if any(not isinstance(kind, Count) for kind in kinds):
        yield Line(tell.say("penyebut nol", "the denominator is zero"))
    if any(_has_eligible(kind) for kind in kinds):
        yield Line(
            tell.say(
                "sasaran untuk pilihan yang dipakai belum tersedia; tidak diganti "
                "pilihan lain",
                "no eligible number of the choice in use; no other choice stands in",
            )
        )
    if any(isinstance(kind, Index | AreasReached) for kind in kinds):
        yield Line(
            tell.say(
                "indikator penyusunnya tidak bernilai, kecuali disebut lain di atas",
                "an indicator it is made of has no value, unless said otherwise above",
            )
        )
    if any(isinstance(kind, Quantile) for kind in kinds):
        yield Line(
            tell.say("hasilnya di atas kelas terakhir", "it lies above the last class")
        )
    yield Line(
        tell.say(
            "tidak ada rumus yang berlaku pada hari pertama periode",
            "no rule is in force on the first day of the period",
        )
    )
    if any(not version.comparable for version in indicator.versions):
        yield Line(
            tell.say(
                "gabungan tahun melintasi rumus yang tidak sebanding",
                "pooled years across rules that are not comparable",
            )
        )


def _has_eligible(kind: Kind) -> bool:
    return isinstance(getattr(kind, "denominator", None), EligibleSide)


def measure_words(kind: Kind, tell: Telling) -> str:
    """What sort of number it is (ukuran)."""
    if isinstance(kind, Proportion | SumProportion):
        return tell.say("proporsi", "proportion")
    if isinstance(kind, Coverage):
        return tell.say("cakupan", "coverage")
    if isinstance(kind, Rate):
        return tell.say("angka kejadian", "rate")
    if isinstance(kind, Mean):
        return tell.say("rata-rata", "mean")
    if isinstance(kind, Count):
        return tell.say("jumlah", "count")
    if isinstance(kind, Quantile):
        share = tell.number(kind.at * 100)
        return tell.say(f"persentil ke-{share}", f"percentile {share}")
    if isinstance(kind, AreasReached):
        return tell.say("bagian wilayah yang mencapai batas", "share of areas reached")
    if isinstance(kind, Index):
        return tell.say("indeks", "index")
    return tell.say("rasio", "ratio")
