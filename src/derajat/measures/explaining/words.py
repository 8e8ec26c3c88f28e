"""A definition read aloud: conditions and kinds as sentences in both languages."""

from derajat.model.catalogue import Catalogue
from derajat.model.columns import Column, ColumnType
from derajat.model.conditions import (
    All,
    AnyOf,
    Compare,
    CompareColumns,
    Condition,
    In,
    Known,
    Relation,
)
from derajat.model.datasets import Dataset, PlaceRole
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
from derajat.model.numerals import render_day, render_number
from derajat.model.scalars import show_scalar
from derajat.model.steps import Which


_RELATIONS = {
    Relation.IS: Label("sama dengan", "is"),
    Relation.BELOW: Label("di bawah", "is below"),
    Relation.AT_MOST: Label("paling banyak", "is at most"),
    Relation.ABOVE: Label("di atas", "is above"),
    Relation.AT_LEAST: Label("paling sedikit", "is at least"),
}

_PLACES = {
    PlaceRole.RESIDENCE: Label("tempat tinggal", "place of residence"),
    PlaceRole.SERVICE: Label("tempat layanan", "place of service"),
    PlaceRole.EVENT: Label("tempat kejadian", "place of the event"),
}


def _column_words(dataset: Dataset, name: str, language: str) -> str:
    """Its label, or its name: a step may read a column that a later one gives up."""
    column = _find_column(dataset, name)
    return column.label.render(language) if column and column.label else f"`{name}`"


def _find_column(dataset: Dataset, name: str) -> Column | None:
    try:
        return dataset.column(name)
    except KeyError:
        return None


def _value_words(column: Column | None, value: int | str, language: str) -> str:
    if column is None:
        return str(value)
    if column.type is ColumnType.DATE and isinstance(value, int):
        return render_day(value, language)
    if column.type is ColumnType.YES_NO:
        return Label("ya", "yes").render(language) if value else _no(language)
    shown = show_scalar(value, column)
    return render_number(shown, language) if column.type.is_number else shown


def _no(language: str) -> str:
    return Label("tidak", "no").render(language)


def render_condition(
    condition: Condition, dataset: Dataset, language: str = "id"
) -> str:
    """A condition as a clause: "umur_bulan di bawah 60"."""
    if isinstance(condition, Compare | CompareColumns | In | Known):
        return _render_line(condition, dataset, language)
    parts = [render_condition(part, dataset, language) for part in condition.conditions]
    if isinstance(condition, All):
        return Label(" dan ", " and ").render(language).join(parts)
    joined = Label(" atau ", " or ").render(language).join(f"({p})" for p in parts)
    if isinstance(condition, AnyOf):
        return joined
    return Label("tidak satu pun dari: ", "none of: ").render(language) + joined


def _render_line(
    line: Compare | CompareColumns | In | Known, dataset: Dataset, language: str
) -> str:
    name = _column_words(dataset, line.column, language)
    if isinstance(line, Known):
        words = Label("terisi", "is known") if line.known else _MISSING
        return f"{name} {words.render(language)}"
    column = _find_column(dataset, line.column)
    if isinstance(line, In):
        shown = ", ".join(_value_words(column, v, language) for v in line.values)
        text = (
            f"{name} {Label('salah satu dari', 'is one of').render(language)} {shown}"
        )
    elif isinstance(line, CompareColumns):
        other = _column_words(dataset, line.other, language)
        factor = _factor_words(line, dataset, language)
        text = f"{name} {_RELATIONS[line.relation].render(language)} {factor}{other}"
    else:
        value = _value_words(column, line.value, language)
        text = f"{name} {_RELATIONS[line.relation].render(language)} {value}"
    return text + _if_missing_words(line.if_missing, language)


_MISSING = Label("kosong", "is missing")


