"""The datasets an indicator is counted from: received columns, derived steps."""

from collections.abc import Iterator

from derajat.measures import vocabulary
from derajat.measures.methods.expressions import function_words
from derajat.measures.methods.formulas import level_words
from derajat.measures.methods.page import Block, Line, Table
from derajat.measures.methods.reading import columns_read, datasets_of
from derajat.measures.methods.steps import step_lines
from derajat.measures.methods.telling import Telling
from derajat.model.columns import Column
from derajat.model.datasets import Dataset, DerivedDataset, ReceivedDataset
from derajat.model.indicators import Indicator


def dataset_blocks(indicator: Indicator, tell: Telling) -> Iterator[Block]:
    """Every dataset it reads, those that are received first."""
    read = datasets_of(indicator, tell.catalogue)
    for dataset in read:
        if isinstance(dataset, ReceivedDataset):
            yield tuple(_received_lines(dataset, tell))
            yield _column_table(dataset, indicator, tell)
    for dataset in read:
        if isinstance(dataset, DerivedDataset):
            yield (_derived_line(dataset, tell),)


def _head(dataset: Dataset, tell: Telling) -> str:
    label, row = tell.label(dataset.label), tell.label(dataset.one_row)
    one = tell.say("satu baris", "one row")
    return f"“{label}” (`{dataset.name}`); {one}: {row}"


def _received_lines(dataset: ReceivedDataset, tell: Telling) -> Iterator[Line]:
    kind = tell.label(vocabulary.DATASET_KINDS[dataset.kind])
    lines = [Line(tell.say(f"jenis: {kind}", f"kind: {kind}"))]
    key = tell.columns(dataset, dataset.key or ())
    lines.append(
        Line(
            tell.say(
                f"baris kemudian dengan {key} yang sama menggantikan yang lama",
                f"a later row with the same {key} replaces the earlier",
            )
        )
    )
    if dataset.valid_from:
        start = tell.column(dataset, dataset.valid_from)
        end = tell.column(dataset, dataset.valid_until)
        says = tell.say(
            f"terdaftar dari {start} sampai {end}; tanpa {end} masih terdaftar",
            f"registered from {start} to {end}; without {end} still there",
        )
        lines.append(Line(says))
    if dataset.rules:
        rules = tuple(
            Line(f"{tell.label(rule.says)} -> {_fate(rule.refuses, tell)}")
            for rule in dataset.rules
        )
        says = tell.say("diperiksa saat diterima:", "checked on receipt:")
        lines.append(Line(says, rules))
    yield Line(_head(dataset, tell), tuple(lines))


def _fate(refuses: bool, tell: Telling) -> str:
    if refuses:
        return tell.say("disisihkan", "set aside")
    return tell.say("dihitung, ditanyakan", "counted, with a question")


def _column_table(
    dataset: ReceivedDataset, indicator: Indicator, tell: Telling
) -> Table:
    wanted = columns_read(dataset, indicator, tell.catalogue)
    headings = (
        tell.say("kolom", "column"),
        tell.say("arti", "meaning"),
        tell.say("isi", "content"),
        tell.say("boleh kosong", "may be missing"),
    )
    rows = tuple(
        _column_row(column, dataset, tell)
        for column in dataset.columns
        if column.name in wanted
    )
    return Table(headings, rows)


def _column_row(column: Column, dataset: Dataset, tell: Telling) -> tuple[str, ...]:
    may = tell.say("tidak", "no") if column.never_missing else tell.say("boleh", "yes")
    label = tell.label(column.label) if column.label else "-"
    return (f"`{column.name}`", label, "; ".join(_content(column, dataset, tell)), may)


def _content(column: Column, dataset: Dataset, tell: Telling) -> Iterator[str]:
    yield tell.label(vocabulary.COLUMN_TYPES[column.type])
    if column.area_level:
        yield level_words(column.area_level, tell)
    if column.unit:
        noun = tell.catalogue.nouns.get(column.unit)
        yield tell.label(noun.label) if noun else column.unit
    if column.places:
        places = tell.number(column.places)
        yield tell.say(f"{places} desimal", f"{places} decimals")
    if column.low is not None:
        yield tell.say("dari ", "from ") + tell.value(column.low, column)
    if column.high is not None:
        yield tell.say("sampai ", "to ") + tell.value(column.high, column)
    if column.codelist:
        yield tell.say(f"daftar `{column.codelist}`", f"list `{column.codelist}`")
    elif column.codes:
        yield ", ".join(column.codes)
    if column.function is not None:
        yield function_words(column.function, dataset, tell)
    if words := tell.label(vocabulary.PERSONAL[column.personal]):
        yield words
    if column.identity is not None:
        yield tell.label(vocabulary.IDENTITIES[column.identity])
    if column.person:
        person = tell.column(dataset, column.person)
        yield tell.say(f"tentang orang pada {person}", f"about the person of {person}")


def _derived_line(dataset: DerivedDataset, tell: Telling) -> Line:
    source = tell.label(tell.catalogue.datasets[dataset.source].label)
    head = tell.say(
        f"{_head(dataset, tell)}; dibuat dari “{source}”:",
        f"{_head(dataset, tell)}; made from “{source}”:",
    )
    return Line(head, step_lines(dataset, tell))
