"""How the staff of the health centres are reported."""

from derajat.city.forms.cells import choice, day_as, month_digits
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_STAFF = Form(
    source="sisdmk",
    register="tenaga-puskesmas",
    file="SISDMK_{year}.csv",
    columns=(
        FormColumn(("PERIODE",), "bulan", month_digits),
        FormColumn(("ID_PEGAWAI",), "pegawai"),
        FormColumn(("KODE_UNIT",), "puskesmas"),
        FormColumn(("TIPE_UNIT",), "tipe"),
        FormColumn(("JENIS_TENAGA",), "jenis"),
        FormColumn(("STATUS",), "status"),
        FormColumn(("PENDIDIKAN",), "pendidikan"),
        FormColumn(("STR_SEUMUR_HIDUP",), "str_seumur_hidup", choice()),
        FormColumn(("STR_BERLAKU_SAMPAI",), "str_sampai", day_as("%d-%m-%Y")),
        FormColumn(("SIP_BERLAKU_SAMPAI",), "sip_sampai", day_as("%d-%m-%Y")),
        FormColumn(("JPL_TAHUN_INI",), "jpl"),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="puskesmas",
)

FORMS = (_STAFF,)
