"""One page of a list, as JSON or as CSV."""

import csv
import io
from collections.abc import Sequence
from typing import get_args

from django.http import HttpResponse
from ninja import Schema

from derajat.web.api.asking import PageAsked
from derajat.web.api.schemas import Page


_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def answer_all(
    kind: type[Page], items: Sequence[Schema], asked: PageAsked
) -> Page | HttpResponse:
    """The page that is asked for of items that are all there."""
    chosen = items[asked.first : asked.first + asked.ukuran]
    return answer_page(kind, chosen, len(items), asked)


def answer_page(
    kind: type[Page], chosen: Sequence[Schema], count: int, asked: PageAsked
) -> Page | HttpResponse:
    """A page of a kind; one behind the last is empty."""
    if asked.bentuk == "csv":
        text = render_csv(_item_type(kind), chosen)
        return HttpResponse(text, content_type="text/csv; charset=utf-8")
    pages = -(-count // asked.ukuran)
    return kind(items=list(chosen), count=count, page=asked.halaman, pages=pages)


def render_csv(item: type[Schema], rows: Sequence[Schema]) -> str:
    """Items as CSV with a header; lists as `a;b`, no text begins like a formula."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(item.model_fields), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        cells = row.model_dump()
        writer.writerow({name: _render_cell(cell) for name, cell in cells.items()})
    return text.getvalue()


def _item_type(kind: type[Page]) -> type[Schema]:
    item: type[Schema] = get_args(kind.model_fields["items"].annotation)[0]
    return item


def _render_cell(cell: object) -> object:
    text = ";".join(cell) if isinstance(cell, list) else cell
    is_formula = isinstance(text, str) and text.startswith(_FORMULA_STARTS)
    return f"'{text}" if is_formula else text
