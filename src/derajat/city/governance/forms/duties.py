"""How duties of good governance are reported."""

from derajat.city.forms.cells import choice, day_cell, day_in_words, running_number
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_USULAN_MUSRENBANG = Form(
    source="usulan-musrenbang",
    register="usulan-musrenbang",
    file="Usulan_Musrenbang.xlsx",
    title=("DAFTAR USULAN MUSRENBANG BIDANG KESEHATAN (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NO USULAN",), "usulan"),
        FormColumn(("TANGGAL",), "tanggal", day_in_words),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("DITERIMA",), "diterima", choice()),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_AGENDA_KEGIATAN = Form(
    source="agenda-kegiatan",
    register="agenda-kegiatan",
    file="Agenda_Kegiatan.xlsx",
    title=("AGENDA FORUM, PEMBINAAN DAN EVALUASI (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NO AGENDA",), "kegiatan"),
        FormColumn(("JENIS KEGIATAN",), "jenis"),
        FormColumn(("KODE PUSKESMAS",), "puskesmas"),
        FormColumn(
            (
                "TANGGAL",
                "RENCANA",
            ),
            "rencana",
            day_cell,
        ),
        FormColumn(
            (
                "TANGGAL",
                "TERLAKSANA",
            ),
            "terlaksana",
            day_cell,
        ),
    ),
    time="rencana",
    time_type=ColumnType.DATE,
    place="puskesmas",
)

_STANDAR_PELAYANAN = Form(
    source="standar-pelayanan",
    register="standar-pelayanan",
    file="Standar_Pelayanan.xlsx",
    title=("REGISTER STANDAR PELAYANAN DAN SOP (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("KODE PUSKESMAS",), "puskesmas"),
        FormColumn(("JENIS LAYANAN",), "layanan"),
        FormColumn(("TAHUN",), "tahun"),
        FormColumn(("SOP BERLAKU SAMPAI",), "sop_sampai", day_cell),
        FormColumn(
            (
                "DIUMUMKAN",
                "SYARAT",
            ),
            "syarat",
            choice(),
        ),
        FormColumn(
            (
                "DIUMUMKAN",
                "TARIF",
            ),
            "tarif",
            choice(),
        ),
        FormColumn(
            (
                "DIUMUMKAN",
                "WAKTU",
            ),
            "waktu",
            choice(),
        ),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="puskesmas",
    has_column_numbers=True,
)

_REGISTER_PERATURAN = Form(
    source="register-peraturan",
    register="register-peraturan",
    file="Register_Peraturan_Kesehatan.xlsx",
    title=("REGISTER PERATURAN YANG MENYANGKUT KESEHATAN (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NO REGISTER",), "peraturan"),
        FormColumn(("SEKTOR",), "sektor"),
        FormColumn(("WILAYAH BERLAKU",), "kelurahan"),
        FormColumn(
            (
                "TANGGAL",
                "RENCANA",
            ),
            "rencana",
            day_cell,
        ),
        FormColumn(
            (
                "TANGGAL",
                "TERBIT",
            ),
            "terbit",
            day_cell,
        ),
        FormColumn(("DITERAPKAN",), "diterapkan", choice()),
    ),
    time="rencana",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_HASIL_PEMERIKSAAN = Form(
    source="hasil-pemeriksaan",
    register="hasil-pemeriksaan",
    file="Tindak_Lanjut_Temuan.xlsx",
    title=("MATRIKS TINDAK LANJUT TEMUAN PEMERIKSAAN DAN EVALUASI (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NO TEMUAN",), "temuan"),
        FormColumn(("SUMBER",), "sumber"),
        FormColumn(("KODE UNIT",), "puskesmas"),
        FormColumn(
            (
                "TANGGAL",
                "TEMUAN",
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
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="puskesmas",
)

_DAFTAR_INFORMASI = Form(
    source="daftar-informasi",
    register="daftar-informasi-publik",
    file="Daftar_Informasi_Publik.xlsx",
    title=("DAFTAR INFORMASI PUBLIK YANG WAJIB DIUMUMKAN (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NO DIP",), "informasi"),
        FormColumn(("JENIS",), "jenis"),
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
                "TERBIT",
            ),
            "terbit",
            day_cell,
        ),
    ),
    time="tenggat",
    time_type=ColumnType.DATE,
    place="puskesmas",
)

_REGISTER_PPID = Form(
    source="register-ppid",
    register="permohonan-informasi",
    file="Register_PPID.xlsx",
    title=("REGISTER PERMOHONAN INFORMASI PUBLIK (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NO REGISTER",), "permohonan"),
        FormColumn(("KODE UNIT",), "puskesmas"),
        FormColumn(("MASUK",), "masuk", day_in_words),
        FormColumn(("DIJAWAB",), "dijawab", day_in_words),
        FormColumn(("DIPERPANJANG",), "diperpanjang", choice()),
    ),
    time="masuk",
    time_type=ColumnType.DATE,
    place="puskesmas",
)

FORMS = (
    _USULAN_MUSRENBANG,
    _AGENDA_KEGIATAN,
    _STANDAR_PELAYANAN,
    _REGISTER_PERATURAN,
    _HASIL_PEMERIKSAAN,
    _DAFTAR_INFORMASI,
    _REGISTER_PPID,
)
