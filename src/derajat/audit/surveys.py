"""Satisfaction surveys: scores by element, weights, and the index they give.

PermenPANRB 14/2017: the index is the sum of the weighted element scores times 25; with
nine elements each weighs 0.111.
"""

from collections.abc import Iterator
from fractions import Fraction

from derajat.audit.findings import build_finding, decimal_text
from derajat.audit.results import AuditFinding, Severity
from derajat.audit.tables import AuditTable, Column, Place
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.sheets import fold_header


LEAST_RESPONDENTS = 30
"""Below this many respondents an index carries no grade."""

_SCALE = 25
_BEST_SCORE = 4
_LEAST_ELEMENTS = 5


def find_survey_notices(table: AuditTable) -> Iterator[AuditFinding]:
    """What rounded weights do to the index, and scores that rest on few answers."""
    scores = _column(table, "nrr", "tertimbang", is_with=False)
    weighted = _column(table, "tertimbang", "", is_with=True)
    if scores is None or len(table.detail_rows) < _LEAST_ELEMENTS:
        return
    values = _values(table, scores)
    if not values or not all(1 <= value <= _BEST_SCORE for value in values.values()):
        return
    if weighted is not None:
        yield from _rounded_weights(table, values, weighted)
    yield from _few_answers(table, scores, values)


def _column(table: AuditTable, word: str, other: str, is_with: bool) -> Column | None:
    for column in table.number_columns:
        words = fold_header(column.name).split()
        if word in words and (is_with or other not in words):
            return column
    return None


def _values(table: AuditTable, column: Column) -> dict[int, Fraction]:
    return {
        row.number: row.numbers[column.number].exact
        for row in table.detail_rows
        if column.number in row.numbers
    }


def _rounded_weights(
    table: AuditTable, scores: dict[int, Fraction], weighted: Column
) -> Iterator[AuditFinding]:
    """The index of the printed weighted scores beside those of the elements."""
    parts = _values(table, weighted)
    if parts.keys() != scores.keys():
        return
    weight = Fraction(1000 // len(scores), 1000)
    printed = sum(parts.values()) * _SCALE
    stated = sum(scores.values()) * weight * _SCALE
    right = sum(scores.values()) / len(scores) * _SCALE
    if printed == right:
        return
    shown = decimal_text(Fraction(stated), 2)
    weight_text = decimal_text(weight, 3)
    why = Label(
        f"dengan bobot {render_number(weight_text)} menjadi {render_number(shown)}",
        f"with the weight {weight_text} it is {shown}",
    )
    yield build_finding(
        table,
        Place(max(parts), weighted.number),
        "AUD-027",
        Severity.NOTICE,
        decimal_text(Fraction(printed), 2),
        decimal_text(Fraction(right), 2),
        explanation=why,
    )


def _few_answers(
    table: AuditTable, scores: Column, values: dict[int, Fraction]
) -> Iterator[AuditFinding]:
    """Respondents as the sum of scores over their mean, where a sum is printed."""
    for column in table.number_columns:
        if column.number == scores.number or column.decimals:
            continue
        sums = _values(table, column)
        counts = {sums[row] / values[row] for row in values if row in sums}
        if len(counts) != 1 or sums.keys() != values.keys():
            continue
        respondents = counts.pop()
        if respondents.denominator == 1 and 0 < respondents < LEAST_RESPONDENTS:
            index = sum(values.values()) / len(values) * _SCALE
            yield build_finding(
                table,
                Place(max(values), scores.number),
                "AUD-026",
                Severity.NOTICE,
                decimal_text(Fraction(index), 2),
                respondents=str(respondents),
            )
