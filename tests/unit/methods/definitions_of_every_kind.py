"""A made-up catalogue that uses every class of the definition language at least once.

It means nothing; it only has to be told completely.
"""

from fractions import Fraction as F

from derajat.model.calendar import Period, PeriodKind
from derajat.model.catalogue import Catalogue
from derajat.model.columns import (
    Column,
    ColumnType,
    FunctionCall,
    Identity,
    PersonalData,
)
from derajat.model.conditions import (
    All,
    AnyOf,
    Compare,
    CompareColumns,
    In,
    Known,
    NoneOf,
    Relation,
)
from derajat.model.datasets import (
    Codelist,
    CountedNumber,
    DatasetKind,
    DerivedDataset,
    Eligible,
    EligibleTime,
    Estimate,
    GivenNumber,
    Parameter,
    ParameterValue,
    PlaceRole,
    ReceivedDataset,
    Rule,
)
from derajat.model.expressions import (
    AgeUnit,
    Band,
    CalendarOf,
    CalendarPart,
    Case,
    Cases,
    Completed,
    Difference,
    EarliestOf,
    Fallback,
    FirstKnown,
    LatestOf,
    Meets,
    Plus,
    Product,
    Registered,
    Statistic,
    Summary,
    SumOf,
    Workdays,
)
from derajat.model.formulas import (
    AtLeast,
    AtMost,
    BandLimit,
    DifferenceOf,
    MeanOf,
    MeanOver,
    RatioOf,
    Reach,
    Reached,
    Spread,
    SpreadStatistic,
    Threshold,
    Times,
    TimesParameter,
    ValueOf,
    Weighted,
)
from derajat.model.indicators import (
    Accumulation,
    AreasReached,
    Component,
    Count,
    Coverage,
    Direction,
    DisclosureClass,
    EligibleSide,
    Example,
    ExampleTable,
    Expectation,
    Index,
    Indicator,
    KeepOne,
    Mean,
    Proportion,
    Quantile,
    Rate,
    Ratio,
    Selection,
    Side,
    SumProportion,
    UnknownNumerator,
    Version,
    WithoutValue,
)
from derajat.model.labels import Label, LegalSource
from derajat.model.steps import (
    Attach,
    Derive,
    EachCode,
    EachPeriod,
    Fill,
    Keep,
    Match,
    Presence,
    Stack,
    Summarise,
    Trailing,
    Where,
    Which,
)
from derajat.model.units import Noun, Unit
from derajat.model.workdays import WorkCalendar


def label(word: str) -> Label:
    return Label(f"{word} id", f"{word} en")


def column(name: str, type_: ColumnType, **more: object) -> Column:
    return Column(name, type_, never_missing=False, label=label(name), **more)


_WHOLE = Column(
    "berat",
    ColumnType.WHOLE,
    never_missing=True,
    personal=PersonalData.HEALTH,
    label=label("berat"),
    unit="gram",
    low=1,
    high=9,
)
_COLUMNS = (
    _WHOLE,
    column("tinggi", ColumnType.WHOLE),
    column("z", ColumnType.DECIMAL, places=2, function=FunctionCall(
        "who_arm_for_age", (("arm_cm", "berat"),)
    )),
    column("jk", ColumnType.CODE, codes=("L", "P")),
    column("kode", ColumnType.CODE, codes=("A",), codelist="daftar-kode"),
    column("tanggal", ColumnType.DATE),
    column("tanggal_lain", ColumnType.DATE),
    column("mulai", ColumnType.DATE),
    column("selesai", ColumnType.DATE),
    column("desa", ColumnType.AREA, area_level="village"),
    column("klinik", ColumnType.AREA, area_level="health-centre"),
    column("tempat", ColumnType.AREA),
    column("bulan", ColumnType.MONTH),
    column("hadir", ColumnType.YES_NO),
    column("orang", ColumnType.ID),
    column("nik", ColumnType.ID, personal=PersonalData.IDENTITY, identity=Identity.NIK),
    column("nama", ColumnType.TEXT, personal=PersonalData.IDENTITY,
           identity=Identity.TEXT, person="nik"),
)  # fmt: skip
_PLACES = (
    (PlaceRole.RESIDENCE, "desa"),
    (PlaceRole.SERVICE, "klinik"),
    (PlaceRole.EVENT, "tempat"),
)
_OVER_TEN = Compare("berat", Relation.ABOVE, 2, if_missing=True)
_NESTED = All(
    (
        Compare("berat", Relation.BELOW, 7),
        AnyOf(
            (
                CompareColumns("mulai", Relation.AT_MOST, "selesai", 2, 3, False),
                NoneOf((In("jk", ("L", "P"), if_missing=False), Known("z", True))),
            )
        ),
    )
)


