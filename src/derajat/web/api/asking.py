"""The words that an address of the interface may hold."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field


MOST_ON_A_PAGE = 1_000
_LONGEST = 60

Word = Annotated[str, Field(max_length=_LONGEST)]


class PageAsked(Schema):
    """Which page of a list, and in which form."""

    halaman: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    ukuran: Annotated[int, Field(ge=1, le=MOST_ON_A_PAGE)] = 100
    bentuk: Literal["json", "csv"] = "json"

    @property
    def first(self) -> int:
        """How many items stand before the page."""
        return (self.halaman - 1) * self.ukuran


class ValuesAsked(PageAsked):
    """Which values of an indicator; what is left out asks for all."""

    indikator: Word
    wilayah: Word = ""
    periode: Word = ""
    kelompok: Word | None = None
    tingkat: Word = ""


class OneValueAsked(Schema):
    """One value; without an area that of the token's home."""

    indikator: Word
    periode: Word
    wilayah: Word = ""
    kelompok: Word = ""


class FindingsAsked(PageAsked):
    """Findings of an area, of the year of a period."""

    wilayah: Word = ""
    periode: Word = ""
    hanya: Literal["perhatian", "semua"] = "perhatian"


class ActionsAsked(PageAsked):
    """Actions of an area and all within it."""

    wilayah: Word = ""
    indikator: Word = ""
    status: Literal["", "proposed", "running", "waiting", "done", "rejected"] = ""


class ReportsAsked(PageAsked):
    """Released reports, of one form or period."""

    formulir: Word = ""
    periode: Word = ""
