"""How the environment is reported."""

from derajat.city.forms.cells import (
    choice,
    decimal,
    month_and_year,
    running_number,
    thousands,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_NOTE = ("Keterangan: data rekaan.",)
_NUMBER = FormColumn(("NO",), style=running_number)

_SANITATION = Form(
    source="stbm-kelurahan",
    register="stbm-kelurahan",
    file="eMonev_STBM_kelurahan.xlsx",
    title=("SANITASI TOTAL BERBASIS MASYARAKAT MENURUT KELURAHAN (DATA REKAAN)",),
    notes=_NOTE,
    columns=(
        _NUMBER,
        FormColumn(("TAHUN",), "tahun"),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("TERVERIFIKASI", "SBS"), "sbs", choice()),
        FormColumn(("TERVERIFIKASI", "LIMA PILAR"), "lima_pilar", choice()),
        FormColumn(("KK", "JUMLAH"), "kk", thousands),
        FormColumn(("KK", "JAMBAN SEHAT"), "kk_jamban", thousands),
        FormColumn(("KK", "CUCI TANGAN PAKAI SABUN"), "kk_ctps", thousands),
        FormColumn(("KK", "KELOLA SAMPAH"), "kk_sampah", thousands),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="kelurahan",
)

_WATER = Form(
    source="skam",
    register="sarana-air",
    file="SKAM_sarana_air_minum.xlsx",
    title=("PENGAWASAN KUALITAS SARANA AIR MINUM (DATA REKAAN)",),
    notes=_NOTE,
    columns=(
        _NUMBER,
        FormColumn(("TAHUN",), "tahun"),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("SARANA AIR MINUM", "TERDAFTAR"), "sarana", has_total=True),
        FormColumn(("SARANA AIR MINUM", "DIAWASI"), "diawasi", has_total=True),
        FormColumn(("SARANA AIR MINUM", "DIPERIKSA"), "diperiksa", has_total=True),
        FormColumn(("SARANA AIR MINUM", "MEMENUHI SYARAT"), "memenuhi", has_total=True),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="kelurahan",
)

_INSPECTIONS = Form(
    source="emonev-tfu-tpp",
    register="tfu-tpp",
    file="eMonev_TFU_TPP_{year}.xlsx",
    title=(
        "INSPEKSI TEMPAT FASILITAS UMUM DAN TEMPAT PENGELOLAAN PANGAN",
        "TAHUN {year}",
    ),
    notes=_NOTE,
    columns=(
        _NUMBER,
        FormColumn(("NO OBJEK",), "objek"),
        FormColumn(("TAHUN",), "tahun"),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("JENIS",), "jenis"),
        FormColumn(("KELOMPOK",), "kelompok"),
        FormColumn(("DIINSPEKSI",), "diperiksa", choice()),
        FormColumn(("MEMENUHI SYARAT",), "memenuhi", choice()),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="kelurahan",
)

_WASTE = Form(
    source="limbah-medis",
    register="limbah-medis",
    file="Laporan_Limbah_Medis.xlsx",
    title=("LIMBAH MEDIS PUSKESMAS (DATA REKAAN)",),
    notes=_NOTE,
    columns=(
        _NUMBER,
        FormColumn(("BULAN",), "bulan", month_and_year),
        FormColumn(("KODE PUSKESMAS",), "puskesmas"),
        FormColumn(("LIMBAH MEDIS (KG)", "DIHASILKAN"), "limbah_kg", decimal(1)),
        FormColumn(
            ("LIMBAH MEDIS (KG)", "DIKELOLA SESUAI STANDAR"), "dikelola_kg", decimal(1)
        ),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="puskesmas",
)

FORMS = (_SANITATION, _WATER, _INSPECTIONS, _WASTE)
