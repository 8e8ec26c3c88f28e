"""How insurance and the list of the poor are sent."""

from derajat.city.forms.cells import (
    as_text,
    choice,
    month_and_year,
    month_digits,
    running_number,
    thousands,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_NOTE = "Catatan: data rekaan untuk latihan, bukan data BPJS Kesehatan."

_MONTHLY = Form(
    source="bpjs-rekap",
    register="jkn-rekap",
    file="BPJS_Rekap_Kepesertaan_{year}.csv",
    columns=(
        FormColumn(("PERIODE",), "bulan", month_digits),
        FormColumn(("KODE_KELURAHAN",), "kelurahan"),
        FormColumn(("SEGMEN",), "segmen"),
        FormColumn(("TERDAFTAR",), "terdaftar", thousands),
        FormColumn(("AKTIF",), "aktif", thousands),
        FormColumn(("TUNGGAKAN_RP",), "tunggakan", thousands),
        FormColumn(("IURAN_PEMDA_RP",), "iuran_pemda", thousands),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
)

_NEWBORNS = Form(
    source="bpjs-bayi",
    register="jkn-bayi",
    file="BPJS_Bayi_Baru_Lahir_{year}.xlsx",
    title=("KEPESERTAAN JKN BAYI BARU LAHIR (DATA REKAAN)", "TAHUN {year}"),
    notes=(_NOTE,),
    columns=(
        FormColumn(("No",), style=running_number),
        FormColumn(("Bulan Lahir",), "bulan", month_and_year),
        FormColumn(("Kelurahan",), "kelurahan"),
        FormColumn(("Jumlah Bayi", "Lahir"), "bayi_lahir", has_total=True),
        FormColumn(("Jumlah Bayi", "Berkartu JKN"), "bayi_berkartu", has_total=True),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
)

_MOVES = Form(
    source="bpjs-mutasi",
    register="jkn-mutasi",
    file="BPJS_Mutasi_Segmen_{year}.xlsx",
    title=("MUTASI SEGMEN PESERTA JKN PER TRIWULAN (DATA REKAAN)", "TAHUN {year}"),
    notes=(_NOTE,),
    has_column_numbers=True,
    columns=(
        FormColumn(("No",), style=running_number),
        FormColumn(("Bulan Akhir Triwulan",), "bulan", month_and_year),
        FormColumn(("Kelurahan",), "kelurahan"),
        FormColumn(("Segmen", "Asal"), "dari"),
        FormColumn(("Segmen", "Tujuan"), "ke"),
        FormColumn(("Jumlah Orang",), "orang", has_total=True),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
)

_LIST = Form(
    source="bpjs-peserta",
    register="jkn-peserta",
    file="BPJS_Daftar_Peserta_{year}.csv",
    columns=(
        FormColumn(("NIK",), "nik", as_text),
        FormColumn(("PERIODE",), "bulan", month_digits),
        FormColumn(("KODE_KELURAHAN",), "kelurahan"),
        FormColumn(("SEGMEN",), "segmen"),
        FormColumn(("STATUS_AKTIF",), "aktif", choice()),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
)

_POOR = Form(
    source="dtsen",
    register="dtsen",
    file="DTSEN_Desil_1_5_{year}.csv",
    columns=(
        FormColumn(("NIK",), "nik", as_text),
        FormColumn(("PERIODE",), "bulan", month_digits),
        FormColumn(("KODE_KELURAHAN",), "kelurahan"),
        FormColumn(("DESIL",), "desil"),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
    delimiter=",",
)

FORMS = (_MONTHLY, _NEWBORNS, _MOVES, _LIST, _POOR)
