"""The page of one indicator, put together."""

from collections.abc import Iterator

from derajat.measures import vocabulary
from derajat.measures.methods.datasets import dataset_blocks
from derajat.measures.methods.examples import example_blocks
from derajat.measures.methods.feeding import (
    Publication,
    form_blocks,
    plan_blocks,
    producer_words,
)
from derajat.measures.methods.formulas import indicator_words
from derajat.measures.methods.handling import (
    group_lines,
    handling_lines,
    interval_words,
    measure_words,
    no_value_lines,
)
from derajat.measures.methods.kinds import kind_lines
from derajat.measures.methods.page import Block, Line, MethodPage, Section, Table
from derajat.measures.methods.reading import components_of
from derajat.measures.methods.summary import definition_words, formula_words
from derajat.measures.methods.telling import Telling
from derajat.model.indicators import Indicator, Version


def build_method_page(
    indicator: Indicator, publication: Publication, language: str = "id"
) -> MethodPage:
    """Everything a definition says, in one language."""
    tell = Telling(publication.catalogue, language)
    return MethodPage(
        code=indicator.code,
        title=tell.label(indicator.label),
        language=language,
        metadata=_metadata(indicator, publication, tell),
        sections=tuple(_sections(indicator, publication, tell)),
    )


def _metadata(indicator: Indicator, publication: Publication, tell: Telling) -> Table:
    """The form of Satu Data Indonesia (Perpres 39/2019), for the latest version."""
    version = indicator.versions[-1]
    unit = tell.catalogue.units[indicator.unit]
    groups = [f"`{name}`" for group in version.groups for name in group]
    periods = ", ".join(tell.label(vocabulary.PERIODS[k]) for k in indicator.periods)
    rows = (
        (tell.say("Konsep", "Concept"), tell.label(indicator.label)),
        (tell.say("Definisi", "Definition"), definition_words(version.kind, tell)),
        (
            tell.say("Klasifikasi", "Classification"),
            ", ".join(dict.fromkeys(groups)) or tell.say("tidak dipilah", "none"),
        ),
        (tell.say("Ukuran", "Measure"), measure_words(version.kind, tell)),
        (tell.say("Satuan", "Unit"), tell.label(unit.label)),
        (tell.say("Dasar rujukan", "Reference"), _source_words(version)),
        (tell.say("Rumus", "Formula"), formula_words(version.kind, unit.scale, tell)),
        (tell.say("Frekuensi", "Frequency"), periods),
        (
            tell.say("Produsen data", "Producer"),
            producer_words(indicator, publication, tell),
        ),
        *_tag_rows(indicator, tell),
    )
    return Table((tell.say("Metadata", "Metadata"), indicator.code), rows)


def _tag_rows(indicator: Indicator, tell: Telling) -> Iterator[tuple[str, str]]:
    if indicator.reference_codes:
        codes = ", ".join(indicator.reference_codes)
        yield tell.say("Kode rujukan", "Reference codes"), codes
    if indicator.tags:
        yield tell.say("Tanda", "Tags"), ", ".join(indicator.tags)


def _source_words(version: Version) -> str:
    source = version.source
    return f"{source.title}, {source.article}" if source.article else source.title


def _sections(
    indicator: Indicator, publication: Publication, tell: Telling
) -> Iterator[Section]:
    for version in reversed(indicator.versions):
        yield _version_section(version, tell)
    shown = tuple(handling_lines(indicator, tell))
    yield Section(tell.say("Cara menghitung dan menyajikan", "Handling"), (shown,))
    gaps = tuple(no_value_lines(indicator, tell))
    yield Section(tell.say("Kapan tidak ada nilai", "When there is no value"), (gaps,))
    if data := tuple(dataset_blocks(indicator, tell)):
        yield Section(tell.say("Data yang dibaca", "Data that it reads"), data)
    examples = tuple(_examples(indicator, tell))
    yield Section(tell.say("Contoh hitungan", "Worked examples"), examples)
    forms = tuple(form_blocks(indicator, publication, tell))
    yield Section(tell.say("Formulir yang mengisinya", "Forms that feed it"), forms)
    plans = tuple(plan_blocks(indicator, publication, tell))
    yield Section(tell.say("Rencana yang memakainya", "Plans that use it"), plans)
    yield Section(tell.say("Berkas definisi", "File"), (f"`{indicator.file}`",))


def _version_section(version: Version, tell: Telling) -> Section:
    since = tell.day(version.valid_from)
    title = tell.say(f"Rumus sejak {since}", f"Rule since {since}")
    if version.valid_until is not None:
        until = tell.day(version.valid_until)
        title += tell.say(f" sampai {until}", f" until {until}")
    interval = interval_words(version, tell)
    lines = [
        *kind_lines(version.kind, tell),
        *_component_lines(version, tell),
        *group_lines(version, tell),
        Line(tell.say(f"Selang kepercayaan: {interval}", f"Interval: {interval}")),
    ]
    if not version.comparable:
        says = tell.say(
            "Tidak sebanding dengan rumus sebelumnya: deret terputus.",
            "Not comparable with the rule before: the series breaks.",
        )
        lines.append(Line(says))
    return Section(title, (_basis(version, tell), tuple(lines)))


def _basis(version: Version, tell: Telling) -> Block:
    checked = tell.day(version.source.checked_on)
    text = tell.say(
        f"Dasar: {_source_words(version)}. Diperiksa {checked}.",
        f"Basis: {_source_words(version)}. Checked on {checked}.",
    )
    if version.confirmed:
        return text
    return text + tell.say(
        " BELUM DIKONFIRMASI: bunyi peraturannya belum dibaca atau belum pasti.",
        " NOT CONFIRMED: the text of the rule has not been read, or is not certain.",
    )


def _component_lines(version: Version, tell: Telling) -> Iterator[Line]:
    codes = components_of(version.kind)
    if codes:
        head = tell.say("Dibuat dari nilai indikator:", "Made from the values of:")
        yield Line(head, tuple(Line(indicator_words(code, tell)) for code in codes))


def _examples(indicator: Indicator, tell: Telling) -> Iterator[Block]:
    for number, example in enumerate(indicator.examples, start=1):
        yield from example_blocks(number, example, indicator, tell)
