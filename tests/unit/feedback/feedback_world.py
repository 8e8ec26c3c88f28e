"""An office with two health centres and an orphan village, and what they sent.

Village 2001 and 2002 belong to Mawar until June 2026; from July on 2002 belongs to
Melati, which serves 2003 all the time. Nobody serves 2004.
"""

import pyarrow as pa

from derajat.errors import Location, report
from derajat.model.areas import Area, AreaLevel, AreaRegistry, Catchment
from derajat.model.batches import Batch, BatchState, RowCounts, RowFinding, RowState
from derajat.model.calendar import PeriodKind, day_number
from derajat.model.catalogue import Catalogue
from derajat.model.columns import Column, ColumnType
from derajat.model.conditions import Compare, Relation
from derajat.model.datasets import (
    DatasetKind,
    DerivedDataset,
    PlaceRole,
    ReceivedDataset,
    Rule,
)
from derajat.model.expressions import Difference
from derajat.model.formulas import ValueOf
from derajat.model.indicators import (
    Accumulation,
    Count,
    Direction,
    DisclosureClass,
    Index,
    Indicator,
    Selection,
    Side,
    SumProportion,
    Version,
)
from derajat.model.labels import Label, LegalSource
from derajat.model.offices import Office
from derajat.model.sources import Expected, FactColumn, Source
from derajat.model.steps import Derive
from derajat.model.units import Unit
from derajat.steering.feedback import FeedbackFiles, SentFile


MAWAR, MELATI = "99.01.P1", "99.01.P2"
JUNE, JULY, AUGUST = (2026 * 12 + month - 1 for month in (6, 7, 8))
VILLAGES = tuple(f"99.01.01.200{n}" for n in range(1, 5))
SECRET = "9901010101900001"


def _villages() -> list[Area]:
    return [
        Area(code, f"Desa {n}", AreaLevel.VILLAGE, "99.01.01")
        for n, code in enumerate(VILLAGES, start=1)
    ]


AREAS = AreaRegistry(
    areas=(
        Area("99.01", "Kabupaten Contoh", AreaLevel.DISTRICT, ""),
        Area(MAWAR, "Puskesmas Mawar", AreaLevel.HEALTH_CENTRE, "99.01"),
        Area(MELATI, "Puskesmas Melati", AreaLevel.HEALTH_CENTRE, "99.01"),
        Area("99.01.01", "Kecamatan Contoh", AreaLevel.SUBDISTRICT, "99.01"),
        *_villages(),
    ),
    catchments=(
        Catchment(MAWAR, VILLAGES[0]),
        Catchment(MAWAR, VILLAGES[1], None, day_number(2026, 6, 30)),
        Catchment(MELATI, VILLAGES[1], day_number(2026, 7, 1)),
        Catchment(MELATI, VILLAGES[2]),
    ),
)


def _dataset(name: str, columns: tuple[Column, ...], time: str, **more) -> object:
    said = {
        "name": name,
        "label": Label(name, name),
        "one_row": Label("satu baris", "one row"),
        "columns": columns,
        "key": tuple(c.name for c in columns if c.never_missing),
        "time": time,
        "places": ((PlaceRole.RESIDENCE, columns[0].name),),
        "file": f"{name}.yaml",
        "kind": DatasetKind.COUNTS,
    }
    return ReceivedDataset(**{**said, **more})


_VILLAGE = Column("desa", ColumnType.AREA, True, area_level="village")
_CENTRE = Column("puskesmas", ColumnType.AREA, True, area_level="health-centre")
VISITS = _dataset(
    "kunjungan",
    (
        _VILLAGE,
        Column("bulan", ColumnType.MONTH, True),
        Column("hamil", ColumnType.WHOLE, False),
        Column("k1", ColumnType.WHOLE, False),
        Column("lain", ColumnType.WHOLE, False),
    ),
    "bulan",
    rules=(
        Rule(
            "K1-LEBIH",
            Label("K1 lebih banyak", "more K1"),
            Compare("k1", Relation.ABOVE, 9),
            refuses=False,
        ),
    ),
)
WEEKLY = _dataset(
    "mingguan",
    (
        _CENTRE,
        Column("minggu", ColumnType.WEEK, True),
        Column("kasus", ColumnType.WHOLE, False),
    ),
    "minggu",
)


