"""From a form to an outline: each block filled by its builder, every number checked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from derajat.errors import refuse
from derajat.model.numerals import render_day
from derajat.reports.banners import build_banner
from derajat.reports.builders import Item, Shelf, Word
from derajat.reports.checking import check_numbers
from derajat.reports.codes import code_of
from derajat.reports.forms import BlockKind, FormBlock, FormPart, ReportForm
from derajat.reports.masthead import build_masthead
from derajat.reports.outline import (
    Basis,
    Block,
    Break,
    Bullets,
    Heading,
    Outline,
    Paragraph,
    Part,
    Picture,
    Quoted,
    Role,
    Signatures,
    Slot,
    Table,
    plain,
)
from derajat.reports.sentences import fill
from derajat.reports.source import Making
from derajat.reports.stale import build_slot, mark_stale


def build_outline(
    form: ReportForm, making: Making, shelf: Shelf, software: str
) -> Outline:
    """The whole report, coded. Pure: the same source gives the same outline.

    Raises DEF-204 for a key that stands twice, REP-004 for a number without origin and
    REP-005 for a fact with two values.
    """
    words = {name: word(making) for name, word in shelf.words.items()}
    parts = tuple(_build_part(part, making, shelf, words) for part in form.parts)
    title = _say(form.title.render(making.language), words)
    outline = Outline(
        name=form.name,
        title=title,
        office=making.office.name,
        area=making.area,
        period=making.period.render(),
        language=making.language,
        masthead=build_masthead(making, title),
        parts=(*parts, _basis_part(form, making)),
        basis=_basis(making, software),
        footer="",
        has_contents=form.has_contents,
    )
    outline = replace(outline, banner=build_banner(outline, making))
    _check_keys(outline, form)
    check_numbers(outline)
    return _with_code(mark_stale(outline, making.source.written), form)


def _with_code(outline: Outline, form: ReportForm) -> Outline:
    code = code_of(outline)
    label = form.label.render(outline.language)
    return replace(outline, code=code, footer=f"{label} · {code}")


def _build_part(
    part: FormPart, making: Making, shelf: Shelf, words: Mapping[str, Word]
) -> Part:
    blocks = _build_blocks(part.blocks, making, shelf, words)
    return Part(
        key=part.key,
        title=_say(part.title.render(making.language), words),
        blocks=tuple(blocks),
        orientation=part.orientation,
        begins_on_new_page=part.begins_on_new_page,
    )


def _build_blocks(
    blocks: Sequence[FormBlock],
    making: Making,
    shelf: Shelf,
    words: Mapping[str, Word],
) -> Iterator[Block]:
    for block in blocks:
        yield from _build_block(block, making, shelf, words)


def _build_block(
    block: FormBlock, making: Making, shelf: Shelf, words: Mapping[str, Word]
) -> Iterator[Block]:
    said = block.words.render(making.language)
    match block.kind:
        case BlockKind.HEADING:
            yield Heading(_say(said, words))
        case BlockKind.TEXT | BlockKind.NOTE:
            key = "-".join(filter(None, (block.key, _item_key(making))))
            yield Paragraph(key, fill(said, words), block.role)
        case BlockKind.BREAK:
            yield Break()
        case BlockKind.SLOT:
            yield build_slot(making, _say(block.name, words), _say(said, words))
        case BlockKind.BUILD:
            yield from shelf.builders[block.name].build(making, block.settings)
        case BlockKind.EACH:
            yield from _repeat(block, making, shelf, words)


def _repeat(
    block: FormBlock, making: Making, shelf: Shelf, words: Mapping[str, Word]
) -> Iterator[Block]:
    for item in shelf.repetitions[block.name].items(making, block.settings):
        inner = {**words, **item.words}
        yield from _build_blocks(block.blocks, making.of(item), shelf, inner)


def _item_key(making: Making) -> str:
    return making.item.key if isinstance(making.item, Item) else ""


def _say(template: str, words: Mapping[str, Word]) -> str:
    return plain(fill(template, words))


def _basis_part(form: ReportForm, making: Making) -> Part:
    """What the numbers rest on, at the end of every report."""
    indonesian = making.language == "id"
    source, day = form.source, render_day(making.source.data_day, making.language)
    rule = ", ".join(filter(None, (source.title, source.article)))
    if indonesian:
        said = (
            f"Angka dihitung dari data sampai {day} (versi data "
            f"{making.source.data_version}). Bentuk laporan: {rule}. Kode di kaki "
            "halaman menunjukkan asal setiap angka (perintah derajat report verify)."
        )
    else:
        said = (
            f"Numbers are computed from data up to {day} (data version "
            f"{making.source.data_version}). Form of the report: {rule}. The code at "
            "the foot of the page leads to the origin of each number (command derajat "
            "report verify)."
        )
    if not form.confirmed:
        said += (
            " Bentuk laporan ini belum dicocokkan dengan naskah aturannya."
            if indonesian
            else " This form has not been compared with the text of its rule yet."
        )
    last = form.parts[-1].orientation
    note = Paragraph("dasar", (Quoted(said),), Role.NOTE)
    return Part("dasar-angka", "", (note,), last)


def _basis(making: Making, software: str) -> Basis:
    source = making.source
    cutoff = render_day(source.data_day, making.language)
    return Basis(source.office.name, source.data_version, source.run, cutoff, software)


def _check_keys(outline: Outline, form: ReportForm) -> None:
    """Raises DEF-204 when two blocks share their place."""
    seen: set[str] = set()
    for part, block in outline.blocks():
        if not isinstance(
            block, Paragraph | Bullets | Slot | Table | Picture | Signatures
        ):
            continue
        alone = isinstance(block, Slot)
        key = block.key if alone else f"{part.key}/{block.key}"
        if key in seen:
            raise refuse("DEF-204", name=f"{form.file}: {key}")
        seen.add(key)
