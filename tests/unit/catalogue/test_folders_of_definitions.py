"""What a folder of definitions may hold, and how its problems are told together."""

from pathlib import Path

import pytest
from catalogue_folders import HERE, shown

from derajat.catalogue import check_catalogue, load_catalogue
from derajat.errors import DerajatError


TB = "indicators/penyakit/tb-sr.yaml"
SKDN = "datasets/skdn.yaml"
DRUGS = "codelists/obat.yaml"
GAIN = "codelists/kenaikan-berat-minimum.yaml"


def test_all_problems_of_a_folder_are_told_at_once_in_order(worked):
    worked.edit(TB, "better: higher", "better: bigger")
    worked.edit(TB, "in: [sembuh, lengkap]", "in: [sembuhh, lengkapp]")
    worked.edit("datasets/ibu.yaml", "type: area, area_level: village", "type: area")
    worked.edit(SKDN, "berat_lalu_g]}", "berat_lalu]}")
    assert shown(worked.check()) == [
        "DEF-003 datasets/ibu.yaml:13",
        "DEF-007 datasets/skdn.yaml:11",
        "DEF-034 indicators/penyakit/tb-sr.yaml:5",
        "DEF-008 indicators/penyakit/tb-sr.yaml:19",
        "DEF-008 indicators/penyakit/tb-sr.yaml:19",
    ]


def test_load_catalogue_raises_all_problems(worked):
    worked.edit(TB, "better: higher", "better: bigger\nworse: lower")
    with pytest.raises(DerajatError) as caught:
        load_catalogue(worked.path)
    assert len(caught.value.problems) == 2
    assert caught.value.exit_status == 3


def test_a_message_names_the_nearest_word_in_both_languages(worked):
    worked.edit(TB, "dataset: kohort-tb", "dataset: kohor-tb")
    (problem,) = worked.check()
    assert "Yang terdekat: `kohort-tb`" in problem.repair("id")
    assert "Nearest: `kohort-tb`" in problem.repair("en")


def test_a_dataset_that_failed_silences_those_built_on_it(worked):
    worked.edit("datasets/timbang-bulan.yaml", "{month: tanggal}", "{month: tangal}")
    assert [problem.code for problem in worked.check()] == ["DEF-007"]


def test_a_file_that_is_no_yaml_silences_those_built_on_it(worked):
    worked.edit("datasets/pasien-tb.yaml", "kind: records", "kind: [records")
    assert [problem.code for problem in worked.check()] == ["DEF-030"]


def test_a_circle_of_datasets_is_named(worked):
    worked.edit("datasets/timbang-bulan.yaml", "from: pengukuran-balita", "from: skdn")
    problems = worked.check()
    assert [problem.code for problem in problems] == ["DEF-006"]
    circle = dict(problems[0].fields)["circle"]
    assert "skdn -> timbang-bulan" in circle or "timbang-bulan -> skdn" in circle


def test_a_circle_of_indicators_is_named(worked):
    worked.edit("indicators/imunisasi/im-uci.yaml", "of: IM-IDL", "of: IM-UCI")
    assert [problem.code for problem in worked.check()] == ["DEF-006"]


def test_a_name_is_defined_once(worked):
    text = (worked.path / "datasets/ibu.yaml").read_text()
    worked.write("datasets/ibu-lagi.yaml", text)
    (problem,) = worked.check()
    assert problem.code == "DEF-039"
    assert problem.where.file == "worked/datasets/ibu.yaml"
    assert dict(problem.fields)["other"] == "worked/datasets/ibu-lagi.yaml:2"


def test_a_file_in_a_place_nobody_reads_is_told(worked):
    worked.write("indicator/x.yaml", "grammar: 1\n")
    worked.write("datasets/x.yml", "grammar: 1\n")
    worked.write("codelists/x.csv", "a\n")
    worked.write("codelists/catatan.txt", "a note\n")
    assert shown(worked.check()) == [
        "DEF-041 codelists/x.csv:0",
        "DEF-041 datasets/x.yml:0",
        "DEF-041 indicator/x.yaml:0",
    ]


def test_a_folder_that_does_not_exist_is_told(tmp_path):
    _, problems = check_catalogue(tmp_path / "definitions")
    assert [problem.code for problem in problems] == ["DEF-041"]


def test_a_list_that_nobody_uses_is_told(worked):
    text = (worked.path / DRUGS).read_text()
    worked.write(
        "codelists/lain.yaml", text.replace("codelist: obat", "codelist: lain")
    )
    assert shown(worked.check()) == ["DEF-042 codelists/lain.yaml:2"]


def test_an_empty_file_is_told(worked):
    worked.write("datasets/kosong.yaml", "# nothing\n")
    assert shown(worked.check()) == ["DEF-036 datasets/kosong.yaml:1"]


def test_a_file_that_is_not_utf8_is_told(worked):
    (worked.path / TB).write_bytes(b"grammar: 1\nlabel: \xff\n")
    assert shown(worked.check()) == [f"DEF-030 {TB}:1"]


