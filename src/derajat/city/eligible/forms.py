"""How the yearly numbers of eligible people are sent."""

from derajat.city.faults import FaultKind, FaultPlan
from derajat.city.forms.cells import day_in_words, running_number, thousands
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_NUMBERS = Form(
    source="sasaran-program",
    register="sasaran",
    file="Sasaran_Program_Kesehatan_{year}.xlsx",
    title=(
        "DATA SASARAN PROGRAM KESEHATAN MENURUT KELURAHAN DAN SUMBER",
        "TAHUN {year} (DATA REKAAN)",
    ),
    columns=(
        FormColumn(("No",), style=running_number),
        FormColumn(("Tahun",), "tahun"),
        FormColumn(("Kode Kelurahan",), "kelurahan"),
        FormColumn(("Kelompok Sasaran",), "kelompok"),
        FormColumn(("Sumber",), "sumber"),
        FormColumn(("Jumlah",), "jumlah", thousands),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="kelurahan",
    notes=("Catatan: angka rekaan untuk latihan.",),
)

_BASES = Form(
    source="keputusan-sasaran",
    register="keputusan-sasaran",
    file="Dasar_Sasaran_Program_{year}.xlsx",
    title=("DASAR ANGKA SASARAN PROGRAM KESEHATAN (DATA REKAAN)", "TAHUN {year}"),
    columns=(
        FormColumn(("No",), style=running_number),
        FormColumn(("Tahun",), "tahun"),
        FormColumn(("Kode Kota",), "kota"),
        FormColumn(("Sumber",), "sumber"),
        FormColumn(("Keputusan",), "nomor"),
        FormColumn(("Tanggal",), "tanggal", day_in_words),
        FormColumn(("Ditetapkan Oleh",), "penetap"),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="kota",
)

FORMS = (_NUMBERS, _BASES)
FAULTS = (FaultPlan("sasaran", FaultKind.REPEATED, 5),)
