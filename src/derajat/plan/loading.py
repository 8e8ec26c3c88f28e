"""The plan files of an office, loaded whole or told with every problem."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from derajat.catalogue.files import read_file
from derajat.catalogue.grammar.nodes import read_nodes
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.loading import check_grammar
from derajat.errors import DerajatError, Location, Problem, ProblemLog
from derajat.model.catalogue import Catalogue
from derajat.model.plans import Plan, PlanStructure
from derajat.plan.alignments import check_alignments
from derajat.plan.cascade import check_cascade
from derajat.plan.heads import PlanHead, build_head, open_plan
from derajat.plan.nodes import PlacedNode, read_nodes_of
from derajat.plan.pausing import collector_paused
from derajat.plan.plan_pages import PlanPage


PLAN_FOLDER = "plan"


def load_plans(
    office_folder: Path, structure: PlanStructure, catalogue: Catalogue
) -> tuple[Plan, ...]:
    """The plans of an office, by name; none where it has no folder of plans.

    Raises DerajatError with all problems of all its files.
    """
    plans, problems = check_plans(office_folder, structure, catalogue)
    if problems:
        raise DerajatError(problems)
    return plans


def check_plans(
    office_folder: Path, structure: PlanStructure, catalogue: Catalogue
) -> tuple[tuple[Plan, ...], tuple[Problem, ...]]:
    """The plans of an office that have no problem, and every problem of all."""
    log = ProblemLog()
    folder = office_folder.resolve()
    shown = f"{folder.parent.name}/{folder.name}"
    found = []
    for path in sorted((folder / PLAN_FOLDER).glob("*.yaml")):
        page = Page(f"{shown}/{PLAN_FOLDER}/{path.name}", log)
        found.append((page, _build_plan(page, path, structure, catalogue)))
    _report_strangers(folder, shown, log)
    check_alignments(found)
    plans = tuple(plan for page, plan in found if plan and not page.failed)
    return plans, _in_order(log.problems)


def read_plan_file(path: Path, structure: PlanStructure, catalogue: Catalogue) -> Plan:
    """The plan of one YAML file, wherever it lies.

    Other plans that it is aligned to are not looked up. Raises DerajatError with all
    problems of the file.
    """
    page = Page(path.name, ProblemLog())
    plan = _build_plan(page, path, structure, catalogue)
    if plan is None or page.failed:
        raise DerajatError(_in_order(page.log.problems))
    return plan


def read_plan_text(
    text: str, name: str, structure: PlanStructure, catalogue: Catalogue
) -> Plan:
    """The plan of a text that `render_plan_yaml` wrote, as the file `name`.yaml.

    Raises DerajatError with all problems of the text.
    """
    page = Page(f"{name}.yaml", ProblemLog())
    plan = None
    with suppress(Skipped), collector_paused():
        plan = _build_from_text(page, text, name, structure, catalogue)
    if plan is None or page.failed:
        raise DerajatError(_in_order(page.log.problems))
    return plan


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    ordered = sorted(problems, key=lambda problem: (problem.where, problem.code))
    return tuple(dict.fromkeys(ordered))


def _build_plan(
    page: Page, path: Path, structure: PlanStructure, catalogue: Catalogue
) -> Plan | None:
    """The plan of a file as far as it can be read; what is wrong is reported."""
    with suppress(Skipped), collector_paused():
        return _read_plan(page, path, structure, catalogue)
    return None


def _read_plan(
    page: Page, path: Path, structure: PlanStructure, catalogue: Catalogue
) -> Plan:
    """The plan of a file. Raises Skipped when it is none."""
    return _build_from_text(
        page, read_file(page, path), path.stem, structure, catalogue
    )


def _build_from_text(
    page: Page, text: str, stem: str, structure: PlanStructure, catalogue: Catalogue
) -> Plan:
    """The plan of a text. Raises Skipped when it is none."""
    node = read_nodes(page, text)
    check_grammar(page, node)
    section = open_plan(page, node)
    head = build_head(section, structure, stem)
    own = _open_page(page, head, catalogue)
    placed = tuple(read_nodes_of(own, section))
    check_cascade(own, structure.with_kinds(head.own_kinds.values()), placed)
    return _assemble(head, placed, page.file)


def _open_page(page: Page, head: PlanHead, catalogue: Catalogue) -> PlanPage:
    tags = {f"{g.name}/{word}": None for g in head.tag_groups for word, _ in g.words}
    return PlanPage(page, head.title, head.period, tags, catalogue.indicators)


def _assemble(head: PlanHead, placed: Iterable[PlacedNode], file: str) -> Plan:
    period = head.period
    return Plan(
        name=head.name,
        label=head.label,
        kind=head.kind,
        title=head.title,
        source=head.source,
        start_year=period.start if period else None,
        end_year=period.end if period else None,
        baseline_year=period.baseline if period else None,
        transition_year=period.transition if period else None,
        authority=head.authority,
        is_example=head.is_example,
        notes=head.notes,
        tag_groups=head.tag_groups,
        nodes=tuple(item.node for item in placed),
        file=file,
        own_kinds=tuple(head.own_kinds.values()),
    )


def _report_strangers(folder: Path, shown: str, log: ProblemLog) -> None:
    """Report YAML files beside the plans that nobody reads."""
    plans = folder / PLAN_FOLDER
    for path in sorted([*plans.rglob("*.yaml"), *plans.rglob("*.yml")]):
        if path.parent != plans or path.suffix != ".yaml":
            name = f"{shown}/{path.relative_to(folder).as_posix()}"
            log.report("DEF-041", Location(name), name=name)
