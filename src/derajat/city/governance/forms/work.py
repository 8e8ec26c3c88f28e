"""How meetings, reports, documents and assessments are sent."""

from derajat.city.forms.cells import (
    choice,
    day_as,
    day_cell,
    day_in_words,
    decimal,
    month_digits,
    running_number,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_DAFTAR_RAPAT = Form(
    source="daftar-rapat",
    register="rapat-koordinasi",
    file="Rapat_Koordinasi.xlsx",
    title=("DAFTAR RAPAT KOORDINASI LINTAS SEKTOR (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NO RAPAT",), "rapat"),
        FormColumn(("TUAN RUMAH",), "puskesmas"),
        FormColumn(
            (
                "TANGGAL",
                "RENCANA",
            ),
            "rencana",
            day_in_words,
        ),
        FormColumn(
            (
                "TANGGAL",
                "TERLAKSANA",
            ),
            "terlaksana",
            day_in_words,
        ),
        FormColumn(
            (
                "INSTANSI",
                "DIUNDANG",
            ),
            "diundang",
        ),
        FormColumn(
            (
                "INSTANSI",
                "HADIR",
            ),
            "hadir",
        ),
    ),
    time="rencana",
    time_type=ColumnType.DATE,
    place="puskesmas",
)

_NOTULEN_RAPAT = Form(
    source="notulen-rapat",
    register="daftar-tindakan",
    file="Notulen_Tindakan.xlsx",
    title=("DAFTAR TINDAKAN HASIL RAPAT KOORDINASI LINTAS SEKTOR (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NO TINDAKAN",), "tindakan"),
        FormColumn(("TUAN RUMAH",), "puskesmas"),
        FormColumn(
            (
                "TANGGAL",
                "RAPAT",
            ),
            "tanggal",
            day_cell,
        ),
        FormColumn(
            (
                "TANGGAL",
                "TENGGAT",
            ),
            "tenggat",
            day_cell,
        ),
        FormColumn(
            (
                "TANGGAL",
                "SELESAI",
            ),
            "selesai",
            day_cell,
        ),
        FormColumn(("SIFAT",), "sifat"),
        FormColumn(("SEKTOR",), "sektor"),
        FormColumn(("TINGKAT",), "tingkat"),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="puskesmas",
)

_DAFTAR_LAPORAN = Form(
    source="daftar-laporan",
    register="daftar-laporan",
    file="Log_Laporan_{year}.csv",
    columns=(
        FormColumn(("KODE_PUSKESMAS",), "puskesmas"),
        FormColumn(("JENIS_LAPORAN",), "laporan"),
        FormColumn(("BULAN",), "bulan", month_digits),
        FormColumn(("TENGGAT",), "tenggat", day_as("%Y-%m-%d")),
        FormColumn(("DITERIMA",), "diterima", day_as("%Y-%m-%d")),
        FormColumn(("KONSISTEN",), "konsisten", choice()),
        FormColumn(("BUKTI",), "bukti", choice()),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="puskesmas",
)

_INTEGRASI_FASYANKES = Form(
    source="integrasi-fasyankes",
    register="integrasi-fasyankes",
    file="Integrasi_Fasyankes_{year}.csv",
    columns=(
        FormColumn(("ID_FASILITAS",), "fasilitas"),
        FormColumn(("BULAN",), "bulan", month_digits),
        FormColumn(("KODE_KELURAHAN",), "kelurahan"),
        FormColumn(("JENIS",), "jenis"),
        FormColumn(("RME",), "rme", choice()),
        FormColumn(("SIKN",), "sikn", choice()),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
)

_PENILAIAN_TATA_KELOLA = Form(
    source="penilaian-tata-kelola",
    register="penilaian-tata-kelola",
    file="Penilaian_Tata_Kelola.xlsx",
    title=("PENILAIAN SEPULUH PRINSIP TATA KELOLA YANG BAIK (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("KODE UNIT",), "puskesmas"),
        FormColumn(("TAHUN",), "tahun"),
        FormColumn(("PRINSIP",), "prinsip"),
        FormColumn(("NILAI",), "nilai"),
        FormColumn(("BUKTI",), "berbukti", choice()),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="puskesmas",
)

_DOKUMEN_KINERJA = Form(
    source="dokumen-kinerja",
    register="dokumen-kinerja",
    file="Dokumen_Kinerja.xlsx",
    title=("DAFTAR DOKUMEN PERENCANAAN DAN KINERJA (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NO DOKUMEN",), "dokumen"),
        FormColumn(("JENIS DOKUMEN",), "jenis"),
        FormColumn(("KODE UNIT",), "puskesmas"),
        FormColumn(
            (
                "TANGGAL",
                "TENGGAT",
            ),
            "tenggat",
            day_cell,
        ),
        FormColumn(
            (
                "TANGGAL",
                "DISERAHKAN",
            ),
            "diserahkan",
            day_cell,
        ),
    ),
    time="tenggat",
    time_type=ColumnType.DATE,
    place="puskesmas",
)

_REGISTER_KESEPAKATAN = Form(
    source="register-kesepakatan",
    register="register-kesepakatan",
    file="Register_Kesepakatan.xlsx",
    title=("REGISTER KESEPAKATAN LINTAS SEKTOR (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NO KESEPAKATAN",), "kesepakatan"),
        FormColumn(("TUAN RUMAH",), "puskesmas"),
        FormColumn(("SEKTOR",), "sektor"),
        FormColumn(
            (
                "BERLAKU",
                "MULAI",
            ),
            "mulai",
            day_in_words,
        ),
        FormColumn(
            (
                "BERLAKU",
                "SAMPAI",
            ),
            "sampai",
            day_in_words,
        ),
    ),
    time="mulai",
    time_type=ColumnType.DATE,
    place="puskesmas",
)

_PENILAIAN_KINERJA = Form(
    source="penilaian-kinerja",
    register="penilaian-puskesmas",
    file="Penilaian_Kinerja.xlsx",
    title=("REKAPITULASI NILAI SAKIP DAN PENILAIAN KINERJA PUSKESMAS (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("KODE UNIT",), "puskesmas"),
        FormColumn(("TAHUN",), "tahun"),
        FormColumn(("JENIS PENILAIAN",), "jenis"),
        FormColumn(("NILAI",), "nilai", decimal(2)),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="puskesmas",
)

FORMS = (
    _DAFTAR_RAPAT,
    _NOTULEN_RAPAT,
    _DAFTAR_LAPORAN,
    _INTEGRASI_FASYANKES,
    _PENILAIAN_TATA_KELOLA,
    _DOKUMEN_KINERJA,
    _REGISTER_KESEPAKATAN,
    _PENILAIAN_KINERJA,
)
