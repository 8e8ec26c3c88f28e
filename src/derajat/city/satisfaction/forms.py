"""How satisfaction and complaints are reported."""

from derajat.city.forms.cells import (
    choice,
    day_as,
    day_cell,
    month_and_year,
    running_number,
    thousands,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_SKM_JAWABAN = Form(
    source="skm-jawaban",
    register="survei-kepuasan",
    file="SKM_jawaban_{year}.csv",
    columns=(
        FormColumn(("ID_RESPONDEN",), "responden"),
        FormColumn(("TANGGAL",), "tanggal", day_as("%Y-%m-%d")),
        FormColumn(("KODE_UNIT",), "puskesmas"),
        FormColumn(("JENIS_LAYANAN",), "layanan"),
        FormColumn(("JENIS_KELAMIN",), "jk"),
        FormColumn(("UMUR",), "umur"),
        FormColumn(("PENDIDIKAN",), "pendidikan"),
        FormColumn(("U1",), "u1"),
        FormColumn(("U2",), "u2"),
        FormColumn(("U3",), "u3"),
        FormColumn(("U4",), "u4"),
        FormColumn(("U5",), "u5"),
        FormColumn(("U6",), "u6"),
        FormColumn(("U7",), "u7"),
        FormColumn(("U8",), "u8"),
        FormColumn(("U9",), "u9"),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="puskesmas",
)

_LAPORAN_SKM = Form(
    source="laporan-skm",
    register="laporan-skm",
    file="Laporan_SKM.xlsx",
    title=("REKAPITULASI LAPORAN SURVEI KEPUASAN MASYARAKAT (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("KODE PUSKESMAS",), "puskesmas"),
        FormColumn(("BULAN LAPORAN",), "bulan", month_and_year),
        FormColumn(
            (
                "RESPONDEN",
                "PENGGUNA LAYANAN",
            ),
            "pengguna",
            thousands,
        ),
        FormColumn(
            (
                "RESPONDEN",
                "MENGISI",
            ),
            "responden",
        ),
        FormColumn(
            (
                "RESPONDEN",
                "MINIMUM",
            ),
            "minimum",
        ),
        FormColumn(
            (
                "RENCANA TINDAK LANJUT",
                "DIRENCANAKAN",
            ),
            "rtl_rencana",
        ),
        FormColumn(
            (
                "RENCANA TINDAK LANJUT",
                "SELESAI",
            ),
            "rtl_selesai",
        ),
        FormColumn(("HASIL DIUMUMKAN",), "diumumkan", choice()),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="puskesmas",
    has_column_numbers=True,
    notes=("Keterangan: data rekaan; MINIMUM menurut tabel Krejcie dan Morgan.",),
)

_LOG_PENGADUAN = Form(
    source="log-pengaduan",
    register="pengaduan",
    file="Log_Pengaduan_{year}.xlsx",
    title=(
        "LOG PENGADUAN MASYARAKAT",
        "TAHUN {year} (DATA REKAAN)",
    ),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NOMOR PENGADUAN",), "pengaduan"),
        FormColumn(
            (
                "TANGGAL",
                "MASUK",
            ),
            "masuk",
            day_cell,
        ),
        FormColumn(
            (
                "TANGGAL",
                "DIJAWAB",
            ),
            "dijawab",
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
        FormColumn(("KODE PUSKESMAS",), "puskesmas"),
        FormColumn(("KANAL",), "kanal"),
        FormColumn(("POKOK ADUAN",), "topik"),
    ),
    time="masuk",
    time_type=ColumnType.DATE,
    place="puskesmas",
)

FORMS = (
    _SKM_JAWABAN,
    _LAPORAN_SKM,
    _LOG_PENGADUAN,
)
