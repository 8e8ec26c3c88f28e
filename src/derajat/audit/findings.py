"""Findings out of judged checks: errors with their readings, roundings as notices."""

from collections.abc import Iterator
from fractions import Fraction

from derajat.audit.broken import Broken
from derajat.audit.column_readings import find_consequences
from derajat.audit.discovery.naming import fraction_text
from derajat.audit.formulas import Quotient
from derajat.audit.judging import Culprit, Judged, Judgement
from derajat.audit.readings import find_readings
from derajat.audit.relations import Outcome, RelationKind, Verdict
from derajat.audit.results import AuditFinding, LikelyCell, Severity
from derajat.audit.rounding import ROUNDING_LABELS, round_half_up
from derajat.audit.tables import AuditTable, Place
from derajat.errors import report
from derajat.model.labels import Label
from derajat.model.numerals import render_number


CODES = {
    RelationKind.QUOTIENT: "AUD-001",
    RelationKind.SUM: "AUD-002",
    RelationKind.TOTAL: "AUD-003",
    RelationKind.RUNNING: "AUD-004",
    RelationKind.PRODUCT: "AUD-005",
    RelationKind.FACTOR: "AUD-005",
    RelationKind.MEAN: "AUD-006",
    RelationKind.GROUP: "AUD-007",
}
NOTHING = Label("", "")


def findings_of(judgement: Judgement) -> Iterator[AuditFinding]:
    """One finding for each check that is broken or rounded otherwise."""
    for judged in judgement.judged:
        is_exact = 2 * judged.holding > len(judged.outcomes)
        for outcome in judged.outcomes:
            words = _other_rule(judgement.table, outcome)
            if outcome.verdict is Verdict.BROKEN and words:
                yield _ruled(judgement.table, judged, outcome, words)
            elif outcome.verdict is Verdict.BROKEN:
                yield _error(judgement, judged, outcome)
            elif outcome.verdict is Verdict.OTHER_ROUNDING:
                yield _rounding(judgement.table, judged, outcome)
            elif outcome.verdict is Verdict.WITHIN_INPUTS and is_exact:
                yield _within(judgement.table, judged, outcome)


_OTHER_RULES = ("lebih rendah lebih baik", "lower is better", "nilai ring")


def _other_rule(table: AuditTable, outcome: Outcome) -> str:
    """The words by which a row says that its score follows another rule."""
    formula = outcome.check.formula
    if not isinstance(formula, Quotient) or formula.cap is None:
        return ""
    for text in table.by_row[outcome.check.target.row].texts.values():
        if any(words in text.casefold() for words in _OTHER_RULES):
            return text
    return ""


def _ruled(
    table: AuditTable, judged: Judged, outcome: Outcome, words: str
) -> AuditFinding:
    return build_finding(
        table,
        outcome.check.target,
        "AUD-034",
        Severity.NOTICE,
        printed_text(table, outcome.check.target),
        decimal_text(outcome.rounded, outcome.decimals),
        judged.relation.label,
        words=words,
    )


def build_finding(
    table: AuditTable,
    place: Place,
    code: str,
    severity: Severity,
    printed: str = "",
    expected: str = "",
    relation: Label = NOTHING,
    explanation: Label = NOTHING,
    likely: LikelyCell | None = None,
    **fields: str,
) -> AuditFinding:
    """A finding about a cell; its numbers are shown with the marks of each language.

    `printed` and `expected` are decimal texts with a point, or other words as printed.
    """
    row, column = table.by_row[place.row].label, table.name_of(place.column)
    shown = {
        "row": row,
        "column": column,
        "printed_id": shown_number(printed, "id"),
        "printed_en": shown_number(printed, "en"),
        "expected_id": shown_number(expected, "id"),
        "expected_en": shown_number(expected, "en"),
        "relation_id": relation.id,
        "relation_en": relation.en,
        "why_id": explanation.id,
        "why_en": explanation.en,
    }
    for name, text in fields.items():
        for language in ("id", "en"):
            shown[f"{name}_{language}"] = shown_number(text, language)
    problem = report(code, table.location(place), **shown)
    return AuditFinding(
        problem, severity, row, column, relation, printed, expected, explanation, likely
    )


def shown_number(text: str, language: str) -> str:
    """A decimal text with the marks of a language; other words as they are."""
    plain = text.removesuffix("%").removeprefix("-").replace(".", "", 1)
    if not plain.isdigit():
        return text
    sign = "%" if text.endswith("%") else ""
    return render_number(text.removesuffix("%"), language) + sign


def printed_text(table: AuditTable, place: Place) -> str:
    """The number of a cell as a decimal text, with its percent sign."""
    number = table.number_at(place)
    if number is None:
        return ""
    return f"{number.value:f}" + ("%" if number.is_percent else "")


