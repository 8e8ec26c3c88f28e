"""Sub activities of the health office with their tags; the money is invented."""

from dataclasses import dataclass


SERVICES = (*(f"spm-{number:02d}" for number in range(1, 13)), "bukan")
NUTRITION = ("spesifik", "sensitif", "koordinasi", "bukan")
NATURES = ("promotif-preventif", "kuratif", "rehabilitatif", "penunjang")
PILLARS = ("primer", "rujukan", "ketahanan", "pembiayaan", "sdm", "teknologi", "tanpa")
CORES = ("perorangan", "masyarakat", "gawat-darurat-bencana", "manajemen")
SOURCES = ("apbd", "dak-fisik", "dak-nonfisik", "jkn", "blud", "dbhcht")
NO_OBJECTIVE = ""
PREVENTIVE, CURATIVE, SUPPORT = NATURES[0], NATURES[1], NATURES[3]


_OBJECTIVES = {
    **dict.fromkeys((1, 2, 3), "S1"),
    4: "S2",
    **dict.fromkeys((5, 6, 7), "S5"),
    **dict.fromkeys((8, 9, 10, 11, 12), "S3"),
}
"""The objective of the invented plan that each minimum service stands under."""


@dataclass(frozen=True)
class SubActivity:
    """A line of the nomenclature and how the office tags it.

    `rupiah` is its yearly budget for each inhabitant, `output` the yearly output for
    a thousand of them, `percent` the part that is meant for stunting.
    """

    code: str
    name: str
    sources: tuple[str, ...]
    rupiah: int
    output: float
    nature: str
    pillar: str
    core: str
    service: str = "bukan"
    stunting: str = "bukan"
    percent: int = 0
    objective: str = NO_OBJECTIVE


def _service(
    number: int, name: str, rupiah: int, output: float, percent: int = 0
) -> SubActivity:
    nature = CURATIVE if number in (8, 9, 10, 11) else PREVENTIVE
    sources = ("apbd", "dak-nonfisik") if number in (1, 4, 11) else ("apbd",)
    return SubActivity(
        f"1.02.02.2.02.{number:04d}",
        f"Pengelolaan Pelayanan Kesehatan {name}",
        sources,
        rupiah,
        output,
        nature,
        "primer",
        "masyarakat",
        f"spm-{number:02d}",
        "spesifik" if percent else "bukan",
        percent,
        _OBJECTIVES[number],
    )


