"""The worked definitions of the language load, and mean what they say."""

from fractions import Fraction

from derajat.catalogue import render_dataset_shape
from derajat.model.calendar import Period, PeriodKind, day_number, month_number
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
from derajat.model.datasets import CountedNumber, Estimate, PlaceRole
from derajat.model.expressions import Cases, LatestOf, Statistic
from derajat.model.formulas import AtMost, MeanOver, Reach, Times, ValueOf, Weighted
from derajat.model.indicators import (
    AreasReached,
    Coverage,
    EligibleSide,
    Index,
    KeepOne,
    Proportion,
    Quantile,
    Ratio,
    UnknownNumerator,
    WithoutValue,
)
from derajat.model.steps import Attach, Derive, EachPeriod, Match, Presence, Which


def shape(catalogue, name):
    """Columns with whether they may be missing, and the key."""
    dataset = catalogue.datasets[name]
    may_miss = {column.name for column in dataset.columns if not column.never_missing}
    return dataset, may_miss


def test_every_worked_definition_is_there(worked_catalogue):
    assert len(worked_catalogue.indicators) == 17
    assert len(worked_catalogue.datasets) == 41


def test_a_derived_dataset_stands_after_all_it_reads(worked_catalogue):
    names = list(worked_catalogue.datasets)
    assert names.index("kontak-anc") < names.index("kehamilan")
    assert names.index("kehamilan") < names.index("kehamilan-selesai")
    assert names.index("timbang-bulan") < names.index("skdn")


def test_summarise_makes_its_group_the_key_and_proves_it_known(worked_catalogue):
    dataset, may_miss = shape(worked_catalogue, "kehamilan")
    assert dataset.key == ("kehamilan",)
    assert may_miss >= {"tanggal_k1", "t2", "t3", "tanggal_k6", "hpht"}
    assert not {"kehamilan", "kontak"} & may_miss
    assert dataset.places == (
        (PlaceRole.RESIDENCE, "desa"),
        (PlaceRole.SERVICE, "puskesmas"),
    )


def test_each_multiplies_the_key(worked_catalogue):
    assert worked_catalogue.datasets["anak-tahun"].key == ("anak", "tahun")
    stock = worked_catalogue.datasets["stok-tiga-bulan"]
    assert stock.key == ("puskesmas", "bulan", "obat")


def test_a_fallback_proves_a_column_only_when_the_source_is_never_missing(
    worked_catalogue,
):
    _, children = shape(worked_catalogue, "anak-tahun")
    assert "bulan_timbang" not in children
    _, poor = shape(worked_catalogue, "miskin-bulan")
    assert "aktif" in poor


def test_where_proves_the_columns_it_compares(worked_catalogue):
    _, weighed = shape(worked_catalogue, "timbang-bulan")
    assert "berat_g" not in weighed
    assert "panjang_mm" in weighed


def test_fill_forgets_what_the_other_dataset_may_lack(worked_catalogue):
    dataset, may_miss = shape(worked_catalogue, "dbd-campuran")
    assert may_miss == {"kasus", "meninggal_n"}
    assert dataset.key == ("puskesmas", "bulan")


def test_stack_turns_columns_into_codes(worked_catalogue):
    dataset = worked_catalogue.datasets["unsur-skm"]
    assert dataset.key == ("responden", "unsur")
    assert dataset.column("unsur").codes == tuple(f"u{n}" for n in range(1, 10))


def test_a_look_back_subtracts_from_this_side(worked_catalogue):
    attach = worked_catalogue.datasets["skdn"].steps[0]
    assert isinstance(attach, Attach)
    assert attach.match == (Match("anak", "anak"), Match("bulan", "bulan", 1))
    assert [item.column for item in attach.take] == ["berat_lalu_g", "umur_lalu"]
    assert [item.source for item in attach.take] == ["berat_g", "umur_bulan"]


