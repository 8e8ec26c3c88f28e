"""A folder of definitions, loaded whole or told with every problem."""

import re
from pathlib import Path
from typing import Any

from derajat.catalogue.calendars import check_calendars
from derajat.catalogue.datasets.codelists import build_codelist
from derajat.catalogue.datasets.derived import build_derived
from derajat.catalogue.datasets.eligible import build_eligible, build_parameter
from derajat.catalogue.datasets.received import build_received
from derajat.catalogue.files import DefinitionFile, find_files
from derajat.catalogue.grammar.nodes import MapNode, Node, TextNode, read_nodes
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.grammar.values import read_name, text_of
from derajat.catalogue.indicators.heads import build_indicator
from derajat.catalogue.library import Definition, Library, Shelf
from derajat.catalogue.units import build_noun, build_unit
from derajat.errors import DerajatError, Problem, ProblemLog
from derajat.model.catalogue import Catalogue
from derajat.model.datasets import Codelist, Dataset, ReceivedDataset
from derajat.model.workdays import build_work_calendar


AnyShelf = Shelf[Any]
GRAMMAR = "1"
_TOP_KEYS = ("dataset", "codelist", "eligible", "parameter", "code")


def load_catalogue(folder: Path) -> Catalogue:
    """Everything that the definitions of a folder say.

    Raises DerajatError with all problems of the folder.
    """
    catalogue, problems = check_catalogue(folder)
    if problems:
        raise DerajatError(problems)
    return catalogue


def check_catalogue(folder: Path) -> tuple[Catalogue, tuple[Problem, ...]]:
    """What could be loaded of a folder, and every problem by file and line."""
    log = ProblemLog()
    folder = folder.resolve()
    library = _build_library(folder)
    days_off, wrong = check_calendars(folder)
    log.problems += wrong
    library.calendar = build_work_calendar(days_off)
    for file in find_files(folder, log):
        _declare_file(library, file, log)
    for shelf in _shelves(library):
        shelf.load_all()
    if not log.problems:
        _report_unused(library)
    found = sorted(log.problems, key=lambda problem: (problem.where, problem.code))
    return _build_catalogue(library), tuple(dict.fromkeys(found))


def _build_library(folder: Path) -> Library:
    def build_list(definition: Definition) -> Codelist:
        path = folder.parent / definition.page.file
        return build_codelist(library, definition, path.with_suffix(".csv"))

    def build_dataset(definition: Definition) -> Dataset:
        node = definition.node
        is_derived = isinstance(node, MapNode) and node.get("from") is not None
        if is_derived:
            return build_derived(library, definition)
        dataset = build_received(library, definition)
        _note_stay(library, dataset)
        return dataset

    library = Library(
        units=Shelf("unit", build_unit),
        nouns=Shelf("noun", build_noun),
        codelists=Shelf("codelist", build_list),
        datasets=Shelf("dataset", build_dataset),
        parameters=Shelf("parameter", lambda item: build_parameter(library, item)),
        eligible=Shelf("eligible", lambda item: build_eligible(library, item)),
        indicators=Shelf("indicator", lambda item: build_indicator(library, item)),
    )
    return library


def _note_stay(library: Library, dataset: ReceivedDataset) -> None:
    if dataset.valid_from and dataset.valid_until:
        library.stays[dataset.name] = (dataset.valid_from, dataset.valid_until)


def _shelves(library: Library) -> tuple[AnyShelf, ...]:
    return (
        library.units,
        library.nouns,
        library.codelists,
        library.datasets,
        library.parameters,
        library.eligible,
        library.indicators,
    )


def _shelf_of(library: Library, key: str) -> AnyShelf:
    shelves: dict[str, AnyShelf] = {
        "dataset": library.datasets,
        "codelist": library.codelists,
        "eligible": library.eligible,
        "parameter": library.parameters,
        "code": library.indicators,
    }
    return shelves[key]


def _declare_file(library: Library, file: DefinitionFile, log: ProblemLog) -> None:
    """Note the definitions of a file; an unreadable one only by its name."""
    page = Page(file.name, log)
    try:
        text = file.read(page)
    except Skipped:
        return
    try:
        node = read_nodes(page, text)
        check_grammar(page, node)
        if file.key == "units":
            _declare_units(library, page, node)
        else:
            _declare(library, page, node, file.key)
    except Skipped:
        _declare_unreadable(library, text, file.key)


def check_grammar(page: Page, node: Node) -> None:
    """Raise Skipped unless a file is a mapping that says grammar 1."""
    if not isinstance(node, MapNode):
        raise page.skip("DEF-032", node.line, key="grammar", needed="{key: value}")
    found = node.get("grammar")
    if not isinstance(found, TextNode) or found.text != GRAMMAR:
        line = found.line if found else node.line
        raise page.skip("DEF-036", line, found=getattr(found, "text", None) or "-")


def _declare(library: Library, page: Page, node: Node, key: str) -> None:
    name = node.get(key) if isinstance(node, MapNode) else None
    if name is None:
        raise page.skip("DEF-003", node.line, key=key, what=page.file)
    definition = Definition(page, text_of(page, name, key), node, name.line)
    _shelf_of(library, key).declare(definition)


def _declare_unreadable(library: Library, text: str, key: str) -> None:
    """Note the name in a file that could not be read, so that its users are silent."""
    if key == "units":
        library.units.is_whole = library.nouns.is_whole = False
    found = re.search(rf"^{key}:[ ]*(\S+)", text, re.MULTILINE)
    if found and key in _TOP_KEYS:
        _shelf_of(library, key).declare_unreadable(found[1])


def _declare_units(library: Library, page: Page, node: Node) -> None:
    section = Section(page, node, "units.yaml", ("grammar", "units"), ("nouns",))
    for key, shelf in (("units", library.units), ("nouns", library.nouns)):
        if key not in section:
            continue
        for name, item in section.entries(key):
            own = Page(page.file, page.log)
            read_name(own, name, key, "kebab")
            shelf.declare(Definition(own, name.text, item, name.line))


def _report_unused(library: Library) -> None:
    """Report lists, parameters and eligible people that nothing reads."""
    for shelf in (library.codelists, library.parameters, library.eligible):
        for item in shelf.unused():
            item.page.report("DEF-042", item.line, kind=shelf.kind, name=item.name)


def _build_catalogue(library: Library) -> Catalogue:
    return Catalogue(
        datasets=library.datasets.loaded,
        codelists=library.codelists.loaded,
        eligible=library.eligible.loaded,
        parameters=library.parameters.loaded,
        indicators=library.indicators.loaded,
        units=library.units.loaded,
        nouns=library.nouns.loaded,
    )
