"""The kind of an indicator: what is divided by what, and which rows count."""

from collections.abc import Iterator

from derajat.measures import vocabulary
from derajat.measures.methods.conditions import where_line
from derajat.measures.methods.eligible import eligible_lines
from derajat.measures.methods.formulas import (
    band_lines,
    formula_line,
    indicator_words,
    level_words,
    limit_words,
)
from derajat.measures.methods.page import Line
from derajat.measures.methods.steps import keep_words
from derajat.measures.methods.telling import Telling
from derajat.model.indicators import (
    AreasReached,
    Count,
    Coverage,
    EligibleSide,
    Index,
    Kind,
    Mean,
    Proportion,
    Quantile,
    Rate,
    Ratio,
    Selection,
    Side,
    SumProportion,
)


def kind_lines(kind: Kind, tell: Telling) -> tuple[Line, ...]:
    """Every field of the kind as lines: rows, denominator, numerator."""
    if isinstance(kind, Proportion):
        return tuple(_proportion(kind, tell))
    if isinstance(kind, SumProportion):
        return tuple(_sum_proportion(kind, tell))
    if isinstance(kind, Mean | Quantile):
        return tuple(_value_of_rows(kind, tell))
    if isinstance(kind, AreasReached):
        return _areas(kind, tell)
    if isinstance(kind, Index):
        return tuple(_index(kind, tell))
    return tuple(_sides(kind, tell))


def numerator_head(tell: Telling) -> str:
    return tell.say("Pembilang", "Numerator")


def denominator_head(tell: Telling) -> str:
    return tell.say("Penyebut", "Denominator")


def _rows_line(selection: Selection, tell: Telling) -> Line:
    data = tell.label(tell.catalogue.datasets[selection.dataset].label)
    head = tell.say(f"Data: “{data}”", f"Data: “{data}”")
    return Line(head, tuple(selection_lines(selection, tell)))


def selection_lines(selection: Selection, tell: Telling) -> Iterator[Line]:
    """Which rows, whose place, what decides the period, which one is kept."""
    dataset = tell.catalogue.datasets[selection.dataset]
    if selection.where is not None:
        head = tell.say("hanya baris dengan", "only rows where")
        yield where_line(head, selection.where, dataset, tell)
    when = tell.column(dataset, selection.when)
    yield Line(
        tell.say(
            f"periode menurut {when}; tanpa itu baris tidak dihitung",
            f"the period is that of {when}; without it a row is not counted",
        )
    )
    if selection.keep is not None:
        yield Line(keep_words(selection.keep, dataset, tell))
    role = tell.label(vocabulary.PLACES[selection.place])
    column = tell.column(dataset, dataset.place_column(selection.place))
    level = next(
        each.area_level
        for each in dataset.columns
        if each.name == dataset.place_column(selection.place)
    )
    at = f" ({level_words(level, tell)})" if level else ""
    yield Line(
        tell.say(
            f"wilayah menurut {role}: {column}{at}", f"area by {role}: {column}{at}"
        )
    )


def _proportion(kind: Proportion, tell: Telling) -> Iterator[Line]:
    dataset = tell.catalogue.datasets[kind.selection.dataset]
    yield _rows_line(kind.selection, tell)
    yield _denominator_of_rows(kind, tell)
    head = tell.say(
        f"{numerator_head(tell)}: baris penyebut dengan",
        f"{numerator_head(tell)}: rows of the denominator where",
    )
    yield where_line(head, kind.numerator, dataset, tell)
    if kind.unknown_numerator is not None:
        yield Line(tell.label(vocabulary.UNKNOWN_NUMERATORS[kind.unknown_numerator]))


def _denominator_of_rows(kind: Proportion | Mean | Quantile, tell: Telling) -> Line:
    head = denominator_head(tell)
    if kind.denominator is None:
        return Line(f"{head}: {tell.say('semua baris itu', 'all these rows')}")
    dataset = tell.catalogue.datasets[kind.selection.dataset]
    says = tell.say(f"{head}: baris dengan", f"{head}: rows where")
    return where_line(says, kind.denominator, dataset, tell)


def _sum_proportion(kind: SumProportion, tell: Telling) -> Iterator[Line]:
    dataset = tell.catalogue.datasets[kind.selection.dataset]
    part, whole = tell.column(dataset, kind.part), tell.column(dataset, kind.whole)
    yield _rows_line(kind.selection, tell)
    yield Line(
        f"{denominator_head(tell)}: {tell.say(f'jumlah {whole}', f'sum of {whole}')}"
    )
    yield Line(
        f"{numerator_head(tell)}: {tell.say(f'jumlah {part}', f'sum of {part}')}"
    )
    yield Line(
        tell.say(
            "Hanya baris yang kedua kolomnya terisi; jumlah dibagi jumlah, bukan "
            "rata-rata persen.",
            "Only rows in which both columns are known; sum over sum, not a mean of "
            "per cents.",
        )
    )


