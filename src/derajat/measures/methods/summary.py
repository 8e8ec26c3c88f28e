"""A definition in one sentence, and as a formula of one line."""

from derajat.measures.explaining.condition_words import render_condition
from derajat.measures.methods.formulas import (
    indicator_words,
    level_words,
    limit_words,
)
from derajat.measures.methods.telling import Telling
from derajat.model.conditions import All, AnyOf, Condition, NoneOf
from derajat.model.formulas import indicators_of
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
    Side,
    SumProportion,
)


def definition_words(kind: Kind, tell: Telling) -> str:
    """What the number says, in one sentence."""
    if isinstance(kind, Index):
        listed = ", ".join(sorted(indicators_of(kind.formula)))
        return tell.say(f"indeks dari {listed}", f"index of {listed}")
    if isinstance(kind, AreasReached):
        level, of = level_words(kind.area_level, tell), indicator_words(kind.of, tell)
        limit = limit_words(kind.reach, tell.number(kind.limit), tell)
        return tell.say(
            f"bagian wilayah ({level}) yang nilai {of}-nya {limit}",
            f"share of areas ({level}) where {of} is {limit}",
        )
    if isinstance(kind, Count):
        return top_words(kind, tell)
    if isinstance(kind, Proportion):
        return _share_of_rows(kind, tell)
    if isinstance(kind, Mean | Quantile):
        column, data = _column(kind, kind.value, tell), _data(kind, tell)
        if isinstance(kind, Mean):
            return tell.say(
                f"rata-rata {column} dari “{data}”", f"mean of {column} of “{data}”"
            )
        share = tell.number(kind.at * 100)
        return tell.say(
            f"persentil ke-{share} dari {column}, “{data}”",
            f"percentile {share} of {column} of “{data}”",
        )
    return tell.say(
        f"{top_words(kind, tell)}, dibandingkan dengan {bottom_words(kind, tell)}",
        f"{top_words(kind, tell)}, against {bottom_words(kind, tell)}",
    )


def _share_of_rows(kind: Proportion, tell: Telling) -> str:
    dataset = tell.catalogue.datasets[kind.selection.dataset]
    data = tell.label(dataset.label)
    if _is_nested(kind.numerator) or _is_nested(kind.denominator):
        return tell.say(
            f"bagian dari “{data}” yang memenuhi syarat pembilang di bawah",
            f"share of “{data}” that meets the numerator below",
        )
    numerator = render_condition(kind.numerator, dataset, tell.language)
    among = ""
    if kind.denominator is not None:
        limit = render_condition(kind.denominator, dataset, tell.language)
        among = tell.say(f" dengan {limit}", f" where {limit}")
    return tell.say(
        f"bagian dari “{data}”{among}, yang {numerator}",
        f"share of “{data}”{among}, in which {numerator}",
    )


def _is_nested(condition: Condition | None) -> bool:
    """Whether a condition is more than clauses that must all be true."""
    if isinstance(condition, All):
        return any(_is_nested(part) for part in condition.conditions)
    return isinstance(condition, AnyOf | NoneOf)


def formula_words(kind: Kind, scale: int, tell: Telling) -> str:
    """`numerator / denominator x 100`."""
    times = f" x {tell.number(scale)}" if scale != 1 else ""
    if isinstance(kind, Index):
        return tell.say("lihat rumus di bawah", "see the rule below")
    if isinstance(kind, Count):
        return f"{top_words(kind, tell)}{times}"
    if isinstance(kind, Quantile):
        return definition_words(kind, tell) + times
    return f"{top_words(kind, tell)} / {bottom_words(kind, tell)}{times}"


def top_words(kind: Kind, tell: Telling) -> str:
    """The numerator in a few words."""
    if isinstance(kind, Coverage | Rate | Ratio | Count):
        return _side(kind.numerator, tell)
    if isinstance(kind, SumProportion):
        return tell.say("jumlah ", "sum of ") + _column(kind, kind.part, tell)
    if isinstance(kind, Proportion):
        return tell.say(
            "baris yang memenuhi syarat pembilang", "rows that meet the numerator"
        )
    if isinstance(kind, Mean):
        return tell.say("jumlah ", "sum of ") + _column(kind, kind.value, tell)
    return tell.say("wilayah yang mencapai batas", "areas that reach the limit")


def bottom_words(kind: Kind, tell: Telling) -> str:
    """The denominator in a few words."""
    if isinstance(kind, Coverage | Rate | Ratio):
        return _side(kind.denominator, tell)
    if isinstance(kind, SumProportion):
        return tell.say("jumlah ", "sum of ") + _column(kind, kind.whole, tell)
    if isinstance(kind, Proportion):
        data = _data(kind, tell)
        return tell.say(f"baris penyebut “{data}”", f"denominator rows of “{data}”")
    if isinstance(kind, Mean):
        return tell.say("banyaknya baris", "number of rows")
    return tell.say("semua wilayah", "all areas")


def _side(side: Side | EligibleSide, tell: Telling) -> str:
    if isinstance(side, EligibleSide):
        label = tell.label(tell.catalogue.eligible[side.eligible].label)
        return tell.say(f"sasaran {label}", f"eligible: {label}")
    dataset = tell.catalogue.datasets[side.selection.dataset]
    times = f"{tell.number(side.times)} x " if side.times != 1 else ""
    if side.sum:
        column = tell.column(dataset, side.sum)
        return times + tell.say(f"jumlah {column}", f"sum of {column}")
    data = tell.label(dataset.label)
    return times + tell.say(f"banyaknya baris “{data}”", f"rows of “{data}”")


def _column(kind: SumProportion | Mean | Quantile, name: str, tell: Telling) -> str:
    return tell.column(tell.catalogue.datasets[kind.selection.dataset], name)


def _data(kind: Proportion | SumProportion | Mean | Quantile, tell: Telling) -> str:
    return tell.label(tell.catalogue.datasets[kind.selection.dataset].label)
