"""The formula of an index as nested lines."""

from derajat.measures import vocabulary
from derajat.measures.methods.page import Line
from derajat.measures.methods.telling import Telling
from derajat.model.areas import AreaLevel
from derajat.model.formulas import (
    AtLeast,
    AtMost,
    BandLimit,
    DifferenceOf,
    Formula,
    MeanOf,
    MeanOver,
    RatioOf,
    Reach,
    Reached,
    Spread,
    Threshold,
    Times,
    TimesParameter,
    ValueOf,
    Weighted,
)


def formula_line(formula: Formula, tell: Telling) -> Line:
    """The operator, with what it works on set in."""
    if isinstance(formula, ValueOf):
        return Line(indicator_words(formula.indicator, tell))
    if isinstance(formula, MeanOver):
        return Line(_mean(formula, tell))
    if isinstance(formula, Spread):
        return Line(_spread(formula, tell))
    if isinstance(formula, Reached):
        return _reached(formula, tell)
    if isinstance(formula, Weighted):
        return _weighted(formula, tell)
    if isinstance(formula, MeanOf):
        return _mean_of(formula, tell)
    if isinstance(formula, DifferenceOf):
        head = tell.say(
            "selisih, yang pertama dikurangi yang kedua:",
            "difference, the first less the second:",
        )
        return Line(head, _lines((formula.left, formula.right), tell))
    if isinstance(formula, RatioOf):
        head = tell.say(
            "hasil bagi, yang pertama dibagi yang kedua; tanpa nilai bila yang kedua "
            "nol:",
            "quotient, the first over the second; no value where the second is zero:",
        )
        return Line(head, _lines((formula.of, formula.to), tell))
    return Line(_of_one(formula, tell), _lines((formula.of,), tell))


def _mean_of(formula: MeanOf, tell: Telling) -> Line:
    rest = (
        tell.say("yang tanpa nilai ditinggalkan", "those without a value left out")
        if formula.leaves_out_missing
        else tell.say("tanpa nilai bila satu tidak ada", "none if one is missing")
    )
    head = tell.say(f"rata-rata, {rest}:", f"mean, {rest}:")
    named = tuple(Line(indicator_words(code, tell)) for code in formula.indicators)
    return Line(head, named)


def _lines(parts: tuple[Formula, ...], tell: Telling) -> tuple[Line, ...]:
    return tuple(formula_line(part, tell) for part in parts)


def indicator_words(code: str, tell: Telling) -> str:
    """Code and label of another indicator."""
    known = tell.catalogue.indicators.get(code)
    return f"{code} ({tell.label(known.label)})" if known else code


def _of_one(formula: AtMost | AtLeast | Times | TimesParameter, tell: Telling) -> str:
    if isinstance(formula, AtMost):
        limit = tell.number(formula.limit)
        return tell.say(f"paling tinggi {limit} dari:", f"at most {limit} of:")
    if isinstance(formula, AtLeast):
        limit = tell.number(formula.limit)
        return tell.say(f"paling rendah {limit} dari:", f"at least {limit} of:")
    if isinstance(formula, Times):
        by = tell.number(formula.by)
    else:
        by = parameter_words(formula.parameter, tell)
    return tell.say(f"{by} dikali:", f"{by} times:")


def parameter_words(name: str, tell: Telling) -> str:
    """The label of a parameter and its level, with every dated number and source."""
    parameter = tell.catalogue.parameters[name]
    numbers = [
        f"{each.area or tell.say('nasional', 'nation')} "
        f"{tell.say('sejak', 'since')} {tell.day(each.valid_from)}: "
        f"{tell.number(each.value)} ({each.source})"
        for each in parameter.values
    ]
    inherits = (
        tell.say("; bila kosong, wilayah di atasnya", "; else that of the higher area")
        if parameter.inherit
        else ""
    )
    level = level_words(parameter.area_level or AreaLevel.NATION.value, tell)
    return (
        f"{tell.label(parameter.label)} ({level}{inherits}; {parameter.unit}; "
        f"{'; '.join(numbers)})"
    )


def level_words(level: str, tell: Telling) -> str:
    """The level of area in words."""
    return tell.label(vocabulary.AREA_LEVELS[AreaLevel(level)])


def _weighted(formula: Weighted, tell: Telling) -> Line:
    lines = []
    for weight, part in formula.parts:
        inner = formula_line(part, tell)
        lines.append(Line(f"{tell.number(weight)} x {inner.text}", inner.inside))
    return Line(tell.say("jumlah tertimbang:", "weighted sum:"), tuple(lines))


def _mean(formula: MeanOver, tell: Telling) -> str:
    of = indicator_words(formula.indicator, tell)
    text = tell.say(
        f"rata-rata {of} menurut kelompok `{formula.over}`",
        f"mean of {of} over the group `{formula.over}`",
    )
    if formula.each_at_most is not None:
        limit = tell.number(formula.each_at_most)
        text += tell.say(
            f", masing-masing paling tinggi {limit}", f", each at most {limit}"
        )
    if formula.leaves_out_missing:
        return text + tell.say(
            "; kelompok tanpa nilai tidak ikut", "; groups without a value are left out"
        )
    return text + tell.say(
        "; tanpa nilai bila satu kelompok tidak bernilai",
        "; no value where a group has none",
    )


def _reached(formula: Reached, tell: Telling) -> Line:
    needed, of = tell.number(formula.needed), tell.number(len(formula.thresholds))
    missing = (
        tell.say("tanpa nilai bila satu tidak bernilai", "no value if one has none")
        if formula.needs_all_values
        else tell.say("tanpa nilai dianggap tidak tercapai", "no value is not reached")
    )
    head = tell.say(
        f"100 bila paling sedikit {needed} dari {of} ini tercapai, selain itu 0 "
        f"({missing}):",
        f"100 if at least {needed} of these {of} are reached, else 0 ({missing}):",
    )
    return Line(head, tuple(_threshold(each, tell) for each in formula.thresholds))


def _threshold(threshold: Threshold, tell: Telling) -> Line:
    limit = limit_words(threshold.reach, tell.number(threshold.limit), tell)
    return Line(f"{indicator_words(threshold.indicator, tell)} {limit}")


def limit_words(reach: Reach, limit: str, tell: Telling) -> str:
    """`at least 80`, `more than 80`, `at most 80` or `less than 80`."""
    return f"{tell.label(vocabulary.REACHES[reach])} {limit}"


def _spread(formula: Spread, tell: Telling) -> str:
    statistic = tell.label(vocabulary.SPREADS[formula.statistic])
    of, level = (
        indicator_words(formula.indicator, tell),
        level_words(formula.across, tell),
    )
    group = ", ".join(f"{column} {value}" for column, value in formula.group)
    within = f" ({group})" if group else ""
    return tell.say(
        f"{statistic} dari {of}{within} antar-{level}; tanpa nilai bila kurang dari 3 "
        "yang bernilai",
        f"{statistic} of {of}{within} across areas ({level}); no value with fewer "
        "than 3",
    )


def band_lines(bands: tuple[BandLimit, ...], tell: Telling) -> tuple[Line, ...]:
    """Each band from its limit up to, not including, the next."""
    lines = []
    for number, band in enumerate(bands):
        start = tell.number(band.start)
        if number + 1 < len(bands):
            end = tell.number(bands[number + 1].start)
            span = tell.say(f"{start} sampai di bawah {end}", f"{start} to below {end}")
        else:
            span = tell.say(f"{start} ke atas", f"{start} and above")
        lines.append(Line(f"{band.name}: {span}"))
    return tuple(lines)