def _error(judgement: Judgement, judged: Judged, outcome: Outcome) -> AuditFinding:
    table = judgement.table
    place = outcome.check.target
    culprit = judgement.culprit(outcome)
    broken = Broken(judgement, judged, outcome)
    readings = find_readings(broken)
    likely = None if culprit.place == place else _likely(table, culprit)
    explanation = _explain(readings, likely, tuple(find_consequences(broken)))
    sentence = Label(
        explanation.id and f"{explanation.id} ", explanation.en and f"{explanation.en} "
    )
    part = _greater_part(table, judged, outcome)
    if part is not None:
        return build_finding(
            table,
            part,
            "AUD-012",
            Severity.ERROR,
            printed_text(table, part),
            printed_text(table, place),
            judged.relation.label,
            explanation,
            likely,
            whole=table.name_of(place.column),
        )
    finding = build_finding(
        table,
        place,
        CODES[judged.relation.kind],
        Severity.ERROR,
        printed_text(table, place),
        decimal_text(outcome.rounded, outcome.decimals),
        judged.relation.label,
        sentence,
    )
    return AuditFinding(
        finding.problem,
        finding.severity,
        finding.row,
        finding.column,
        finding.relation,
        finding.printed,
        finding.expected,
        explanation,
        likely,
    )


def _greater_part(table: AuditTable, judged: Judged, outcome: Outcome) -> Place | None:
    """The only part that is more than its whole, where none is negative."""
    if judged.relation.kind is not RelationKind.SUM:
        return None
    whole = table.number_at(outcome.check.target)
    parts = [(p, table.number_at(p)) for p in outcome.check.inputs]
    values = [(p, number.exact) for p, number in parts if number is not None]
    if whole is None or any(value < 0 for _, value in values):
        return None
    greater = [p for p, value in values if value > whole.exact > 0]
    return greater[0] if len(greater) == 1 else None


def _likely(table: AuditTable, culprit: Culprit) -> LikelyCell:
    place = culprit.place
    return LikelyCell(
        table.cell_of(place),
        table.by_row[place.row].label,
        table.name_of(place.column),
        printed_text(table, place),
        fraction_text(culprit.needed),
    )


def _explain(
    readings: tuple[Label, ...],
    likely: LikelyCell | None,
    consequences: tuple[Label, ...],
) -> Label:
    """Whole sentences: what it may be, and what follows once it is mended."""
    found = list(readings)
    if likely is not None:
        found.insert(
            0,
            Label(
                f"yang keliru {likely.cell} “{likely.column}” "
                f"{shown_number(likely.printed, 'id')}, seharusnya "
                f"{shown_number(likely.expected, 'id')}",
                f"the wrong one is {likely.cell} “{likely.column}” "
                f"{shown_number(likely.printed, 'en')}, which should be "
                f"{shown_number(likely.expected, 'en')}",
            ),
        )
    perhaps = Label(
        "; atau ".join(label.id for label in found),
        "; or ".join(label.en for label in found),
    )
    sentences = [Label(f"Mungkin {perhaps.id}.", f"Perhaps {perhaps.en}.")]
    sentences = sentences if found else []
    sentences += [Label(f"{label.id}.", f"{label.en}.") for label in consequences]
    return Label(
        " ".join(label.id for label in sentences),
        " ".join(label.en for label in sentences),
    )


def _rounding(table: AuditTable, judged: Judged, outcome: Outcome) -> AuditFinding:
    words = ROUNDING_LABELS[outcome.rounding] if outcome.rounding else NOTHING
    return build_finding(
        table,
        outcome.check.target,
        "AUD-021",
        Severity.NOTICE,
        printed_text(table, outcome.check.target),
        _shown_expected(table, outcome),
        judged.relation.label,
        words,
    )


def _shown_expected(table: AuditTable, outcome: Outcome) -> str:
    """The value at the decimals of its column, where the cell has fewer."""
    column = table.by_column[outcome.check.target.column]
    decimals = max(outcome.decimals, column.decimals)
    return decimal_text(round_half_up(outcome.expected, decimals), decimals)


def _within(table: AuditTable, judged: Judged, outcome: Outcome) -> AuditFinding:
    return build_finding(
        table,
        outcome.check.target,
        "AUD-022",
        Severity.NOTICE,
        printed_text(table, outcome.check.target),
        decimal_text(outcome.rounded, outcome.decimals),
        judged.relation.label,
    )


def decimal_text(value: Fraction, decimals: int) -> str:
    """A number with all its decimals."""
    return f"{float(value):.{decimals}f}" if decimals else str(int(value))
