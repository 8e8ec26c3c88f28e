"""What the page for matching columns shows, and what was chosen on it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from derajat.errors import Problem, report
from derajat.intake.column_choices import ColumnChoice, SeenColumn, SeenColumns
from derajat.model.catalogue import Catalogue
from derajat.model.labels import Label
from derajat.model.sources import FactColumn, FormColumn, Source
from derajat.sheets.cells import cell_name


HIDDEN = Label("hanya dilihat pengirim", "seen by the sender only")


@dataclass(frozen=True)
class FileColumn:
    """A column of the file; `column` is what it was recognised as."""

    letter: str
    header: str
    samples: str
    column: str


@dataclass(frozen=True)
class WantedColumn:
    """A column of the form that somebody has to find in the file."""

    field: str
    header: str
    hint: str
    chosen: str
    problem: str


@dataclass(frozen=True)
class ColumnsPage:
    """Everything on the page, as texts."""

    form: str
    sheet: str
    row: int
    known: tuple[FileColumn, ...]
    free: tuple[FileColumn, ...]
    wanted: tuple[WantedColumn, ...]


@dataclass(frozen=True)
class Chosen:
    """What a form that was sent back says; `problems` by field, in its order."""

    choices: tuple[ColumnChoice, ...]
    problems: Mapping[str, Problem]
    headers: Mapping[str, str]


def read_chosen(posted: Mapping[str, str], seen: SeenColumns, source: Source) -> Chosen:
    """The choices of a form: each missing column of the form has its own header."""
    known = {column.header for column in seen.free}
    headers = {}
    for number, _ in enumerate(seen.missing):
        header = posted.get(field_name(number), "")
        headers[field_name(number)] = header if header in known else ""
    times = Counter(header for header in headers.values() if header)
    problems: dict[str, Problem] = {}
    for number, column in enumerate(seen.missing):
        header = headers[field_name(number)]
        if not header:
            found = report("WEB-068", column=column.headers[0])
            problems[field_name(number)] = found
        elif times[header] > 1:
            found = report("WEB-069", header=header, times=times[header])
            problems[field_name(number)] = found
    choices = tuple(
        ColumnChoice(source.name, column.headers[0], headers[field_name(number)])
        for number, column in enumerate(seen.missing)
    )
    return Chosen(choices, problems, headers)


def recall_chosen(choices: Iterable[ColumnChoice], seen: SeenColumns) -> Chosen:
    """What was chosen for earlier files, as the form shows it at first."""
    known = {choice.column: choice.header for choice in choices}
    headers = {
        field_name(number): known.get(column.headers[0], "")
        for number, column in enumerate(seen.missing)
    }
    return Chosen((), {}, headers)


def build_columns_page(
    seen: SeenColumns,
    source: Source,
    catalogue: Catalogue,
    chosen: Chosen,
    shows_samples: bool,
    language: str,
) -> ColumnsPage:
    """The page; samples of the file are shown to who sent it."""
    labels = _labels(source, catalogue, language)
    return ColumnsPage(
        source.label.render(language),
        seen.sheet,
        seen.row,
        tuple(_column(each, shows_samples, language) for each in seen.known),
        tuple(_column(each, shows_samples, language) for each in seen.free),
        tuple(
            _wanted(field_name(number), column, labels, chosen, language)
            for number, column in enumerate(seen.missing)
        ),
    )


def field_name(number: int) -> str:
    """The field of the form for a missing column."""
    return f"kolom-{number}"


def _labels(source: Source, catalogue: Catalogue, language: str) -> dict[str, str]:
    """What the columns of the form hold, by their own header."""
    dataset = catalogue.received(source.dataset)
    found = {}
    for column in source.columns:
        if isinstance(column, FactColumn):
            label = dataset.column(column.to).label
            found[column.headers[0]] = label.render(language) if label else ""
    return found


def _column(seen: SeenColumn, shows_samples: bool, language: str) -> FileColumn:
    samples = " · ".join(seen.samples) if shows_samples else HIDDEN.render(language)
    letter = cell_name(1, seen.index + 1).rstrip("1")
    return FileColumn(letter, seen.header, samples or "–", seen.column)


def _wanted(
    field: str,
    column: FormColumn,
    labels: Mapping[str, str],
    chosen: Chosen,
    language: str,
) -> WantedColumn:
    header = column.headers[0]
    problem = chosen.problems.get(field)
    said = f"{problem.says(language)} {problem.repair(language)}" if problem else ""
    hint, before = labels.get(header, ""), chosen.headers.get(field, "")
    return WantedColumn(field, header, hint, before, said)
