"""Whether every name in a form is one that something fills."""

from collections.abc import Iterator, Set

from derajat.catalogue.grammar.pages import render_names
from derajat.errors import Location, Problem, nearest_name, report
from derajat.model.catalogue import Catalogue
from derajat.reports.builders import Settings, Shelf
from derajat.reports.forms import BlockKind, FormBlock, ReportForm
from derajat.reports.sentences import find_stray_brace, names_in


_INDICATOR_KEYS = ("indicator", "indicators")


def check_names(
    form: ReportForm, shelf: Shelf, catalogue: Catalogue
) -> tuple[Problem, ...]:
    """Every name of a form that nothing fills, with file and line."""
    words = set(shelf.words)
    where = Location(form.file, 1)
    found = list(_check_words(where, form.title.id, words))
    found += _check_words(where, form.title.en, words)
    for part in form.parts:
        found += _check_words(where, part.title.id, words)
        for block in part.blocks:
            found += _check_block(block, shelf, catalogue, words)
    return tuple(found)


def _check_block(
    block: FormBlock, shelf: Shelf, catalogue: Catalogue, words: Set[str]
) -> Iterator[Problem]:
    for text in (block.words.id, block.words.en, block.key):
        yield from _check_words(block.where, text, words)
    if block.kind is BlockKind.SLOT:
        yield from _check_words(block.where, block.name, words)
    if block.kind is BlockKind.BUILD:
        yield from _check_builder(block, shelf, catalogue)
    if block.kind is BlockKind.EACH:
        yield from _check_each(block, shelf, catalogue, words)


def _check_builder(
    block: FormBlock, shelf: Shelf, catalogue: Catalogue
) -> Iterator[Problem]:
    builder = shelf.builders.get(block.name)
    if builder is None:
        yield _unknown(block.where, "pembuat", block.name, shelf.builders)
        return
    for key in builder.needs:
        if key not in block.settings:
            yield report("DEF-203", block.where, name=block.name, key=key)
    known = {*builder.needs, *builder.takes}
    yield from _check_settings(block, known, catalogue)
    if builder.check is not None:
        yield from builder.check(block.settings, catalogue, block.where)


def _check_each(
    block: FormBlock, shelf: Shelf, catalogue: Catalogue, words: Set[str]
) -> Iterator[Problem]:
    repetition = shelf.repetitions.get(block.name)
    if repetition is None:
        yield _unknown(block.where, "perulangan", block.name, shelf.repetitions)
        return
    yield from _check_settings(block, set(repetition.takes), catalogue)
    for inner in block.blocks:
        yield from _check_block(inner, shelf, catalogue, words | {*repetition.words})


def _check_settings(
    block: FormBlock, known: Set[str], catalogue: Catalogue
) -> Iterator[Problem]:
    for key in block.settings:
        if key not in known:
            yield _unknown(block.where, "isian", key, known)
    for code in _codes_in(block.settings):
        if code not in catalogue.indicators:
            yield _unknown(block.where, "indikator", code, catalogue.indicators)


def _codes_in(settings: Settings) -> Iterator[str]:
    """The codes of indicators, however deep they stand."""
    for key, value in settings.items():
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, dict):
                yield from _codes_in(one)
            elif key in _INDICATOR_KEYS:
                yield str(one)


def _check_words(where: Location, text: str, words: Set[str]) -> Iterator[Problem]:
    if stray := find_stray_brace(text):
        yield report("DEF-205", where, detail=f"`{stray}`", example="{tahun}")
    for name in names_in(text):
        if name not in words:
            yield _unknown(where, "kata", name, words)


def _unknown(where: Location, kind: str, name: str, known: object) -> Problem:
    names = sorted(str(each) for each in known)  # type: ignore[attr-defined]
    return report(
        "DEF-202",
        where,
        kind=kind,
        name=name,
        nearest=nearest_name(name, names) or "-",
        known=render_names(names),
    )