def _source(name: str, dataset: str, level: str, columns, months=range(1, 13)):
    return Source(
        name=name,
        label=Label(f"Formulir {name}", f"Form {name}"),
        dataset=dataset,
        layouts=(),
        columns=tuple(FactColumn((header,), to) for header, to in columns),
        constants=(),
        totals=None,
        no_data=(),
        expected=Expected(level, tuple(months), 2026, None),
        origin="",
        licence="",
        file="",
    )


LB3 = _source(
    "lb3",
    "kunjungan",
    "village",
    (("Desa", "desa"), ("Ibu Hamil", "hamil"), ("K1", "k1"), ("Lain", "lain")),
)
W2 = _source("w2", "mingguan", "health-centre", (("Kasus", "kasus"),))

OFFICE = Office(
    name="contoh",
    label=Label("Dinas Kesehatan Kabupaten Contoh", "Contoh District Health Office"),
    area="99.01",
    levels=(AreaLevel.DISTRICT, AreaLevel.HEALTH_CENTRE),
    areas=AREAS,
    sources=(LB3, W2),
    indicators=(),
    scorecard=(),
    eligible_choices=(),
    notes=(),
    folder="",
)


def _indicator(code: str, kind: object) -> Indicator:
    version = Version(
        0, None, LegalSource("", "", 0), True, True, kind, (), (), True, 1
    )
    return Indicator(
        code=code,
        label=Label(f"Indikator {code}", f"Indicator {code}"),
        unit="per-cent",
        better=Direction.HIGHER,
        counts="none",
        disclosure=DisclosureClass.GUARDED,
        periods=(PeriodKind.MONTH,),
        accumulate=Accumulation.SUM,
        versions=(version,),
        examples=(),
        tags=(),
        reference_codes=(),
        file="",
    )


_VISIT_ROWS = Selection("kunjungan", PlaceRole.RESIDENCE, "bulan")
COVERAGE = _indicator("KIA-K1", SumProportion(_VISIT_ROWS, "k1", "hamil"))
PREGNANT = _indicator("KIA-HAMIL", Count(Side(_VISIT_ROWS, "hamil")))
CASES = _indicator(
    "SKDR-KASUS",
    Count(Side(Selection("mingguan", PlaceRole.RESIDENCE, "minggu"), "kasus")),
)
REST = DerivedDataset(
    name="kunjungan-sisa",
    label=Label("sisa", "rest"),
    one_row=Label("satu baris", "one row"),
    columns=(*VISITS.columns, Column("sisa", ColumnType.WHOLE, False)),
    key=VISITS.key,
    time="bulan",
    places=VISITS.places,
    file="",
    source="kunjungan",
    steps=(
        Derive(Column("sisa", ColumnType.WHOLE, False), Difference("hamil", "k1")),
        Derive(Column("jarak", ColumnType.WHOLE, False), Difference("k1", "lain")),
    ),
)
NOT_SEEN = _indicator(
    "KIA-SISA",
    Count(Side(Selection("kunjungan-sisa", PlaceRole.RESIDENCE, "bulan"), "sisa")),
)
"""What is left of the pregnant, by way of a derived dataset."""
INDEX = _indicator("KIA-INDEKS", Index(ValueOf("KIA-HAMIL")))
CATALOGUE = Catalogue(
    datasets={"kunjungan": VISITS, "mingguan": WEEKLY, "kunjungan-sisa": REST},
    indicators={
        each.code: each for each in (COVERAGE, PREGNANT, CASES, NOT_SEEN, INDEX)
    },
    units={"per-cent": Unit("per-cent", Label("persen", "per cent"), 100, 1,
                            Label(" %", " %"))},
)  # fmt: skip


