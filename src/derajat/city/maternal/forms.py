"""How the care of mothers and newborns is reported."""

from derajat.city.forms.cells import (
    as_is,
    as_text,
    choice,
    day_as,
    day_in_words,
    decimal,
    moment_digits,
    month_and_year,
    percent_of,
    running_number,
    thousands,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_day = day_as("%Y-%m-%d")
_yes = choice()
_ya = choice("N", "Y")

_MOTHERS = Form(
    source="kohort-ibu",
    register="kohort-ibu",
    file="Kohort_Ibu_{year}.csv",
    columns=(
        FormColumn(("NO_KOHORT",), "kehamilan"),
        FormColumn(("NIK",), "nik", as_text),
        FormColumn(("NAMA_IBU",), "nama"),
        FormColumn(("TGL_CATAT",), "tanggal_catat", _day),
        FormColumn(("KODE_KELURAHAN",), "kelurahan"),
        FormColumn(("HPHT",), "hpht", _day),
        FormColumn(("UMUR",), "umur_ibu"),
        FormColumn(("GRAVIDA",), "gravida"),
        FormColumn(("TGL_K1",), "tanggal_k1", _day),
        FormColumn(("LILA (cm)",), "lila", decimal(1)),
        FormColumn(("HB (g/dl)",), "hb", decimal(1)),
        FormColumn(("USG_DOKTER",), "usg_dokter", _yes),
        FormColumn(("LENGKAP_10T",), "lengkap_10t", _yes),
        FormColumn(("LENGKAP_12T",), "lengkap_12t", _yes),
        FormColumn(("JML_TTD",), "ttd"),
        FormColumn(("RISIKO_TINGGI",), "risiko_tinggi", _yes),
        FormColumn(("P4K",), "p4k", _yes),
        FormColumn(("KELAS_IBU",), "kelas_ibu", _yes),
        FormColumn(("BUKU_KIA",), "buku_kia", choice("Tidak", "Ada")),
        FormColumn(("TGL_KOMPLIKASI",), "tanggal_komplikasi", _day),
        FormColumn(("KOMPLIKASI_DITANGANI",), "komplikasi_ditangani", _yes),
        FormColumn(("RUJUKAN",), "rujukan"),
        FormColumn(("TGL_AKHIR",), "tanggal_akhir", _day),
        FormColumn(("HASIL",), "hasil"),
        FormColumn(("TEMPAT",), "tempat"),
        FormColumn(("PENOLONG",), "penolong"),
        FormColumn(("TIM",), "tim", _yes),
        FormColumn(("PARTOGRAF",), "partograf", _yes),
        FormColumn(("KF1",), "kf1", _day),
        FormColumn(("KF2",), "kf2", _day),
        FormColumn(("KF3",), "kf3", _day),
        FormColumn(("KF4",), "kf4", _day),
        FormColumn(("TGL_KB",), "tanggal_kb", _day),
    ),
    time="tanggal_catat",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_VISITS = Form(
    source="kunjungan-anc",
    register="kunjungan-anc",
    file="Kunjungan_ANC_{year}.csv",
    columns=(
        FormColumn(("ID_KUNJUNGAN",), "kunjungan"),
        FormColumn(("NO_KOHORT",), "kehamilan"),
        FormColumn(("TANGGAL",), "tanggal", day_in_words),
        FormColumn(("KODE_KELURAHAN",), "kelurahan"),
        FormColumn(("UMUR_HAMIL_MINGGU",), "umur_minggu"),
        FormColumn(("PEMERIKSA",), "tenaga"),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_INFANTS = Form(
    source="kohort-bayi",
    register="kohort-bayi",
    file="Kohort_Bayi_{year}.csv",
    columns=(
        FormColumn(("NO_KOHORT_BAYI",), "bayi"),
        FormColumn(("NIK_IBU",), "nik_ibu", as_text),
        FormColumn(("NAMA_IBU",), "nama"),
        FormColumn(("WAKTU_LAHIR",), "lahir", moment_digits),
        FormColumn(("KODE_KELURAHAN",), "kelurahan"),
        FormColumn(("JK",), "jk"),
        FormColumn(("BERAT_LAHIR",), "berat_g", thousands),
        FormColumn(("IMD",), "imd", _ya),
        FormColumn(("VIT_K1",), "vit_k", _ya),
        FormColumn(("SALEP_MATA",), "salep", _ya),
        FormColumn(("HB0",), "hb0", _ya),
        FormColumn(("TGL_SHK",), "tanggal_shk", _day),
        FormColumn(("BUKU_KIA",), "buku_kia", _ya),
        FormColumn(("WAKTU_KN1",), "kn1", moment_digits),
        FormColumn(("TGL_KN2",), "kn2", _day),
        FormColumn(("TGL_KN3",), "kn3", _day),
        FormColumn(("TGL_KOMPLIKASI",), "tanggal_komplikasi", _day),
        FormColumn(("KOMPLIKASI_DITANGANI",), "komplikasi_ditangani", _ya),
        FormColumn(("TGL_KUNJUNGAN_4",), "kunjungan_4", _day),
    ),
    time="lahir",
    time_type=ColumnType.MOMENT,
    place="kelurahan",
)

_REPORTS = Form(
    source="lb3-kia",
    register="lb3-kia",
    file="LB3_KIA_{centre}_{year}.xlsx",
    title=("LAPORAN BULANAN KIA (LB3) (DATA REKAAN)", "{centre} TAHUN {year}"),
    notes=("Keterangan: data rekaan untuk latihan.",),
    has_column_numbers=True,
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("BULAN",), "bulan", month_and_year),
        FormColumn(("KODE KELURAHAN",), "kelurahan", as_is),
        FormColumn(("IBU HAMIL", "KUNJUNGAN", "K1"), "k1", has_total=True),
        FormColumn(("IBU HAMIL", "KUNJUNGAN", "K4"), "k4", has_total=True),
        FormColumn(("IBU HAMIL", "KUNJUNGAN", "K6"), "k6", has_total=True),
        FormColumn(("PERSALINAN", "NAKES"), "pn", has_total=True),
        FormColumn(("PERSALINAN", "FASYANKES"), "pf", has_total=True),
        FormColumn(("NIFAS", "KF LENGKAP"), "kf_lengkap", has_total=True),
        FormColumn(("NEONATUS", "KN1"), "kn1", has_total=True),
        FormColumn(("NEONATUS", "KN LENGKAP"), "kn_lengkap", has_total=True),
        FormColumn(("BALITA SAKIT", "DATANG"), "balita_sakit", has_total=True),
        FormColumn(("BALITA SAKIT", "MTBS"), "balita_mtbs", has_total=True),
        FormColumn(
            ("BALITA SAKIT", "% MTBS"), style=percent_of("balita_mtbs", "balita_sakit")
        ),
        FormColumn(("KB", "PUS"), "pus", thousands),
        FormColumn(("KB", "AKTIF"), "kb_aktif", thousands),
        FormColumn(("KB", "%"), style=percent_of("kb_aktif", "pus")),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
)

FORMS = (_MOTHERS, _VISITS, _INFANTS, _REPORTS)
