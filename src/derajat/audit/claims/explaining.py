"""Equations and implied numbers in words."""

from collections.abc import Mapping
from fractions import Fraction

from derajat.audit.claims.equations import Equation, Quantity, Says, Sum, System
from derajat.audit.claims.solving import Implied, find_implied
from derajat.audit.claims.units_said import Kind
from derajat.model.labels import Label
from derajat.model.numerals import render_number


_FORMS = {
    Says.SHARE: Label("{0} adalah {1} dari {2}", "{0} is {1} of {2}"),
    Says.RELATIVE: Label(
        "perubahan {0} adalah {1} dari {2}", "a change of {0} is {1} of {2}"
    ),
    Says.DENSITY: Label("{0} penduduk = {1} x {2}", "{0} people = {1} x {2}"),
    Says.LIMIT: Label("{1} tidak melebihi {0}", "{1} does not exceed {0}"),
    Says.CHANGE: Label("{0} = {1} + {2}", "{0} = {1} + {2}"),
}
_UNITS = {
    Kind.POINTS: Label(" poin persen", " percentage points"),
    Kind.AREA: Label(" km2", " km2"),
    Kind.DENSITY: Label(" per km2", " per km2"),
}
_SCALES = {
    100: Label(" %", " %"),
    1000: Label(" per 1.000", " per 1,000"),
    10_000: Label(" per 10.000", " per 10,000"),
    100_000: Label(" per 100.000", " per 100,000"),
    10**6: Label(" per 1.000.000", " per 1,000,000"),
}
_UNSAID = Label("jumlah yang tidak disebut", "a number that is not said")
_BOUNDS = {
    "above": Label("lebih dari {0}", "more than {0}"),
    "below": Label("kurang dari {0}", "less than {0}"),
    "about": Label("sekitar {0}", "about {0}"),
    "nearly": Label("hampir {0}", "nearly {0}"),
}


def tell_equation(
    system: System, equation: Equation, values: Mapping[str, Fraction] | None = None
) -> Label:
    """An equation in words; values stand in for numbers not as printed."""
    said = [
        _tell_quantity(system.quantities[name], (values or {}).get(name))
        for name in equation.names
    ]
    if equation.says is Says.TOTAL:
        return Label(*(_tell_sum([each.render(x) for each in said]) for x in _BOTH))
    form = _FORMS[equation.says]
    return Label(
        form.id.format(*(each.id for each in said)),
        form.en.format(*(each.en for each in said)),
    )


_BOTH = ("id", "en")


def _tell_sum(said: list[str]) -> str:
    return f"{said[0]} = {' + '.join(said[1:])}"


def tell_printed(quantity: Quantity) -> Label:
    """A quantity as printed, in the marks of each language."""
    return _tell_quantity(quantity, None)


def _tell_quantity(quantity: Quantity, value: Fraction | None) -> Label:
    mention = quantity.mention
    if value is not None:
        return tell_value(quantity, value)
    if mention is None:
        given = quantity.given
        return _UNSAID if given is None else tell_value(quantity, given)
    plain = _with_unit(quantity, mention.number, _printed_decimals(quantity))
    bound = _BOUNDS.get(mention.hedge.value)
    if bound is None:
        return plain
    return Label(bound.id.format(plain.id), bound.en.format(plain.en))


def tell_value(quantity: Quantity, value: Fraction, extra: int = 1) -> Label:
    """A computed number: whole for counts, else more decimals than printed."""
    mention = quantity.mention
    decimals = 0
    if quantity.kind not in (Kind.COUNT, Kind.BARE):
        decimals = max(1, (mention.decimals if mention else 0) + extra)
    elif value.denominator != 1 and abs(value) < _SMALL:
        decimals = 1
    return _with_unit(quantity, value, decimals)


_SMALL = 10
_PERCENT = 100


def _printed_decimals(quantity: Quantity) -> int:
    mention = quantity.mention
    if mention is None or quantity.kind in (Kind.COUNT, Kind.BARE):
        return 0
    return mention.decimals


def _with_unit(quantity: Quantity, value: Fraction, decimals: int) -> Label:
    unit = _UNITS.get(quantity.kind, Label("", ""))
    is_rate = quantity.kind is Kind.POINTS and quantity.scale > _PERCENT
    if quantity.kind is Kind.SHARE or is_rate:
        unit = _SCALES.get(quantity.scale, Label("", ""))
    text = render_decimal(value, decimals)
    return Label(
        render_number(text, "id") + unit.id, render_number(text, "en") + unit.en
    )


def render_decimal(value: Fraction, decimals: int) -> str:
    """A number with a decimal point, rounded half up to some decimals."""
    sign = "-" if value < 0 else ""
    scaled = abs(value) * 10**decimals
    whole = int(scaled + Fraction(1, 2))
    digits = str(whole).rjust(decimals + 1, "0")
    if not decimals:
        return sign + digits
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}"


def tell_implied(system: System, only_shares: bool = False) -> tuple[Label, ...]:
    """What the numbers of a system make of one another, hidden ones first.

    `only_shares` leaves out the counts: where all fits they say nothing new.
    """
    ordered = sorted(system.quantities.values(), key=lambda q: not q.is_hidden)
    if only_shares:
        counts = (Kind.COUNT, Kind.BARE)
        ordered = [q for q in ordered if q.is_hidden or q.kind not in counts]
    told: list[Label] = []
    for quantity in ordered:
        for implied in find_implied(system, quantity.name):
            told.append(tell_one(system, implied))
    told += _tell_parts_of_population(system)
    return tuple(dict.fromkeys(told))


def tell_one(system: System, implied: Implied) -> Label:
    """An equation with one number computed from the others."""
    values = dict(implied.known) | {implied.name: implied.value}
    moved = {
        name: value
        for name, value in values.items()
        if system.quantities[name].point != value
    }
    return tell_equation(system, implied.equation, moved)


def _tell_parts_of_population(system: System) -> list[Label]:
    """Each count as a share of the inhabitants, when they are known."""
    everybody = system.quantities.get("population")
    if everybody is None or not everybody.point:
        return []
    told = []
    for quantity in system.quantities.values():
        is_part = quantity.kind in (Kind.COUNT, Kind.BARE) and quantity is not everybody
        if is_part and quantity.point is not None and not _only_adds(system):
            share = Quantity("", Kind.SHARE, 100)
            value = quantity.point * 100 / everybody.point
            part, whole = tell_printed(quantity), tell_printed(everybody)
            percent = tell_value(share, value)
            form = _FORMS[Says.SHARE]
            told.append(
                Label(
                    form.id.format(part.id, percent.id, whole.id),
                    form.en.format(part.en, percent.en, whole.en),
                )
            )
    return told


def _only_adds(system: System) -> bool:
    """Whether a system only adds."""
    return all(isinstance(equation, Sum) for equation in system.equations)
