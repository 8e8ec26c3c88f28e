"""An outline as the body of a page: exactly its texts, in their order, escaped.

Nothing carries a style of its own, so that a strict content policy lets it pass; the
rules are in `report.css`, those of figures in `derajat.figures`.
"""

from collections.abc import Iterator

from derajat.figures import WIDE, Drawn, Markup, render_svg
from derajat.figures.markup import EMPTY, element, text
from derajat.reports.addresses import signed_lines, tell_stale
from derajat.reports.contents import CONTENTS, list_contents
from derajat.reports.html.lines import said
from derajat.reports.html.tables import render_table
from derajat.reports.outline import (
    Block,
    Break,
    Bullets,
    Heading,
    Masthead,
    Outline,
    Paragraph,
    Part,
    Picture,
    Role,
    Signatory,
    Signatures,
    Slot,
    Table,
    plain,
)
from derajat.reports.printable import check_printable


_DEEPEST_HEADING = 6


def write_html(outline: Outline, heading: int = 1) -> Markup:
    """The report as one `article`; `heading` is the level of its title.

    Raises REP-020, REP-022 and REP-023 for what could not be printed as it stands.
    """
    check_printable(outline)
    writer = _HtmlWriter(outline.language, heading)
    return element(
        "article",
        _banner(outline.banner),
        _masthead(outline.masthead, heading),
        _contents(outline, heading + 1),
        *(writer.part(part) for part in outline.parts),
        element("p", said(outline.footer), class_="rp-footer"),
        class_="rp",
        lang=outline.language,
    )


def _banner(words: str) -> Markup:
    return element("p", said(words), class_="rp-banner") if words else EMPTY


def _masthead(head: Masthead, level: int) -> Markup:
    letterhead = [element("p", said(line)) for line in head.letterhead]
    lines = [element("span", said(line)) for line in head.title]
    details = [
        element("p", said(f"{name}: {words}"), class_="rp-detail")
        for name, words in head.details
    ]
    return element(
        "header",
        element("div", *letterhead, class_="rp-letterhead") if letterhead else EMPTY,
        element(f"h{level}", *lines, class_="rp-title") if lines else EMPTY,
        *details,
    )


def _contents(outline: Outline, level: int) -> Markup:
    """Links to the headings; furniture, as in the other files."""
    entries = list_contents(outline)
    if not entries:
        return EMPTY
    title = CONTENTS.render(outline.language)
    lines = [
        element(
            "li",
            element("a", said(entry.text), href=f"#{heading_id(place)}"),
            class_=f"rp-entry-{entry.level}",
        )
        for place, entry in enumerate(entries, 1)
    ]
    return element(
        "nav",
        element(f"h{level}", text(title)),
        element("ul", *lines),
        class_="rp-contents",
        aria_label=title,
    )


def heading_id(place: int) -> str:
    """The place that a line of the contents leads to."""
    return f"rp-{place}"


class _HtmlWriter:
    """Writes parts one after the other; counts the headings of the contents."""

    def __init__(self, language: str, level: int) -> None:
        self._language = language
        self._level = level
        self._headings = 0

    def part(self, part: Part) -> Markup:
        title = self._heading(part.title, 1) if part.title else EMPTY
        blocks = [piece for block in part.blocks for piece in self._block(block)]
        return element("section", title, *blocks, class_="rp-part")

    def _heading(self, words: str, level: int) -> Markup:
        """Level 1 is the title of a part, one below that of the report."""
        place = ""
        if level <= 2:
            self._headings += 1
            place = heading_id(self._headings)
        name = f"h{min(self._level + level, _DEEPEST_HEADING)}"
        return element(name, said(words), id=place)

    def _block(self, block: Block) -> Iterator[Markup]:
        match block:
            case Heading(words, level):
                yield self._heading(words, level)
            case Paragraph(_, words, role):
                look = "" if role is Role.BODY else f"rp-{role.value}"
                yield element("p", said(plain(words)), class_=look)
            case Bullets(_, items, is_numbered):
                lines = [element("li", said(plain(item))) for item in items]
                yield element("ol" if is_numbered else "ul", *lines)
            case Slot():
                yield _slot(block)
            case Table():
                yield render_table(block)
                for note in block.notes:
                    yield element("p", said(plain(note)), class_="rp-note")
            case Picture():
                yield self._picture(block)
            case Signatures(_, signatories):
                signed = [_signed(one) for one in signatories]
                yield element("div", *signed, class_="rp-signatures")
            case Break():
                yield element("hr", class_="rp-break")

    def _picture(self, picture: Picture) -> Markup:
        figure = picture.figure
        if not isinstance(figure, Drawn):
            raise TypeError(f"{type(figure).__name__} has no drawing")
        caption = element("figcaption", said(picture.caption))
        drawing = render_svg(figure, WIDE, self._language)
        return element("figure", caption, drawing, class_="rp-figure")


def _slot(slot: Slot) -> Markup:
    prompt = element("p", said(slot.prompt), class_="rp-prompt")
    written = [element("p", said(plain(words))) for words in slot.paragraphs]
    stale = [
        element("p", said(tell_stale(one.was, one.now)), class_="rp-stale")
        for one in slot.stale
    ]
    return element(
        "div", *(written or [prompt]), *stale, class_="rp-slot", data_slot=slot.key
    )


def _signed(one: Signatory) -> Markup:
    """Room to sign is left below the post, which is the second line."""
    lines = [element("p", said(line)) for line in signed_lines(one)]
    return element("div", *lines, class_="rp-signed")
