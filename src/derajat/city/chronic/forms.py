"""How chronic conditions are reported."""

from derajat.city.forms.cells import (
    as_text,
    choice,
    day_as,
    day_cell,
    decimal,
    month_and_year,
    running_number,
    without_dots,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_NOTE = ("Keterangan: data rekaan, bukan data orang yang ada.",)

_VISITS = Form(
    source="asik-ptm",
    register="penderita-ptm",
    file="ASIK_kunjungan_PTM_{year}.csv",
    columns=(
        FormColumn(("nik",), "nik", as_text),
        FormColumn(("penyakit",), "penyakit"),
        FormColumn(("tanggal_kunjungan",), "tanggal", day_as("%Y-%m-%d")),
        FormColumn(("kode_kelurahan",), "kelurahan", without_dots),
        FormColumn(("jk",), "jk"),
        FormColumn(("umur",), "umur"),
        FormColumn(("sistolik",), "sistolik"),
        FormColumn(("diastolik",), "diastolik"),
        FormColumn(("gula_darah_puasa",), "gula_puasa"),
        FormColumn(("hba1c",), "hba1c", decimal(1)),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_SCREENING = Form(
    source="skrining-ptm",
    register="skrining-ptm",
    file="Rekap_Skrining_PTM_{year}.xlsx",
    title=(
        "REKAPITULASI SKRINING PENYAKIT TIDAK MENULAR (DATA REKAAN)",
        "TAHUN {year}",
    ),
    notes=_NOTE,
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("BULAN",), "bulan", month_and_year),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("DISKRINING SESUAI STANDAR", "L"), "diskrining_l"),
        FormColumn(("DISKRINING SESUAI STANDAR", "P"), "diskrining_p"),
        FormColumn(("DITANYA KEBIASAAN MEROKOK", "L"), "ditanya_rokok_l"),
        FormColumn(("DITANYA KEBIASAAN MEROKOK", "P"), "ditanya_rokok_p"),
        FormColumn(("MEROKOK", "L"), "merokok_l"),
        FormColumn(("MEROKOK", "P"), "merokok_p"),
        FormColumn(("IVA", "DIPERIKSA"), "iva_diperiksa"),
        FormColumn(("IVA", "POSITIF"), "iva_positif"),
        FormColumn(("IVA", "POSITIF DITANGANI"), "iva_ditangani"),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
)

_SEVERE = Form(
    source="simkeswa",
    register="odgj",
    file="SIMKESWA_ODGJ_berat_{year}.xlsx",
    title=("DAFTAR ODGJ BERAT (DATA REKAAN)", "TAHUN {year}"),
    notes=_NOTE,
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NOMOR ODGJ",), "odgj"),
        FormColumn(("TAHUN",), "tahun"),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("L/P",), "jk"),
        FormColumn(
            ("TANGGAL STANDAR PELAYANAN TERPENUHI",), "tanggal_standar", day_cell
        ),
        FormColumn(("PASUNG",), "pasung", choice()),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="kelurahan",
)

FORMS = (_VISITS, _SCREENING, _SEVERE)
