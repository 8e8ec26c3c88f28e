"""Findings that need no relation, or lie in the cells around one."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median

from derajat.audit.findings import NOTHING, build_finding, printed_text
from derajat.audit.formulas import HUNDRED, Quotient
from derajat.audit.header_words import is_percent_name
from derajat.audit.relations import Relation, RelationKind
from derajat.audit.results import AuditFinding, Severity
from derajat.audit.surveys import LEAST_RESPONDENTS
from derajat.audit.tables import AuditTable, Column, Place, PrintedNumber, TableRow
from derajat.sheets import fold_header


_USUAL = 2
"""Signed numbers with a median above this are per cent, not parts of 1."""


def find_error_cells(
    table: AuditTable, cells: Sequence[tuple[Place, str]]
) -> Iterator[AuditFinding]:
    """Cells in which a formula left an error."""
    for place, text in cells:
        yield build_finding(table, place, "AUD-010", Severity.ERROR, text)


def find_over_100(
    table: AuditTable, relations: Sequence[Relation]
) -> Iterator[AuditFinding]:
    """Percentages above 100."""
    computed = {
        r.target: r.label
        for r in relations
        if isinstance(r.formula, Quotient)
        and r.formula.scale == HUNDRED
        and r.kind is RelationKind.QUOTIENT
    }
    for column in table.number_columns:
        if "rasio" in fold_header(column.name).split():
            continue
        is_named = is_percent_name(column.name)
        for row in table.rows:
            number = row.numbers.get(column.number)
            if number is None or number.value <= 100:
                continue
            if column.number in computed or is_named or number.is_percent:
                place = Place(row.number, column.number)
                label = computed.get(column.number, NOTHING)
                yield build_finding(
                    table,
                    place,
                    "AUD-020",
                    Severity.NOTICE,
                    printed_text(table, place),
                    relation=label,
                )


def find_zero_denominators(
    table: AuditTable, relations: Sequence[Relation]
) -> Iterator[AuditFinding]:
    """Numerators, and percentages, over a denominator of zero."""
    for relation in relations:
        if relation.kind is not RelationKind.QUOTIENT:
            continue
        for check in relation.checks:
            part, whole = (table.number_at(place) for place in check.inputs)
            printed = table.number_at(check.target)
            if whole is None or whole.value or part is None:
                continue
            if part.value:
                yield build_finding(
                    table,
                    check.inputs[1],
                    "AUD-011",
                    Severity.ERROR,
                    "0",
                    relation=relation.label,
                    part=f"{part.value:f}",
                )
            elif printed is not None and printed.value:
                yield build_finding(
                    table,
                    check.target,
                    "AUD-030",
                    Severity.NOTICE,
                    printed_text(table, check.target),
                    relation=relation.label,
                )


def find_mixed_scales(table: AuditTable) -> Iterator[AuditFinding]:
    """Numbers of at most 1 without a sign among percentages with one, or the reverse.

    Columns are looked at by themselves, and rows over their columns with a % sign.
    """
    told: set[Place] = set()
    signed = _signed_columns(table)
    series = [
        [
            (Place(row.number, column.number), row.numbers.get(column.number))
            for row in table.rows
        ]
        for column in table.number_columns
    ] + [
        [
            (Place(row.number, column.number), row.numbers.get(column.number))
            for column in signed
        ]
        for row in table.rows
    ]
    for cells in series:
        present = [(place, number) for place, number in cells if number is not None]
        for place, usual in _misfits(present):
            if place not in told:
                told.add(place)
                yield build_finding(
                    table,
                    place,
                    "AUD-028",
                    Severity.NOTICE,
                    printed_text(table, place),
                    usual=usual,
                )


def _signed_columns(table: AuditTable) -> list[Column]:
    """The columns in which some number carries a percent sign."""
    return [
        column
        for column in table.number_columns
        if any(
            row.numbers[column.number].is_percent
            for row in table.rows
            if column.number in row.numbers
        )
    ]


def _misfits(
    cells: Sequence[tuple[Place, PrintedNumber]],
) -> Iterator[tuple[Place, str]]:
    signed = [number for _, number in cells if number.is_percent]
    small = [
        (place, number)
        for place, number in cells
        if not number.is_percent and 0 < number.value <= 1
    ]
    plain = [n for _, n in cells if not n.is_percent]
    if not signed or not small or len(plain) > len(small):
        return
    usual = Decimal(median(number.value for number in signed))
    if usual <= _USUAL:
        return
    if len(signed) >= len(small):
        for place, _ in small:
            yield place, f"{usual:f}%"
    else:
        shown = f"{small[0][1].value:f}"
        yield from ((place, shown) for place, number in cells if number.is_percent)


def find_few_respondents(table: AuditTable) -> Iterator[AuditFinding]:
    """Indexes of so few respondents that no grade may rest on them."""
    counts = [c for c in table.number_columns if "responden" in fold_header(c.name)]
    for column in counts:
        for row in table.rows:
            number = row.numbers.get(column.number)
            index = _index_of(table, row, column)
            if number is None or index is None or number.value >= LEAST_RESPONDENTS:
                continue
            yield build_finding(
                table,
                index,
                "AUD-026",
                Severity.NOTICE,
                printed_text(table, index),
                respondents=f"{number.value:f}",
            )


_INDEX_WORDS = ("ikm", "indeks", "index", "nilai", "skm")


def _index_of(table: AuditTable, row: TableRow, counts: Column) -> Place | None:
    for column in table.number_columns:
        words = fold_header(column.name).split()
        is_index = any(word in words for word in _INDEX_WORDS)
        if is_index and column.number != counts.number and column.number in row.numbers:
            return Place(row.number, column.number)
    return None
