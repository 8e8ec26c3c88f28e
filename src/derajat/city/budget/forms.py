"""How the budget and its realisation are sent."""

from derajat.city.forms.cells import choice, decimal, month_and_year, rupiah, thousands
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_BUDGET = Form(
    source="dpa",
    register="anggaran",
    file="DPA_Dinas_Kesehatan_{year}.xlsx",
    title=(
        "DOKUMEN PELAKSANAAN ANGGARAN DINAS KESEHATAN (DATA REKAAN)",
        "TAHUN {year}",
    ),
    columns=(
        FormColumn(("TAHUN",), "tahun"),
        FormColumn(("KODE WILAYAH",), "kota"),
        FormColumn(("SUB KEGIATAN", "KODE"), "sub_kegiatan"),
        FormColumn(("SUB KEGIATAN", "URAIAN"), "uraian"),
        FormColumn(("SUMBER DANA",), "sumber"),
        FormColumn(("PENANDAAN", "LAYANAN SPM"), "layanan"),
        FormColumn(("PENANDAAN", "STUNTING"), "stunting"),
        FormColumn(("PENANDAAN", "PORSI STUNTING"), "porsi", decimal(2)),
        FormColumn(("PENANDAAN", "SIFAT"), "sifat"),
        FormColumn(("PENANDAAN", "PILAR"), "pilar"),
        FormColumn(("PENANDAAN", "URUSAN INTI"), "urusan"),
        FormColumn(("PENANDAAN", "SASARAN"), "sasaran"),
        FormColumn(("PENANDAAN", "STRATEGI"), "strategi"),
        FormColumn(("PENANDAAN", "LOKASI JELAS"), "lokasi_jelas", choice()),
        FormColumn(("TARGET KELUARAN",), "target_keluaran", thousands),
        FormColumn(("PAGU",), "pagu", rupiah, has_total=True),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="kota",
    notes=("Catatan: data rekaan untuk latihan.",),
)

_SPENDING = Form(
    source="realisasi-sipd",
    register="realisasi-anggaran",
    file="Realisasi_SIPD_{year}.xlsx",
    title=("REALISASI ANGGARAN DAN KELUARAN (SIPD, DATA REKAAN)", "TAHUN {year}"),
    columns=(
        FormColumn(("BULAN",), "bulan", month_and_year),
        FormColumn(("KODE WILAYAH",), "kota"),
        FormColumn(("KODE SUB KEGIATAN",), "sub_kegiatan"),
        FormColumn(("SUMBER DANA",), "sumber"),
        FormColumn(("KEUANGAN", "ANGGARAN KAS"), "anggaran_kas", rupiah),
        FormColumn(("KEUANGAN", "REALISASI"), "realisasi", rupiah),
        FormColumn(("KELUARAN",), "keluaran"),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kota",
    notes=("Catatan: data rekaan untuk latihan.",),
)

FORMS = (_BUDGET, _SPENDING)
