"""How births and deaths are reported."""

from derajat.city.forms.cells import (
    choice,
    day_as,
    day_cell,
    day_in_words,
    moment_digits,
    running_number,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_NEWBORNS = Form(
    source="register-bayi",
    register="kelahiran",
    file="Register_Bayi_{centre}_{year}.xlsx",
    title=("REGISTER BAYI LAHIR (DATA REKAAN)", "{centre} TAHUN {year}"),
    notes=("Keterangan: data rekaan, bukan data orang yang ada.",),
    has_column_numbers=True,
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NO KOHORT",), "bayi"),
        FormColumn(("IBU", "KODE KELURAHAN"), "kelurahan"),
        FormColumn(("BAYI", "TANGGAL LAHIR"), "tanggal_lahir", day_cell),
        FormColumn(("BAYI", "L/P"), "jk"),
        FormColumn(("BAYI", "LAHIR HIDUP"), "hidup", choice()),
    ),
    time="tanggal_lahir",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_DEATHS = Form(
    source="mpdn",
    register="kematian",
    file="MPDN_kematian_ibu_anak_{year}.csv",
    columns=(
        FormColumn(("NOMOR_LAPORAN",), "kematian"),
        FormColumn(("TGL_KEMATIAN",), "tanggal_mati", day_in_words),
        FormColumn(("KODE_KELURAHAN",), "kelurahan"),
        FormColumn(("KEMATIAN_IBU",), "maternal", choice()),
        FormColumn(("INSIDENTAL",), "insidental", choice()),
        FormColumn(("JENIS_KELAMIN",), "jk"),
        FormColumn(("UMUR_HARI",), "umur_hari"),
        FormColumn(("FASE",), "fase"),
        FormColumn(("SEBAB",), "sebab"),
        FormColumn(("WAKTU_KEMATIAN",), "waktu_mati", moment_digits),
        FormColumn(("WAKTU_NOTIFIKASI",), "waktu_lapor", moment_digits),
        FormColumn(("TGL_AMPSR",), "tanggal_ampsr", day_as("%Y-%m-%d")),
    ),
    time="tanggal_mati",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

FORMS = (_NEWBORNS, _DEATHS)