def received(name: str, **more: object) -> ReceivedDataset:
    said = {
        "name": name,
        "label": label(name),
        "one_row": label(f"baris {name}"),
        "columns": _COLUMNS,
        "key": ("orang", "nama", "bulan"),
        "time": "tanggal",
        "places": _PLACES,
        "file": f"definitions/datasets/{name}.yaml",
        "kind": DatasetKind.REGISTER,
        "rules": (Rule("ATURAN", label("aturan"), _OVER_TEN, refuses=True),),
        "valid_from": "mulai",
        "valid_until": "selesai",
    }
    return ReceivedDataset(**{**said, **more})


def _derive(name: str, expression: object) -> Derive:
    return Derive(Column(name, ColumnType.WHOLE, never_missing=False), expression)


_STEPS = (
    Where(_NESTED),
    _derive("d1", Completed(AgeUnit.MONTHS, "mulai", "selesai")),
    _derive("d2", Plus("mulai", ColumnType.DATE, AgeUnit.DAYS, 5)),
    _derive("d3", CalendarOf(CalendarPart.END_OF, "bulan", ColumnType.MONTH)),
    _derive("d4", LatestOf(("mulai", "selesai"))),
    _derive("d5", EarliestOf(("mulai", "selesai"))),
    _derive("d6", FirstKnown(("mulai", "selesai"))),
    _derive("d7", SumOf(("berat", "z"))),
    _derive("d8", Difference("berat", "z")),
    _derive("d9", Product("berat", "z")),
    _derive("d10", Band("berat", (1, 5), ("kecil", "besar"))),
    _derive("d11", Cases((Case(_OVER_TEN, "A"),), "B")),
    _derive("d12", Meets(_OVER_TEN)),
    _derive("d13", Registered(FunctionCall("who_weight_for_age", (("sex", "jk"),)))),
    _derive("d14", Workdays("mulai", "selesai", WorkCalendar((2025,), (20_100,)))),
    Attach("lampiran", False, (Match("bulan", "bulan", 3),),
           (Fallback("baru", "berat", 4),)),
    EachPeriod(PeriodKind.MONTH, "bulan_ke", Presence.AT_END, "mulai", "selesai"),
    EachCode("daftar-kode", (Match("kode", "kode"),), (Fallback("arti", "nama"),)),
    Keep(("orang", "bulan"), Which.LAST, "tanggal", "berat"),
    Summarise(
        ("orang",),
        (
            Summary("s1", Statistic.NTH, "tanggal", 2, where=_OVER_TEN),
            Summary("s2", Statistic.EVERY, condition=_OVER_TEN),
        ),
    ),
    Trailing("bulan", 6),
    Stack(("berat", "z"), "nama_kolom", "isi"),
    Fill("tambahan", ("orang",)),
)  # fmt: skip

DERIVED = DerivedDataset(
    name="turunan",
    label=label("turunan"),
    one_row=label("baris turunan"),
    columns=_COLUMNS,
    key=None,
    time="tanggal",
    places=_PLACES,
    file="definitions/datasets/turunan.yaml",
    source="kunjungan",
    steps=_STEPS,
)


def codelist(name: str) -> Codelist:
    columns = (column("kode", ColumnType.CODE), column("nama", ColumnType.TEXT))
    said = label(f"daftar {name}")
    rows = (("A", "alfa"),)
    return Codelist(name, said, ("kode",), columns, rows, 0, None, "sumber", "file")


_PLAIN = GivenNumber("jumlah", "berat", "residence")


def eligible(name: str, **more: object) -> Eligible:
    given = GivenNumber("jumlah", "berat", "residence", _OVER_TEN, "murid")
    counted = CountedNumber("kunjungan", ("orang", "bulan"), "service", _OVER_TEN)
    said = {
        "name": name,
        "label": label(name),
        "counts": "jiwa",
        "time": EligibleTime.FIXED,
        "fixed_year": 2025,
        "choices": (("satu", given), ("dua", counted)),
        "file": "file",
    }
    return Eligible(**{**said, **more})


ESTIMATED = eligible(
    "perkiraan", choices=(("kira", Estimate("sasaran", ("faktor",), F(11, 10))),)
)


def parameter(name: str) -> Parameter:
    values = (ParameterValue("35.07", 20_000, F(1, 8), "sumber faktor"),)
    return Parameter(name, label(name), "satuan", "district", True, values, "file")


