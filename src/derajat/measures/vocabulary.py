"""The words of the definition language as people say them."""

from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType, Identity, PersonalData
from derajat.model.datasets import DatasetKind, EligibleTime, PlaceRole
from derajat.model.expressions import AgeUnit, CalendarPart
from derajat.model.formulas import Reach, SpreadStatistic
from derajat.model.indicators import (
    Accumulation,
    Direction,
    DisclosureClass,
    Judge,
    UnknownNumerator,
    WithoutValue,
)
from derajat.model.labels import Label
from derajat.model.steps import Presence, Which


REACHES = {
    Reach.AT_LEAST: Label("paling sedikit", "at least"),
    Reach.ABOVE: Label("lebih dari", "more than"),
    Reach.AT_MOST: Label("paling banyak", "at most"),
    Reach.BELOW: Label("kurang dari", "less than"),
}
DIRECTIONS = {
    Direction.HIGHER: Label("makin tinggi makin baik", "higher is better"),
    Direction.LOWER: Label("makin rendah makin baik", "lower is better"),
    Direction.RANGE: Label(
        "baik di antara dua batas yang disebut rencana",
        "good between two limits that the plan names",
    ),
    Direction.NEITHER: Label(
        "keterangan; tidak dinilai baik atau buruk", "tells a state, neither is better"
    ),
}
DISCLOSURES = {
    DisclosureClass.OPEN: Label(
        "terbuka (R0): bukan tentang orang, boleh terbit apa adanya",
        "open (R0): not about persons, may be published as it is",
    ),
    DisclosureClass.GUARDED: Label(
        "dijaga (R1): layanan biasa; angka 1-4 orang tidak boleh keluar dari kantor",
        "guarded (R1): ordinary services; numbers of 1-4 persons must stay in the "
        "office",
    ),
    DisclosureClass.SENSITIVE: Label(
        "peka (R2): angka 1-7 orang tidak boleh keluar dari kantor",
        "sensitive (R2): numbers of 1-7 persons must stay in the office",
    ),
    DisclosureClass.RESTRICTED: Label(
        "terbatas (R3): angka 1-7 orang tidak boleh keluar dari kantor; paling rinci "
        "per kecamatan dan per tahun",
        "restricted (R3): numbers of 1-7 persons must stay in the office; by "
        "subdistrict and year at the finest",
    ),
}
PERIODS = {
    PeriodKind.WEEK: Label("minggu epidemiologi", "epidemiological week"),
    PeriodKind.MONTH: Label("bulan", "month"),
    PeriodKind.QUARTER: Label("triwulan", "quarter"),
    PeriodKind.SEMESTER: Label("semester", "semester"),
    PeriodKind.YEAR: Label("tahun", "year"),
    PeriodKind.THREE_YEARS: Label("gabungan tiga tahun", "three years pooled"),
    PeriodKind.FIVE_YEARS: Label("gabungan lima tahun", "five years pooled"),
}
ACCUMULATIONS = {
    Accumulation.SUM: Label(
        "angka setiap periode berdiri sendiri", "each period stands for itself"
    ),
    Accumulation.WITHIN_YEAR: Label(
        "kumulatif: dari 1 Januari sampai akhir periode",
        "accumulated: from 1 January to the end of the period",
    ),
    Accumulation.AT_END: Label(
        "keadaan pada bulan terakhir periode; bulan tanpa data tidak diganti bulan "
        "sebelumnya",
        "the state in the last month of the period; no earlier month stands in",
    ),
}
JUDGES = {
    Judge.INTERVAL: Label(
        "dinilai terhadap target dengan selang kepercayaannya",
        "held against a target with its confidence interval",
    ),
    Judge.COUNT: Label(
        "dinilai terhadap target menurut hitungan persis (register lengkap)",
        "held against a target by the exact count (a full register)",
    ),
}
PLACES = {
    PlaceRole.RESIDENCE: Label("tempat tinggal", "place of residence"),
    PlaceRole.SERVICE: Label("tempat layanan", "place of service"),
    PlaceRole.EVENT: Label("tempat kejadian", "place of the event"),
}
AREA_LEVELS = {
    AreaLevel.NATION: Label("nasional", "nation"),
    AreaLevel.PROVINCE: Label("provinsi", "province"),
    AreaLevel.DISTRICT: Label("kabupaten/kota", "district"),
    AreaLevel.SUBDISTRICT: Label("kecamatan", "subdistrict"),
    AreaLevel.HEALTH_CENTRE: Label("Puskesmas", "health centre (Puskesmas)"),
    AreaLevel.VILLAGE: Label("desa/kelurahan", "village"),
}
DATASET_KINDS = {
    DatasetKind.RECORDS: Label(
        "catatan per orang atau kejadian", "records of persons or events"
    ),
    DatasetKind.COUNTS: Label(
        "jumlah yang sudah dihitung pengirim", "counts that the sender has added up"
    ),
    DatasetKind.REGISTER: Label(
        "daftar induk dengan tanggal masuk dan keluar",
        "a register with days of entry and leaving",
    ),
    DatasetKind.SNAPSHOT: Label("keadaan pada akhir bulan", "state at a month's end"),
}
COLUMN_TYPES = {
    ColumnType.ID: Label("nomor pengenal", "identifier"),
    ColumnType.CODE: Label("kode", "code"),
    ColumnType.AREA: Label("wilayah", "area"),
    ColumnType.WHOLE: Label("bilangan bulat", "whole number"),
    ColumnType.DECIMAL: Label("bilangan desimal", "decimal number"),
    ColumnType.RUPIAH: Label("rupiah", "rupiah"),
    ColumnType.YES_NO: Label("ya/tidak", "yes/no"),
    ColumnType.DATE: Label("tanggal", "date"),
    ColumnType.MONTH: Label("bulan", "month"),
    ColumnType.WEEK: Label("minggu", "week"),
    ColumnType.YEAR: Label("tahun", "year"),
    ColumnType.MOMENT: Label("tanggal dan jam", "date and time"),
    ColumnType.TEXT: Label("teks", "text"),
}
PERSONAL = {
    PersonalData.NONE: Label("", ""),
    PersonalData.INDIRECT: Label("data pribadi tidak langsung", "indirect personal"),
    PersonalData.PERSON: Label("data pribadi", "personal"),
    PersonalData.HEALTH: Label("data kesehatan pribadi", "personal health data"),
    PersonalData.IDENTITY: Label(
        "identitas orang; disimpan sebagai kode acak",
        "identity of a person, kept as a token",
    ),
}
IDENTITIES = {
    Identity.NIK: Label("NIK", "NIK"),
    Identity.NUMBER: Label("nomor lain dari orang itu", "another number of the person"),
    Identity.TEXT: Label("nama, telepon atau alamat", "name, telephone or address"),
}
ELIGIBLE_TIMES = {
    EligibleTime.YEAR: Label(
        "berlaku satu tahun: capaian sebagian tahun dibagi sasaran setahun penuh",
        "holds for a year: part of a year stands against the number of the full year",
    ),
    EligibleTime.SEMESTER: Label("berlaku satu semester", "holds for a semester"),
    EligibleTime.MONTH: Label("berlaku satu bulan", "holds for a month"),
    EligibleTime.FIXED: Label(
        "angka satu tahun acuan dipakai untuk semua periode",
        "the number of one year stands against every period",
    ),
}
UNKNOWN_NUMERATORS = {
    UnknownNumerator.NOT_MET: Label(
        "Yang pembilangnya tidak dapat diputuskan karena data kosong dihitung belum "
        "terpenuhi.",
        "Rows whose numerator cannot be decided, for want of data, count as not met.",
    ),
    UnknownNumerator.LEFT_OUT: Label(
        "Yang pembilangnya tidak dapat diputuskan karena data kosong tidak ikut "
        "dihitung di kedua sisi.",
        "Rows whose numerator cannot be decided, for want of data, are left out of "
        "both sides.",
    ),
}
WITHOUT_VALUES = {
    WithoutValue.NOT_REACHED: Label(
        "Wilayah tanpa nilai dihitung belum mencapai batas.",
        "An area without a value counts as not reaching the limit.",
    ),
    WithoutValue.LEFT_OUT: Label(
        "Wilayah tanpa nilai tidak ikut dihitung.",
        "An area without a value is left out.",
    ),
}
WHICH = {
    Which.FIRST: Label("yang pertama", "the first"),
    Which.LAST: Label("yang terakhir", "the last"),
}
PRESENCES = {
    Presence.AT_END: Label(
        "yang masih terdaftar pada hari terakhirnya", "still registered on its last day"
    ),
    Presence.ANY_DAY: Label(
        "yang terdaftar paling sedikit satu hari", "registered on at least one day"
    ),
}
AGE_UNITS = {
    AgeUnit.MINUTES: Label("menit", "minutes"),
    AgeUnit.HOURS: Label("jam", "hours"),
    AgeUnit.DAYS: Label("hari", "days"),
    AgeUnit.WEEKS: Label("minggu", "weeks"),
    AgeUnit.MONTHS: Label("bulan", "months"),
    AgeUnit.YEARS: Label("tahun", "years"),
}
CALENDAR_PARTS = {
    CalendarPart.DAY: Label("tanggal dari", "the day of"),
    CalendarPart.WEEK: Label("minggu epidemiologi dari", "the epidemiological week of"),
    CalendarPart.MONTH: Label("bulan dari", "the month of"),
    CalendarPart.YEAR: Label("tahun dari", "the year of"),
    CalendarPart.END_OF: Label("hari terakhir dari", "the last day of"),
}
SPREADS = {
    SpreadStatistic.COEFFICIENT_OF_VARIATION: Label(
        "koefisien variasi", "coefficient of variation"
    ),
    SpreadStatistic.RANGE: Label(
        "selisih tertinggi dan terendah", "highest less lowest"
    ),
    SpreadStatistic.LOWEST: Label("yang terendah", "the lowest"),
    SpreadStatistic.HIGHEST: Label("yang tertinggi", "the highest"),
}
_SCORES = {
    "weight_for_age": Label("BB/U", "weight for age"),
    "length_for_age": Label("PB/U atau TB/U", "length or height for age"),
    "weight_for_length": Label("BB/PB atau BB/TB", "weight for length or height"),
    "bmi_for_age": Label("IMT/U", "BMI for age"),
    "head_for_age": Label("LK/U", "head circumference for age"),
    "arm_for_age": Label("LiLA/U", "mid-upper-arm circumference for age"),
}
FUNCTIONS = {
    "adjusted_monthly_use": Label(
        "pemakaian / (hari periode - hari kosong stok) x 30, dibulatkan setengah ke "
        "atas; kosong bila tidak ada hari tersisa",
        "use / (days - days out of stock) x 30, half up; none without a day",
    ),
    "tenths_digit_of_length": Label(
        "angka persepuluhan panjang atau tinggi badan, 0 sampai 9",
        "the digit of tenths of a length or height, 0 to 9",
    ),
    "tenths_digit_of_weight": Label(
        "angka persepuluhan berat badan, 0 sampai 9",
        "the digit of tenths of a weight, 0 to 9",
    ),
    **{
        f"who_{index}": Label(
            f"skor-z {words.id} menurut standar WHO 2006; kosong di luar standar",
            f"z-score of {words.en}, WHO 2006; none outside the standard",
        )
        for index, words in _SCORES.items()
    },
    **{
        f"who_implausible_{index}": Label(
            f"apakah skor-z {words.id} di luar yang masuk akal menurut WHO",
            f"whether a z-score of {words.en} is beyond what WHO believes",
        )
        for index, words in _SCORES.items()
    },
}
"""What each registered function gives."""
PARAMETERS = {
    "used": Label("pemakaian", "use"),
    "days_in_period": Label("hari dalam periode", "days in the period"),
    "days_out_of_stock": Label("hari kosong stok", "days out of stock"),
    "sex": Label("jenis kelamin", "sex"),
    "age_days": Label("umur dalam hari", "age in days"),
    "weight_kg": Label("berat (kg)", "weight (kg)"),
    "length_cm": Label("panjang atau tinggi (cm)", "length or height (cm)"),
    "head_cm": Label("lingkar kepala (cm)", "head circumference (cm)"),
    "arm_cm": Label("lingkar lengan atas (cm)", "mid-upper-arm circumference (cm)"),
    "position": Label("cara ukur", "position"),
    "oedema": Label("edema", "oedema"),
    "z": Label("skor-z", "z-score"),
}
"""What is handed to registered functions."""
