"""How doses, school vaccination, reactions and vials are sent."""

from derajat.city.forms.cells import (
    as_text,
    choice,
    day_as,
    day_cell,
    day_in_words,
    month_digits,
    month_name,
    running_number,
    thousands,
    year_of_month,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_NOTE = "Keterangan: data rekaan, bukan data orang yang ada."

_DOSES = Form(
    source="asik-imunisasi",
    register="imunisasi-dosis",
    file="ASIK_imunisasi_{year}.csv",
    columns=(
        FormColumn(("nik_anak",), "nik", as_text),
        FormColumn(("tgl_lahir",), "tanggal_lahir", day_as("%Y-%m-%d")),
        FormColumn(("jenis_kelamin",), "jk"),
        FormColumn(("kode_kelurahan",), "kelurahan"),
        FormColumn(("antigen",), "antigen"),
        FormColumn(("tgl_imunisasi",), "tanggal", day_as("%Y-%m-%d")),
        FormColumn(("tempat",), "tempat"),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
    delimiter=",",
)

_SCHOOL = Form(
    source="bias-sekolah",
    register="bias",
    file="BIAS_{year}.xlsx",
    title=("BULAN IMUNISASI ANAK SEKOLAH (DATA REKAAN)", "TAHUN {year}"),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("BULAN",), "bulan", month_digits),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("VAKSIN DAN KELAS",), "vaksin"),
        FormColumn(("SISWA", "TERDAFTAR"), "terdaftar", has_total=True),
        FormColumn(("SISWA", "DIIMUNISASI"), "diimunisasi", has_total=True),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
    notes=(_NOTE,),
)

_TETANUS = Form(
    source="td-wus",
    register="td-wus",
    file="Imunisasi_Td_WUS_{year}.xlsx",
    title=("IMUNISASI Td IBU HAMIL DAN WANITA USIA SUBUR (DATA REKAAN)", "{year}"),
    columns=(
        FormColumn(("TAHUN",), "bulan", year_of_month),
        FormColumn(("BULAN",), "bulan", month_name),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("IBU HAMIL", "Td2+"), "bumil_td2", has_total=True),
        FormColumn(("WUS", "T5"), "wus_t5", has_total=True),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
    notes=(_NOTE,),
)

_REACTIONS = Form(
    source="laporan-kipi",
    register="kipi",
    file="Laporan_KIPI_{year}.xlsx",
    title=("LAPORAN KEJADIAN IKUTAN PASCA IMUNISASI (DATA REKAAN)", "{year}"),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NOMOR LAPORAN",), "kipi"),
        FormColumn(("TANGGAL", "LAPOR"), "tanggal_lapor", day_cell),
        FormColumn(("TANGGAL", "INVESTIGASI"), "tanggal_selidik", day_in_words),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("SERIUS",), "serius", choice()),
    ),
    time="tanggal_lapor",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_VIALS = Form(
    source="vaksin-rantai-dingin",
    register="rantai-dingin",
    file="Vaksin_dan_Suhu_{year}.xlsx",
    title=("PEMAKAIAN VAKSIN DAN SUHU RANTAI DINGIN (DATA REKAAN)", "{year}"),
    columns=(
        FormColumn(("TAHUN",), "bulan", year_of_month),
        FormColumn(("BULAN",), "bulan", month_name),
        FormColumn(("KODE PUSKESMAS",), "puskesmas"),
        FormColumn(("DOSIS", "DIBUKA"), "dosis_dibuka", thousands),
        FormColumn(("DOSIS", "DIBERIKAN"), "dosis_diberikan", thousands),
        FormColumn(("SUHU", "DICATAT"), "suhu_dicatat"),
        FormColumn(("SUHU", "2-8 C"), "suhu_sesuai"),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="puskesmas",
    notes=(_NOTE,),
)

FORMS = (_DOSES, _SCHOOL, _TETANUS, _REACTIONS, _VIALS)
