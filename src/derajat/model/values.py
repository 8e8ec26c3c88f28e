"""What came out of a measure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Value:
    """An indicator for an area, a period and a group.

    `numerator` and `denominator` are exact; `value` is None when there is none, and
    `flags` says why. Periods, groups and flags are text as shown (`2022`, `jk=L`,
    `a;b`), so a row reads the same in the store and on paper.
    """

    indicator: str
    version: str
    """The day its version starts: `2022-01-01`."""
    area: str
    area_level: str
    period_kind: str
    period: str
    group: str
    numerator: int | None
    denominator: str | None
    """A decimal number as text, exact: eligible numbers can be estimates."""
    unknown: int
    value: float | None
    shown: str | None
    """The value at the decimals of its unit, rounded half up from exact parts."""
    lower: float | None
    upper: float | None
    method: str
    completeness: float | None
    flags: str
    data_version: int
    run: str


FLAGS: tuple[tuple[str, str, str], ...] = (
    ("no-data", "belum ada data", "no data"),
    ("empty-denominator", "penyebut nol", "denominator is zero"),
    ("no-denominator", "sasaran belum tersedia", "no eligible number"),
    ("over-100", "lebih dari 100 %", "over 100 %"),
    ("incomplete", "belum semua unit melapor", "not all units have reported"),
    ("fixed-denominator", "penyebut dari satu tahun acuan", "one year's denominator"),
    ("assumed-area", "wilayah diasumsikan", "area assumed"),
    ("unconfirmed", "rumus belum dikonfirmasi", "definition not confirmed"),
    ("tie-by-arrival", "urutan data menentukan", "decided by order of arrival"),
    ("version-lapsed", "tidak ada rumus yang berlaku", "no rule in force"),
    ("not-comparable", "deret terputus", "series breaks"),
    ("inherited", "angka acuan wilayah di atasnya", "number of the higher area"),
    ("above-classes", "di atas kelas terakhir", "above the last class"),
    ("place-unknown", "tempat tidak diketahui", "place unknown"),
    ("estimated", "sasaran dibagi dari wilayah di atasnya", "share of a larger area"),
    ("area-changed", "batas wilayah berubah", "borders changed"),
)
"""Every flag a value can carry: code, Indonesian, English."""
