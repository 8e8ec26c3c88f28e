"""The list of planted faults, for whoever wants to look for them."""

import csv
from collections.abc import Iterable
from pathlib import Path

from derajat.city.forms.writing import WrittenFile


_HEADINGS = ("berkas", "lembar", "baris", "kolom", "jenis", "tertulis", "terlihat")


def write_fault_list(files: Iterable[WrittenFile], path: Path) -> None:
    """Write a CSV: where each fault stands, of what kind, and whether it shows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(_HEADINGS)
        for sent in files:
            for row, fault in sent.faults:
                seen = "ya" if fault.kind.can_be_seen else "tidak"
                place = (sent.path.name, sent.sheet, row, fault.plan.column)
                writer.writerow([*place, fault.kind.value, fault.written, seen])
