"""Readings that look at other rows: exchanged, copied, left out, carried on."""

from collections.abc import Iterator
from fractions import Fraction

from derajat.audit.broken import Broken
from derajat.audit.discovery.naming import fraction_text
from derajat.audit.relations import RelationKind
from derajat.audit.tables import Place
from derajat.model.labels import Label
from derajat.model.numerals import render_number


def read_exchanged_rows(broken: Broken) -> Iterator[Label]:
    """Another row of the relation that holds what this one should, and the reverse."""
    table = broken.judgement.table
    own = broken.outcome
    if broken.judged.relation.kind in (RelationKind.TOTAL, RelationKind.MEAN):
        return
    for other in broken.judged.broken:
        if other.check.target == own.check.target:
            continue
        printed = broken.value(other.check.target)
        if printed == own.rounded and broken.printed.exact == other.rounded:
            row = table.by_row[other.check.target.row].label
            yield Label(f"tertukar dengan {row}", f"exchanged with {row}")


def read_filled_down(broken: Broken) -> Iterator[Label]:
    table = broken.judgement.table
    if broken.judged.relation.kind in (RelationKind.TOTAL, RelationKind.MEAN):
        return
    numbers = [row.number for row in table.rows]
    index = numbers.index(broken.target.row)
    if not index or not broken.printed.value:
        return
    above = Place(numbers[index - 1], broken.target.column)
    if broken.value(above) == broken.printed.exact:
        row = table.by_row[above.row].label
        yield Label(f"sama dengan baris di atasnya ({row})", f"copied from {row} above")


def read_exchanged_inputs(broken: Broken) -> Iterator[Label]:
    """The inputs of the row above or below would give what is printed."""
    if broken.judged.relation.kind not in (RelationKind.QUOTIENT, RelationKind.PRODUCT):
        return
    table, check = broken.judgement.table, broken.outcome.check
    numbers = [row.number for row in table.rows]
    index = numbers.index(broken.target.row)
    for near in (index - 1, index + 1):
        if not 0 <= near < len(numbers):
            continue
        label = table.rows[near].label
        for position, place in enumerate(check.inputs):
            values = [broken.value(p) for p in check.inputs]
            values[position] = broken.value(Place(numbers[near], place.column))
            if broken.gives(_evaluate(broken, values)):
                name = table.name_of(place.column)
                yield Label(
                    f"cocok dengan “{name}” dari {label}",
                    f"it fits “{name}” of {label}",
                )


def _evaluate(broken: Broken, values: list[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return None
    return broken.outcome.check.formula.evaluate(known)


def read_exchanged_terms(broken: Broken) -> Iterator[Label]:
    """A term that stands in the row above or below."""
    if broken.judged.relation.kind is not RelationKind.SUM:
        return
    table, check = broken.judgement.table, broken.outcome.check
    numbers = [row.number for row in table.rows]
    index = numbers.index(broken.target.row)
    values = [broken.value(place) or Fraction(0) for place in check.inputs]
    for position, place in enumerate(check.inputs):
        needed = check.formula.solve(position, broken.printed.exact, values)
        for near in (index - 1, index + 1):
            if not 0 <= near < len(numbers) or not needed:
                continue
            if broken.value(Place(numbers[near], place.column)) == needed:
                name, row = table.name_of(place.column), table.rows[near].label
                cell = table.cell_of(place)
                yield Label(
                    f"“{name}” {cell} tertukar dengan {row}",
                    f"“{name}” {cell} is exchanged with {row}",
                )


def read_more_or_fewer_rows(broken: Broken) -> Iterator[Label]:
    """One row left out of a total or counted twice, or a wrong cell carried on."""
    if broken.judged.relation.kind is not RelationKind.TOTAL:
        return
    table, check = broken.judgement.table, broken.outcome.check
    surplus = broken.printed.exact - broken.outcome.expected
    for place in check.inputs:
        row, value = table.by_row[place.row].label, broken.value(place)
        if value and value == -surplus:
            yield Label(f"baris {row} tidak ikut dijumlahkan", f"{row} was left out")
        elif value and value == surplus:
            yield Label(f"baris {row} dijumlahkan dua kali", f"{row} was added twice")


def read_carried_on(broken: Broken) -> Iterator[Label]:
    """A total that would be right if a wrong cell above it were mended."""
    if broken.judged.relation.kind is not RelationKind.TOTAL:
        return
    table = broken.judgement.table
    surplus = broken.printed.exact - broken.outcome.expected
    for judged in broken.judgement.judged:
        for other in judged.broken:
            place = other.check.target
            value = broken.value(place)
            is_above = place in broken.outcome.check.inputs
            if place == broken.judgement.culprit(broken.outcome).place:
                continue
            if is_above and value is not None and other.rounded - value == surplus:
                row = table.by_row[place.row].label
                yield Label(
                    f"cocok bila {row} diperbaiki menjadi "
                    f"{render_number(fraction_text(other.rounded))}",
                    f"it fits once {row} is mended to "
                    f"{render_number(fraction_text(other.rounded), 'en')}",
                )


def read_mean_instead(broken: Broken) -> Iterator[Label]:
    """The mean of the rows where a total row should divide its own totals."""
    table = broken.judgement.table
    row = table.by_row[broken.target.row]
    if not row.is_total or broken.judged.relation.kind is not RelationKind.QUOTIENT:
        return
    column = broken.target.column
    values = [
        other.numbers[column].exact
        for other in table.detail_rows
        if column in other.numbers
    ]
    if values and broken.gives(sum(values, Fraction(0)) / len(values)):
        yield Label(
            "rata-rata persentase baris, bukan dari jumlahnya",
            "the mean of the percentages, not of the totals",
        )