SUB_ACTIVITIES = (
    _service(1, "Ibu Hamil", 4_100, 17.0, 60),
    _service(2, "Ibu Bersalin", 3_200, 16.0),
    _service(3, "Bayi Baru Lahir", 1_900, 15.5, 40),
    _service(4, "Balita", 5_200, 76.0, 70),
    _service(5, "pada Usia Pendidikan Dasar", 2_300, 150.0),
    _service(6, "pada Usia Produktif", 3_000, 600.0),
    _service(7, "pada Usia Lanjut", 1_800, 100.0),
    _service(8, "Penderita Hipertensi", 2_400, 230.0),
    _service(9, "Penderita Diabetes Melitus", 1_900, 23.0),
    _service(10, "Orang dengan Gangguan Jiwa Berat", 700, 1.5),
    _service(11, "Orang Terduga Tuberkulosis", 2_600, 14.0),
    _service(12, "Orang dengan Risiko Terinfeksi HIV", 1_100, 19.0),
    SubActivity(
        "1.02.02.2.02.0013",
        "Pelayanan Kesehatan bagi Penduduk pada Kondisi KLB",
        ("apbd",),
        800,
        0.1,
        PREVENTIVE,
        "ketahanan",
        "gawat-darurat-bencana",
        objective="S3",
    ),
    SubActivity(
        "1.02.02.2.02.0015",
        "Pelayanan Kesehatan Gizi Masyarakat",
        ("apbd", "dak-nonfisik"),
        4_800,
        40.0,
        PREVENTIVE,
        "primer",
        "masyarakat",
        stunting="spesifik",
        percent=100,
        objective="S2",
    ),
    SubActivity(
        "1.02.02.2.02.0016",
        "Pelayanan Kesehatan Kerja dan Olahraga",
        ("apbd",),
        500,
        30.0,
        PREVENTIVE,
        "primer",
        "masyarakat",
        objective="S5",
    ),
    SubActivity(
        "1.02.02.2.02.0017",
        "Pelayanan Kesehatan Lingkungan",
        ("apbd", "dak-nonfisik"),
        1_700,
        4.0,
        PREVENTIVE,
        "primer",
        "masyarakat",
        stunting="sensitif",
        percent=50,
        objective="S3",
    ),
    SubActivity(
        "1.02.02.2.02.0018",
        "Pelayanan Promosi Kesehatan",
        ("apbd", "dbhcht"),
        2_100,
        25.0,
        PREVENTIVE,
        "primer",
        "masyarakat",
        stunting="koordinasi",
        percent=25,
    ),
    SubActivity(
        "1.02.02.2.02.0020",
        "Pengelolaan Surveilans Kesehatan",
        ("apbd",),
        900,
        0.4,
        PREVENTIVE,
        "ketahanan",
        "masyarakat",
        objective="S3",
    ),
    SubActivity(
        "1.02.02.2.02.0025",
        "Pelayanan Penyakit Menular dan Tidak Menular",
        ("apbd", "dbhcht"),
        3_400,
        60.0,
        CURATIVE,
        "primer",
        "perorangan",
        objective="S3",
    ),
    SubActivity(
        "1.02.02.2.02.0026",
        "Pengelolaan Jaminan Kesehatan Masyarakat",
        ("apbd",),
        62_000,
        310.0,
        CURATIVE,
        "pembiayaan",
        "perorangan",
        objective="S5",
    ),
    SubActivity(
        "1.02.02.2.02.0033",
        "Operasional Pelayanan Puskesmas",
        ("apbd", "jkn", "dak-nonfisik"),
        31_000,
        900.0,
        CURATIVE,
        "primer",
        "perorangan",
        objective="S4",
    ),
    SubActivity(
        "1.02.02.2.02.0035",
        "Pelaksanaan Akreditasi Fasilitas Kesehatan",
        ("apbd", "dak-nonfisik"),
        900,
        0.04,
        SUPPORT,
        "primer",
        "perorangan",
        objective="S4",
    ),
    SubActivity(
        "1.02.02.2.02.0037",
        "Pelaksanaan Kewaspadaan Dini dan Respon Wabah",
        ("apbd",),
        700,
        0.3,
        PREVENTIVE,
        "ketahanan",
        "gawat-darurat-bencana",
        objective="S3",
    ),
    SubActivity(
        "1.02.02.2.02.0038",
        "Penyediaan dan Pengelolaan SPGDT",
        ("apbd",),
        2_900,
        9.0,
        CURATIVE,
        "rujukan",
        "gawat-darurat-bencana",
        objective="S4",
    ),
    SubActivity(
        "1.02.02.2.02.0048",
        "Pengelolaan Layanan Imunisasi",
        ("apbd", "dak-nonfisik"),
        1_600,
        48.0,
        PREVENTIVE,
        "primer",
        "masyarakat",
        stunting="spesifik",
        percent=30,
        objective="S2",
    ),
    SubActivity(
        "1.02.02.2.01.0006",
        "Pengembangan Puskesmas",
        ("apbd", "dak-fisik"),
        9_000,
        0.01,
        SUPPORT,
        "primer",
        "perorangan",
        objective="S4",
    ),
    SubActivity(
        "1.02.02.2.01.0014",
        "Pengadaan Alat Kesehatan",
        ("apbd", "dak-fisik"),
        8_200,
        1.2,
        SUPPORT,
        "primer",
        "perorangan",
        objective="S4",
    ),
    SubActivity(
        "1.02.02.2.01.0020",
        "Pemeliharaan Rutin dan Berkala Alat Kesehatan",
        ("apbd",),
        900,
        1.5,
        SUPPORT,
        "primer",
        "perorangan",
    ),
    SubActivity(
        "1.02.02.2.01.0023",
        "Pengadaan Obat, BMHP dan Vaksin",
        ("apbd", "dak-fisik"),
        14_500,
        0.7,
        CURATIVE,
        "ketahanan",
        "perorangan",
        objective="S4",
    ),
    SubActivity(
        "1.02.02.2.03.0002",
        "Pengelolaan Sistem Informasi Kesehatan",
        ("apbd",),
        1_300,
        0.05,
        SUPPORT,
        "teknologi",
        "manajemen",
        objective="S4",
    ),
    SubActivity(
        "1.02.02.2.04.0003",
        "Peningkatan Mutu Pelayanan Fasilitas Kesehatan",
        ("apbd",),
        700,
        0.1,
        SUPPORT,
        "rujukan",
        "perorangan",
        objective="S4",
    ),
    SubActivity(
        "1.02.03.2.02.0002",
        "Pemenuhan Kebutuhan SDM Kesehatan",
        ("apbd",),
        6_400,
        0.6,
        SUPPORT,
        "sdm",
        "manajemen",
        objective="S4",
    ),
    SubActivity(
        "1.02.03.2.03.0001",
        "Pengembangan Kompetensi Teknis SDM Kesehatan",
        ("apbd", "dak-nonfisik"),
        1_200,
        1.4,
        SUPPORT,
        "sdm",
        "manajemen",
        objective="S4",
    ),
    SubActivity(
        "1.02.04.2.01.0001",
        "Pengendalian dan Pengawasan Izin Apotek dan Toko Obat",
        ("apbd",),
        300,
        0.3,
        SUPPORT,
        "ketahanan",
        "manajemen",
        objective="S4",
    ),
    SubActivity(
        "1.02.05.2.02.0001",
        "Penyelenggaraan Promosi dan Gerakan Hidup Bersih dan Sehat",
        ("apbd", "dbhcht"),
        1_100,
        20.0,
        PREVENTIVE,
        "primer",
        "masyarakat",
        stunting="sensitif",
        percent=20,
        objective="S5",
    ),
    SubActivity(
        "1.02.05.2.03.0001",
        "Bimbingan Teknis dan Supervisi UKBM",
        ("apbd",),
        800,
        0.8,
        PREVENTIVE,
        "primer",
        "masyarakat",
        stunting="koordinasi",
        percent=40,
    ),
    SubActivity(
        "1.02.01.2.02.0001",
        "Penyediaan Gaji dan Tunjangan ASN",
        ("apbd",),
        74_000,
        2.4,
        SUPPORT,
        "tanpa",
        "manajemen",
    ),
    SubActivity(
        "1.02.01.2.06.0009",
        "Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD",
        ("apbd",),
        1_100,
        0.4,
        SUPPORT,
        "tanpa",
        "manajemen",
    ),
    SubActivity(
        "1.02.01.2.08.0004",
        "Penyediaan Jasa Pelayanan Umum Kantor",
        ("apbd",),
        3_900,
        0.05,
        SUPPORT,
        "tanpa",
        "manajemen",
    ),
    SubActivity(
        "1.02.01.2.10.0001",
        "Pelayanan dan Penunjang Pelayanan BLUD",
        ("blud",),
        58_000,
        850.0,
        CURATIVE,
        "pembiayaan",
        "perorangan",
        objective="S4",
    ),
)
"""Codes and names after the nomenclature of 2024; public copies disagree on some."""
