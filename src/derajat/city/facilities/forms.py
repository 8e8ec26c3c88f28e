"""How units, equipment, certificates, quality and finance are reported."""

from derajat.city.forms.cells import (
    choice,
    day_in_words,
    month_and_year,
    month_digits,
    running_number,
    rupiah,
    without_dots,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_INVENTED = "Catatan: data rekaan untuk latihan."
_YES_NO = choice("Tidak", "Ya")

_UNITS = Form(
    source="unit-layanan",
    register="unit-layanan",
    file="Unit_Layanan_Kelurahan_{year}.xlsx",
    title=("DAFTAR PUSTU DAN POSYANDU MENURUT KELURAHAN (DATA REKAAN)", "TAHUN {year}"),
    columns=(
        FormColumn(("TAHUN",), "tahun"),
        FormColumn(("KODE KELURAHAN",), "kelurahan", without_dots),
        FormColumn(("UNIT", "NOMOR"), "unit"),
        FormColumn(("UNIT", "JENIS"), "jenis"),
        FormColumn(("MEMENUHI STANDAR", "GEDUNG"), "gedung_standar", _YES_NO),
        FormColumn(("MEMENUHI STANDAR", "ALAT"), "alat_standar", _YES_NO),
        FormColumn(("MEMENUHI STANDAR", "OBAT"), "obat_standar", _YES_NO),
        FormColumn(("TENAGA", "PERAWAT"), "perawat", has_total=True),
        FormColumn(("TENAGA", "BIDAN"), "bidan", has_total=True),
        FormColumn(("TENAGA", "KADER"), "kader", has_total=True),
        FormColumn(("LAYANAN SEMUA UMUR TIAP BULAN",), "siklus_hidup", _YES_NO),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="kelurahan",
    notes=(_INVENTED,),
)

_PROFILES = Form(
    source="profil-puskesmas",
    register="profil-puskesmas",
    file="Profil_Puskesmas_ILP_BLUD.xlsx",
    title=("KEADAAN PUSKESMAS: ILP, BLUD, PELAYANAN 24 JAM (DATA REKAAN)",),
    columns=(
        FormColumn(("No",), style=running_number),
        FormColumn(("Tahun",), "tahun"),
        FormColumn(("Kode Puskesmas",), "puskesmas"),
        FormColumn(("Integrasi Layanan Primer", "Klaster"), "klaster", _YES_NO),
        FormColumn(("Integrasi Layanan Primer", "PWS"), "pws", _YES_NO),
        FormColumn(("Integrasi Layanan Primer", "Pustu"), "pustu_ilp", _YES_NO),
        FormColumn(("Integrasi Layanan Primer", "Posyandu"), "posyandu_ilp", _YES_NO),
        FormColumn(("BLUD",), "blud", _YES_NO),
        FormColumn(("Pelayanan 24 jam",), "pelayanan_24_jam", _YES_NO),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="puskesmas",
    notes=(_INVENTED,),
)

_EQUIPMENT = Form(
    source="aspak",
    register="spa-puskesmas",
    file="ASPAK_{year}.xlsx",
    title=("REKAPITULASI SARANA, PRASARANA DAN ALAT (ASPAK, DATA REKAAN)",),
    columns=(
        FormColumn(("Tahun",), "tahun"),
        FormColumn(("Kode Puskesmas",), "puskesmas"),
        FormColumn(("Kelompok",), "kelompok"),
        FormColumn(("Butir",), "butir"),
        FormColumn(("Jumlah", "Dipersyaratkan"), "dipersyaratkan"),
        FormColumn(("Jumlah", "Ada"), "ada"),
        FormColumn(("Jumlah", "Memenuhi"), "memenuhi"),
        FormColumn(("Jumlah", "Rusak"), "rusak"),
        FormColumn(("Kalibrasi", "Wajib"), "wajib_kalibrasi"),
        FormColumn(("Kalibrasi", "Terlaksana"), "terkalibrasi"),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="puskesmas",
    notes=(_INVENTED,),
)

_CERTIFICATES = Form(
    source="akreditasi",
    register="akreditasi",
    file="Register_Akreditasi_Puskesmas.xlsx",
    title=("REGISTER AKREDITASI PUSKESMAS (DATA REKAAN)",),
    columns=(
        FormColumn(("No",), style=running_number),
        FormColumn(("Nomor Sertifikat",), "sertifikat"),
        FormColumn(("Kode Puskesmas",), "puskesmas"),
        FormColumn(("Tingkat",), "tingkat"),
        FormColumn(("Masa Berlaku", "Mulai"), "berlaku_mulai", day_in_words),
        FormColumn(("Masa Berlaku", "Sampai"), "berlaku_sampai", day_in_words),
    ),
    time="berlaku_mulai",
    time_type=ColumnType.DATE,
    place="puskesmas",
    notes=(_INVENTED,),
)

_QUALITY = Form(
    source="inm",
    register="mutu-puskesmas",
    file="INM_Puskesmas.csv",
    columns=(
        FormColumn(("PERIODE",), "bulan", month_digits),
        FormColumn(("KODE_PUSKESMAS",), "puskesmas"),
        FormColumn(("INDIKATOR",), "indikator"),
        FormColumn(("NUMERATOR",), "memenuhi"),
        FormColumn(("DENOMINATOR",), "dinilai"),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="puskesmas",
)

_FINANCE = Form(
    source="keuangan-puskesmas",
    register="keuangan-puskesmas",
    file="Keuangan_Puskesmas.xlsx",
    title=("LAPORAN KEUANGAN BULANAN PUSKESMAS (DATA REKAAN)",),
    columns=(
        FormColumn(("Bulan",), "bulan", month_and_year),
        FormColumn(("Kode Puskesmas",), "puskesmas"),
        FormColumn(("Pendapatan",), "pendapatan", rupiah),
        FormColumn(("Biaya operasional",), "biaya", rupiah),
        FormColumn(("Kapitasi JKN", "Diterima"), "kapitasi_terima", rupiah),
        FormColumn(("Kapitasi JKN", "Digunakan"), "kapitasi_pakai", rupiah),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="puskesmas",
    notes=(_INVENTED,),
)

_CAPITATION = Form(
    source="kbk-puskesmas",
    register="kbk-puskesmas",
    file="KBK_Puskesmas.xlsx",
    title=("UMPAN BALIK KAPITASI BERBASIS KINERJA PUSKESMAS (DATA REKAAN)",),
    columns=(
        FormColumn(("Bulan",), "bulan", month_and_year),
        FormColumn(("Kode Puskesmas",), "puskesmas"),
        FormColumn(("Peserta terdaftar",), "peserta"),
        FormColumn(("Peserta kontak",), "kontak"),
        FormColumn(("Rujukan", "Semua"), "rujukan"),
        FormColumn(("Rujukan", "Nonspesialistik"), "rujukan_ns"),
        FormColumn(("Prolanis", "Peserta"), "prolanis"),
        FormColumn(("Prolanis", "Terkendali"), "terkendali"),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="puskesmas",
    notes=(_INVENTED,),
)

FORMS = (
    _UNITS,
    _PROFILES,
    _EQUIPMENT,
    _CERTIFICATES,
    _QUALITY,
    _FINANCE,
    _CAPITATION,
)
