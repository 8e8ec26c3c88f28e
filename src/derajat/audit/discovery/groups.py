"""Rows ordered by codes: 2.1.1 is the sum or the mean of 2.1.1.1, 2.1.1.2 and so on."""

import re
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import replace
from math import log10

from derajat.audit.formulas import plain_mean, plain_sum
from derajat.audit.relations import (
    Check,
    Relation,
    RelationKind,
    Verdict,
    judge_check,
)
from derajat.audit.tables import AuditTable, Place, TableRow
from derajat.model.labels import Label


_CODE = re.compile(r"[A-Za-z]?\d+(\.\d+)*")
_LEAST_SHARE = 0.6
_LEAST_DIGITS = 6.0


def find_groups(
    table: AuditTable, totals: Sequence[Relation] = ()
) -> tuple[Relation, ...]:
    """Sums and means over codes that most groups and like columns obey.

    What a total row tells already is not told again.
    """
    told = {(c.target, frozenset(c.inputs)) for r in totals for c in r.checks}
    families = _families(table)
    if not families:
        return ()
    series: dict[str, list[int]] = defaultdict(list)
    for column in table.number_columns:
        series[re.sub(r"\d+", "", column.name)].append(column.number)
    found = []
    for columns in series.values():
        names = _span(table, columns)
        for relation in (
            _sums(families, columns, names),
            _means(families, columns, names),
        ):
            if relation is not None and _is_believed(table, relation):
                checks = tuple(
                    check
                    for check in relation.checks
                    if (check.target, frozenset(check.inputs)) not in told
                )
                if checks:
                    found.append(replace(relation, checks=checks))
                break
    return tuple(found)


def _span(table: AuditTable, columns: Sequence[int]) -> str:
    first, last = table.name_of(columns[0]), table.name_of(columns[-1])
    return first if len(columns) == 1 else f"{first} ... {last}"


def _families(table: AuditTable) -> list[tuple[TableRow, list[TableRow]]]:
    """Each row with the rows whose codes lie one step below its own."""
    codes = rows_by_code(table)
    children: dict[str, list[TableRow]] = defaultdict(list)
    for code, row in codes.items():
        if parent := parent_code(code, codes):
            children[parent].append(row)
    return [(codes[p], own) for p, own in children.items() if len(own) > 1]


def rows_by_code(table: AuditTable) -> dict[str, TableRow]:
    """The rows by their code; empty where no column of codes names most rows."""
    for column in table.columns:
        codes = {
            row.texts[column.number]: row
            for row in table.rows
            if _CODE.fullmatch(row.texts.get(column.number, ""))
        }
        dotted = sum("." in code for code in codes)
        if column.is_label and dotted and len(codes) >= _LEAST_SHARE * len(table.rows):
            return codes
    return {}


def parent_code(code: str, codes: Container[str]) -> str:
    """The longest known code that a code lies below, "" when there is none."""
    parts = code.split(".")
    for length in range(len(parts) - 1, 0, -1):
        if ".".join(parts[:length]) in codes:
            return ".".join(parts[:length])
    return ""


def _sums(
    families: Sequence[tuple[TableRow, list[TableRow]]],
    columns: Sequence[int],
    names: str,
) -> Relation | None:
    checks = [
        Check(
            Place(parent.number, column),
            tuple(Place(child.number, column) for child in children),
            plain_sum(len(children)),
        )
        for parent, children in families
        for column in columns
        if column in parent.numbers
        and sum(column in child.numbers for child in children) > 1
    ]
    label = Label(
        f"{names}: kode induk = jumlah kode di bawahnya",
        f"{names}: parent code = sum of the codes below",
    )
    return _relation(columns, checks, label)


def _means(
    families: Sequence[tuple[TableRow, list[TableRow]]],
    columns: Sequence[int],
    names: str,
) -> Relation | None:
    checks = []
    for parent, children in families:
        for column in columns:
            own = [child for child in children if column in child.numbers]
            if column in parent.numbers and len(own) == len(children):
                places = tuple(Place(child.number, column) for child in own)
                target = Place(parent.number, column)
                checks.append(Check(target, places, plain_mean(len(places))))
    label = Label(
        f"{names}: kode induk = rata-rata kode di bawahnya",
        f"{names}: parent code = mean of the codes below",
    )
    return _relation(columns, checks, label)


def _relation(
    columns: Sequence[int], checks: Sequence[Check], label: Label
) -> Relation | None:
    if not checks:
        return None
    formula = checks[0].formula
    return Relation(RelationKind.GROUP, columns[0], (), formula, label, tuple(checks))


def _is_believed(table: AuditTable, relation: Relation) -> bool:
    """Whether most groups obey, with more digits than chance gives."""
    outcomes = [judge_check(table, check) for check in relation.checks]
    asked = [outcome for outcome in outcomes if outcome is not None]
    held = [o for o in asked if o.verdict in (Verdict.HOLDS, Verdict.WITHIN_INPUTS)]
    digits = 0.0
    for outcome in held:
        parts = {table.number_at(place) for place in outcome.check.inputs} - {None}
        if outcome.verdict is Verdict.HOLDS and len(parts) > 1:
            scaled = abs(float(outcome.expected)) * 10**outcome.decimals
            digits += log10(max(scaled, 1))
    return 2 * len(held) > len(asked) and digits >= _LEAST_DIGITS
