"""How campaigns and surveys of behaviour are reported."""

from derajat.city.forms.cells import (
    choice,
    day_as,
    day_cell,
    day_in_words,
    running_number,
    thousands,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_CATATAN_KAMPANYE = Form(
    source="catatan-kampanye",
    register="catatan-kampanye",
    file="Kampanye_GERMAS_{year}.xlsx",
    title=(
        "CATATAN KAMPANYE GERMAS DAN PENYULUHAN KESEHATAN",
        "TAHUN {year} (DATA REKAAN)",
    ),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NO KEGIATAN",), "kegiatan"),
        FormColumn(("TANGGAL RENCANA",), "tanggal", day_cell),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("TOPIK",), "topik"),
        FormColumn(("KANAL",), "kanal"),
        FormColumn(("TERLAKSANA",), "terlaksana", choice()),
        FormColumn(
            (
                "PESERTA",
                "SASARAN",
            ),
            "sasaran",
            thousands,
        ),
        FormColumn(
            (
                "PESERTA",
                "DIJANGKAU",
            ),
            "hadir",
            thousands,
        ),
        FormColumn(("BIAYA (Rp)",), "biaya", thousands),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
    has_column_numbers=True,
)

_SURVEI_PERILAKU = Form(
    source="survei-perilaku",
    register="survei-perilaku",
    file="Survei_Perilaku_{year}.csv",
    columns=(
        FormColumn(("ID_RESPONDEN",), "responden"),
        FormColumn(("TANGGAL",), "tanggal", day_as("%Y-%m-%d")),
        FormColumn(("KODE_KELURAHAN",), "kelurahan"),
        FormColumn(("JK",), "jk"),
        FormColumn(("UMUR",), "umur"),
        FormColumn(("AKTIF_CUKUP",), "aktif", choice()),
        FormColumn(("PORSI_BUAH_SAYUR",), "porsi"),
        FormColumn(("MEROKOK",), "merokok", choice()),
        FormColumn(("INGAT_PESAN",), "ingat", choice()),
        FormColumn(("NILAI_LITERASI",), "literasi"),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_TES_PENGETAHUAN = Form(
    source="tes-pengetahuan",
    register="tes-pengetahuan",
    file="Tes_Pengetahuan.csv",
    columns=(
        FormColumn(("ID_PESERTA",), "peserta"),
        FormColumn(("TANGGAL",), "tanggal", day_as("%Y-%m-%d")),
        FormColumn(("KODE_KELURAHAN",), "kelurahan"),
        FormColumn(("TOPIK",), "topik"),
        FormColumn(("NILAI_AWAL",), "awal"),
        FormColumn(("NILAI_AKHIR",), "akhir"),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_SURVEI_PHBS = Form(
    source="survei-phbs",
    register="survei-phbs",
    file="Survei_PHBS_{year}.csv",
    columns=(
        FormColumn(("ID_SURVEI",), "survei"),
        FormColumn(("TANGGAL",), "tanggal", day_as("%Y-%m-%d")),
        FormColumn(("KODE_KELURAHAN",), "kelurahan"),
        FormColumn(("PHBS_LINAKES",), "linakes", choice()),
        FormColumn(("PHBS_ASI",), "asi", choice()),
        FormColumn(("PHBS_TIMBANG",), "timbang", choice()),
        FormColumn(("PHBS_AIR",), "air", choice()),
        FormColumn(("PHBS_CTPS",), "ctps", choice()),
        FormColumn(("PHBS_JAMBAN",), "jamban", choice()),
        FormColumn(("PHBS_JENTIK",), "jentik", choice()),
        FormColumn(("PHBS_SAYUR",), "sayur", choice()),
        FormColumn(("PHBS_GERAK",), "gerak", choice()),
        FormColumn(("PHBS_ROKOK",), "rokok", choice()),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_PEMERIKSAAN_KTR = Form(
    source="pemeriksaan-ktr",
    register="pemeriksaan-ktr",
    file="Pemeriksaan_KTR.xlsx",
    title=("HASIL PEMERIKSAAN KAWASAN TANPA ROKOK (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NO PERIKSA",), "pemeriksaan"),
        FormColumn(("TANGGAL",), "tanggal", day_in_words),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("JENIS TEMPAT",), "tempat"),
        FormColumn(("PATUH",), "patuh", choice()),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

FORMS = (
    _CATATAN_KAMPANYE,
    _SURVEI_PERILAKU,
    _TES_PENGETAHUAN,
    _SURVEI_PHBS,
    _PEMERIKSAAN_KTR,
)
