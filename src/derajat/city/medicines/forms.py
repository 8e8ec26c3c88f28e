"""How stocks and temperatures are reported."""

from derajat.city.forms.cells import day_as, decimal, month_and_year, month_digits
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_MEDICINES = Form(
    source="lplpo",
    register="stok-obat",
    file="LPLPO_{centre}_{year}.xlsx",
    title=(
        "LAPORAN PEMAKAIAN DAN LEMBAR PERMINTAAN OBAT (LPLPO, DATA REKAAN)",
        "{centre} TAHUN {year}",
    ),
    columns=(
        FormColumn(("BULAN",), "bulan", month_and_year),
        FormColumn(("KODE PUSKESMAS",), "puskesmas"),
        FormColumn(("NAMA OBAT",), "obat"),
        FormColumn(("STOK AWAL",), "stok_awal"),
        FormColumn(("PENERIMAAN",), "penerimaan"),
        FormColumn(("PENGELUARAN", "PEMAKAIAN"), "pemakaian"),
        FormColumn(("PENGELUARAN", "RUSAK/ED"), "rusak_ed"),
        FormColumn(("SISA STOK",), "sisa"),
        FormColumn(("HARI KOSONG",), "hari_kosong"),
        FormColumn(("HARGA SATUAN (Rp)",), "harga"),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="puskesmas",
    notes=("Catatan: data rekaan untuk latihan.",),
)

_VACCINES = Form(
    source="smile",
    register="stok-vaksin",
    file="SMILE_vaksin_{year}.csv",
    columns=(
        FormColumn(("periode",), "bulan", month_digits),
        FormColumn(("kode_faskes",), "puskesmas"),
        FormColumn(("vaksin",), "vaksin"),
        FormColumn(("stok_awal",), "stok_awal"),
        FormColumn(("terima",), "terima"),
        FormColumn(("pakai",), "pakai"),
        FormColumn(("rusak",), "rusak"),
        FormColumn(("stok_akhir",), "sisa"),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="puskesmas",
)

_TEMPERATURES = Form(
    source="suhu-vaksin",
    register="suhu-vaksin",
    file="Suhu_Lemari_Vaksin_{year}.csv",
    columns=(
        FormColumn(("tanggal",), "tanggal", day_as("%Y-%m-%d")),
        FormColumn(("kode_faskes",), "puskesmas"),
        FormColumn(("waktu",), "waktu"),
        FormColumn(("suhu_celsius",), "suhu", decimal(1)),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="puskesmas",
)

FORMS = (_MEDICINES, _VACCINES, _TEMPERATURES)
