"""A folder of an office, loaded whole or told with every problem."""

from contextlib import suppress
from pathlib import Path

from derajat.catalogue.files import read_file
from derajat.catalogue.grammar.nodes import Node, read_nodes
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.grammar.values import text_of
from derajat.catalogue.loading import check_grammar
from derajat.catalogue.offices.areas import LIST_NAME, AreaFiles, load_areas
from derajat.catalogue.offices.judging import (
    JUDGING_KEYS,
    read_judgement,
    read_report_due_day,
    read_unit_costs,
    read_work_weeks,
)
from derajat.catalogue.offices.letterhead import read_letterhead
from derajat.catalogue.offices.sources import load_source
from derajat.errors import DerajatError, Location, Problem, ProblemLog
from derajat.model.areas import AreaLevel, AreaRegistry
from derajat.model.catalogue import Catalogue
from derajat.model.offices import Office
from derajat.model.sources import Source


_REQUIRED = ("grammar", "office", "label", "area", "levels", "areas")
_OPTIONAL = (
    "forms",
    "indicators",
    "scorecard",
    "eligible",
    "notes",
    "letterhead",
    *JUDGING_KEYS,
)
_READ_ELSEWHERE = ("plan", "claims", "reports", "statements.yaml")
"""Folders and files of an office that other packages read."""


def load_office(folder: Path, catalogue: Catalogue, areas_folder: Path) -> Office:
    """The office that a folder describes.

    Raises DerajatError with all problems of the folder.
    """
    office, problems = check_office(folder, catalogue, areas_folder)
    if problems or office is None:
        raise DerajatError(problems)
    return office


def check_office(
    folder: Path, catalogue: Catalogue, areas_folder: Path
) -> tuple[Office | None, tuple[Problem, ...]]:
    """The office of a folder, and every problem; None when it cannot be told."""
    log = ProblemLog()
    folder = folder.resolve()
    name = f"{folder.parent.name}/{folder.name}"
    page = Page(f"{name}/office.yaml", log)
    section = None
    areas = AreaRegistry(())
    with suppress(Skipped):
        section = _open_office(page, folder)
        areas = _load_areas(section, folder, areas_folder)
    own = _named(sorted((folder / "sources").glob("*.yaml")), f"{name}/sources")
    forms = _find_forms(section, areas_folder.parent / "forms") if section else []
    files = [*own, *_named(forms, _FORMS)]
    sources = _load_sources(files, catalogue, areas, log)
    _report_strangers(folder, name, log)
    office = None
    if section is not None:
        office = _build_office(section, folder, catalogue, areas, sources)
    problems = sorted(log.problems, key=lambda problem: (problem.where, problem.code))
    return office, tuple(dict.fromkeys(problems))


def check_forms(
    folder: Path, catalogue: Catalogue
) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """The mappings of national forms of a folder, by name, and every problem."""
    log = ProblemLog()
    forms = _named(sorted(folder.glob("*.yaml")), _FORMS)
    found = _load_sources(forms, catalogue, AreaRegistry(()), log)
    return found, tuple(log.problems)


def _open_office(page: Page, folder: Path) -> Section:
    """The keys of office.yaml. Raises Skipped when it cannot be read."""
    path = folder / "office.yaml"
    if not path.is_file():
        raise page.skip("DEF-041", 1, name=page.file)
    node = read_nodes(page, read_file(page, path))
    check_grammar(page, node)
    return Section(page, node, "office", _REQUIRED, _OPTIONAL)


def _build_office(
    section: Section,
    folder: Path,
    catalogue: Catalogue,
    areas: AreaRegistry,
    sources: tuple[Source, ...],
) -> Office:
    if section.text("office") not in ("", folder.name):
        section.page.report(
            "DEF-060",
            section.line_of("office"),
            name=section.text("office"),
            folder=folder.name,
        )
    indicators = _read_codes(section, "indicators", catalogue)
    return Office(
        name=folder.name,
        label=section.label("label"),
        area=section.text("area"),
        levels=_read_levels(section, areas),
        areas=areas,
        sources=sources,
        indicators=indicators,
        scorecard=_read_scorecard(section, catalogue, indicators),
        eligible_choices=_read_choices(section, catalogue),
        notes=section.labels("notes"),
        folder=str(folder),
        judgement=read_judgement(section),
        work_weeks=read_work_weeks(section),
        unit_costs=read_unit_costs(section, catalogue),
        report_due_day=read_report_due_day(section),
        letterhead=read_letterhead(section),
    )


