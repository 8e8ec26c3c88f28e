"""Conditions read aloud, with the labels of their columns."""

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
from derajat.model.datasets import Dataset
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_number
from derajat.model.scalars import show_scalar


_RELATIONS = {
    Relation.IS: Label("sama dengan", "is"),
    Relation.BELOW: Label("di bawah", "is below"),
    Relation.AT_MOST: Label("paling banyak", "is at most"),
    Relation.ABOVE: Label("di atas", "is above"),
    Relation.AT_LEAST: Label("paling sedikit", "is at least"),
}


def render_column(dataset: Dataset, name: str, language: str = "id") -> str:
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
    name = render_column(dataset, line.column, language)
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
        other = render_column(dataset, line.other, language)
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
