"""Slips of the pen: digits exchanged, mistyped, lost or doubled."""

from fractions import Fraction

from derajat.audit.rounding import round_half_up
from derajat.audit.tables import PrintedNumber
from derajat.model.labels import Label
from derajat.model.numerals import render_number


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
