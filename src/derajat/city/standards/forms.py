"""How needs and supplies of the minimum services are sent."""

from derajat.city.forms.cells import thousands
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_NEEDS = Form(
    source="kebutuhan-spm",
    register="kebutuhan-spm",
    file="Kebutuhan_SPM_{year}.xlsx",
    title=("PENGHITUNGAN KEBUTUHAN PEMENUHAN SPM KESEHATAN (DATA REKAAN)",),
    columns=(
        FormColumn(("Tahun",), "tahun"),
        FormColumn(("Kode Puskesmas",), "puskesmas"),
        FormColumn(("Layanan",), "layanan"),
        FormColumn(("Barang/jasa atau SDM", "Jenis"), "jenis"),
        FormColumn(("Barang/jasa atau SDM", "Butir"), "butir"),
        FormColumn(("Jumlah", "Dibutuhkan"), "dibutuhkan"),
        FormColumn(("Jumlah", "Tersedia"), "tersedia"),
        FormColumn(("Harga Satuan",), "harga", thousands),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="puskesmas",
    has_column_numbers=True,
    notes=("Catatan: data rekaan untuk latihan.",),
)

FORMS = (_NEEDS,)
