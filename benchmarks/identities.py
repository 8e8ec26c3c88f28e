"""Tokens and the vault for a list of persons.

`python -m benchmarks identities 300000` prints what `run` returns: a million tokens of
different NIK, then the vault for so many new persons with three values each, the same
list again, a renewed wrapping key and one erasure.
"""

import json
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow as pa

from derajat.store import IDENTITIES, Identities, KeyFolder, Vault
from derajat.store.vault.tokens import build_tokens


PERSONS = 300_000
NIKS = 1_000_000
TARGET_SECONDS_A_MILLION_TOKENS = 3.0
NOW = "2026-11-22T00:00:00Z"

Figures = dict[str, float]


def run(arguments: Sequence[str] = ()) -> str:
    """Figures as JSON; the argument is the number of persons."""
    persons = int(arguments[0]) if arguments else PERSONS
    figures = {
        "benchmark": "identities",
        "persons": persons,
        "target_seconds_a_million_tokens": TARGET_SECONDS_A_MILLION_TOKENS,
        "stages": {**_time_tokens(), **_time_vault(persons)},
    }
    return json.dumps(figures, indent=2)


def _time_tokens() -> dict[str, Figures]:
    tokens = build_tokens(bytes(32))
    niks = [f"99{number:014d}" for number in range(NIKS)]
    return {"tokens": _time(lambda: [tokens.of_nik(nik) for nik in niks])}


def _time_vault(persons: int) -> dict[str, Figures]:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        (data / "scratch").mkdir(parents=True)
        keys = KeyFolder(Path(folder) / "keys", data)
        vault = Vault(data / "vault", data / "scratch", keys)
        listed = _build_list(vault, persons)
        someone = listed.persons[0]
        return {
            "vault_new": _time(lambda: vault.keep("daftar", listed, "a.sealed")),
            "vault_again": _time(lambda: vault.keep("daftar", listed, "b.sealed")),
            "rotate": _time(lambda: vault.rotate(NOW)),
            "erase": _time(lambda: vault.erase(someone)),
        }


def _build_list(vault: Vault, persons: int) -> Identities:
    tokens = vault.open_tokens(NOW)
    niks = [f"9901011502{number:06d}" for number in range(persons)]
    whose = [tokens.of_nik(nik) for nik in niks]
    tables = [_build_column("nik", whose, whose, niks)]
    for name in ("nama", "alamat"):
        texts = [f"{name} orang buatan {number}" for number in range(persons)]
        pairs = zip(whose, texts, strict=True)
        own = [tokens.of_text(name, person, text) for person, text in pairs]
        tables.append(_build_column(name, whose, own, texts))
    return Identities(pa.concat_tables(tables), tuple(whose))


def _build_column(
    name: str, whose: list[str], own: list[str], clear: list[str]
) -> pa.Table:
    columns = ([name] * len(own), whose, own, clear)
    return pa.Table.from_arrays(
        [pa.array(column, pa.string()) for column in columns], schema=IDENTITIES
    )


def _time(act: Callable[[], object]) -> Figures:
    """Seconds by the clock and of the processor (other work may slow the first)."""
    start, cpu_start = time.perf_counter(), time.process_time()
    act()
    seconds = time.perf_counter() - start
    return {
        "seconds": round(seconds, 3),
        "cpu_seconds": round(time.process_time() - cpu_start, 3),
    }
