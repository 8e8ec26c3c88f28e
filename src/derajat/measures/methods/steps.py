"""The steps of a derived dataset, one line each, in their order."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from derajat.measures import vocabulary
from derajat.measures.methods.conditions import where_line
from derajat.measures.methods.expressions import derivation_line
from derajat.measures.methods.page import Line
from derajat.measures.methods.telling import Telling
from derajat.model.conditions import Condition
from derajat.model.datasets import Dataset, DerivedDataset
from derajat.model.expressions import Fallback, Statistic, Summary
from derajat.model.indicators import KeepOne
from derajat.model.steps import (
    Attach,
    Derive,
    EachCode,
    EachPeriod,
    Fill,
    Keep,
    Match,
    Stack,
    Step,
    Summarise,
    Trailing,
    Where,
)


def step_lines(dataset: DerivedDataset, tell: Telling) -> tuple[Line, ...]:
    """What is done to the source, top to bottom."""
    wide = _with_passing_columns(dataset, tell)
    return tuple(_step_line(step, wide, tell) for step in dataset.steps)


def _with_passing_columns(dataset: DerivedDataset, tell: Telling) -> Dataset:
    """The dataset with every column that one of its steps can read."""
    source = tell.catalogue.datasets[dataset.source]
    derived = [step.column for step in dataset.steps if isinstance(step, Derive)]
    known = {c.name: c for c in (*derived, *dataset.columns, *source.columns)}
    return replace(dataset, columns=tuple(known.values()))


def _step_line(step: Step, dataset: Dataset, tell: Telling) -> Line:
    if isinstance(step, Where):
        head = tell.say("hanya baris dengan", "only rows where")
        return where_line(head, step.condition, dataset, tell)
    if isinstance(step, Derive):
        return derivation_line(step.column, step.expression, dataset, tell)
    if isinstance(step, Summarise):
        return _summarise_line(step, dataset, tell)
    if isinstance(step, Attach):
        return _attach_line(step, dataset, tell)
    if isinstance(step, EachCode):
        return _each_code_line(step, dataset, tell)
    return Line(_plain(step, dataset, tell))


def _plain(
    step: EachPeriod | Keep | Trailing | Stack | Fill, dataset: Dataset, tell: Telling
) -> str:
    if isinstance(step, EachPeriod):
        return _each_period(step, dataset, tell)
    if isinstance(step, Keep):
        return keep_words(step, dataset, tell)
    if isinstance(step, Trailing):
        column, more = tell.column(dataset, step.column), tell.number(step.periods - 1)
        return tell.say(
            f"setiap baris juga dihitung dalam {more} periode sesudah {column}-nya",
            f"a row also counts in the {more} periods after its {column}",
        )
    if isinstance(step, Stack):
        columns = tell.columns(dataset, step.columns)
        return tell.say(
            f"kolom {columns} menjadi baris: namanya ke `{step.name}`, isinya ke "
            f"`{step.value}`",
            f"the columns {columns} become rows: their name in `{step.name}`, their "
            f"content in `{step.value}`",
        )
    other = tell.label(tell.catalogue.datasets[step.other].label)
    names = tell.columns(dataset, step.where_none)
    return tell.say(
        f"ditambah baris dari “{other}” untuk {names} yang belum ada di sini",
        f"with the rows of “{other}” for every {names} that is not here yet",
    )


def _each_period(step: EachPeriod, dataset: Dataset, tell: Telling) -> str:
    period = tell.label(vocabulary.PERIODS[step.kind])
    presence = tell.label(vocabulary.PRESENCES[step.presence])
    start = tell.column(dataset, step.valid_from)
    end = tell.column(dataset, step.valid_until)
    return tell.say(
        f"satu baris per {period} (`{step.name}`, dengan `awal_periode` dan "
        f"`akhir_periode`) untuk {presence}; terdaftar dari {start} sampai {end}",
        f"one row per {period} (`{step.name}`, with `awal_periode` and "
        f"`akhir_periode`) for those {presence}; registered from {start} to {end}",
    )


def keep_words(keep: Keep | KeepOne, dataset: Dataset, tell: Telling) -> str:
    """One row per what, which one, and what decides between equals."""
    names = ", ".join(
        tell.say("periode", "period")
        if name == "period"
        else tell.column(dataset, name)
        for name in keep.one_per
    )
    which = tell.label(vocabulary.WHICH[keep.which])
    order = tell.column(dataset, keep.order)
    text = tell.say(
        f"satu baris per {names}: {which} menurut {order}",
        f"one row per {names}: {which} by {order}",
    )
    if keep.then_highest:
        highest = tell.column(dataset, keep.then_highest)
        text += tell.say(
            f"; bila sama, yang {highest}-nya tertinggi",
            f"; of equals the one with the highest {highest}",
        )
    return text + tell.say(
        f"; bila masih sama, {which} diterima", f"; then {which} received"
    )


def _summarise_line(step: Summarise, dataset: Dataset, tell: Telling) -> Line:
    names = tell.columns(dataset, step.one_per)
    head = tell.say(f"diringkas, satu baris per {names}:", f"one row per {names}:")
    return Line(head, tuple(_summary(each, dataset, tell) for each in step.summaries))


def _summary(summary: Summary, dataset: Dataset, tell: Telling) -> Line:
    column = tell.column(dataset, summary.column) if summary.column else ""
    words = _STATISTICS[summary.statistic](tell, column, tell.number(summary.nth))
    head = f"`{summary.name}` = {words}"
    asked: Condition | None = summary.condition
    if asked is not None:
        return where_line(head, asked, dataset, tell)
    if summary.where is None:
        return Line(head)
    limited = tell.say(f"{head}, hanya baris dengan", f"{head}, only rows where")
    return where_line(limited, summary.where, dataset, tell)


_Words = Callable[[Telling, str, str], str]
_STATISTICS: dict[Statistic, _Words] = {
    Statistic.COUNT: lambda tell, *_: tell.say("banyaknya baris", "number of rows"),
    Statistic.SUM: lambda tell, column, _: tell.say(
        f"jumlah {column}", f"sum of {column}"
    ),
    Statistic.MIN: lambda tell, column, _: tell.say(
        f"{column} terkecil", f"smallest {column}"
    ),
    Statistic.MAX: lambda tell, column, _: tell.say(
        f"{column} terbesar", f"largest {column}"
    ),
    Statistic.DISTINCT: lambda tell, column, _: tell.say(
        f"banyaknya {column} yang berbeda", f"number of different {column}"
    ),
    Statistic.NTH: lambda tell, column, nth: tell.say(
        f"{column} berbeda yang ke-{nth} menurut urutan",
        f"different {column} number {nth} in rising order",
    ),
    Statistic.ANY: lambda tell, *_: tell.say(
        "ya bila pada paling sedikit satu baris", "yes if on at least one row"
    ),
    Statistic.EVERY: lambda tell, *_: tell.say(
        "ya bila pada semua baris", "yes if on every row"
    ),
}


def _attach_line(step: Attach, dataset: Dataset, tell: Telling) -> Line:
    if step.is_codelist:
        label = tell.catalogue.codelists[step.other].label
    else:
        label = tell.catalogue.datasets[step.other].label
    other = tell.label(label)
    match = _match_words(step.match, dataset, tell)
    head = tell.say(
        f"dicocokkan dengan “{other}” ({match}), diambil:",
        f"matched with “{other}” ({match}), taking:",
    )
    return Line(head, _taken_lines(step.take, tell))


def _each_code_line(step: EachCode, dataset: Dataset, tell: Telling) -> Line:
    other = tell.label(tell.catalogue.codelists[step.codelist].label)
    match = _match_words(step.match, dataset, tell)
    among = tell.say(f" yang cocok ({match})", f" that matches ({match})")
    limited = among if step.match else ""
    head = tell.say(
        f"satu baris per baris daftar “{other}”{limited}, diambil:",
        f"one row per row of the list “{other}”{limited}, taking:",
    )
    return Line(head, _taken_lines(step.take, tell))


def _match_words(match: Iterable[Match], dataset: Dataset, tell: Telling) -> str:
    parts = []
    for each in match:
        own = tell.column(dataset, each.column)
        if each.earlier_by:
            own += f" - {tell.number(each.earlier_by)}"
        parts.append(f"{own} = `{each.other}`")
    return ", ".join(parts)


def _taken_lines(taken: Iterable[Fallback], tell: Telling) -> tuple[Line, ...]:
    lines = []
    for each in taken:
        text = f"`{each.column}` = `{each.source}`"
        if each.missing is not None:
            shown = each.missing
            text += tell.say(f"; bila tidak ada: {shown}", f"; if none: {shown}")
        lines.append(Line(text))
    return tuple(lines)