def test_very_deep_nesting_is_refused_without_harm(worked):
    worked.write("datasets/dalam.yaml", "a: " + "[" * 5000 + "]" * 5000)
    assert [problem.code for problem in worked.check()] == ["DEF-031"]


def test_a_list_has_one_source_of_rows(worked):
    worked.edit(GAIN, "source: Permenkes 2/2020", "source: x\nrows: |\n  a\n  b")
    assert shown(worked.check()) == [f"DEF-046 {GAIN}:1"]
    (worked.path / GAIN).with_suffix(".csv").unlink()
    worked.edit(GAIN, "source: x\nrows: |\n  a\n  b", "source: x")
    assert shown(worked.check()) == [f"DEF-046 {GAIN}:1"]


def test_mistakes_in_the_csv_of_a_list_are_told_at_its_lines(worked):
    csv = "codelists/kenaikan-berat-minimum.csv"
    worked.edit(csv, "5,L,500", "5,L,lima")
    assert shown(worked.check()) == [f"DEF-033 {csv}:4"]
    worked.edit(csv, "5,L,lima", "4,L,700")
    assert shown(worked.check()) == [f"DEF-046 {csv}:4"]
    worked.edit(csv, "4,L,700", "5,L")
    assert shown(worked.check()) == [f"DEF-051 {csv}:4"]


def test_a_list_without_rows_is_told(worked):
    worked.edit(DRUGS, "  oralit\n  amoksisilin\n", "")
    assert shown(worked.check()) == [f"DEF-004 {DRUGS}:9"]


def test_a_list_that_ends_cannot_be_attached(worked):
    worked.edit(GAIN, "from: 2020-01-01", "from: 2020-01-01\nuntil: 2026-12-31")
    assert shown(worked.check()) == [f"DEF-045 {SKDN}:9"]


def test_text_is_never_compared(worked):
    worked.edit(
        "datasets/panggilan-119.yaml",
        "refuse: [{column: tiba, below: {column: masuk}}]",
        "refuse: [{column: catatan, is: ya}]",
    )
    worked.edit(
        "datasets/panggilan-119.yaml",
        "  desa:",
        "  catatan: {type: text, personal: health}\n  desa:",
    )
    assert shown(worked.check()) == ["DEF-043 datasets/panggilan-119.yaml:17"]


def test_rules_have_different_codes(worked):
    worked.edit("datasets/panggilan-119.yaml", "code: TANPA-TIBA", "code: TIBA-DULU")
    assert shown(worked.check()) == ["DEF-050 datasets/panggilan-119.yaml:16"]


def test_every_version_needs_an_example(worked):
    worked.edit(
        TB,
        "examples:",
        "  - from: 2027-01-01\n"
        "    source: {title: Keputusan, checked_on: 2026-11-20}\n"
        "    comparable: no\n"
        "    kind: proportion\n"
        "    dataset: kohort-tb\n"
        "    place: service\n"
        "    numerator: [{column: hasil, in: [sembuh, lengkap]}]\n"
        "    unknown_numerator: not_met\n"
        "examples:",
    )
    line = worked.line(TB, "from: 2027-01-01")
    assert shown(worked.check()) == [f"DEF-053 {TB}:{line}"]


def test_a_second_version_says_whether_it_compares_and_follows_the_first(worked):
    worked.edit(
        TB,
        "examples:",
        "  - from: 2023-01-01\n"
        "    source: {title: Keputusan, checked_on: 2026-11-20}\n"
        "    kind: count\n"
        "    numerator: {dataset: kohort-tb, place: service}\n"
        "examples:",
    )
    problems = shown(worked.check())
    line = worked.line(TB, "from: 2023-01-01")
    assert f"DEF-003 {TB}:{line}" in problems
    assert f"DEF-023 {TB}:{line}" in problems


def test_only_the_last_version_may_lapse(worked):
    worked.edit(
        TB,
        "    confirmed: no\n",
        "    until: 2025-12-31\n    confirmed: no\n",
    )
    worked.edit(
        TB,
        "examples:",
        "  - from: 2026-01-01\n"
        "    source: {title: Keputusan, checked_on: 2026-11-20}\n"
        "    comparable: yes\n"
        "    kind: proportion\n"
        "    dataset: kohort-tb\n"
        "    place: service\n"
        "    numerator: [{column: jk, is: P}]\n"
        "examples:",
    )
    line = worked.line(TB, "until:")
    assert shown(worked.check()) == [f"DEF-023 {TB}:{line}"]


def test_periods_are_not_finer_than_the_time_of_the_rows(worked):
    file = "indicators/spm/spm-01-mutu.yaml"
    worked.edit(file, "periods: [year]", "periods: [year, month]")
    line = worked.line(file, "  - from:")
    assert shown(worked.check()) == [f"DEF-054 {file}:{line}"]


def test_an_index_has_no_period_that_its_components_lack(worked):
    file = "indicators/iku/iku-ikm.yaml"
    worked.edit(file, "periods: [semester, year]", "periods: [quarter, year]")
    line = worked.line(file, "  - from:")
    assert shown(worked.check()) == [f"DEF-054 {file}:{line}"]


