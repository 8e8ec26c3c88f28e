"""Readings that look at other columns: one term more, another denominator or scale."""

from collections.abc import Iterator
from fractions import Fraction

from derajat.audit.broken import Broken
from derajat.audit.discovery.naming import fraction_text
from derajat.audit.formulas import Linear, Product, Quotient
from derajat.audit.relations import RelationKind
from derajat.audit.rounding import round_half_up
from derajat.audit.tables import Place
from derajat.model.labels import Label
from derajat.model.numerals import render_number


_SCALE_WORDS = (
    ("per mil", 1000),
    ("permil", 1000),
    ("per 1.000", 1000),
    ("per 1000", 1000),
    ("per 100.000", 100_000),
    ("per 100000", 100_000),
)


def read_more_or_fewer_terms(broken: Broken) -> Iterator[Label]:
    """One column more, or one less, than the sum has."""
    if broken.judged.relation.kind is not RelationKind.SUM:
        return
    table, check = broken.judgement.table, broken.outcome.check
    surplus = broken.printed.exact - broken.outcome.expected
    if not surplus:
        return
    for column in table.number_columns:
        place = Place(broken.target.row, column.number)
        if place not in check.places and broken.value(place) == surplus:
            yield Label(
                f"“{column.name}” ikut dijumlahkan",
                f"“{column.name}” was added as well",
            )
    for place in check.inputs:
        name = table.name_of(place.column)
        if broken.value(place) == -surplus:
            yield Label(f"“{name}” tidak ikut dijumlahkan", f"“{name}” was left out")
        elif broken.value(place) == surplus:
            yield Label(f"“{name}” dijumlahkan dua kali", f"“{name}” was added twice")


def read_part_over_whole(broken: Broken) -> Iterator[Label]:
    """Parts that add up to more than a whole that is printed in the same row."""
    if not isinstance(broken.outcome.check.formula, Linear):
        return
    if broken.judged.relation.kind is not RelationKind.SUM:
        return
    table = broken.judgement.table
    for other in broken.judgement.judged:
        relation = other.relation
        if relation.kind is RelationKind.SUM and set(
            broken.judged.relation.sources
        ) < set(relation.sources):
            whole = broken.value(Place(broken.target.row, relation.target))
            if whole is not None and broken.outcome.expected > whole:
                name = table.name_of(relation.target)
                yield Label(
                    f"bagian-bagiannya melebihi “{name}” "
                    f"({render_number(fraction_text(whole))})",
                    f"its parts are more than “{name}” "
                    f"({render_number(fraction_text(whole), 'en')})",
                )


def read_other_columns(broken: Broken) -> Iterator[Label]:
    """Another column as denominator or numerator."""
    formula = broken.outcome.check.formula
    if not isinstance(formula, Quotient):
        return
    table, check = broken.judgement.table, broken.outcome.check
    part, whole = (broken.value(place) for place in check.inputs)
    for column in table.number_columns:
        place = Place(broken.target.row, column.number)
        value = broken.value(place)
        if place in check.places or not value or part is None or whole is None:
            continue
        if broken.gives(formula.evaluate((part, value))):
            yield Label(
                f"cocok dengan penyebut “{column.name}”",
                f"it fits the denominator “{column.name}”",
            )
        elif broken.gives(formula.evaluate((value, whole))):
            yield Label(
                f"cocok dengan pembilang “{column.name}”",
                f"it fits the numerator “{column.name}”",
            )


def read_other_factor(broken: Broken) -> Iterator[Label]:
    """A rounder factor than the printed one, such as 17.5 where 18 is printed."""
    check = broken.outcome.check
    if not isinstance(check.formula, Product):
        return
    table = broken.judgement.table
    values = [broken.value(place) for place in check.inputs]
    known = [value for value in values if value is not None]
    for index, place in enumerate(check.inputs):
        needed = check.formula.solve(index, broken.printed.exact, known)
        decimals = table.by_column[place.column].decimals + 1
        if needed is not None and needed == round_half_up(needed, decimals):
            name, text = table.name_of(place.column), fraction_text(needed)
            yield Label(
                f"cocok bila “{name}” {render_number(text)}",
                f"it fits when “{name}” is {render_number(text, 'en')}",
            )


def read_other_scale(broken: Broken) -> Iterator[Label]:
    """A row that states another scale in words, such as per mil."""
    formula = broken.outcome.check.formula
    if not isinstance(formula, Quotient) or not broken.printed.value:
        return
    table = broken.judgement.table
    words = " ".join(table.by_row[broken.target.row].texts.values()).casefold()
    scale = formula.scale
    for text, stated in _SCALE_WORDS:
        if text in words and stated != formula.scale:
            scale = Fraction(stated)
            part, whole = (broken.value(place) for place in broken.outcome.check.inputs)
            if part is not None and whole:
                result = round_half_up(part * stated / whole, broken.outcome.decimals)
                shown = fraction_text(result)
                yield Label(
                    f"baris ini {text}: {render_number(shown)}",
                    f"this row is {text}: {render_number(shown, 'en')}",
                )
            break
    part = broken.value(broken.outcome.check.inputs[0])
    if part:
        fitting = round_half_up(part * scale / broken.printed.exact, 0)
        yield Label(
            f"cocok dengan penyebut sekitar {render_number(fraction_text(fitting))}",
            "it fits a denominator of about "
            f"{render_number(fraction_text(fitting), 'en')}",
        )


def find_consequences(broken: Broken) -> Iterator[Label]:
    """What a percentage would become once the number it counts is mended."""
    judgement, place = broken.judgement, broken.target
    if broken.judged.relation.kind is not RelationKind.SUM:
        return
    table = judgement.table
    for judged in judgement.judged:
        relation = judged.relation
        is_fed = relation.sources[:1] == (place.column,) and len(relation.sources) == 2
        if relation.kind is not RelationKind.QUOTIENT or not is_fed:
            continue
        whole = broken.value(Place(place.row, relation.sources[1]))
        printed = broken.value(Place(place.row, relation.target))
        if not whole or printed is None:
            continue
        result = relation.formula.evaluate((broken.outcome.rounded, whole))
        if result is None or round_half_up(result, 1) == printed:
            continue
        name, text = (
            table.name_of(relation.target),
            fraction_text(round_half_up(result, 2)),
        )
        yield Label(
            f"Bila diperbaiki, “{name}” menjadi {render_number(text)}",
            f"Once mended, “{name}” becomes {render_number(text, 'en')}",
        )
