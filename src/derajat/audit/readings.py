"""Other readings of a wrong number: how it may have come about."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from derajat.audit.discovery.naming import fraction_text
from derajat.audit.formulas import Linear, Product, Quotient
from derajat.audit.judging import Judged, Judgement
from derajat.audit.relations import Outcome, RelationKind
from derajat.audit.rounding import round_half_up
from derajat.audit.tables import Place, PrintedNumber
from derajat.model.labels import Label
from derajat.model.numerals import render_number


MOST_READINGS = 2


@dataclass(frozen=True)
class Broken:
    """A broken check with everything its readings may look at."""

    judgement: Judgement
    judged: Judged
    outcome: Outcome

    @property
    def target(self) -> Place:
        return self.outcome.check.target

    @property
    def printed(self) -> PrintedNumber:
        return self.judgement.table.printed_at(self.target)

    def value(self, place: Place) -> Fraction | None:
        number = self.judgement.table.number_at(place)
        return number.exact if number else None

    def gives(self, result: Fraction | None) -> bool:
        """Whether a result, rounded as the cell is, is what is printed."""
        if result is None:
            return False
        return round_half_up(result, self.outcome.decimals) == self.printed.exact


def find_readings(broken: Broken) -> tuple[Label, ...]:
    """The first readings that explain a broken cell, the most telling first."""
    found: list[Label] = []
    for read in _READERS:
        for label in read(broken):
            if label not in found:
                found.append(label)
            if len(found) == MOST_READINGS:
                return tuple(found)
    return tuple(found)


def digit_reading(printed: PrintedNumber, needed: Fraction, decimals: int) -> Label:
    """How a slip of the pen turns the needed number into the printed one, or ""."""
    if printed.exact and needed:
        for power in (1, 2, 3, -1, -2, -3):
            if printed.exact * Fraction(10) ** power == needed:
                times = 10 ** abs(power)
                return Label(
                    f"selisihnya {render_number(times)} kali: tanda desimal atau nol "
                    "hilang",
                    f"off by a factor of {times}: a decimal mark or a zero is lost",
                )
    was, should = _digits(printed.exact, decimals), _digits(needed, decimals)
    if len(was) == len(should) and sorted(was) == sorted(should):
        wrong = [i for i, (a, b) in enumerate(zip(was, should, strict=True)) if a != b]
        if len(wrong) == 2:
            return Label("dua angka tertukar letaknya", "two digits are exchanged")
    if len(was) == len(should):
        wrong = [i for i, (a, b) in enumerate(zip(was, should, strict=True)) if a != b]
        if len(wrong) == 1 and len(was) > 1:
            return Label("satu angka salah ketik", "one digit is mistyped")
    longer, shorter = max(was, should, key=len), min(was, should, key=len)
    if len(longer) == len(shorter) + 1 and any(
        longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))
    ):
        if len(was) < len(should):
            return Label("satu angka hilang", "one digit is missing")
        return Label("satu angka kelebihan", "there is one digit too many")
    return Label("", "")


def _digits(value: Fraction, decimals: int) -> str:
    return str(abs(int(round_half_up(value, decimals) * 10**decimals)))


def _exchanged_rows(broken: Broken) -> Iterator[Label]:
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


def _filled_down(broken: Broken) -> Iterator[Label]:
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


def _exchanged_inputs(broken: Broken) -> Iterator[Label]:
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


def _more_or_fewer_terms(broken: Broken) -> Iterator[Label]:
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


def _more_or_fewer_rows(broken: Broken) -> Iterator[Label]:
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


def _carried_on(broken: Broken) -> Iterator[Label]:
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


def _mean_instead(broken: Broken) -> Iterator[Label]:
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


def _digit_slips(broken: Broken) -> Iterator[Label]:
    culprit = broken.judgement.culprit(broken.outcome)
    table = broken.judgement.table
    printed = table.number_at(culprit.place)
    if printed is None:
        return
    decimals = max(printed.decimals, table.by_column[culprit.place.column].decimals)
    label = digit_reading(printed, culprit.needed, decimals)
    if label.id and culprit.place == broken.target:
        yield label
    elif label.id:
        cell = culprit.place.cell
        yield Label(f"{label.id} di {cell}", f"{label.en} in {cell}")


def _other_columns(broken: Broken) -> Iterator[Label]:
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


def _other_factor(broken: Broken) -> Iterator[Label]:
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


def find_consequences(broken: Broken) -> Iterator[Label]:
    """What a percentage would become once the number it counts is mended."""
    judgement, place = broken.judgement, broken.target
    if broken.judged.relation.kind is not RelationKind.SUM:
        return
    table = judgement.table
    for judged in judgement.judged:
        relation = judged.relation
        is_fed = relation.sources[:1] == (place.column,)
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


def _other_scale(broken: Broken) -> Iterator[Label]:
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


_SCALE_WORDS = (
    ("per mil", 1000),
    ("permil", 1000),
    ("per 1.000", 1000),
    ("per 1000", 1000),
    ("per 100.000", 100_000),
    ("per 100000", 100_000),
)


def _part_over_whole(broken: Broken) -> Iterator[Label]:
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


_READERS: tuple[Callable[[Broken], Iterator[Label]], ...] = (
    _exchanged_rows,
    _carried_on,
    _more_or_fewer_rows,
    _more_or_fewer_terms,
    _mean_instead,
    _part_over_whole,
    _filled_down,
    _exchanged_inputs,
    _digit_slips,
    _other_factor,
    _other_columns,
    _other_scale,
)
