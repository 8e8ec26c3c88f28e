"""Messages about plans that cannot be loaded (PLN-001 to PLN-049)."""

from derajat.errors.messages import Family, Message, MessagesOf


_message = MessagesOf(Family.DEFINITION)

_CASCADE: tuple[Message, ...] = (
    _message(
        "PLN-001",
        "Rencana bernama `{name}`, tetapi berkasnya `{file}`.",
        "Samakan keduanya.",
        "The plan is named `{name}`, its file `{file}`.",
        "Give both the same name.",
    ),
    _message(
        "PLN-002",
        "Kode `{name}` sudah dipakai simpul di baris {first}.",
        "Beri kode lain, atau hapus salah satu simpul.",
        "The code `{name}` is used by the node in line {first} already.",
        "Give it another code, or delete one of the nodes.",
    ),
    _message(
        "PLN-003",
        "Kode indikator `{name}` sudah dipakai di baris {first}.",
        "Beri kode lain; satu indikator rencana hanya ditulis satu kali.",
        "The indicator code `{name}` is used in line {first} already.",
        "Give it another code; an indicator of a plan is written once.",
    ),
    _message(
        "PLN-004",
        "Simpul {node} bernaung di bawah `{name}`, yang tidak ada dalam rencana ini.",
        "Yang terdekat: `{nearest}`. Kode yang ada: {known}.",
        "Node {node} stands under `{name}`, which is not in this plan.",
        "Nearest: `{nearest}`. Known codes: {known}.",
    ),
    _message(
        "PLN-005",
        "Simpul-simpul ini saling menaungi berputar: {circle}.",
        "Putuskan satu mata rantai: salah satunya bernaung di tempat lain.",
        "These nodes stand under one another in a circle: {circle}.",
        "Break one link: one of them stands somewhere else.",
    ),
    _message(
        "PLN-006",
        "Rencana hanya boleh punya satu {label}; yang pertama di baris {first}.",
        "Gabungkan keduanya, atau pisahkan menjadi dua rencana.",
        "A plan has one {label} only; the first stands in line {first}.",
        "Join them, or make two plans.",
    ),
    _message(
        "PLN-007",
        "{kind} `{node}` tidak dapat bernaung di bawah {above} `{parent}`.",
        "Yang boleh menaunginya: {allowed}.",
        "The {kind} `{node}` cannot stand under the {above} `{parent}`.",
        "It may stand under: {allowed}.",
    ),
    _message(
        "PLN-008",
        "{kind} `{node}` tidak punya induk.",
        "Tulis `parent`. Yang boleh menaunginya: {allowed}.",
        "The {kind} `{node}` has no parent.",
        "Write `parent`. It may stand under: {allowed}.",
    ),
    _message(
        "PLN-009",
        "Tidak ada jenis simpul `{name}`.",
        "Yang terdekat: `{nearest}`. Yang ada: {known}. Jenis sendiri ditulis di "
        "`kinds`.",
        "There is no kind of node `{name}`.",
        "Nearest: `{nearest}`. Known: {known}. Own kinds are written in `kinds`.",
    ),
    _message(
        "PLN-010",
        "Pernyataan `{node}` tidak berisi kata apa pun.",
        "Salin kalimatnya dari dokumen, atau hapus simpulnya.",
        "The statement of `{node}` holds no word.",
        "Copy the sentence from the document, or delete it.",
    ),
    _message(
        "PLN-011",
        "Jenis simpul `{name}` sudah ada secara nasional.",
        "Pakai yang nasional, atau beri nama lain.",
        "The kind of node `{name}` exists nationally already.",
        "Use the national one, or give another name.",
    ),
)

