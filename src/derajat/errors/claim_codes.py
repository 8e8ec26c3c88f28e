"""What is found about sentences with numbers (AUD-100 to AUD-199)."""

from derajat.errors.messages import Family, Message, MessagesOf


_message = MessagesOf(Family.RECORD)

_BROKEN: tuple[Message, ...] = (
    _message(
        "AUD-101",
        "Tercetak {printed}, tetapi {equation}.",
        "Periksa ketiga angka; bila pembilang dan penyebut benar, tulis {rounded}.",
        "{printed} is printed, but {equation}.",
        "Check all three numbers; if both counts are right, write {rounded}.",
    ),
    _message(
        "AUD-102",
        "{printed} di sini selisih dua persentase, jadi persen poin; perubahan "
        "relatifnya {implied}.",
        "Tulis persen poin, atau tulis perubahan relatifnya.",
        "{printed} is here the difference of two percentages, so percentage points; "
        "the relative change is {implied}.",
        "Write percentage points, or write the relative change.",
    ),
    _message(
        "AUD-103",
        "Perubahan tercetak {printed}, tetapi {equation}.",
        "Tulis {rounded}, atau jelaskan terhadap angka mana persen itu dihitung.",
        "The change is printed as {printed}, but {equation}.",
        "Write {rounded}, or say of which number it is a percentage.",
    ),
    _message(
        "AUD-104",
        "Selisih tercetak {printed}, seharusnya {implied} ({equation}).",
        "Periksa kedua angka dan selisihnya.",
        "The difference is printed as {printed}, it should be {implied} ({equation}).",
        "Check both numbers and their difference.",
    ),
    _message(
        "AUD-105",
        "Arah kata tidak cocok dengan angka: {low} seharusnya lebih kecil dari {high}.",
        "Periksa urutan angka atau kata naik dan turun.",
        "The words and the numbers go opposite ways: {low} should be less than {high}.",
        "Check the order of the numbers, or the words for rise and fall.",
    ),
    _message(
        "AUD-106",
        "Jumlah tercetak {printed}, bagian-bagiannya berjumlah {implied}.",
        "Periksa jumlah dan semua bagiannya.",
        "The total is printed as {printed}, its parts add up to {implied}.",
        "Check the total and all of its parts.",
    ),
    _message(
        "AUD-107",
        "Penduduk {printed} tidak cocok dengan kepadatan dan luas: {equation}.",
        "Periksa kepadatan, luas, dan jumlah penduduk pada tahun yang sama.",
        "A population of {printed} does not fit density and area: {equation}.",
        "Check density, area and population of the same year.",
    ),
    _message(
        "AUD-108",
        "{printed} cocok bila angka di belakang koma dipotong, bukan dibulatkan.",
        "Bulatkan setengah ke atas.",
        "{printed} fits when decimals are cut off instead of rounded.",
        "Round half up.",
    ),
    _message(
        "AUD-109",
        "Angka-angka ini memerlukan keseluruhan {one} dan sekaligus {other}; keduanya "
        "tidak mungkin benar bersama.",
        "Tanyakan pembilang, penyebut dan definisi masing-masing persentase.",
        "These numbers need a whole of {one} and at once of {other}; they cannot all "
        "be true.",
        "Ask for numerator, denominator and definition of each percentage.",
    ),
    _message(
        "AUD-110",
        "Angka-angka ini tidak mungkin benar bersama.",
        "Tanyakan asal setiap angka.",
        "These numbers cannot all be true.",
        "Ask where each number comes from.",
    ),
)

