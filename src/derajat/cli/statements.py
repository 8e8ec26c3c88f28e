"""`derajat statements`: what the source texts ask, and what answers it so far."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from derajat.cli.options import Options
from derajat.cli.output import write_json, write_line, write_table
from derajat.cli.statement_values import (
    Answer,
    Answered,
    answer_statements,
    load_book,
)
from derajat.content import find_content
from derajat.errors import DerajatError, Problem, refuse
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.opening.offices import find_office, office_folders, open_catalogue
from derajat.plan.loading import check_plans
from derajat.plan.statements import (
    STATEMENTS_FILE,
    Link,
    Needs,
    Statement,
    check_ids,
    check_statements,
)
from derajat.plan.structure import load_structure


def run(
    *,
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Pernyataan naskah sumber: simpul, indikator, dataset dan nilainya."""
    statements = load_statements(_wanted_folders(options.office))
    answered = answer_statements(statements, load_book(options))
    if options.json:
        listed = [_fields(item, options.language) for item in answered]
        write_json({"statements": listed, "counts": _count(answered)})
    else:
        _write(answered, options.language)
    return 0


def load_statements(folders: Sequence[Path]) -> tuple[Statement, ...]:
    """The statements of offices with their links.

    Raises DerajatError with every problem of their plans and statements.
    """
    structure = load_structure(find_content("definitions"))
    catalogue = open_catalogue()
    statements: list[Statement] = []
    problems: list[Problem] = []
    for folder in folders:
        plans, wrong = check_plans(folder, structure, catalogue)
        problems += wrong
        if not wrong:
            found, wrong = check_statements(folder, plans, catalogue)
            statements += found
            problems += wrong
    problems += check_ids(statements)
    if problems:
        raise DerajatError(tuple(problems))
    return tuple(statements)


def _wanted_folders(office: str) -> list[Path]:
    """The office asked for, or all that have statements. Raises PLN-258."""
    listed = {
        name: folder
        for name, folder in office_folders().items()
        if (folder / STATEMENTS_FILE).is_file()
    }
    if not office:
        return list(listed.values())
    folder = find_office(office)
    if not (folder / STATEMENTS_FILE).is_file():
        raise refuse("PLN-258", office=office, known=", ".join(listed))
    return [folder]


def _count(answered: Sequence[Answered]) -> dict[str, object]:
    """How many there are, by office too, how many are linked to what, and answered."""
    statements = [item.statement for item in answered]
    answers = Counter(item.answer for item in answered)
    linked = Counter(link for item in statements for link in item.linked_to)
    offices = Counter(item.office for item in statements)
    return {
        "statements": len(statements),
        "offices": dict(offices),
        "with_node": linked[Link.NODE],
        "with_indicator": linked[Link.INDICATOR],
        "with_dataset": linked[Link.DATASET],
        "linked_to_all": sum(not item.still_open for item in statements),
        "open": sum(bool(item.still_open) for item in statements),
        **{f"answer_{answer.value}": answers[answer] for answer in Answer},
    }


def _fields(answered: Answered, language: str) -> dict[str, object]:
    statement, value = answered.statement, answered.value
    node = statement.node
    return {
        "id": statement.id,
        "office": statement.office,
        "phrase": statement.phrase,
        "says": statement.says.render(language),
        "capability": statement.capability.render(language),
        "plan": statement.plan or None,
        "node": node.code if node else None,
        "node_statement": node.statement if node else None,
        "indicators": _need_fields(statement.indicators),
        "measures_without_code": list(statement.measures),
        "datasets": _need_fields(statement.datasets),
        "linked_to": [link.value for link in statement.linked_to],
        "open": [link.value for link in statement.still_open],
        "answer": answered.answer.value,
        "value": value.render(language) if value else None,
        "file": statement.where.file,
        "line": statement.where.line,
    }


def _need_fields(needs: Needs) -> dict[str, list[str]]:
    return {"linked": list(needs.linked), "wanted": list(needs.wanted)}


_LINK_WORDS = {
    Link.NODE: Label("simpul", "node"),
    Link.INDICATOR: Label("indikator", "indicator"),
    Link.DATASET: Label("dataset", "dataset"),
}
_HEADINGS = {
    "id": ("nomor", "frasa", "simpul", "indikator", "nilai", "masih terbuka"),
    "en": ("id", "phrase", "node", "indicators", "value", "still open"),
}


def _write(answered: Sequence[Answered], language: str) -> None:
    for office in dict.fromkeys(item.statement.office for item in answered):
        own = [item for item in answered if item.statement.office == office]
        write_table(office, _HEADINGS[language], [_row(a, language) for a in own])
        write_line()
    write_line(_summary(answered).render(language))
    for answer in Answer:
        ids = [item.statement.id for item in answered if item.answer is answer]
        label = answer.label.render(language)
        write_line(f"{label} ({len(ids)}): {', '.join(ids) or '-'}")


def _row(answered: Answered, language: str) -> tuple[str, ...]:
    statement, value = answered.statement, answered.value
    node = statement.node
    return (
        statement.id,
        statement.phrase,
        f"{statement.plan}/{node.code}" if node else "-",
        _render_needs(statement.indicators, language, len(statement.measures)),
        value.render(language) if value else answered.answer.label.render(language),
        ", ".join(_LINK_WORDS[item].render(language) for item in statement.still_open)
        or "-",
    )


def _render_needs(needs: Needs, language: str, without_code: int = 0) -> str:
    """`GZ-BBLR; belum ada: IKU-AKI; tanpa kode: 2`, or a dash."""
    lacking = Label("belum ada", "not yet").render(language)
    nameless = Label("tanpa kode", "without code").render(language)
    parts = [", ".join(needs.linked)] if needs.linked else []
    if needs.wanted:
        parts.append(f"{lacking}: {', '.join(needs.wanted)}")
    if without_code:
        parts.append(f"{nameless}: {without_code}")
    return "; ".join(parts) or "-"


def _summary(answered: Sequence[Answered]) -> Label:
    counts = _count(answered)

    def number(key: str, language: str) -> str:
        return render_number(str(counts[key]), language)

    said = {
        language: [number(key, language) for key in _SUMMED]
        for language in ("id", "en")
    }
    return Label(
        "{} pernyataan: {} tertaut ke simpul, {} ke indikator katalog, {} ke dataset "
        "katalog; {} tertaut ke ketiganya, {} masih terbuka.".format(*said["id"]),
        "{} statements: {} linked to a node, {} to an indicator of the catalogue, {} "
        "to a dataset of it; {} to all three, {} still open.".format(*said["en"]),
    )


_SUMMED = (
    "statements",
    "with_node",
    "with_indicator",
    "with_dataset",
    "linked_to_all",
    "open",
)
