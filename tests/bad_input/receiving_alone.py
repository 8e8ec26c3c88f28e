"""Receives files in a process of its own and prints its peak memory as JSON.

`python -m tests.bad_input.receiving_alone rows N` receives N generated rows,
`... corpus` every file of the corpus.
"""

import json
import resource
import sys
import tempfile
from pathlib import Path

from tests.bad_input.corpus import FILES
from tests.bad_input.forms import CATALOGUE, DISTRICTS, NOW, OFFICE

from derajat.intake import receive_file
from derajat.store import open_store


def write_rows(path: Path, rows: int) -> None:
    """A list of cases in which every tenth age is a word and some numbers repeat."""
    codes = [code for code, _ in DISTRICTS]
    with path.open("w") as target:
        target.write("Nomor;Kode Wilayah;Tanggal Sakit;Umur;JK\n")
        for number in range(rows):
            age = "tua" if number % 10 == 0 else number % 100
            day = f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
            name = number - 1 if number % 1000 == 999 else number
            target.write(
                f"N-{name};{codes[number % 6]};{day};{age};{'LP'[number % 2]}\n"
            )


def receive_rows(folder: Path, rows: int) -> dict[str, object]:
    path = folder / "kasus.csv"
    write_rows(path, rows)
    with open_store(folder / "store").writer() as writer:
        receipt = receive_file(path, OFFICE, CATALOGUE, writer, NOW)
    counts = receipt.counts
    return {
        "received": counts.received,
        "accepted": counts.accepted,
        "questioned": counts.questioned,
        "set_aside": counts.set_aside,
        "facts": receipt.batch.facts if receipt.batch else 0,
        "codes": sorted({f.problem.code for f in receipt.findings}),
    }


def receive_corpus(folder: Path) -> dict[str, object]:
    store = open_store(folder / "store")
    for number, bad in enumerate(FILES):
        path = folder / str(number) / bad.name
        path.parent.mkdir()
        bad.build(path)
        with store.writer() as writer:
            receive_file(path, OFFICE, CATALOGUE, writer, NOW)
    return {"files": len(FILES)}


def main(words: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        if words[0] == "rows":
            said = receive_rows(Path(folder), int(words[1]))
        else:
            said = receive_corpus(Path(folder))
    peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({**said, "peak_mib": round(peak_kib / 1024)}))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