def _factor_words(line: CompareColumns, dataset: Dataset, language: str) -> str:
    column = _find_column(dataset, line.column)
    other = _find_column(dataset, line.other)
    places = (column.places if column else 0) - (other.places if other else 0)
    ratio = line.right_times * 10**-places / line.left_times
    return "" if ratio == 1 else f"{render_number(f'{ratio:g}', language)} x "


def _if_missing_words(if_missing: bool | None, language: str) -> str:
    if if_missing is None:
        return ""
    yes = Label("ya", "yes").render(language)
    taken = yes if if_missing else _no(language)
    words = Label("bila kosong dianggap", "if missing taken as").render(language)
    return f" ({words} {taken})"


def _keep_words(keep: KeepOne, dataset: Dataset, language: str) -> str:
    per = ", ".join(
        Label("periode", "period").render(language)
        if name == "period"
        else _column_words(dataset, name, language)
        for name in keep.one_per
    )
    which = (
        Label("yang pertama", "the first")
        if keep.which is Which.FIRST
        else Label("yang terakhir", "the last")
    ).render(language)
    order = _column_words(dataset, keep.order, language)
    text = Label(
        f"satu baris per {per}: {which} menurut {order}",
        f"one row per {per}: {which} by {order}",
    ).render(language)
    if not keep.then_highest:
        return text
    highest = _column_words(dataset, keep.then_highest, language)
    return text + Label(
        f", bila sama yang {highest} tertinggi", f", ties by the highest {highest}"
    ).render(language)


def render_selection(
    selection: Selection, catalogue: Catalogue, language: str = "id"
) -> tuple[str, ...]:
    """The rows looked at, one clause a line."""
    dataset = catalogue.datasets[selection.dataset]
    place = _PLACES[selection.place].render(language)
    when = _column_words(dataset, selection.when, language)
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
        column = _column_words(dataset, side.sum, language)
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
            _labelled(
                "numerator", language, _side_words(kind.numerator, catalogue, language)
            ),
            _labelled(
                "denominator",
                language,
                _side_words(kind.denominator, catalogue, language),
            ),
        )
    if isinstance(kind, Mean | Quantile):
        return _value_of_rows_words(kind, catalogue, language)
    if isinstance(kind, Count):
        return (
            _labelled(
                "count", language, _side_words(kind.numerator, catalogue, language)
            ),
        )
    if isinstance(kind, AreasReached):
        return (_areas_words(kind, language),)
    return (_index_words(kind, language),)


_PARTS = {
    "numerator": Label("pembilang", "numerator"),
    "denominator": Label("penyebut", "denominator"),
    "count": Label("banyaknya", "count"),
}


def _labelled(part: str, language: str, words: str) -> str:
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
        _labelled("denominator", language, denominator),
        _labelled("numerator", language, numerator),
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
        _labelled("numerator", language, _column_words(dataset, kind.part, language)),
        _labelled(
            "denominator", language, _column_words(dataset, kind.whole, language)
        ),
        both.render(language),
    )


def _value_of_rows_words(
    kind: Mean | Quantile, catalogue: Catalogue, language: str
) -> tuple[str, ...]:
    dataset = catalogue.datasets[kind.selection.dataset]
    column = _column_words(dataset, kind.value, language)
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
        _labelled(
            "denominator",
            language,
            render_condition(kind.denominator, dataset, language),
        ),
    )


def _areas_words(kind: AreasReached, language: str) -> str:
    limit = render_number(f"{float(kind.limit):g}", language)
    return Label(
        f"bagian wilayah ({kind.area_level}) dengan {kind.of} "
        f"{'paling sedikit' if kind.at_least else 'paling banyak'} {limit}",
        f"share of areas ({kind.area_level}) where {kind.of} "
        f"is {'at least' if kind.at_least else 'at most'} {limit}",
    ).render(language)


def _index_words(kind: Index, language: str) -> str:
    names = ", ".join(sorted(indicators_of(kind.formula)))
    return Label(f"indeks dari {names}", f"index of {names}").render(language)
