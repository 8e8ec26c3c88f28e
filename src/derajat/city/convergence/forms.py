"""How the services against stunting are sent by the offices of the city."""

from derajat.city.convergence.happening import FAMILY_SERVICES
from derajat.city.forms.cells import (
    as_is,
    choice,
    month_digits,
    percent_of,
    running_number,
    thousands,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_SERVICES = Form(
    source="tpps-perpres-72",
    register="layanan-stunting",
    file="TPPS_Intervensi_Stunting_{year}.xlsx",
    title=(
        "INTERVENSI SPESIFIK DAN SENSITIF PERPRES 72/2021 MENURUT KELURAHAN",
        "TIM PERCEPATAN PENURUNAN STUNTING, TAHUN {year} (DATA REKAAN)",
    ),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("SAMPAI BULAN",), "bulan", month_digits),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("INTERVENSI",), "layanan"),
        FormColumn(("OPD",), "opd"),
        FormColumn(("CAPAIAN", "SASARAN"), "sasaran", thousands),
        FormColumn(("CAPAIAN", "MENDAPAT"), "mendapat", thousands),
        FormColumn(("CAPAIAN", "%"), style=percent_of("mendapat", "sasaran")),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
    notes=("Keterangan: data rekaan. Dihimpun dari semua OPD anggota TPPS.",),
    has_column_numbers=True,
)

_FAMILIES = Form(
    source="keluarga-1000hpk",
    register="keluarga-1000hpk",
    file="Keluarga_1000HPK_{year}.csv",
    columns=(
        FormColumn(("TAHUN",), "tahun"),
        FormColumn(("ID_KELUARGA",), "keluarga"),
        FormColumn(("KODE_KELURAHAN",), "kelurahan", as_is),
        *(
            FormColumn((name.upper(),), name, choice("tidak", "ya"))
            for name in FAMILY_SERVICES
        ),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="kelurahan",
)

FORMS = (_SERVICES, _FAMILIES)
