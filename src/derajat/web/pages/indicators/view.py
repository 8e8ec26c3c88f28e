"""Which part of an indicator's page the address asks for."""

from dataclasses import dataclass

from django.http import HttpRequest

from derajat.web.pages.indicators.ranking import LEVEL_WORDS, Order


TABS = ("tren", "peringkat", "peta", "tabel")


@dataclass(frozen=True)
class View:
    """Tab, level of the areas and their order; what is not known is the usual."""

    tab: str = ""
    level: str = ""
    order: Order = Order.MISSING


def read_view(request: HttpRequest) -> View:
    """The view of an address; unknown words are passed over."""
    tab = request.GET.get("tampilan", "")
    level = request.GET.get("tingkat", "")
    order = request.GET.get("urut", "")
    known = {item.value: item for item in Order}
    return View(
        tab if tab in TABS else "",
        level if level in LEVEL_WORDS else "",
        known.get(order, Order.MISSING),
    )
