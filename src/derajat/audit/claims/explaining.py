"""Equations and implied numbers in words."""

from collections.abc import Mapping
from fractions import Fraction

from derajat.audit.claims.equations import Equation, Quantity, Says, Sum, System
from derajat.audit.claims.mentions import Mention
from derajat.audit.claims.solving import Implied, find_implied
from derajat.audit.claims.units_said import Kind, NounClass
from derajat.model.labels import Label
from derajat.model.numerals import render_number


_FORMS = {
    Says.SHARE: Label("{0} adalah {1} dari {2}", "{0} is {1} of {2}"),
    Says.RELATIVE: Label(
        "perubahan {0} adalah {1} dari {2}", "a change of {0} is {1} of {2}"
    ),
    Says.DENSITY: Label("{0} penduduk = {1} x {2}", "{0} people = {1} x {2}"),
    Says.MULTIPLE: Label("{0} adalah {1} {2}", "{0} is {1} {2}"),
    Says.EACH: Label("{0} = {1} x {2}", "{0} = {1} x {2}"),
    Says.LIMIT: Label("{1} tidak melebihi {0}", "{1} does not exceed {0}"),
    Says.CHANGE: Label("{0} = {1} + {2}", "{0} = {1} + {2}"),
}
_UNITS = {
    Kind.POINTS: Label(" poin persen", " percentage points"),
    Kind.MULTIPLE: Label(" kali", " times"),
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
_NUMBER_UNSAID = Label("jumlah yang tidak disebut", "a number that is not said")
_CHANGE_UNSAID = Label("selisih yang tidak disebut", "a difference that is not said")
_SIZE_UNSAID = Label("yang tidak disebut", "unknown size")
_UNSAID = {Says.CHANGE: _CHANGE_UNSAID, Says.RELATIVE: _SIZE_UNSAID}
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
        _tell_quantity(system.quantities[name], (values or {}).get(name), equation.says)
        for name in equation.names
    ]
    unsaid = _UNSAID.get(equation.says, _NUMBER_UNSAID)
    if _is_about_money(system, equation):
        hidden = [system.quantities[name].mention is None for name in equation.names]
        said = [
            _as_money(label) if is_hidden and label is not unsaid else label
            for label, is_hidden in zip(said, hidden, strict=True)
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
    return _tell_quantity(quantity, None, Says.SHARE)


def _is_about_money(system: System, equation: Equation) -> bool:
    """Whether an equation has rupiah on both sides; `each` has things on one."""
    mentions = [system.quantities[name].mention for name in equation.names]
    is_money = any(m is not None and _is_money(m) for m in mentions)
    return is_money and equation.says is not Says.EACH


def _is_money(mention: Mention) -> bool:
    return mention.unit.noun_class is NounClass.MONEY


def _as_money(label: Label) -> Label:
    return Label(f"Rp {label.id}", f"Rp {label.en}")


def _tell_quantity(quantity: Quantity, value: Fraction | None, says: Says) -> Label:
    mention = quantity.mention
    if value is not None:
        return tell_value(quantity, value)
    if mention is None:
        given = quantity.given
        unsaid = _UNSAID.get(says, _NUMBER_UNSAID)
        return unsaid if given is None else tell_value(quantity, given)
    plain = _with_unit(quantity, mention.number, _printed_decimals(quantity))
    bound = _BOUNDS.get(mention.hedge.value)
    if bound is None:
        return plain
    return Label(bound.id.format(plain.id), bound.en.format(plain.en))


def tell_value(quantity: Quantity, value: Fraction, extra: int = 1) -> Label:
    """A computed number: whole for counts, else more decimals than printed."""
    decimals = _computed_decimals(quantity, value, extra)
    return _with_unit(quantity, value, decimals)


def _computed_decimals(quantity: Quantity, value: Fraction, extra: int) -> int:
    mention = quantity.mention
    is_exact = value.denominator == 1
    if quantity.kind is Kind.MULTIPLE and is_exact:
        return 0
    if not _is_whole(quantity):
        return max(1, (mention.decimals if mention else 0) + extra)
    if mention is not None and mention.step < 1:
        return 0 if is_exact else mention.decimals
    return 1 if not is_exact and abs(value) < _SMALL else 0


_SMALL = 10
_PERCENT = 100


def _printed_decimals(quantity: Quantity) -> int:
    mention = quantity.mention
    if mention is None or mention.number.denominator == 1:
        return 0 if mention is None or _is_whole(quantity) else mention.decimals
    return mention.decimals


def _is_whole(quantity: Quantity) -> bool:
    """Whether it is told without decimals when it has none: `1,2 juta`, `Rp 5,00`."""
    return quantity.kind in (Kind.COUNT, Kind.BARE, Kind.EACH)


def _with_unit(quantity: Quantity, value: Fraction, decimals: int) -> Label:
    unit = _UNITS.get(quantity.kind, Label("", ""))
    is_rate = quantity.kind is Kind.POINTS and quantity.scale > _PERCENT
    if quantity.kind is Kind.SHARE or is_rate:
        unit = _SCALES.get(quantity.scale, Label("", ""))
    text = render_decimal(value, decimals)
    told = Label(
        render_number(text, "id") + unit.id, render_number(text, "en") + unit.en
    )
    mention = quantity.mention
    return _as_money(told) if mention is not None and _is_money(mention) else told


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
    if any(equation.says is Says.LIMIT for equation in system.equations):
        return (_tell_limit(system),)
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


_ABOVE = Label("{0} lebih {1} dari {2}", "{0} is {1} more than {2}")
_BELOW = Label("{0} kurang {1} dari {2}", "{0} is {1} less than {2}")
_EQUAL = Label("{0} sama dengan {2}", "{0} is equal to {2}")


def _tell_limit(system: System) -> Label:
    """How far a value lies from its limit."""
    value, limit = system.quantities["value"], system.quantities["limit"]
    over = (value.point or Fraction(0)) - (limit.point or Fraction(0))
    kind = Kind.POINTS if value.kind is Kind.SHARE else value.kind
    apart = Quantity("", kind, value.scale, value.mention)
    told = [
        tell_printed(value),
        tell_value(apart, abs(over), extra=0),
        tell_printed(limit),
    ]
    form = _EQUAL if not over else _ABOVE if over > 0 else _BELOW
    return Label(
        form.id.format(*(each.id for each in told)),
        form.en.format(*(each.en for each in told)),
    )


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
    """Whether a system only adds, or shares things out."""
    return all(
        isinstance(equation, Sum) or equation.says is Says.EACH
        for equation in system.equations
    )