_PROMISES: tuple[Message, ...] = (
    _message(
        "PLN-012",
        "Tahun {year} di luar masa rencana {period}.",
        "Perbaiki tahunnya, atau masa rencananya.",
        "The year {year} is outside the period of the plan, {period}.",
        "Correct the year, or the period.",
    ),
    _message(
        "PLN-013",
        "Masa rencana terbalik: mulai {start}, berakhir {end}.",
        "Tukar kedua tahun itu.",
        "The period of the plan is reversed: from {start} to {end}.",
        "Exchange the two years.",
    ),
    _message(
        "PLN-014",
        "Tahun {key} {year} tidak cocok dengan masa rencana {period}.",
        "Tahun dasar paling lambat tahun terakhir; tahun transisi sesudahnya.",
        "The {key} {year} does not fit the period {period}.",
        "A baseline year is not after the last year; a transition year is after it.",
    ),
    _message(
        "PLN-015",
        "`{value}` bukan jumlah uang dalam {unit}.",
        "Tulis angka tanpa pemisah ribuan, titik hanya untuk desimal: 9446966806 atau "
        "12.5 juta.",
        "`{value}` is no amount of money in {unit}.",
        "Write the number without thousands marks, a point for decimals only: "
        "9446966806 or 12.5 million.",
    ),
    _message(
        "PLN-016",
        "Target {year} dari `{indicator}` diubah tanpa alasan.",
        "Tulis `reason`: mengapa targetnya berubah.",
        "The target of {year} of `{indicator}` is changed without a reason.",
        "Write `reason`: why the target changed.",
    ),
    _message(
        "PLN-017",
        "Tidak ada indikator `{name}` dalam katalog.",
        "Yang terdekat: `{nearest}`. Bila definisinya memang belum ada, tulis "
        "`wanted: {name}`.",
        "There is no indicator `{name}` in the catalogue.",
        "Nearest: `{nearest}`. If it has no definition yet, write `wanted: {name}`.",
    ),
    _message(
        "PLN-018",
        "Indikator `{name}` sudah ada dalam katalog, jadi bukan lagi keinginan.",
        "Tulis `measured_by: {name}`.",
        "The indicator `{name}` is in the catalogue, so it is no wish any more.",
        "Write `measured_by: {name}`.",
    ),
    _message(
        "PLN-019",
        "Tidak ada tanda `{name}`.",
        "Yang terdekat: `{nearest}`. Yang ada di `tags`: {known}.",
        "There is no tag `{name}`.",
        "Nearest: `{nearest}`. Known in `tags`: {known}.",
    ),
    _message(
        "PLN-020",
        "Tidak ada rencana `{name}` di kantor ini.",
        "Yang terdekat: `{nearest}`. Yang ada: {known}. Dokumen lain disebut dengan "
        "`document`.",
        "This office has no plan `{name}`.",
        "Nearest: `{nearest}`. Known: {known}. Other documents are named by "
        "`document`.",
    ),
    _message(
        "PLN-021",
        "Rencana `{plan}` tidak punya simpul `{name}`.",
        "Yang terdekat: `{nearest}`. Kode yang ada: {known}.",
        "The plan `{plan}` has no node `{name}`.",
        "Nearest: `{nearest}`. Known codes: {known}.",
    ),
)

_COMMANDS: tuple[Message, ...] = (
    _message(
        "PLN-030",
        "Kantor {office} belum punya rencana.",
        "Tulis satu di `offices/{office}/plan/NAMA.yaml`, atau baca tabelnya dengan "
        "`derajat plan read BERKAS --yaml NAMA.yaml`.",
        "Office {office} has no plan yet.",
        "Write one in `offices/{office}/plan/NAME.yaml`, or read its table with "
        "`derajat plan read FILE --yaml NAME.yaml`.",
    ),
    _message(
        "PLN-031",
        "Kantor {office} tidak punya rencana `{name}`.",
        "Yang ada: {known}.",
        "Office {office} has no plan `{name}`.",
        "Known: {known}.",
    ),
    _message(
        "PLN-032",
        "`{name}` bukan kantor dan bukan berkas.",
        "Kantor yang ada: {known}. Periksa pula nama dan folder berkasnya.",
        "`{name}` is neither an office nor a file.",
        "Known offices: {known}. Check the name and folder of the file as well.",
    ),
    _message(
        "PLN-033",
        "Berkas `{name}` sudah ada, dan rencana orang tidak ditimpa.",
        "Sebut nama berkas yang baru.",
        "The file `{name}` exists already; nobody's plan is written over.",
        "Name a new file.",
    ),
    _message(
        "PLN-034",
        "Salinan bertanda dibuat untuk satu rencana.",
        "Pilih dengan --plan. Yang ada: {known}.",
        "A marked copy is made of one plan.",
        "Choose it with --plan. Known: {known}.",
    ),
    _message(
        "PLN-035",
        "Berkas tidak dapat ditulis: {reason}.",
        "Pilih folder lain, atau beri izin menulis.",
        "The file cannot be written: {reason}.",
        "Choose another folder, or allow writing.",
    ),
    _message(
        "PLN-036",
        "`{name}` bukan nama berkas rencana.",
        "Tulis huruf kecil, angka dan tanda hubung, misalnya `renstra-2025.yaml`.",
        "`{name}` is no name of a plan file.",
        "Write small letters, digits and hyphens, such as `renstra-2025.yaml`.",
    ),
)

MESSAGES: tuple[Message, ...] = (*_CASCADE, *_PROMISES, *_COMMANDS)
