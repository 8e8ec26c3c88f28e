"""The questions of the satisfaction survey with the words of their scales.

Source: PermenPANRB 14/2017, annex, sample questionnaire; nine elements, each from 1 to
4. Elements are named by their key: in the questionnaire premises (u9) are asked before
complaints (u8).
"""

from dataclasses import dataclass

from derajat.model.labels import Label


QUESTIONS_A_STEP = 3
MOST_LETTERS = 500
YOUNGEST, OLDEST = 12, 110


@dataclass(frozen=True)
class Element:
    """One element: its question and the words of 1, 2, 3 and 4."""

    key: str
    question: Label
    scale: tuple[Label, Label, Label, Label]


ELEMENTS = (
    Element(
        "u1",
        Label(
            "Bagaimana kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
            "How well do the requirements fit the kind of service?",
        ),
        (
            Label("Tidak sesuai", "They do not fit"),
            Label("Kurang sesuai", "They hardly fit"),
            Label("Sesuai", "They fit"),
            Label("Sangat sesuai", "They fit very well"),
        ),
    ),
    Element(
        "u2",
        Label(
            "Bagaimana kemudahan prosedur pelayanan di unit ini?",
            "How easy is the procedure of this unit?",
        ),
        (
            Label("Tidak mudah", "Not easy"),
            Label("Kurang mudah", "Not very easy"),
            Label("Mudah", "Easy"),
            Label("Sangat mudah", "Very easy"),
        ),
    ),
    Element(
        "u3",
        Label("Bagaimana kecepatan waktu pelayanan?", "How fast is the service?"),
        (
            Label("Tidak cepat", "Not fast"),
            Label("Kurang cepat", "Not very fast"),
            Label("Cepat", "Fast"),
            Label("Sangat cepat", "Very fast"),
        ),
    ),
    Element(
        "u4",
        Label(
            "Bagaimana kewajaran biaya atau tarif pelayanan?",
            "How reasonable is the cost of the service?",
        ),
        (
            Label("Sangat mahal", "Very expensive"),
            Label("Cukup mahal", "Rather expensive"),
            Label("Murah", "Cheap"),
            Label("Gratis", "Free of charge"),
        ),
    ),
    Element(
        "u5",
        Label(
            "Bagaimana kesesuaian hasil pelayanan dengan yang tercantum dalam standar "
            "pelayanan?",
            "How well does what you received fit the published standard?",
        ),
        (
            Label("Tidak sesuai", "It does not fit"),
            Label("Kurang sesuai", "It hardly fits"),
            Label("Sesuai", "It fits"),
            Label("Sangat sesuai", "It fits very well"),
        ),
    ),
    Element(
        "u6",
        Label(
            "Bagaimana kompetensi atau kemampuan petugas?",
            "How competent are the staff?",
        ),
        (
            Label("Tidak kompeten", "Not competent"),
            Label("Kurang kompeten", "Not very competent"),
            Label("Kompeten", "Competent"),
            Label("Sangat kompeten", "Very competent"),
        ),
    ),
    Element(
        "u7",
        Label(
            "Bagaimana perilaku petugas, kesopanan dan keramahannya?",
            "How polite and friendly are the staff?",
        ),
        (
            Label("Tidak sopan dan ramah", "Not polite and friendly"),
            Label("Kurang sopan dan ramah", "Not very polite and friendly"),
            Label("Sopan dan ramah", "Polite and friendly"),
            Label("Sangat sopan dan ramah", "Very polite and friendly"),
        ),
    ),
    Element(
        "u9",
        Label(
            "Bagaimana kualitas sarana dan prasarana?",
            "How good are the premises and equipment?",
        ),
        (
            Label("Buruk", "Bad"),
            Label("Cukup", "Fair"),
            Label("Baik", "Good"),
            Label("Sangat baik", "Very good"),
        ),
    ),
    Element(
        "u8",
        Label(
            "Bagaimana penanganan pengaduan, saran, dan masukan pengguna layanan?",
            "How are complaints, suggestions and remarks of users handled?",
        ),
        (
            Label("Tidak ada", "There is no handling"),
            Label("Ada tetapi tidak berfungsi", "There is, but it does not work"),
            Label("Berfungsi kurang maksimal", "It works, not fully"),
            Label("Dikelola dengan baik", "It is well managed"),
        ),
    ),
)

SERVICES = {
    "pendaftaran": Label("Pendaftaran", "Registration"),
    "poli-umum": Label("Poli umum", "General clinic"),
    "poli-gigi": Label("Poli gigi", "Dental clinic"),
    "kia-kb": Label("KIA dan KB", "Mother, child, family planning"),
    "laboratorium": Label("Laboratorium", "Laboratory"),
    "farmasi": Label("Farmasi", "Pharmacy"),
    "gawat-darurat": Label("Gawat darurat", "Emergency"),
}
SEXES = {"L": Label("Laki-laki", "Male"), "P": Label("Perempuan", "Female")}
EDUCATIONS = {
    "sd": Label("SD atau belum tamat", "Primary school or less"),
    "smp": Label("SMP", "Lower secondary"),
    "sma": Label("SMA", "Upper secondary"),
    "diploma": Label("Diploma", "Diploma"),
    "sarjana": Label("Sarjana ke atas", "University"),
}
JOBS = {
    "pns": Label("PNS", "Civil servant"),
    "tni": Label("TNI", "Armed forces"),
    "polri": Label("Polri", "Police"),
    "swasta": Label("Swasta", "Private sector"),
    "wirausaha": Label("Wirausaha", "Self-employed"),
    "lainnya": Label("Lainnya", "Other"),
}