def _read_levels(section: Section, areas: AreaRegistry) -> tuple[AreaLevel, ...]:
    """The levels, outermost first; one without areas is reported."""
    with suppress(Skipped):
        section.names("levels")
        order = list(AreaLevel)
        levels = sorted(section.words("levels", AreaLevel), key=order.index)
        empty = [level for level in levels if not areas.at_level(level)]
        for level in empty if areas.areas else ():
            line = section.line_of("levels")
            section.page.report("DEF-067", line, level=level.value)
        return tuple(levels)
    return ()


def _load_areas(section: Section, folder: Path, areas_folder: Path) -> AreaRegistry:
    """The areas of the office; none where one of their tables is wrong."""
    down_to = section.section("areas", ("down_to",)).deciding_word("down_to", AreaLevel)
    files = AreaFiles(
        national=areas_folder / LIST_NAME,
        own=folder / "areas.csv",
        catchments=folder / "catchments.csv",
        successions=folder / "succession.csv",
        name=f"{folder.parent.name}/{folder.name}",
    )
    area = section.needed_text("area")
    return load_areas(section.page, section.line_of("area"), files, area, down_to)


def _read_codes(section: Section, key: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Indicator codes of a list; unknown ones are reported."""
    if key not in section:
        return ()
    with suppress(Skipped):
        section.names(key)
        return tuple(
            _known_code(section.page, node, key, catalogue)
            for node in section.items(key)
        )
    return ()


def _known_code(page: Page, node: Node, key: str, catalogue: Catalogue) -> str:
    code = text_of(page, node, key)
    if code not in catalogue.indicators:
        page.report_unknown(
            "DEF-005", node.line, code, catalogue.indicators, kind="indicator"
        )
    return code


def _read_scorecard(
    section: Section, catalogue: Catalogue, indicators: tuple[str, ...]
) -> tuple[str, ...]:
    codes = _read_codes(section, "scorecard", catalogue)
    for code in codes:
        if indicators and code not in indicators:
            section.page.report_unknown(
                "DEF-005",
                section.line_of("scorecard"),
                code,
                indicators,
                kind="indicators",
            )
    return codes


def _read_choices(
    section: Section, catalogue: Catalogue
) -> tuple[tuple[str, str], ...]:
    """Which choice of each eligible number the office takes."""
    choices: list[tuple[str, str]] = []
    if "eligible" not in section:
        return ()
    with suppress(Skipped):
        for name, node in section.entries("eligible"):
            with suppress(Skipped):
                choice = text_of(section.page, node, name.text)
                _check_choice(section.page, name.line, name.text, choice, catalogue)
                choices.append((name.text, choice))
    return tuple(choices)


def _check_choice(
    page: Page, line: int, name: str, choice: str, catalogue: Catalogue
) -> None:
    if name not in catalogue.eligible:
        raise page.unknown("DEF-005", line, name, catalogue.eligible, kind="eligible")
    known = [known for known, _ in catalogue.eligible[name].choices]
    if choice not in known:
        raise page.unknown("DEF-005", line, choice, known, kind="choices")


_FORMS = "definitions/forms"
"""Where the mappings of national forms lie, as problems show it."""


def _named(paths: list[Path], folder: str) -> list[tuple[Path, str]]:
    """Files with the names that problems show."""
    return [(path, f"{folder}/{path.name}") for path in paths]


def _find_forms(section: Section, folder: Path) -> list[Path]:
    """The mappings of national forms that the office receives, of those there are."""
    found: list[Path] = []
    if "forms" not in section:
        return found
    known = {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    with suppress(Skipped):
        section.names("forms")
        for node in section.items("forms"):
            name = text_of(section.page, node, "forms")
            if name in known:
                found.append(known[name])
            else:
                section.page.report_unknown(
                    "DEF-005", node.line, name, known, kind="forms"
                )
    return found


def _load_sources(
    files: list[tuple[Path, str]],
    catalogue: Catalogue,
    areas: AreaRegistry,
    log: ProblemLog,
) -> tuple[Source, ...]:
    """The mappings of some files, each with the name that problems show."""
    sources: dict[str, Source] = {}
    for path, shown in files:
        page = Page(shown, log)
        with suppress(Skipped):
            source = load_source(page, path, catalogue, areas)
            if source.name in sources:
                other = sources[source.name].file
                page.report("DEF-039", 1, name=source.name, other=other)
            sources[source.name] = source
    return tuple(sources.values())


def _report_strangers(folder: Path, name: str, log: ProblemLog) -> None:
    """Report YAML files of the folder that nobody reads."""
    for path in sorted([*folder.rglob("*.yaml"), *folder.rglob("*.yml")]):
        relative = path.relative_to(folder)
        is_source = path.suffix == ".yaml" and path.parent == folder / "sources"
        is_read = relative.parts[0] in (*_READ_ELSEWHERE, "office.yaml")
        if not is_source and not is_read:
            shown = f"{name}/{relative.as_posix()}"
            log.report("DEF-041", Location(shown), name=shown)
