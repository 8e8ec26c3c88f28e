"""A definition read aloud: its kind, its rows and its sides as sentences."""

from derajat.measures.explaining.condition_words import (
    render_column,
    render_condition,
)
from derajat.measures.vocabulary import PLACES, REACHES, WHICH
from derajat.model.catalogue import Catalogue
from derajat.model.datasets import Dataset
from derajat.model.formulas import indicators_of
from derajat.model.indicators import (
    AreasReached,
    Count,
    Coverage,
    EligibleSide,
    Index,
    KeepOne,
    Kind,
    Mean,
    Proportion,
    Quantile,
    Rate,
    Ratio,
    Selection,
    Side,
    SumProportion,
    UnknownNumerator,
    Version,
)
from derajat.model.labels import Label
from derajat.model.numerals import render_number


def _keep_words(keep: KeepOne, dataset: Dataset, language: str) -> str:
    per = ", ".join(
        Label("periode", "period").render(language)
        if name == "period"
        else render_column(dataset, name, language)
        for name in keep.one_per
    )
    which = WHICH[keep.which].render(language)
    order = render_column(dataset, keep.order, language)
    text = Label(
        f"satu baris per {per}: {which} menurut {order}",
        f"one row per {per}: {which} by {order}",
    ).render(language)
    if not keep.then_highest:
        return text
    highest = render_column(dataset, keep.then_highest, language)
    return text + Label(
        f", bila sama yang {highest} tertinggi", f", ties by the highest {highest}"
    ).render(language)


def render_selection(
    selection: Selection, catalogue: Catalogue, language: str = "id"
) -> tuple[str, ...]:
    """The rows looked at, one clause a line."""
    dataset = catalogue.datasets[selection.dataset]
    place = PLACES[selection.place].render(language)
    when = render_column(dataset, selection.when, language)
    lines = [
        f"data: {dataset.label.render(language)}",
        Label(
            f"tempat menurut {place}, periode menurut {when}",
            f"place by {place}, period by {when}",
        ).render(language),
    ]
    if selection.where:
        words = Label("hanya baris dengan ", "only rows where ").render(language)
        lines.append(words + render_condition(selection.where, dataset, language))
    if selection.keep:
        lines.append(_keep_words(selection.keep, dataset, language))
    return tuple(lines)


def _side_words(side: Side | EligibleSide, catalogue: Catalogue, language: str) -> str:
    if isinstance(side, EligibleSide):
        return catalogue.eligible[side.eligible].label.render(language)
    dataset = catalogue.datasets[side.selection.dataset]
    if side.sum:
        column = render_column(dataset, side.sum, language)
        text = Label(f"jumlah {column}", f"sum of {column}").render(language)
    else:
        rows = dataset.one_row.render(language)
        text = Label(f"banyaknya baris ({rows})", f"rows ({rows})").render(language)
    times = f"{side.times} x " if side.times != 1 else ""
    where = side.selection.where
    limited = f", {render_condition(where, dataset, language)}" if where else ""
    return times + text + limited


def render_version(
    version: Version, catalogue: Catalogue, language: str = "id"
) -> tuple[str, ...]:
    """The rule in force, one sentence a line."""
    return _kind_words(version.kind, catalogue, language)


def _kind_words(kind: Kind, catalogue: Catalogue, language: str) -> tuple[str, ...]:
    if isinstance(kind, Proportion):
        return _proportion_words(kind, catalogue, language)
    if isinstance(kind, SumProportion):
        return _sum_proportion_words(kind, catalogue, language)
    if isinstance(kind, Coverage | Rate | Ratio):
        return (
            _part(
                "numerator", language, _side_words(kind.numerator, catalogue, language)
            ),
            _part(
                "denominator",
                language,
                _side_words(kind.denominator, catalogue, language),
            ),
        )
    if isinstance(kind, Mean | Quantile):
        return _value_of_rows_words(kind, catalogue, language)
    if isinstance(kind, Count):
        return (
            _part("count", language, _side_words(kind.numerator, catalogue, language)),
        )
    if isinstance(kind, AreasReached):
        return (_areas_words(kind, language),)
    return (_index_words(kind, language),)


_PARTS = {
    "numerator": Label("pembilang", "numerator"),
    "denominator": Label("penyebut", "denominator"),
    "count": Label("banyaknya", "count"),
}


def _part(part: str, language: str, words: str) -> str:
    return f"{_PARTS[part].render(language)}: {words}"


def _proportion_words(
    kind: Proportion, catalogue: Catalogue, language: str
) -> tuple[str, ...]:
    dataset = catalogue.datasets[kind.selection.dataset]
    every = Label("semua baris terpilih", "all selected rows").render(language)
    denominator = (
        render_condition(kind.denominator, dataset, language)
        if kind.denominator
        else every
    )
    numerator = render_condition(kind.numerator, dataset, language)
    lines = [
        *render_selection(kind.selection, catalogue, language),
        _part("denominator", language, denominator),
        _part("numerator", language, numerator),
    ]
    if kind.unknown_numerator:
        lines.append(_UNKNOWN[kind.unknown_numerator].render(language))
    return tuple(lines)


_UNKNOWN = {
    UnknownNumerator.NOT_MET: Label(
        "yang tidak dapat diputuskan dihitung belum terpenuhi",
        "what cannot be decided counts as not met",
    ),
    UnknownNumerator.LEFT_OUT: Label(
        "yang tidak dapat diputuskan tidak ikut dihitung",
        "what cannot be decided is left out",
    ),
}


def _sum_proportion_words(
    kind: SumProportion, catalogue: Catalogue, language: str
) -> tuple[str, ...]:
    dataset = catalogue.datasets[kind.selection.dataset]
    both = Label(
        "hanya baris yang kedua angkanya terisi", "only rows with both numbers"
    )
    return (
        *render_selection(kind.selection, catalogue, language),
        _part("numerator", language, render_column(dataset, kind.part, language)),
        _part("denominator", language, render_column(dataset, kind.whole, language)),
        both.render(language),
    )


def _value_of_rows_words(
    kind: Mean | Quantile, catalogue: Catalogue, language: str
) -> tuple[str, ...]:
    dataset = catalogue.datasets[kind.selection.dataset]
    column = render_column(dataset, kind.value, language)
    if isinstance(kind, Mean):
        what = Label(f"rata-rata {column}", f"mean of {column}")
    else:
        share = render_number(f"{float(kind.at * 100):g}", language)
        what = Label(
            f"nilai {column} terkecil yang dicapai paling sedikit {share} % baris",
            f"smallest {column} that at least {share} % of rows reach",
        )
    lines = (
        *render_selection(kind.selection, catalogue, language),
        what.render(language),
    )
    if not kind.denominator:
        return lines
    return (
        *lines,
        _part(
            "denominator",
            language,
            render_condition(kind.denominator, dataset, language),
        ),
    )


def _areas_words(kind: AreasReached, language: str) -> str:
    limit = render_number(f"{float(kind.limit):g}", language)
    reach = REACHES[kind.reach]
    return Label(
        f"bagian wilayah ({kind.area_level}) dengan {kind.of} {reach.id} {limit}",
        f"share of areas ({kind.area_level}) where {kind.of} is {reach.en} {limit}",
    ).render(language)


def _index_words(kind: Index, language: str) -> str:
    names = ", ".join(sorted(indicators_of(kind.formula)))
    return Label(f"indeks dari {names}", f"index of {names}").render(language)