def test_cases_keep_their_order_and_leave_unknown_missing(worked_catalogue):
    dataset, may_miss = shape(worked_catalogue, "skdn")
    status = next(
        step.expression
        for step in dataset.steps
        if isinstance(step, Derive) and step.column.name == "status"
    )
    assert isinstance(status, Cases)
    assert [case.then for case in status.cases] == ["B", "O", "N", "T"]
    assert status.otherwise is None
    assert "status" in may_miss
    assert status.cases[0].when == CompareColumns("bulan", Relation.IS, "bulan_pertama")


def test_each_period_carries_the_days_of_the_stay(worked_catalogue):
    each = worked_catalogue.datasets["anak-tahun"].steps[0]
    assert each == EachPeriod(
        PeriodKind.YEAR, "tahun", Presence.AT_END, "mulai", "selesai"
    )


def test_nth_contacts_and_the_day_all_were_reached(worked_catalogue):
    steps = worked_catalogue.datasets["kehamilan"].steps
    second = steps[2].summaries[1]
    assert (second.statistic, second.nth, second.column) == (
        Statistic.NTH,
        2,
        "tanggal",
    )
    assert second.where == All(
        (
            Compare("umur_minggu", Relation.ABOVE, 12),
            Compare("umur_minggu", Relation.AT_MOST, 24),
        )
    )
    assert steps[3].expression == LatestOf(("tanggal_k1", "t2", "t3"))


def test_personal_data_travels_with_what_is_derived(worked_catalogue):
    child = worked_catalogue.datasets["anak-tahun"]
    assert child.column("umur_bulan").personal.value == "health"
    assert child.column("tahun").personal.value == "none"


def test_constants_are_scaled_by_their_column(worked_catalogue):
    kind = worked_catalogue.indicators["IKU-STUNT"].versions[0].kind
    assert isinstance(kind, Proportion)
    assert kind.numerator == Compare("tbu_z", Relation.BELOW, -200)
    within = (
        Compare("tbu_z", Relation.AT_LEAST, -600),
        Compare("tbu_z", Relation.AT_MOST, 600),
    )
    assert kind.denominator == All(
        (Compare("umur_bulan", Relation.BELOW, 60), All(within))
    )
    assert kind.unknown_numerator is None
    assert kind.selection.keep == KeepOne(
        ("anak", "period"), Which.LAST, "tanggal", "panjang_mm"
    )


def test_missing_values_inside_none_follow_the_choice_written(worked_catalogue):
    kind = worked_catalogue.indicators["GZ-ND"].versions[0].kind
    assert kind.denominator == NoneOf((In("status", ("O", "B"), if_missing=False),))
    assert kind.unknown_numerator is UnknownNumerator.LEFT_OUT


def test_nested_conditions_keep_their_shape(worked_catalogue):
    numerator = worked_catalogue.indicators["SPM-04"].versions[0].kind.numerator
    assert isinstance(numerator, All)
    vitamin, immunised = numerator.conditions[3:]
    assert isinstance(vitamin, AnyOf)
    assert isinstance(vitamin.conditions[1], All)
    assert immunised.conditions[1] == Known("tanggal_idl", True)


def test_sides_denominators_and_choices(worked_catalogue):
    coverage = worked_catalogue.indicators["CKG-COV"].versions[0]
    assert isinstance(coverage.kind, Coverage)
    assert coverage.kind.denominator == EligibleSide(
        "penduduk-ckg", ("proyeksi", "dukcapil"), ("kanal",)
    )
    assert coverage.groups == (("kelompok_umur",), ("kanal",))
    stock = worked_catalogue.indicators["OB-MOS"].versions[0]
    assert isinstance(stock.kind, Ratio)
    assert (stock.kind.numerator.sum, stock.kind.numerator.times) == ("sisa", 3)
    assert stock.never_sum_over == ("obat",)
    assert stock.has_interval is False
    assert coverage.has_interval is True


