"""A folder of an office, loaded whole or told with every problem."""

from contextlib import suppress
from pathlib import Path

from derajat.catalogue.files import read_file
from derajat.catalogue.grammar.nodes import Node, read_nodes
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section, read_label
from derajat.catalogue.grammar.values import text_of
from derajat.catalogue.loading import check_grammar
from derajat.catalogue.offices.areas import LIST_NAME, AreaFiles, load_areas
from derajat.catalogue.offices.sources import load_source
from derajat.errors import DerajatError, Location, Problem, ProblemLog
from derajat.model.areas import AreaLevel, AreaRegistry
from derajat.model.catalogue import Catalogue
from derajat.model.labels import Label
from derajat.model.offices import Office
from derajat.model.sources import Source


_REQUIRED = ("grammar", "office", "label", "area", "levels", "areas")
_OPTIONAL = ("indicators", "scorecard", "eligible", "notes")


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
    name = f"{folder.parent.name}/{folder.name}"
    office = None
    with suppress(Skipped):
        if not (folder / "office.yaml").is_file():
            missing = f"{name}/office.yaml"
            raise Page(missing, log).skip("DEF-041", 1, name=missing)
        page = Page(f"{name}/office.yaml", log)
        sources = _load_sources(folder, name, catalogue, log)
        office = _load_office(page, folder, catalogue, areas_folder, sources)
    _report_strangers(folder, name, log)
    problems = sorted(log.problems, key=lambda problem: (problem.where, problem.code))
    return office, tuple(dict.fromkeys(problems))


def _load_office(
    page: Page,
    folder: Path,
    catalogue: Catalogue,
    areas_folder: Path,
    sources: tuple[Source, ...],
) -> Office:
    node = read_nodes(page, read_file(page, folder / "office.yaml"))
    check_grammar(page, node)
    section = Section(page, node, "office", _REQUIRED, _OPTIONAL)
    if section.text("office") not in ("", folder.name):
        line = section.line_of("office")
        page.report("DEF-060", line, name=section.text("office"), folder=folder.name)
    files = AreaFiles(
        national=areas_folder / LIST_NAME,
        own=folder / "areas.csv",
        catchments=folder / "catchments.csv",
        name=f"{folder.parent.name}/{folder.name}",
    )
    levels = _read_levels(section)
    indicators = _read_codes(section, "indicators", catalogue)
    return Office(
        name=folder.name,
        label=section.label("label"),
        area=section.text("area"),
        levels=levels,
        areas=_load_areas(section, files, levels),
        sources=sources,
        indicators=indicators,
        scorecard=_read_scorecard(section, catalogue, indicators),
        eligible_choices=_read_choices(section, catalogue),
        notes=_read_notes(section),
        folder=str(folder),
    )


def _read_levels(section: Section) -> tuple[AreaLevel, ...]:
    """The levels, outermost first."""
    with suppress(Skipped):
        section.names("levels")
        order = list(AreaLevel)
        return tuple(sorted(section.words("levels", AreaLevel), key=order.index))
    return ()


def _load_areas(
    section: Section, files: AreaFiles, levels: tuple[AreaLevel, ...]
) -> AreaRegistry:
    page = section.page
    with suppress(Skipped):
        down_to = section.section("areas", ("down_to",)).deciding_word(
            "down_to", AreaLevel
        )
        area = section.needed_text("area")
        areas = load_areas(page, section.line_of("area"), files, area, down_to)
        empty = [level for level in levels if not areas.at_level(level)]
        if not page.failed:
            for level in empty:
                page.report("DEF-067", section.line_of("levels"), level=level.value)
        return areas
    return AreaRegistry(())


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


def _read_notes(section: Section) -> tuple[Label, ...]:
    notes: list[Label] = []
    if "notes" in section:
        with suppress(Skipped):
            for node in section.items("notes"):
                with suppress(Skipped):
                    notes.append(read_label(section.page, node, "notes"))
    return tuple(notes)


def _load_sources(
    folder: Path, name: str, catalogue: Catalogue, log: ProblemLog
) -> tuple[Source, ...]:
    sources: dict[str, Source] = {}
    for path in sorted((folder / "sources").glob("*.yaml")):
        page = Page(f"{name}/sources/{path.name}", log)
        with suppress(Skipped):
            source = load_source(page, path, catalogue)
            if source.name in sources:
                other = sources[source.name].file
                page.report("DEF-039", 1, name=source.name, other=other)
            sources[source.name] = source
    return tuple(sources.values())


def _report_strangers(folder: Path, name: str, log: ProblemLog) -> None:
    """Report YAML files of the folder that nobody reads."""
    for path in sorted([*folder.rglob("*.yaml"), *folder.rglob("*.yml")]):
        relative = path.relative_to(folder).as_posix()
        is_source = path.suffix == ".yaml" and path.parent == folder / "sources"
        if relative != "office.yaml" and not is_source:
            shown = f"{name}/{relative}"
            log.report("DEF-041", Location(shown), name=shown)
