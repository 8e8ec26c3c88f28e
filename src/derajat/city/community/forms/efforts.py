"""How community efforts, leaders and rules are reported."""

from derajat.city.forms.cells import (
    choice,
    day_cell,
    day_in_words,
    month_and_year,
    running_number,
    thousands,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_BUKA_POSYANDU = Form(
    source="buka-posyandu",
    register="posyandu-bulan",
    file="Hari_Buka_Posyandu_{year}.xlsx",
    title=(
        "LAPORAN HARI BUKA POSYANDU",
        "TAHUN {year} (DATA REKAAN)",
    ),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NOMOR POSYANDU",), "posyandu"),
        FormColumn(("BULAN",), "bulan", month_and_year),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("BUKA",), "buka", choice()),
        FormColumn(("KADER HADIR",), "kader_hadir"),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
    has_column_numbers=True,
)

_REGISTER_POSYANDU = Form(
    source="register-posyandu",
    register="register-posyandu",
    file="Register_Posyandu_{year}.xlsx",
    title=(
        "REGISTER POSYANDU",
        "TAHUN {year} (DATA REKAAN)",
    ),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NOMOR POSYANDU",), "posyandu"),
        FormColumn(("TAHUN",), "tahun"),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(
            (
                "KADER",
                "JUMLAH",
            ),
            "kader",
        ),
        FormColumn(
            (
                "KADER",
                "TERLATIH",
            ),
            "kader_terlatih",
        ),
        FormColumn(
            (
                "PERSEN",
                "CAKUPAN",
            ),
            "cakupan",
        ),
        FormColumn(
            (
                "PERSEN",
                "DANA SEHAT",
            ),
            "dana_sehat",
        ),
        FormColumn(("ALAT LENGKAP",), "alat_lengkap", choice()),
        FormColumn(("LAYANAN SIKLUS HIDUP",), "siklus_hidup", choice()),
        FormColumn(("POSBINDU PTM AKTIF",), "posbindu", choice()),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="kelurahan",
)

_REGISTER_UKBM = Form(
    source="register-ukbm",
    register="register-ukbm",
    file="Register_UKBM.xlsx",
    title=("REGISTER UPAYA KESEHATAN BERSUMBER DAYA MASYARAKAT (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NOMOR UKBM",), "ukbm"),
        FormColumn(("TAHUN",), "tahun"),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("JENIS UKBM",), "jenis"),
        FormColumn(("AKTIF",), "aktif", choice()),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="kelurahan",
)

_REGISTER_MITRA = Form(
    source="register-mitra",
    register="register-mitra",
    file="Dukungan_Mitra.xlsx",
    title=("CATATAN DUKUNGAN MASYARAKAT DAN DUNIA USAHA (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NO DUKUNGAN",), "dukungan"),
        FormColumn(("TANGGAL",), "tanggal", day_in_words),
        FormColumn(("JENIS MITRA",), "mitra"),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("NILAI (Rp)",), "nilai", thousands),
        FormColumn(("TERWUJUD",), "terwujud", choice()),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_DAFTAR_PEMIMPIN_INFORMAL = Form(
    source="daftar-pemimpin-informal",
    register="daftar-pemimpin-informal",
    file="Pemimpin_Informal.xlsx",
    title=("DAFTAR PEMIMPIN INFORMAL DAN PELATIHANNYA (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NOMOR",), "pemimpin"),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("UNSUR",), "unsur"),
        FormColumn(
            (
                "TANGGAL",
                "TERDAFTAR",
            ),
            "terdaftar",
            day_cell,
        ),
        FormColumn(
            (
                "TANGGAL",
                "DILATIH",
            ),
            "dilatih",
            day_cell,
        ),
        FormColumn(
            (
                "TANGGAL",
                "BERHENTI",
            ),
            "berhenti",
            day_cell,
        ),
    ),
    time="terdaftar",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_ATURAN_ORGANISASI = Form(
    source="aturan-organisasi",
    register="aturan-organisasi",
    file="Aturan_Kesehatan_Organisasi.xlsx",
    title=("REGISTER REGULASI MIKRO KESEHATAN (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NOMOR",), "organisasi"),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("JENIS",), "jenis"),
        FormColumn(("TERDAFTAR",), "terdaftar", day_cell),
        FormColumn(
            (
                "ATURAN KESEHATAN",
                "MULAI",
            ),
            "aturan_mulai",
            day_cell,
        ),
        FormColumn(
            (
                "ATURAN KESEHATAN",
                "SAMPAI",
            ),
            "aturan_sampai",
            day_cell,
        ),
        FormColumn(("BUBAR",), "bubar", day_cell),
    ),
    time="terdaftar",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

FORMS = (
    _BUKA_POSYANDU,
    _REGISTER_POSYANDU,
    _REGISTER_UKBM,
    _REGISTER_MITRA,
    _DAFTAR_PEMIMPIN_INFORMAL,
    _ATURAN_ORGANISASI,
)
