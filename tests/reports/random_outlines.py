"""Outlines of any shape, for reading what writers made of them."""

from dataclasses import replace

from hypothesis import strategies as st
from tests.reports.specimen import build_specimen, coded, trend

from derajat.model.numerals import render_number
from derajat.reports.outline import (
    Break,
    Bullets,
    Cell,
    Column,
    Fact,
    Heading,
    Number,
    Orientation,
    Outline,
    Paragraph,
    Part,
    Picture,
    Quoted,
    Role,
    Row,
    Signatory,
    Signatures,
    Slot,
    Table,
    Text,
)


_SAID = """
Cakupan ibu hamil di Puskesmas Air-Itam (2025) efisien; staf & afiliasi – <110 /
pra-analitik 'KIA' "K6" a/b Rp % fi fl ffi {{x}} #set @x *b* _i_ $m$ \\ ~ ` ≥95 −3,5
office@x.id 1. • Hal. 1
"""
_WORD = st.sampled_from(_SAID.split())
_WORDS = st.lists(_WORD, min_size=1, max_size=30).map(" ".join)
_TITLES = st.lists(_WORD, min_size=1, max_size=6).map(" ".join)
_UNITS = st.sampled_from(["", "%", " per 1.000", " orang"])


@st.composite
def numbers(draw) -> Number:
    """A number of a fact of its own."""
    amount = (
        f"{draw(st.decimals(-9, 10**6, places=draw(st.sampled_from([0, 1, 2])))):f}"
    )
    shown = render_number(amount) + draw(_UNITS)
    return Number(shown, amount, Fact("value", f"X-{draw(st.integers(0, 10**9))}"))


@st.composite
def texts(draw, most: int = 4) -> Text:
    """Words with numbers among them."""
    said: list[str | Number] = []
    for _ in range(draw(st.integers(1, most))):
        said.append(Quoted(draw(_WORDS) + " "))
        if draw(st.booleans()):
            said += [draw(numbers()), Quoted(draw(st.sampled_from([" ", ". ", ", "])))]
    return tuple(said)


_CELLS = st.one_of(
    numbers().map(lambda number: Cell((number,))),
    texts(2).map(Cell),
    st.sampled_from([Cell(("–",)), Cell(), Cell((Quoted("Jumlah"),), is_bold=True)]),
)


@st.composite
def tables(draw, key: str) -> Table:
    """A table of up to six columns, sometimes longer than a page."""
    columns = draw(st.integers(1, 6))
    rows = draw(st.integers(1, 6)) * draw(st.sampled_from([1, 1, 1, 20]))
    made = draw(st.lists(_CELLS, min_size=columns, max_size=columns * 3))
    cells = [made[place % len(made)] for place in range(rows * columns)]
    body = [
        Row(tuple(cells[row * columns : (row + 1) * columns])) for row in range(rows)
    ]
    heading = tuple(Cell((Quoted(draw(_TITLES)),)) for _ in range(columns))
    return Table(
        key,
        draw(_TITLES),
        (Column(1.0),) * columns,
        (heading,),
        tuple(body),
        tuple(draw(st.lists(texts(), max_size=2))),
        size=draw(st.sampled_from([6.0, 8.0, 9.0])),
    )


@st.composite
def blocks(draw, key: str):
    """A block of any kind."""
    kind = draw(st.sampled_from("phbstgk/"))
    match kind:
        case "p":
            return Paragraph(key, draw(texts(8)), draw(st.sampled_from(Role)))
        case "h":
            return Heading(draw(_TITLES), draw(st.sampled_from([2, 3])))
        case "b":
            items = tuple(draw(st.lists(texts(), min_size=1, max_size=4)))
            return Bullets(key, items, draw(st.booleans()))
        case "s":
            written = draw(st.lists(_WORDS, max_size=3))
            said = tuple((Quoted(words),) for words in written)
            return Slot(f"slot-{key}", draw(_WORDS), said)
        case "t":
            return draw(tables(key))
        case "g":
            shown = draw(
                st.lists(
                    st.integers(0, 999).map(lambda n: f"{n / 10:.1f}%"), min_size=2
                )
            )
            said = tuple(text.replace(".", ",") for text in shown[:12])
            last = Number(said[-1], shown[len(said) - 1][:-1], Fact("value", key))
            return Picture(key, trend(f"g{key}", said), draw(_TITLES), (last,))
        case "k":
            one = Signatory("Kota, 1 Mei 2026", "Kepala", draw(_TITLES), "IV/c", "0")
            return Signatures(key, (one,) * draw(st.integers(1, 2)))
    return Break()


@st.composite
def outlines(draw) -> Outline:
    """A report of one to three sections."""
    parts = []
    for place in range(draw(st.integers(1, 3))):
        count = draw(st.integers(1, 6))
        made = tuple(draw(blocks(f"b{place}x{number}")) for number in range(count))
        parts.append(
            Part(
                f"bab-{place}",
                draw(st.sampled_from(["", "BAB", "BAB II HASIL"])),
                made,
                draw(st.sampled_from(Orientation)),
                draw(st.booleans()),
            )
        )
    plain = build_specimen()
    return coded(replace(plain, parts=tuple(parts), has_contents=draw(st.booleans())))
