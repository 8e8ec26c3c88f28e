"""All specifications as one page of the manual: `python -m tests.spec.render`."""

import importlib
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

from derajat.model.counting import (
    ColumnSum,
    DistinctCount,
    Histogram,
    PairSum,
    RowCount,
    TruthCount,
    ValueSum,
)
from derajat.model.datasets import PlaceRole

from .conditions import together
from .questions import Question
from .running import DATA_DAY, Spec
from .steps import Recipe
from .tables import TextTable, read_table
from .wording import listing, write_conditions, write_keep, write_step


SUBJECTS = (
    "conditions",
    "missing_values",
    "ages",
    "dates_and_periods",
    "workdays",
    "derived_values",
    "keep",
    "attach",
    "rosters",
    "summarise",
    "trailing",
    "stack",
    "fill",
    "copies",
    "selections",
    "one_per_period",
    "measurements",
)
INTRODUCTION = """# Specifications

What each word of the definition language does, as tables small enough to check by
hand. Each one runs as a test on every engine. An empty cell is a missing value; a
column that is not shown has the same value in every row; the data date is 31 December
2026 unless said. `desa` under "Gives" is the place, `periode` the smallest period.
"""


def render_specs() -> str:
    """The page as Markdown, in the order of SUBJECTS."""
    parts = [INTRODUCTION]
    for subject in SUBJECTS:
        module = importlib.import_module(f"{__package__}.test_{subject}")
        title = subject.replace("_", " ").capitalize()
        parts.append(f"## {title}\n\n{inspect.getdoc(module)}\n")
        parts += [_render_test(name, specs) for name, specs in collect_specs(module)]
    return "\n".join(parts)


def collect_specs(module) -> Iterator[tuple[str, list[Spec]]]:
    """Each test of a module with the specifications that it states."""
    for name, function in vars(module).items():
        if name.startswith("test_"):
            specs: list[Spec] = []
            function(spec=lambda specs=specs, **said: specs.append(Spec(**said)))
            yield name, specs


def _render_test(name: str, specs: list[Spec]) -> str:
    sentence = name.removeprefix("test_").replace("_", " ").capitalize()
    return "\n".join([f"### {sentence}\n", *(_render_spec(spec) for spec in specs)])


def _render_spec(spec: Spec) -> str:
    parts = [_render_named(f"Table `{name}`", t) for name, t in spec.tables.items()]
    parts += [
        _render_named(f"Code list `{name}`", text)
        for name, text in (spec.codelists or {}).items()
    ]
    parts += [_render_recipe(recipe) for recipe in spec.recipes]
    if spec.data_day != DATA_DAY:
        parts.append(f"Data date: {spec.data_day}\n")
    lines = "\n".join(write_question(spec.tally))
    parts.append(f"Asked:\n\n```yaml\n{lines}\n```\n")
    parts.append(_render_gives(spec.gives))
    return "\n".join(parts)


def _render_named(title: str, text: str) -> str:
    return f"{title}:\n\n{_render_table(read_table(text))}\n"


def _render_table(table: TextTable) -> str:
    ruler = tuple("---" for _ in table.header)
    lines = (table.header, ruler, *table.rows)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _render_recipe(recipe: Recipe) -> str:
    steps = "\n".join(f"  - {write_step(step)}" for step in recipe.steps)
    head = f"dataset: {recipe.name}\nfrom: {recipe.source}\nsteps:\n"
    return f"```yaml\n{head}{steps}\n```\n"


def _render_gives(gives: str | dict[str, int]) -> str:
    if not gives:
        return "Gives nothing.\n"
    if isinstance(gives, str):
        return _render_named("Gives", gives)
    amounts = tuple(str(amount) for amount in gives.values())
    return f"Gives:\n\n{_render_table(TextTable(tuple(gives), (amounts,)))}\n"


def write_question(question: Question) -> list[str]:
    """What is asked, in the words of an indicator's version."""
    lines = []
    if question.place is not PlaceRole.RESIDENCE:
        lines.append(f"place: {question.place.value}")
    if question.where:
        lines.append(f"where: {write_conditions(together(question.where))}")
    if question.when:
        lines.append(f"when: {question.when}")
    if rule := question.keep:
        keep = write_keep(None, rule.which, rule.order, rule.then_highest)
        lines += [f"one_per: {listing(rule.one_per)}", f"keep: {keep}"]
    if question.unit:
        lines.append(f"period: {question.unit}")
    if question.groups:
        lines.append(f"groups: {listing(question.groups)}")
    return [*lines, *_write_measurement(question.measurement)]


def _write_measurement(measurement) -> list[str]:
    if isinstance(measurement, RowCount):
        return ["count: rows"]
    if isinstance(measurement, ColumnSum):
        return _write_sum(measurement)
    if isinstance(measurement, PairSum):
        return [f"part: {measurement.part}", f"whole: {measurement.whole}"]
    if isinstance(measurement, DistinctCount):
        return [f"different: {listing(measurement.columns)}"]
    return [*_write_denominator(measurement), *_write_inside(measurement)]


def _write_sum(measurement: ColumnSum) -> list[str]:
    lines = [f"sum: {measurement.column}"]
    if measurement.times != 1:
        lines.append(f"times: {measurement.times}")
    if measurement.both_known:
        lines.append(f"only where this is known too: {measurement.both_known}")
    return lines


def _write_denominator(measurement: TruthCount | ValueSum | Histogram) -> list[str]:
    if measurement.denominator is None:
        return []
    return [f"denominator: {write_conditions(measurement.denominator)}"]


def _write_inside(measurement: TruthCount | ValueSum | Histogram) -> list[str]:
    if isinstance(measurement, TruthCount):
        return [f"numerator: {write_conditions(measurement.numerator)}"]
    lines = [f"value: {measurement.column}"]
    if isinstance(measurement, Histogram):
        lines += [f"step: {measurement.step}", f"up_to: {measurement.up_to}"]
    return lines


def subjects_on_disk() -> set[str]:
    """Subjects of the files beside this one."""
    folder = Path(__file__).parent
    return {path.stem.removeprefix("test_") for path in folder.glob("test_*.py")}


if __name__ == "__main__":
    sys.stdout.write(render_specs())
