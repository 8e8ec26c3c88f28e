"""How infections are reported."""

from derajat.city.forms.cells import (
    as_text,
    choice,
    day_as,
    day_cell,
    day_in_words,
    moment_digits,
    month_and_year,
    month_digits,
    running_number,
    without_dots,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.city.infections.happening.hiv import RISK_GROUPS
from derajat.model.columns import ColumnType


_NOTE = ("Keterangan: data rekaan, bukan data orang yang ada.",)
_DAY = day_as("%Y-%m-%d")
_NUMBER = FormColumn(("NO",), style=running_number)

_SUSPECTED = Form(
    source="sitb-terduga",
    register="terduga-tb",
    file="SITB_terduga_{year}.csv",
    columns=(
        FormColumn(("id_terduga",), "terduga"),
        FormColumn(("nik",), "nik", as_text),
        FormColumn(("tgl_terduga",), "tanggal", day_in_words),
        FormColumn(("kode_kelurahan",), "kelurahan", without_dots),
        FormColumn(("jenis_kelamin",), "jk"),
        FormColumn(("umur",), "umur"),
        FormColumn(("jenis_pemeriksaan",), "pemeriksaan"),
        FormColumn(("sesuai_standar",), "sesuai_standar", choice()),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_PATIENTS = Form(
    source="sitb-pasien",
    register="kasus-tb",
    file="SITB_pasien_{year}.csv",
    columns=(
        FormColumn(("id_pasien",), "pasien"),
        FormColumn(("nik",), "nik", as_text),
        FormColumn(("tgl_lapor",), "tanggal_lapor", _DAY),
        FormColumn(("tgl_mulai_pengobatan",), "tanggal_mulai", _DAY),
        FormColumn(("kode_kelurahan",), "kelurahan", without_dots),
        FormColumn(("jenis_kelamin",), "jk"),
        FormColumn(("umur",), "umur"),
        FormColumn(("tipe_tb",), "tipe"),
        FormColumn(("status_hiv",), "status_hiv"),
        FormColumn(("hasil_akhir",), "hasil"),
        FormColumn(("investigasi_kontak",), "investigasi", choice()),
        FormColumn(("kontak_serumah_layak_tpt",), "kontak_layak"),
        FormColumn(("kontak_serumah_diberi_tpt",), "kontak_tpt"),
    ),
    time="tanggal_lapor",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_TESTS = Form(
    source="siha-tes",
    register="tes-hiv",
    file="SIHA_tes_HIV_{year}.xlsx",
    title=("LAPORAN TES HIV MENURUT KELOMPOK BERISIKO (DATA REKAAN)", "TAHUN {year}"),
    notes=_NOTE,
    columns=(
        _NUMBER,
        FormColumn(("BULAN",), "bulan", month_and_year),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        *(
            FormColumn(("JUMLAH ORANG DITES HIV", group.upper()), group, has_total=True)
            for group in RISK_GROUPS
        ),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
)

_SERVICES = Form(
    source="siha-layanan",
    register="layanan-hiv",
    file="SIHA_PPIA_IMS_{year}.xlsx",
    title=("LAPORAN TRIPEL ELIMINASI DAN IMS (DATA REKAAN)", "TAHUN {year}"),
    notes=_NOTE,
    columns=(
        _NUMBER,
        FormColumn(("BULAN",), "bulan", month_digits),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("IBU HAMIL", "DITES HIV, SIFILIS DAN HEPATITIS B"), "bumil_tripel"),
        FormColumn(("KASUS IMS", "DITEMUKAN"), "ims_ditemukan"),
        FormColumn(("KASUS IMS", "DIOBATI"), "ims_diobati"),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
)

_CASCADE = Form(
    source="siha-kaskade",
    register="kasus-hiv",
    file="SIHA_kaskade_ODHIV.xlsx",
    title=("KASKADE ODHIV AKHIR BULAN MENURUT PUSKESMAS PENGAMPU (DATA REKAAN)",),
    notes=_NOTE,
    columns=(
        _NUMBER,
        FormColumn(("BULAN",), "bulan", month_digits),
        FormColumn(("KODE PUSKESMAS",), "puskesmas"),
        FormColumn(("ODHIV", "PERKIRAAN"), "perkiraan"),
        FormColumn(("ODHIV", "HIDUP DAN TAHU STATUS"), "tahu_status"),
        FormColumn(("ODHIV", "DALAM PENGOBATAN ARV"), "arv"),
        FormColumn(("VIRAL LOAD", "DIPERIKSA"), "vl_diperiksa"),
        FormColumn(("VIRAL LOAD", "TERSUPRESI"), "vl_tersupresi"),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="puskesmas",
)

_DENGUE = Form(
    source="kasus-dbd",
    register="kasus-dbd",
    file="Daftar_kasus_DBD_{year}.csv",
    columns=(
        FormColumn(("NO_KASUS",), "kasus"),
        FormColumn(("NIK",), "nik", as_text),
        FormColumn(("TGL_MULAI_SAKIT",), "tanggal_sakit", _DAY),
        FormColumn(("WAKTU_LAPOR",), "dilaporkan", moment_digits),
        FormColumn(("WAKTU_PE",), "pe", moment_digits),
        FormColumn(("KODE_KELURAHAN",), "kelurahan"),
        FormColumn(("JK",), "jk"),
        FormColumn(("UMUR",), "umur"),
        FormColumn(("MENINGGAL",), "meninggal", choice()),
    ),
    time="tanggal_sakit",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_LARVAE = Form(
    source="jumantik",
    register="jentik",
    file="Rekap_Jumantik_{year}.xlsx",
    title=("REKAPITULASI PEMERIKSAAN JENTIK BERKALA (DATA REKAAN)", "TAHUN {year}"),
    notes=_NOTE,
    columns=(
        _NUMBER,
        FormColumn(("BULAN",), "bulan", month_and_year),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("RUMAH", "DIPERIKSA"), "rumah_diperiksa", has_total=True),
        FormColumn(("RUMAH", "BEBAS JENTIK"), "rumah_bebas", has_total=True),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
)

_MALARIA = Form(
    source="sismal",
    register="kasus-malaria",
    file="SISMAL_rekap_{year}.xlsx",
    title=("REKAPITULASI MALARIA BULANAN (DATA REKAAN)", "TAHUN {year}"),
    notes=_NOTE,
    columns=(
        _NUMBER,
        FormColumn(("BULAN",), "bulan", month_digits),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("SEDIAAN DARAH DIPERIKSA",), "diperiksa"),
        FormColumn(("POSITIF", "JUMLAH"), "positif"),
        FormColumn(("POSITIF", "INDIGENUS"), "indigenus"),
        FormColumn(("POSITIF", "IMPOR"), "impor"),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
)

_CONTROL = Form(
    source="p2-bulanan",
    register="penyakit-p2",
    file="Laporan_P2_Diare_ISPA_{year}.xlsx",
    title=("LAPORAN BULANAN DIARE DAN PNEUMONIA BALITA (DATA REKAAN)", "TAHUN {year}"),
    notes=_NOTE,
    has_column_numbers=True,
    columns=(
        _NUMBER,
        FormColumn(("BULAN",), "bulan", month_and_year),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("DIARE", "SEMUA UMUR"), "diare", has_total=True),
        FormColumn(("DIARE", "BALITA"), "diare_balita", has_total=True),
        FormColumn(("DIARE", "BALITA DIBERI ORALIT DAN ZINC"), "oralit_zinc"),
        FormColumn(("PNEUMONIA BALITA",), "pneumonia_balita", has_total=True),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
)

_LEPROSY = Form(
    source="sitasia-kusta",
    register="kusta",
    file="SITASIA_kusta_baru.xlsx",
    title=("DAFTAR KASUS BARU KUSTA (DATA REKAAN)",),
    notes=_NOTE,
    columns=(
        _NUMBER,
        FormColumn(("NO KASUS",), "kasus"),
        FormColumn(("TANGGAL DITEMUKAN",), "tanggal", day_cell),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("L/P",), "jk"),
        FormColumn(("UMUR",), "umur"),
        FormColumn(("TINGKAT DISABILITAS",), "disabilitas"),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_BITES = Form(
    source="ezoonosis-ghpr",
    register="ghpr",
    file="eZoonosis_GHPR_{year}.xlsx",
    title=("DAFTAR GIGITAN HEWAN PENULAR RABIES (DATA REKAAN)", "TAHUN {year}"),
    notes=_NOTE,
    columns=(
        _NUMBER,
        FormColumn(("NO KASUS",), "kasus"),
        FormColumn(("TANGGAL",), "tanggal", day_cell),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("L/P",), "jk"),
        FormColumn(("UMUR",), "umur"),
        FormColumn(("VAKSIN ANTI RABIES", "ADA INDIKASI"), "indikasi_var", choice()),
        FormColumn(("VAKSIN ANTI RABIES", "DIBERIKAN"), "var", choice()),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

FORMS = (
    _SUSPECTED,
    _PATIENTS,
    _TESTS,
    _SERVICES,
    _CASCADE,
    _DENGUE,
    _LARVAE,
    _MALARIA,
    _CONTROL,
    _LEPROSY,
    _BITES,
)
