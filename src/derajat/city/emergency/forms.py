"""How emergency calls, readiness and drills are reported."""

from derajat.city.forms.cells import (
    choice,
    day_in_words,
    moment_digits,
    month_and_year,
    running_number,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_PSC_119 = Form(
    source="psc-119",
    register="panggilan-psc-119",
    file="PSC119_panggilan_{year}.csv",
    columns=(
        FormColumn(("ID_PANGGILAN",), "panggilan"),
        FormColumn(("WAKTU_MASUK",), "masuk", moment_digits),
        FormColumn(("WAKTU_BERANGKAT",), "berangkat", moment_digits),
        FormColumn(("WAKTU_TIBA",), "tiba", moment_digits),
        FormColumn(("KODE_KELURAHAN",), "kelurahan"),
        FormColumn(("KATEGORI",), "kategori"),
        FormColumn(("TERJAWAB",), "terjawab", choice()),
    ),
    time="masuk",
    time_type=ColumnType.MOMENT,
    place="kelurahan",
)

_KESIAPAN_DARURAT = Form(
    source="kesiapan-darurat",
    register="kesiapan-darurat",
    file="Kesiapan_Gawat_Darurat_{year}.xlsx",
    title=(
        "LAPORAN KESIAPAN GAWAT DARURAT PUSKESMAS",
        "TAHUN {year} (DATA REKAAN)",
    ),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("KODE PUSKESMAS",), "puskesmas"),
        FormColumn(("BULAN",), "bulan", month_and_year),
        FormColumn(
            (
                "AMBULANS",
                "DIMILIKI",
            ),
            "ambulans",
        ),
        FormColumn(
            (
                "AMBULANS",
                "SIAP JALAN",
            ),
            "ambulans_siap",
        ),
        FormColumn(("BUKA 24 JAM",), "jam_24", choice()),
        FormColumn(("SET GAWAT DARURAT LENGKAP",), "set_lengkap", choice()),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="puskesmas",
    has_column_numbers=True,
)

_CATATAN_LATIHAN = Form(
    source="catatan-latihan",
    register="catatan-latihan",
    file="Latihan_Kesiapsiagaan.xlsx",
    title=("CATATAN LATIHAN KESIAPSIAGAAN BENCANA DAN GAWAT DARURAT (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NO LATIHAN",), "latihan"),
        FormColumn(("JENIS LATIHAN",), "jenis"),
        FormColumn(("KODE PUSKESMAS",), "puskesmas"),
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
        FormColumn(("PESERTA",), "peserta"),
    ),
    time="rencana",
    time_type=ColumnType.DATE,
    place="puskesmas",
)

FORMS = (
    _PSC_119,
    _KESIAPAN_DARURAT,
    _CATATAN_LATIHAN,
)