def visit(batch: int, row: int, village: int, month: int, k1: int | None = 5) -> dict:
    """A fact of the monthly form; `village` counts from 1."""
    return {
        "desa": VILLAGES[village - 1],
        "bulan": month,
        "hamil": 10,
        "k1": k1,
        "lain": 1,
        "_batch": batch,
        "_sheet": "Juli",
        "_row": row,
        "_order": row,
    }


def week(batch: int, row: int, centre: str, number: int) -> dict:
    """A fact of the weekly form."""
    return {
        "puskesmas": centre,
        "minggu": number,
        "kasus": 2,
        "_batch": batch,
        "_sheet": "",
        "_row": row,
        "_order": row,
    }


def lost(row: int, column: int = 4, code: str = "REC-020") -> RowFinding:
    """A row set aside for a word in its K1 cell."""
    return _finding(code, row, column, "K1", RowState.SET_ASIDE)


def cell_lost(row: int, header: str = "K1") -> RowFinding:
    """A row that counts without one cell."""
    return _finding("REC-020", row, 4, header, RowState.QUESTIONED)


def _finding(code, row, column, header, state) -> RowFinding:
    where = Location(file="x.xlsx", sheet="Juli", row=row, cell=f"D{row}")
    problem = report(code, where, column=header, shown="“lima”", kind="bilangan bulat")
    return RowFinding(problem, row, column, state)


def asked(row: int) -> RowFinding:
    """A row about which a rule asks."""
    where = Location(file="x.xlsx", sheet="Juli", row=row, cell=f"D{row}")
    problem = report(
        "REC-058",
        where,
        column="K1",
        rule="K1-LEBIH",
        says_id="K1 lebih banyak",
        says_en="more K1",
        element="",
    )
    return RowFinding(problem, row, 4, RowState.QUESTIONED)


def printed(row: int) -> RowFinding:
    """A printed per cent above 100: told, the row is as good as any."""
    where = Location(file="x.xlsx", sheet="Juli", row=row, cell=f"E{row}")
    problem = report("REC-072", where, column="% K1", printed="125,3")
    return RowFinding(problem, row, 5, RowState.ACCEPTED)


def total_row(row: int) -> RowFinding:
    """A totals row: every proper form has one."""
    where = Location(file="x.xlsx", sheet="Juli", row=row)
    problem = report("REC-050", where, column="", words="Jumlah", cell="A9")
    return RowFinding(problem, row, 0, RowState.SET_ASIDE)


def sent(number: int, *findings: RowFinding, source=LB3, facts=3, day="2026-08-04"):
    """A file in force with its findings."""
    batch = Batch(
        id=f"{number:04d}-{source.name}",
        number=number,
        office="contoh",
        source=source.name,
        layout="",
        dataset=source.dataset,
        file_name=f"{source.name}_{number}.xlsx",
        content_hash=str(number),
        received_at=f"{day}T01:02:03+00:00",
        counts=RowCounts(3, len(findings), 0),
        facts=facts,
        replaces=0,
        state=BatchState.ACCEPTED,
    )
    return SentFile(batch, tuple(findings))


def files(
    *sent_files: SentFile, visits=(), weeks=(), more: tuple[Indicator, ...] = ()
) -> FeedbackFiles:
    """What the office holds; `more` is published besides."""
    facts = {}
    for name, rows, like in (
        ("kunjungan", visits, visit(1, 1, 1, JULY)),
        ("mingguan", weeks, week(1, 1, MAWAR, 1)),
    ):
        schema = pa.Table.from_pylist([like]).schema
        if rows:
            facts[name] = pa.Table.from_pylist(list(rows), schema=schema)
    return FeedbackFiles(
        OFFICE, CATALOGUE, sent_files, facts, (COVERAGE, PREGNANT, CASES, *more)
    )
