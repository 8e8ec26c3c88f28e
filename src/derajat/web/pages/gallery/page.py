"""The page that shows every part of the pages with its states."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from derajat.figures import Figure
from derajat.figures.words import state_shape, state_word
from derajat.model.indicators import Direction
from derajat.model.judgement import State
from derajat.model.labels import Label
from derajat.statistics.charts import Change, Reach
from derajat.web.language import read_language
from derajat.web.pages.gallery.figures import build_figures, build_multiples
from derajat.web.parts.marks import Mark, mark_change, mark_reach
from derajat.web.parts.values import ValueBlock


_STYLES = {
    State.REACHED: "meets",
    State.NOT_REACHED: "below",
    State.CANNOT_TELL: "unsure",
    None: "",
}


@dataclass(frozen=True)
class BlockShown:
    """A value block and the state that it is an example of."""

    title: str
    block: ValueBlock


@dataclass(frozen=True)
class Gallery:
    """Everything on the page."""

    blocks: tuple[BlockShown, ...]
    changes: tuple[Mark, ...]
    reaches: tuple[Mark, ...]
    states: tuple[Mark, ...]
    figures: tuple[Figure, ...]
    multiples: tuple[Figure, ...]


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The gallery in the reader's language."""
    page = build_gallery(read_language(request))
    return render(request, "gallery/show.html", {"page": page})


def build_gallery(language: str) -> Gallery:
    """Parts with their states, of invented numbers alone."""
    return Gallery(
        blocks=_blocks(language),
        changes=tuple(mark_change(change, language) for change in Change),
        reaches=tuple(mark_reach(reach, language) for reach in Reach),
        states=tuple(
            Mark(
                state_shape(state, Direction.HIGHER),
                state_word(state, Direction.HIGHER).render(language),
                style,
            )
            for state, style in _STYLES.items()
        ),
        figures=build_figures(language),
        multiples=build_multiples(language),
    )


def _blocks(language: str) -> tuple[BlockShown, ...]:
    whole = _block(("82,6%", "82.6%"), ("338 dari 409", "338 of 409"), "", language)
    partial = _block(
        ("79,1%", "79.1%"),
        ("291 dari 368", "291 of 368"),
        Label("belum semua unit melapor", "not all units have reported").render(
            language
        ),
        language,
    )
    none = _block(
        ("–", "–"),
        ("", ""),
        Label("sasaran belum tersedia", "no eligible number").render(language),
        language,
    )
    titles = (
        Label("Lengkap", "Whole"),
        Label("Belum lengkap", "Partial"),
        Label("Tanpa nilai", "Without a value"),
    )
    return tuple(
        BlockShown(title.render(language), block)
        for title, block in zip(titles, (whole, partial, none), strict=True)
    )


def _block(
    shown: tuple[str, str], counts: tuple[str, str], flags: str, language: str
) -> ValueBlock:
    return ValueBlock(
        shown=Label(*shown).render(language),
        counts=Label(*counts).render(language),
        interval=Label("78,7–86,0", "78.7–86.0").render(language) if counts[0] else "",
        period=Label("November 2025", "November 2025").render(language),
        area="Bacang",
        completeness=Label("85,7%", "85.7%").render(language) if flags else "100%",
        flags=flags,
        explain_url="",
        leads_with_count=False,
    )
