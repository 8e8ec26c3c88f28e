"""How relations are written for people."""

from collections.abc import Sequence
from fractions import Fraction

from derajat.audit.tables import AuditTable
from derajat.model.labels import Label
from derajat.model.numerals import render_number


def sum_label(table: AuditTable, target: int, terms: Sequence[int]) -> Label:
    """`a = b + c`."""
    words = " + ".join(table.name_of(term) for term in terms)
    return both(f"{table.name_of(target)} = {words}")


def quotient_label(
    table: AuditTable, target: int, part: int, whole: int, scale: Fraction, capped: bool
) -> Label:
    """`a = b / c x 100`, with its cap where it has one."""
    factor = "" if scale == 1 else " x {scale}"
    body = f"{table.name_of(part)} / {table.name_of(whole)}" + factor
    if capped:
        body = "min(100, " + body + ")"
    return _scaled(f"{table.name_of(target)} = {body}", scale)


def product_label(
    table: AuditTable, target: int, factors: Sequence[int], scale: Fraction
) -> Label:
    """`a = b x c / 100`."""
    words = " x ".join(table.name_of(factor) for factor in factors)
    divisor = "" if scale == 1 else " / {scale}"
    return _scaled(f"{table.name_of(target)} = {words}{divisor}", 1 / scale)


def both(text: str) -> Label:
    """The same words in both languages."""
    return Label(text, text)


def _scaled(text: str, scale: Fraction) -> Label:
    number = fraction_text(scale)
    return Label(
        text.replace("{scale}", render_number(number, "id")),
        text.replace("{scale}", render_number(number, "en")),
    )


def fraction_text(value: Fraction, most_decimals: int = 6) -> str:
    """A number as decimal text with a point, without zeros at its end."""
    text = f"{float(value):.{most_decimals}f}" if value.denominator > 1 else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text
