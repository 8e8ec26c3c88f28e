"""Ordered scales of grades that plans promise instead of numbers."""

import re

from derajat.model.targets import Grade


Ladder = tuple[tuple[str, ...], ...]
"""Steps from best to worst, each with the ways it is written."""

LADDERS: dict[str, Ladder] = {
    "akip": (
        ("AA", "sangat memuaskan"),
        ("A", "memuaskan"),
        ("BB", "sangat baik"),
        ("B", "baik"),
        ("CC", "cukup"),
        ("C", "kurang"),
        ("D", "sangat kurang"),
    ),
    "ikm": (
        ("A", "sangat baik"),
        ("B", "baik"),
        ("C", "kurang baik"),
        ("D", "tidak baik"),
    ),
    "akreditasi": (
        ("paripurna",),
        ("utama",),
        ("madya",),
        ("dasar",),
        ("tidak terakreditasi",),
    ),
    "opini": (
        ("WTP", "wajar tanpa pengecualian"),
        ("WDP", "wajar dengan pengecualian"),
        ("TW", "tidak wajar"),
        ("TMP", "tidak memberikan pendapat"),
    ),
}
"""Sources: akip PermenPANRB 88/2021; ikm PermenPANRB 14/2017; akreditasi Permenkes
34/2022; opini UU 15/2004 article 16 (the last two steps are told apart by it, not
ordered)."""

_EXPLAINED = re.compile(r"(?P<step>[A-Z]{1,3}) ?\((?P<name>[^()]+)\)")
_LEADING = (
    "nilai",
    "predikat",
    "kategori",
    "peringkat",
    "opini",
    "terakreditasi",
    "akreditasi",
)


def _collect_steps() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for ladder, steps in LADDERS.items():
        for name in (name for names in steps for name in names):
            found[name] = (*found.get(name, ()), ladder)
    return found


_LADDERS_OF = _collect_steps()
"""The scales that have a step, by each of its names."""


def read_grade(text: str) -> Grade | None:
    """The grade a text names, alone or after a word such as `predikat`; else None.

    Letters count in capitals only: `bb` is also short for body weight.
    """
    plain = " ".join(text.strip(" .\"'").split())
    first, _, rest = plain.partition(" ")
    if first.casefold() in _LEADING and rest and not ladders_of(plain):
        plain = rest.strip(" .\"'")
    plain = plain.removeprefix("(").removesuffix(")") if plain[:1] == "(" else plain
    if explained := _EXPLAINED.fullmatch(plain):
        plain, found = explained["step"], _ladders_of_both(*explained.groups())
    else:
        found = ladders_of(plain)
    if not found:
        return None
    return Grade(plain, found[0] if len(found) == 1 else "")


def _ladders_of_both(step: str, name: str) -> tuple[str, ...]:
    """The scales on which two names mean one step: `A (Sangat Baik)` is of `ikm`."""
    return tuple(
        ladder
        for ladder in ladders_of(step)
        if rank_of(step, ladder) == rank_of(name, ladder)
    )


def ladders_of(text: str) -> tuple[str, ...]:
    """The names of the scales that have this step."""
    return _LADDERS_OF.get(text) or _LADDERS_OF.get(text.casefold(), ())


def rank_of(text: str, ladder: str) -> int | None:
    """The place of a step on a scale, 1 is best; None when it is not on it.

    Raises KeyError for an unknown scale.
    """
    for rank, names in enumerate(LADDERS[ladder], start=1):
        if text in names or text.casefold() in names:
            return rank
    return None