def _sides(kind: Coverage | Rate | Ratio | Count, tell: Telling) -> Iterator[Line]:
    if isinstance(kind, Count):
        yield _side_line(
            tell.say("Yang dihitung", "What is counted"), kind.numerator, tell
        )
        return
    if isinstance(kind.denominator, EligibleSide):
        label = tell.label(tell.catalogue.eligible[kind.denominator.eligible].label)
        head = tell.say(
            f"{denominator_head(tell)}: sasaran “{label}”",
            f"{denominator_head(tell)}: the eligible “{label}”",
        )
        yield Line(head, eligible_lines(kind.denominator, tell))
    else:
        yield _side_line(denominator_head(tell), kind.denominator, tell)
    yield _side_line(numerator_head(tell), kind.numerator, tell)
    if isinstance(kind, Ratio):
        yield Line(
            tell.say(
                "Bila keduanya dari himpunan data yang sama, hanya baris yang kedua "
                "kolomnya terisi.",
                "Where both come from one dataset, only rows with both columns known.",
            )
        )


def _side_line(head: str, side: Side, tell: Telling) -> Line:
    dataset = tell.catalogue.datasets[side.selection.dataset]
    data = tell.label(dataset.label)
    if side.sum:
        column = tell.column(dataset, side.sum)
        what = tell.say(
            f"jumlah {column} dari “{data}”", f"sum of {column} of “{data}”"
        )
    else:
        row = tell.label(dataset.one_row)
        what = tell.say(
            f"banyaknya baris “{data}” (satu baris: {row})",
            f"rows of “{data}” (one row: {row})",
        )
    times = f"{tell.number(side.times)} x " if side.times != 1 else ""
    return Line(f"{head}: {times}{what}", tuple(selection_lines(side.selection, tell)))


def _value_of_rows(kind: Mean | Quantile, tell: Telling) -> Iterator[Line]:
    dataset = tell.catalogue.datasets[kind.selection.dataset]
    column = tell.column(dataset, kind.value)
    yield _rows_line(kind.selection, tell)
    yield _denominator_of_rows(kind, tell)
    if isinstance(kind, Mean):
        yield Line(
            tell.say(
                f"Nilai: jumlah {column} dibagi banyaknya baris yang {column}-nya "
                "terisi",
                f"Value: sum of {column} over the rows in which {column} is known",
            )
        )
        return
    share, step = tell.number(kind.at * 100), tell.number(kind.step)
    top = tell.number(kind.up_to)
    yield Line(
        tell.say(
            f"Nilai: {column} terkecil yang dicapai paling sedikit {share} % baris, "
            f"dalam langkah {step}; di atas {top} menjadi satu kelas terakhir",
            f"Value: the smallest {column} that at least {share} % of rows reach, in "
            f"steps of {step}; above {top} is one last class",
        )
    )


def _areas(kind: AreasReached, tell: Telling) -> tuple[Line, ...]:
    level = level_words(kind.area_level, tell)
    limit = limit_words(kind.reach, tell.number(kind.limit), tell)
    of = indicator_words(kind.of, tell)
    return (
        Line(
            f"{denominator_head(tell)}: "
            + tell.say(f"semua wilayah tingkat {level}", f"all areas of level {level}")
        ),
        Line(
            f"{numerator_head(tell)}: "
            + tell.say(f"yang nilai {of}-nya {limit}", f"those where {of} is {limit}")
        ),
        Line(tell.label(vocabulary.WITHOUT_VALUES[kind.without_value])),
    )


def _index(kind: Index, tell: Telling) -> Iterator[Line]:
    yield Line(
        tell.say(
            "Dihitung persis di setiap wilayah dari nilai wilayah itu sendiri:",
            "Computed exactly at each area from the values of that area:",
        ),
        (formula_line(kind.formula, tell),),
    )
    if kind.bands:
        yield Line(tell.say("Golongan:", "Bands:"), band_lines(kind.bands, tell))
    if kind.rounded_first is not None:
        places = tell.number(kind.rounded_first)
        yield Line(
            tell.say(
                f"Sebelum digolongkan dibulatkan setengah ke atas, {places} desimal.",
                f"Rounded half up to {places} decimals before banding.",
            )
        )
