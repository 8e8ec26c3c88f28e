"""How the yearly numbers of eligible people are sent."""

from derajat.city.faults import FaultKind, FaultPlan
from derajat.city.forms.cells import running_number, thousands
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
FORMS = (_NUMBERS,)
FAULTS = (FaultPlan("sasaran", FaultKind.REPEATED, 5),)
