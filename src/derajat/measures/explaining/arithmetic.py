"""The arithmetic that reproduces a value, written as a person would do it."""

from derajat.measures.plan import PlannedVersion
from derajat.model.indicators import AreasReached, Index, Mean, Quantile
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.model.scalars import show_decimal
from derajat.model.units import Unit
from derajat.model.values import FLAGS, Value


_FLAG_WORDS = {code: Label(indonesian, english) for code, indonesian, english in FLAGS}


def render_arithmetic(
    value: Value, unit: Unit, planned: PlannedVersion | None
) -> Label:
    """`97 / 1.598 x 100 = 6,1 %`, or why there is no value."""
    return Label(
        _arithmetic(value, unit, planned, "id"), _arithmetic(value, unit, planned, "en")
    )


def _arithmetic(
    value: Value, unit: Unit, planned: PlannedVersion | None, language: str
) -> str:
    if value.shown is None:
        reasons = ", ".join(flag_words(value.flags, language))
        return Label("tidak ada nilai", "no value").render(language) + (
            f": {reasons}" if reasons else ""
        )
    shown = render_number(value.shown, language) + unit.suffix.render(language)
    kind = planned.version.kind if planned else None
    if isinstance(kind, Index | Quantile) or value.numerator is None:
        return shown
    left = render_number(show_decimal(value.numerator, _places(planned)), language)
    if value.denominator is not None:
        left += f" / {render_number(value.denominator, language)}"
    scaled = unit.scale != 1 and not isinstance(kind, Mean)
    if scaled or (isinstance(kind, AreasReached) and unit.scale != 1):
        left += f" x {render_number(unit.scale, language)}"
    return f"{left} = {shown}"


def _places(planned: PlannedVersion | None) -> int:
    """Decimal places in which the numerator is stored."""
    return planned.numerator.numerator_places if planned and planned.numerator else 0


def flag_words(flags: str, language: str) -> list[str]:
    """The flags of a value in words."""
    return [
        _FLAG_WORDS[flag].render(language) if flag in _FLAG_WORDS else flag
        for flag in flags.split(";")
        if flag
    ]