def test_quantile_areas_and_index(worked_catalogue):
    median = worked_catalogue.indicators["PSC-MED"].versions[0].kind
    assert isinstance(median, Quantile)
    assert (median.at, median.step, median.up_to) == (Fraction(1, 2), 1, 240)
    villages = worked_catalogue.indicators["IM-UCI"].versions[0].kind
    assert villages == AreasReached(
        "IM-IDL", "village", Reach.AT_LEAST, Fraction(80), WithoutValue.NOT_REACHED
    )
    index = worked_catalogue.indicators["SPM-01-IP"].versions[0].kind
    assert isinstance(index, Index)
    assert index.formula == Weighted(
        (
            (Fraction(4, 5), AtMost(Fraction(100), ValueOf("SPM-01"))),
            (Fraction(1, 5), MeanOver("SPM-01-MUTU", "barang", Fraction(100), True)),
        )
    )
    assert [band.name for band in index.bands][-1] == "Tuntas Paripurna"
    satisfaction = worked_catalogue.indicators["IKU-IKM"].versions[0].kind
    assert satisfaction.rounded_first == 2
    assert satisfaction.formula == Times(
        Fraction(25), MeanOver("SKM-NRR", "unsur", None, False)
    )


def test_eligible_numbers_and_their_factors(worked_catalogue):
    choices = dict(worked_catalogue.eligible["ibu-hamil"].choices)
    assert choices["proyeksi"] == Estimate(
        "penduduk-semua", ("faktor-ibu-hamil",), Fraction(11, 10)
    )
    assert choices["riil"] == CountedNumber(
        "ibu", ("kehamilan",), "residence", Known("hpht", True)
    )
    values = worked_catalogue.parameters["faktor-ibu-hamil"].values
    assert [(item.area, item.value) for item in values] == [
        ("", Fraction(18, 1000)),
        ("35", Fraction(165, 10000)),
    ]


def test_example_rows_hold_stored_values(worked_catalogue):
    example = worked_catalogue.indicators["IKU-STUNT"].examples[0]
    first = dict(example.tables[0].rows[0])
    assert first["anak"] == "A"
    assert first["tanggal"] == day_number(2026, 6, 3)
    assert first["tbu_z"] == -240
    assert example.period == Period(PeriodKind.MONTH, month_number(2026, 6))
    assert (example.gives.numerator, example.gives.value) == (1, "33.3")


def test_columns_an_example_does_not_show_get_a_neutral_value(worked_catalogue):
    example = worked_catalogue.indicators["GZ-ND"].examples[0]
    rows = [dict(row) for row in example.tables[0].rows]
    assert [row["ukur"] for row in rows] == [f"#{n}" for n in range(1, 8)]
    assert rows[0]["panjang_mm"] is None
    tb = worked_catalogue.indicators["TB-SR"].examples[0]
    patient = dict(tb.tables[0].rows[1])
    assert patient["hasil"] is None
    assert patient["jk"] == "L"
    assert patient["puskesmas"] == "?"
    poor = worked_catalogue.indicators["SPM-01-MUTU"].examples[0]
    assert dict(poor.tables[0].rows[0])["tahun"] == 2026


def test_components_of_examples(worked_catalogue):
    example = worked_catalogue.indicators["IM-UCI"].examples[0]
    third = example.components[2]
    assert third.labels == (("area", "D3"),)
    assert (third.numerator, third.denominator) == (None, None)


def test_lines_of_versions_and_examples(worked_catalogue):
    indicator = worked_catalogue.indicators["IKU-AKI"]
    assert indicator.versions[0].line == 11
    assert [example.line for example in indicator.examples] == [22, 37]


def test_the_shape_of_a_dataset_is_printed_for_its_author(worked_catalogue):
    text = render_dataset_shape(worked_catalogue.datasets["kehamilan"])
    assert "kehamilan from kontak-anc" in text
    assert "key: kehamilan" in text
    assert "tanggal_k6  date, may be missing" in text
    assert "kontak      whole, never missing" in text
