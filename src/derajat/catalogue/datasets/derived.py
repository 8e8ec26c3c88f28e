"""A derived dataset: its steps, and the shape of rows inferred through them."""

from collections.abc import Callable
from dataclasses import replace

from derajat.catalogue.datasets.conditions import Reader
from derajat.catalogue.datasets.derivations import read_derivation
from derajat.catalogue.datasets.grouping import (
    read_keep,
    read_summarise,
    read_trailing,
)
from derajat.catalogue.datasets.received import read_places, read_time
from derajat.catalogue.datasets.shapes import Shape, shape_of
from derajat.catalogue.datasets.truth import proved_columns
from derajat.catalogue.datasets.widening import (
    names_taken,
    new_name,
    read_attach,
    read_each,
    read_fill,
    read_stack,
)
from derajat.catalogue.grammar.nodes import Node
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section, map_of
from derajat.catalogue.grammar.values import read_name
from derajat.catalogue.library import Definition, Library
from derajat.model.columns import ColumnType
from derajat.model.datasets import Dataset, DerivedDataset, PlaceRole
from derajat.model.steps import Step, Summarise, Trailing, Where


_REQUIRED = ("grammar", "dataset", "label", "one_row", "from", "steps")
_SimpleStep = Callable[[Reader, Node], tuple[Step, Shape]]
_SIMPLE_STEPS: dict[str, _SimpleStep] = {
    "attach": read_attach,
    "each": read_each,
    "keep": read_keep,
    "summarise": read_summarise,
    "trailing": read_trailing,
    "stack": read_stack,
    "fill": read_fill,
}
_WORDS = ("where", "derive", *_SIMPLE_STEPS)


def build_derived(library: Library, definition: Definition) -> DerivedDataset:
    """The derived dataset that a file defines. Raises Skipped."""
    page = definition.page
    section = Section(page, definition.node, "dataset", _REQUIRED, ("time", "places"))
    read_name(page, section.node("dataset"), "dataset", "kebab")
    source = library.datasets.find(page, section.node("from"))
    start = replace(
        shape_of(source, library.stays.get(source.name)), name=definition.name
    )
    label, one_row = section.label("label"), section.label("one_row")
    steps, shape = _read_steps(library, page, section, _with_time(section, start))
    if shape.stay is not None:
        library.stays[definition.name] = shape.stay
    return DerivedDataset(
        name=definition.name,
        label=label,
        one_row=one_row,
        columns=tuple(shape.columns.values()),
        key=shape.key,
        time=_read_time(section, shape, source),
        places=_read_places(section, shape, source),
        file=page.file,
        source=source.name,
        steps=tuple(steps),
    )


def _with_time(section: Section, shape: Shape) -> Shape:
    """The shape with the time column this dataset will have, when it is declared."""
    return replace(shape, time=section.text("time")) if "time" in section else shape


def _read_time(section: Section, shape: Shape, source: Dataset) -> str:
    if "time" in section:
        if section.text("time") in shape.broken:
            return ""
        return read_time(section, shape)
    column = shape.columns.get(source.time)
    return source.time if column and column.type.is_time else ""


def _read_places(
    section: Section, shape: Shape, source: Dataset
) -> tuple[tuple[PlaceRole, str], ...]:
    if "places" in section:
        return read_places(section, shape)
    return tuple(
        (role, name)
        for role, name in source.places
        if name in shape.columns and shape.columns[name].type is ColumnType.AREA
    )


def _read_steps(
    library: Library, page: Page, section: Section, shape: Shape
) -> tuple[list[Step], Shape]:
    steps: list[Step] = []
    for node in section.items("steps"):
        reader = Reader(library, page, shape)
        found, shape = _read_step(reader, node)
        steps.extend(found)
        shape = _without_lost_stay(shape)
    _check_trailing(page, section, steps)
    return steps, shape


def _read_step(reader: Reader, node: Node) -> tuple[list[Step], Shape]:
    """The step of one item; a step that failed leaves its columns broken."""
    section = Section(reader.page, node, "steps", (), _WORDS)
    word = section.one_of(*_WORDS)
    if word == "where":
        return _read_where(reader, section.node("where"))
    if word == "derive":
        return _read_derive(reader, section.node("derive"))
    try:
        step, shape = _SIMPLE_STEPS[word](reader, section.node(word))
    except Skipped:
        if word != "attach":
            raise
        return [], reader.shape.breaking(names_taken(reader.page, section.node(word)))
    return [step], shape


def _read_where(reader: Reader, node: Node) -> tuple[list[Step], Shape]:
    try:
        condition = reader.read_all(node, "where")
    except Skipped:
        return [], reader.shape
    proved = proved_columns(condition, reader.shape.may_miss)
    return [Where(condition)], reader.shape.knowing(proved)


def _read_derive(reader: Reader, node: Node) -> tuple[list[Step], Shape]:
    steps: list[Step] = []
    shape = reader.shape
    for name, item in map_of(reader.page, node, "derive").entries:
        current = replace(reader, shape=shape)
        try:
            new = new_name(reader.page, name, shape, "derive")
            step = read_derivation(current, new, item)
        except Skipped:
            shape = shape.breaking((name.text,))
            continue
        steps.append(step)
        shape = shape.adding((step.column,))
    return steps, shape


def _without_lost_stay(shape: Shape) -> Shape:
    """Stays end with the columns that told them."""
    if shape.stay and not set(shape.stay) <= set(shape.columns):
        return replace(shape, stay=None)
    return shape


def _check_trailing(page: Page, section: Section, steps: list[Step]) -> None:
    """Report rows that count in several periods and are not summarised by them."""
    waiting: list[str] = []
    for step in steps:
        if isinstance(step, Trailing):
            waiting.append(step.column)
        if isinstance(step, Summarise) and waiting:
            waiting = [name for name in waiting if name not in step.one_per]
    if waiting:
        page.report("DEF-047", section.line_of("steps"), column=waiting[0])