_SELECTION = Selection(
    "turunan",
    PlaceRole.RESIDENCE,
    "tanggal",
    _NESTED,
    KeepOne(("orang", "period"), Which.FIRST, "tanggal", "berat"),
)
_SIDE = Side(_SELECTION, "berat", 2)
_ELIGIBLE_SIDE = EligibleSide("sasaran", ("dua", "satu"), ("jk",))
_FORMULA = Weighted(
    (
        (F(1, 4), AtMost(F(100), ValueOf("X-COUNT"))),
        (F(1, 4), AtLeast(F(5), MeanOver("X-COUNT", "jk", F(100), True))),
        (
            F(1, 4),
            Times(
                F(3),
                DifferenceOf(MeanOf(("X-COUNT", "X-MEAN"), True), ValueOf("X-MEAN")),
            ),
        ),
        (
            F(1, 4),
            TimesParameter(
                "faktor",
                RatioOf(
                    Reached(1, (Threshold("X-MEAN", Reach.AT_LEAST, F(80)),)),
                    Spread(
                        "X-COUNT",
                        "village",
                        SpreadStatistic.RANGE,
                        (("jk", "L"),),
                    ),
                ),
            ),
        ),
    )
)
KINDS = {
    "X-PROPORTION": Proportion(
        _SELECTION, _NESTED, _OVER_TEN, UnknownNumerator.NOT_MET
    ),
    "X-SUMS": SumProportion(_SELECTION, "berat", "z"),
    "X-COVERAGE": Coverage(_SIDE, _ELIGIBLE_SIDE),
    "X-ESTIMATE": Coverage(_SIDE, EligibleSide("perkiraan")),
    "X-RATE": Rate(_SIDE, _SIDE),
    "X-RATIO": Ratio(_SIDE, _SIDE),
    "X-MEAN": Mean(_SELECTION, "z", _OVER_TEN),
    "X-COUNT": Count(_SIDE),
    "X-QUANTILE": Quantile(_SELECTION, "berat", F(1, 2), 1, 90, _OVER_TEN),
    "X-AREAS": AreasReached(
        "X-COUNT", "village", Reach.AT_LEAST, F(80), WithoutValue.NOT_REACHED
    ),
    "X-INDEX": Index(
        _FORMULA, (BandLimit(F(0), "rendah"), BandLimit(F(60), "baik")), 2
    ),
}  # fmt: skip


def version(kind: object, since: int = 19_000) -> Version:
    return Version(
        valid_from=since,
        valid_until=30_000,
        source=LegalSource("Permenkes 1", "pasal 2", 20_500),
        confirmed=True,
        comparable=True,
        kind=kind,
        groups=(("jk",), ("jk", "kode")),
        never_sum_over=("kode",),
        has_interval=True,
        line=1,
    )


def example(**more: object) -> Example:
    said = {
        "says": "kasus biasa",
        "tables": (
            ExampleTable(
                "kunjungan", ((("berat", 5), ("jk", "L"), ("tanggal", None)),)
            ),
        ),
        "eligible": (("sasaran", F(7, 2)),),
        "components": (Component("X-MEAN", (("area", "A"),), 150, 3),),
        "area": "35.07",
        "group": (("jk", "L"),),
        "period": Period(PeriodKind.MONTH, 2026 * 12),
        "gives": Expectation(3, F(4), 1, "75.0", "baik", "no-data"),
        "line": 1,
    }
    return Example(**{**said, **more})


def indicator(code: str, kind: object) -> Indicator:
    return Indicator(
        code=code,
        label=label(code),
        unit="per-cent",
        better=Direction.HIGHER,
        counts="jiwa",
        disclosure=DisclosureClass.OPEN,
        periods=(PeriodKind.MONTH, PeriodKind.YEAR),
        accumulate=Accumulation.SUM,
        versions=(version(kind),),
        examples=(example(),),
        tags=("pilar/satu",),
        reference_codes=("SDG-1",),
        file=f"definitions/indicators/x/{code.lower()}.yaml",
    )


CATALOGUE = Catalogue(
    datasets={
        "kunjungan": received("kunjungan"),
        "jumlah": received("jumlah"),
        "lampiran": received("lampiran"),
        "tambahan": received("tambahan"),
        "turunan": DERIVED,
    },
    codelists={name: codelist(name) for name in ("daftar-kode", "lampiran")},
    eligible={
        "sasaran": eligible("sasaran"),
        "peserta": eligible("peserta"),
        **{
            name: eligible(name, choices=(("satu", _PLAIN),))
            for name in ("murid", "guru")
        },
        "perkiraan": ESTIMATED,
    },
    parameters={name: parameter(name) for name in ("faktor", "pembagi")},
    indicators={code: indicator(code, kind) for code, kind in KINDS.items()},
    units={
        name: Unit(name, label(name), 100, 1, label(f" {name}"))
        for name in ("per-cent", "per-mil")
    },
    nouns={name: Noun(name, label(name), True) for name in ("jiwa", "keluarga")},
)