_MISSING: tuple[Message, ...] = (
    _message(
        "AUD-111",
        "Tidak disebut {share} itu dari berapa.",
        "Tanyakan penyebutnya.",
        "It is not said of how many {share} is a share.",
        "Ask for the denominator.",
    ),
    _message(
        "AUD-112",
        "Jumlah penduduk untuk {share} tidak disebut.",
        "Tanyakan jumlah penduduk, atau berikan dengan --population.",
        "The population for {share} is not said.",
        "Ask for the population, or give it with --population.",
    ),
    _message(
        "AUD-113",
        "Tidak disebut {share} itu berapa orang atau kasus.",
        "Tanyakan pembilangnya.",
        "It is not said how many people or cases {share} are.",
        "Ask for the numerator.",
    ),
    _message(
        "AUD-114",
        "Salah satu dari angka sebelum, sesudah dan selisih tidak disebut.",
        "Tanyakan angka yang belum ada.",
        "One of the numbers before, after and between is not said.",
        "Ask for the number that is absent.",
    ),
    _message(
        "AUD-115",
        "Kepadatan hanya dapat diperiksa dengan luas dan jumlah penduduk.",
        "Tanyakan yang belum disebut, atau berikan penduduk dengan --population.",
        "A density can be checked only with the area and the population.",
        "Ask for what is not said, or give the population with --population.",
    ),
    _message(
        "AUD-116",
        "Tidak disebut {share} itu berubah dari angka berapa.",
        "Tanyakan angka sebelum dan sesudahnya.",
        "It is not said from which number {share} is a change.",
        "Ask for the numbers before and after.",
    ),
    _message(
        "AUD-117",
        "Kata-katanya tidak menghubungkan {share} dengan angka lain.",
        "Tanyakan hubungannya; angka yang berdiri sendiri tidak dapat diperiksa.",
        "The words do not tie {share} to another number.",
        "Ask how they relate; a number by itself cannot be checked.",
    ),
    _message(
        "AUD-118",
        "Tidak ada angka yang dapat diperiksa dalam kalimat ini.",
        "Tanggal, tahun dan umur tidak diperiksa; berikan kalimat yang memuat angka.",
        "No number of this sentence can be checked.",
        "Dates, years and ages are not checked; give a sentence with numbers.",
    ),
)

_REGISTERED: tuple[Message, ...] = (
    _message(
        "AUD-119",
        "{low} melebihi {high}, jadi batasnya tidak terpenuhi.",
        "Sebut nilai dan batasnya bersama, dan katakan belum tercapai.",
        "{low} exceeds {high}, so the limit is not kept.",
        "Tell value and limit together, and say that it is not reached.",
    ),
    _message(
        "AUD-120",
        "`{text}` tidak ada dalam kata-kata klaim ini.",
        "Salin persis dari `words`, atau beri `{{number: ..., source: ...}}`.",
        "`{text}` does not stand in the words of this claim.",
        "Copy it exactly from `words`, or give `{{number: ..., source: ...}}`.",
    ),
    _message(
        "AUD-121",
        "`{text}` bukan tepat satu angka dengan satuannya.",
        "Tulis satu angka, misalnya `0,54 persen` atau `256 orang`.",
        "`{text}` is not exactly one number with its unit.",
        "Write one number, for example `0,54 persen` or `256 orang`.",
    ),
    _message(
        "AUD-122",
        "Peran {roles} bersama-sama tidak membentuk hubungan.",
        "Pilih part, share, whole; before, after, change; density, area, population; "
        "atau value dengan ceiling atau floor.",
        "The roles {roles} together make no relation.",
        "Choose part, share, whole; before, after, change; density, area, population; "
        "or value with ceiling or floor.",
    ),
    _message(
        "AUD-123",
        "Klaim mencetak {printed}, nilai tersimpan {indicator} {period} adalah "
        "{stored}.",
        "Lihat asal nilai dengan `derajat explain`, lalu tanyakan penerbit klaim.",
        "The claim prints {printed}, the stored value of {indicator} {period} is "
        "{stored}.",
        "See where the value comes from with `derajat explain`, then ask who made the "
        "claim.",
    ),
)

MESSAGES: tuple[Message, ...] = (*_BROKEN, *_MISSING, *_REGISTERED)
