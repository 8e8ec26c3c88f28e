"""How weighings and the tables of nutrition are sent."""

from derajat.city.forms.cells import (
    as_text,
    choice,
    day_as,
    month_name,
    percent_of,
    running_number,
    shortened,
    without_dots,
    year_of_month,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_NOTE = "Keterangan: data rekaan, bukan data orang yang ada."

_WEIGHINGS = Form(
    source="eppgbm-penimbangan",
    register="pengukuran-balita",
    file="ePPGBM_pengukuran_{year}.csv",
    columns=(
        FormColumn(("NIK",), "nik", as_text),
        FormColumn(("TGL_UKUR",), "tanggal", day_as("%Y-%m-%d")),
        FormColumn(("KODE_DESA_KEL",), "kelurahan", without_dots),
        FormColumn(("JK",), "jk"),
        FormColumn(("USIA_HARI",), "umur_hari"),
        FormColumn(("BERAT",), "berat_kg", shortened(3, 1, ".")),
        FormColumn(("TINGGI",), "tinggi_cm", shortened(2, 1, ".")),
        FormColumn(("CARA_UKUR",), "cara_ukur"),
        FormColumn(("VIT_A",), "vitamin_a", choice("tidak", "ya")),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
    delimiter=",",
)

_COHORT = Form(
    source="kohort-balita",
    register="kohort-balita",
    file="Kohort_Balita_{year}.csv",
    columns=(
        FormColumn(("NIK",), "nik", as_text),
        FormColumn(("TAHUN",), "tahun"),
        FormColumn(("TGL_LAHIR",), "tanggal_lahir", day_as("%d/%m/%Y")),
        FormColumn(("JENIS_KELAMIN",), "jk"),
        FormColumn(("KODE_KELURAHAN",), "kelurahan"),
        FormColumn(("KALI_DITIMBANG",), "timbang"),
        FormColumn(("KALI_DIUKUR",), "ukur"),
        FormColumn(("KALI_SDIDTK",), "kembang"),
        FormColumn(("KALI_VITAMIN_A",), "vitamin_a"),
        FormColumn(("IMUNISASI_DASAR_LENGKAP",), "imunisasi_dasar", choice()),
        FormColumn(("IMUNISASI_LANJUTAN",), "imunisasi_lanjutan", choice()),
        FormColumn(("PERNAH_SAKIT",), "sakit", choice()),
        FormColumn(("DILAYANI_MTBS",), "mtbs", choice()),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="kelurahan",
)


def _number(first: str, second: str, column: str) -> FormColumn:
    return FormColumn((first, second), column, has_total=True)


_PLACE = (
    FormColumn(("NO",), style=running_number),
    FormColumn(("TAHUN",), "bulan", year_of_month),
    FormColumn(("BULAN",), "bulan", month_name),
    FormColumn(("KODE KELURAHAN",), "kelurahan"),
)

_SKDN = Form(
    source="lb3-gizi-skdn",
    register="skdn",
    file="LB3_Gizi_SKDN_{year}.xlsx",
    title=(
        "LAPORAN BULANAN GIZI (LB3-GIZI): SKDN MENURUT KELURAHAN (DATA REKAAN)",
        "TAHUN {year}",
    ),
    columns=(
        *_PLACE,
        _number("JUMLAH BALITA", "SEMUA (S)", "s"),
        _number("JUMLAH BALITA", "PUNYA KMS (K)", "k"),
        _number("DITIMBANG", "JUMLAH (D)", "d"),
        _number("DITIMBANG", "NAIK (N)", "n"),
        _number("DITIMBANG", "TIDAK NAIK (T)", "t"),
        _number("DITIMBANG", "BULAN LALU TIDAK DITIMBANG (O)", "o"),
        _number("DITIMBANG", "BARU PERTAMA (B)", "b"),
        _number("DITIMBANG", "BAWAH GARIS MERAH (BGM)", "bgm"),
        _number("DITIMBANG", "DUA KALI TIDAK NAIK (2T)", "dua_t"),
        FormColumn(("D/S (%)",), style=percent_of("d", "s")),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
    notes=(_NOTE,),
    has_column_numbers=True,
)

_SERVICES = Form(
    source="lb3-gizi-pelayanan",
    register="layanan-gizi",
    file="LB3_Gizi_Pelayanan_{year}.xlsx",
    title=(
        "LAPORAN BULANAN GIZI (LB3-GIZI): PELAYANAN GIZI (DATA REKAAN)",
        "TAHUN {year}",
    ),
    columns=(
        *_PLACE,
        _number("BAYI BARU LAHIR", "LAHIR HIDUP", "lahir_hidup"),
        _number("BAYI BARU LAHIR", "IMD", "imd"),
        _number("BAYI BARU LAHIR", "DITIMBANG", "lahir_ditimbang"),
        _number("BAYI BARU LAHIR", "BBLR", "bblr"),
        _number("ASI", "BAYI 0-5 BULAN DITANYA", "bayi_0_5"),
        _number("ASI", "ASI SAJA", "asi_eksklusif"),
        _number("ASI", "BAYI GENAP 6 BULAN", "bayi_6"),
        _number("ASI", "LULUS ASI EKSKLUSIF", "lulus_asi"),
        _number("MP-ASI", "ANAK 6-23 BULAN DITANYA", "anak_6_23"),
        _number("MP-ASI", "MEMADAI", "mpasi"),
        _number("GIZI BURUK", "DITEMUKAN", "gizi_buruk"),
        _number("GIZI BURUK", "DIRAWAT", "gizi_buruk_dirawat"),
        _number("GIZI KURANG", "DITEMUKAN", "gizi_kurang"),
        _number("GIZI KURANG", "DAPAT PMT", "gizi_kurang_pmt"),
        _number("STUNTING", "DITEMUKAN", "stunting"),
        _number("STUNTING", "DIPERIKSA DOKTER", "stunting_dirujuk"),
        _number("IBU", "NIFAS", "ibu_nifas"),
        _number("IBU", "NIFAS DAPAT 2 KAPSUL", "nifas_vitamin_a"),
        _number("IBU", "HAMIL KEK", "bumil_kek"),
        _number("IBU", "KEK DAPAT PMT", "kek_pmt"),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
    notes=(_NOTE,),
    has_column_numbers=True,
)

_IRON = Form(
    source="ttd-rematri-sekolah",
    register="ttd-rematri",
    file="TTD_Rematri_Sekolah_{year}.xlsx",
    title=("TABLET TAMBAH DARAH REMAJA PUTRI 12-18 TAHUN (DATA REKAAN)", "{year}"),
    columns=(
        *_PLACE,
        _number("REMAJA PUTRI", "SASARAN", "remaja_putri"),
        _number("REMAJA PUTRI", "MENDAPAT TTD", "mendapat"),
        _number("REMAJA PUTRI", "MINUM TIAP MINGGU", "minum_mingguan"),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
    notes=(_NOTE,),
)

FORMS = (_WEIGHINGS, _SKDN, _SERVICES, _IRON, _COHORT)
