"""How early warning and outbreaks are reported."""

from derajat.city.forms.cells import (
    choice,
    day_cell,
    moment_digits,
    running_number,
    week_text,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.city.surveillance.weekly import DISEASES
from derajat.model.columns import ColumnType


_NOTE = ("Keterangan: data rekaan.",)
_NUMBER = FormColumn(("NO",), style=running_number)

_WEEKLY = Form(
    source="skdr-w2",
    register="laporan-w2",
    file="SKDR_W2_{year}.xlsx",
    title=(
        "LAPORAN MINGGUAN WABAH (W2) MENURUT PUSKESMAS (DATA REKAAN)",
        "TAHUN {year}",
    ),
    notes=_NOTE,
    columns=(
        _NUMBER,
        FormColumn(("MINGGU",), "minggu", week_text),
        FormColumn(("KODE PUSKESMAS",), "puskesmas"),
        *(FormColumn(("JUMLAH KASUS", code), code) for code in DISEASES),
    ),
    time="minggu",
    time_type=ColumnType.WEEK,
    place="puskesmas",
)

_RECEIVED = Form(
    source="skdr-kelengkapan",
    register="penerimaan-w2",
    file="SKDR_Kelengkapan_{year}.xlsx",
    title=("KELENGKAPAN DAN KETEPATAN LAPORAN SKDR (DATA REKAAN)", "TAHUN {year}"),
    notes=_NOTE,
    columns=(
        _NUMBER,
        FormColumn(("MINGGU",), "minggu", week_text),
        FormColumn(("KODE PUSKESMAS",), "puskesmas"),
        FormColumn(("WAKTU DITERIMA",), "diterima", moment_digits),
    ),
    time="minggu",
    time_type=ColumnType.WEEK,
    place="puskesmas",
)

_SIGNALS = Form(
    source="skdr-alert",
    register="sinyal-skdr",
    file="SKDR_Alert_{year}.xlsx",
    title=("DAFTAR ALERT SKDR DAN VERIFIKASINYA (DATA REKAAN)", "TAHUN {year}"),
    notes=_NOTE,
    columns=(
        _NUMBER,
        FormColumn(("NO ALERT",), "sinyal"),
        FormColumn(("WAKTU MUNCUL",), "muncul", moment_digits),
        FormColumn(("KODE PUSKESMAS",), "puskesmas"),
        FormColumn(("PENYAKIT",), "penyakit"),
        FormColumn(("VERIFIKASI", "WAKTU"), "diverifikasi", moment_digits),
        FormColumn(("VERIFIKASI", "HASIL"), "hasil"),
        FormColumn(("KONFIRMASI LABORATORIUM",), "lab", choice()),
    ),
    time="muncul",
    time_type=ColumnType.MOMENT,
    place="puskesmas",
)

_OUTBREAKS = Form(
    source="catatan-klb",
    register="catatan-klb",
    file="Catatan_KLB_W1.xlsx",
    title=("CATATAN KEJADIAN LUAR BIASA (W1) (DATA REKAAN)",),
    notes=_NOTE,
    columns=(
        _NUMBER,
        FormColumn(("NO KLB",), "klb"),
        FormColumn(("PENYAKIT",), "penyakit"),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("WAKTU", "KASUS PERTAMA"), "kasus_pertama", day_cell),
        FormColumn(("WAKTU", "TERDETEKSI"), "terdeteksi", moment_digits),
        FormColumn(("WAKTU", "LAPORAN W1"), "dilaporkan", moment_digits),
        FormColumn(("WAKTU", "DITANGANI"), "ditangani", moment_digits),
        FormColumn(("WAKTU", "SELESAI"), "selesai", day_cell),
        FormColumn(("JUMLAH", "TERPAPAR"), "terpapar"),
        FormColumn(("JUMLAH", "KASUS"), "kasus"),
        FormColumn(("JUMLAH", "MENINGGAL"), "meninggal"),
        FormColumn(("JUMLAH", "DILAYANI SESUAI STANDAR"), "dilayani"),
        FormColumn(("SAMPEL DIPERIKSA",), "sampel"),
    ),
    time="dilaporkan",
    time_type=ColumnType.MOMENT,
    place="kelurahan",
)

_CRISES = Form(
    source="krisis-kesehatan",
    register="krisis-kesehatan",
    file="Catatan_Krisis_Kesehatan.xlsx",
    title=("CATATAN KRISIS KESEHATAN AKIBAT BENCANA (DATA REKAAN)",),
    notes=_NOTE,
    columns=(
        _NUMBER,
        FormColumn(("NO KEJADIAN",), "krisis"),
        FormColumn(("TANGGAL",), "tanggal", day_cell),
        FormColumn(("JENIS",), "jenis"),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("PENDUDUK", "TERDAMPAK"), "terdampak"),
        FormColumn(("PENDUDUK", "DILAYANI SESUAI STANDAR"), "dilayani"),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_CAPACITIES = Form(
    source="kapasitas-klb",
    register="kapasitas-klb",
    file="Penilaian_Kapasitas_KLB.xlsx",
    title=("PENILAIAN KAPASITAS PENGENDALIAN KLB/WABAH (DATA REKAAN)",),
    notes=_NOTE,
    columns=(
        FormColumn(("TAHUN",), "tahun"),
        FormColumn(("KODE KAB/KOTA",), "kota"),
        FormColumn(("PETA RISIKO DAN REKOMENDASI",), "peta_risiko", choice()),
        FormColumn(("KAPASITAS PENYAKIT BERPOTENSI KLB",), "kapasitas", choice()),
        FormColumn(("SURVEILANS VEKTOR OLEH PUSKESMAS",), "vektor", choice()),
        FormColumn(("SURVEILANS BERBASIS LABORATORIUM",), "labkesmas", choice()),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
)

FORMS = (_WEEKLY, _RECEIVED, _SIGNALS, _OUTBREAKS, _CRISES, _CAPACITIES)