def test_rounding_first_needs_bands(worked):
    file = "indicators/iku/iku-ikm.yaml"
    worked.edit(
        file,
        "    bands:\n"
        "      - {from: 25, name: D}\n"
        "      - {from: 65, name: C}\n"
        "      - {from: 76.61, name: B}\n"
        "      - {from: 88.31, name: A}\n",
        "",
    )
    worked.edit(file, "gives: {value: 89.03, band: A}", "gives: {value: 89.03}")
    line = worked.line(file, "rounded_first")
    assert shown(worked.check()) == [f"DEF-014 {file}:{line}"]


def test_comments_and_quotes_do_not_matter(worked):
    worked.edit(TB, "in: [sembuh, lengkap]", 'in: ["sembuh", lengkap]')
    worked.edit(TB, "better: higher", "better: 'higher'  # makin tinggi makin baik")
    assert shown(worked.check()) == []


def test_scalars_are_text_whatever_they_look_like(worked):
    """19.70 is not 19.7, 0010 not 8, on not true."""
    worked.edit(
        "datasets/pasien-tb.yaml",
        "codes: [sembuh, lengkap, gagal, pindah]",
        "codes: [sembuh, lengkap, gagal, pindah, 19.70, 0010, on, 12:30]",
    )
    catalogue, problems = check_catalogue(worked.path)
    assert problems == ()
    codes = catalogue.datasets["pasien-tb"].column("hasil").codes
    assert codes[4:] == ("19.70", "0010", "on", "12:30")


def test_in_list_expands_to_codes_while_the_list_is_in_force(worked):
    worked.edit(DRUGS, "from: 2024-01-01", "from: 2024-03-01\nuntil: 2026-12-31")
    worked.edit(
        "datasets/stok-tiga-bulan.yaml",
        "  - each: {codelist: obat}\n",
        "  - each: {codelist: obat-semua}\n",
    )
    text = (worked.path / DRUGS).read_text()
    text = text.replace("codelist: obat", "codelist: obat-semua")
    worked.write("codelists/obat-semua.yaml", text.replace("until: 2026-12-31\n", ""))
    worked.edit(
        "indicators/obat/ob-mos.yaml",
        "numerator: {dataset: stok-tiga-bulan,",
        "numerator: {where: [{column: obat, in_list: obat.obat}], "
        "dataset: stok-tiga-bulan,",
    )
    catalogue, problems = check_catalogue(worked.path)
    assert shown(problems) == []
    where = catalogue.indicators["OB-MOS"].versions[0].kind.numerator.selection.where
    assert repr(where) == (
        "All(conditions=("
        "In(column='obat', values=('oralit', 'amoksisilin'), if_missing=None), "
        "Compare(column='bulan', relation=<Relation.AT_LEAST: 'at_least'>, "
        f"value={2024 * 12 + 2}, if_missing=None), "
        "Compare(column='bulan', relation=<Relation.AT_MOST: 'at_most'>, "
        f"value={2026 * 12 + 11}, if_missing=None)))"
    )


def test_a_code_column_of_a_list_knows_its_codes(worked_catalogue):
    column = worked_catalogue.datasets["stok"].column("obat")
    assert column.codelist == "obat"
    assert column.codes == ("oralit", "amoksisilin")


def test_comparing_columns_of_different_places_stays_exact(worked):
    worked.edit(
        "datasets/pengukuran-balita.yaml",
        "time: tanggal",
        "rules:\n"
        "  - {code: ANEH, says: {id: aneh, en: odd}, question: [{column: berat_g, "
        "below: {column: tbu_z, times: 2.5}}]}\n"
        "time: tanggal",
    )
    catalogue, problems = check_catalogue(worked.path)
    assert problems == ()
    rule = catalogue.datasets["pengukuran-balita"].rules[0].condition
    assert (rule.left_times, rule.right_times) == (40, 1)


def test_an_untouched_copy_has_no_problem(worked):
    assert shown(worked.check()) == []
    assert load_catalogue(worked.path) == load_catalogue(HERE / "worked")


def test_a_folder_may_be_named_by_a_dot(worked, monkeypatch):
    monkeypatch.chdir(worked.path)
    catalogue, problems = check_catalogue(Path("."))
    assert problems == ()
    assert catalogue.datasets["ibu"].file == "worked/datasets/ibu.yaml"


def test_units_that_cannot_be_read_silence_those_that_use_them(worked):
    worked.edit("units.yaml", "grammar: 1", "grammar: [1")
    assert {problem.code for problem in worked.check()} == {"DEF-030"}


def test_one_wrong_unit_silences_only_those_that_use_it(worked):
    worked.edit("units.yaml", "scale: 100,", "scale: seratus,")
    worked.edit("indicators/penyakit/tb-sr.yaml", "better: higher", "better: tall")
    worked.edit("indicators/iku/iku-aki.yaml", "better: lower", "better: low")
    assert [problem.code for problem in worked.check()] == [
        "DEF-034",
        "DEF-034",
        "DEF-033",
    ]
