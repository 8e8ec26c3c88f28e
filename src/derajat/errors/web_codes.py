"""Messages about serving pages (WEB-00x to WEB-04x)."""

from derajat.errors.messages import Family, Message, MessagesOf


_refusal = MessagesOf(Family.REFUSAL)

MESSAGES: tuple[Message, ...] = (
    _refusal(
        "WEB-001",
        "Berkas pengaturan {path} tidak dapat dibaca.",
        "Hapus berkas itu dan jalankan `derajat serve` lagi.",
        "The settings file {path} cannot be read.",
        "Delete it and run `derajat serve` again.",
    ),
    _refusal(
        "WEB-002",
        "Rahasia di {path} terlalu mudah ditebak: paling sedikit {least} huruf acak.",
        "Hapus berkas itu; rahasia baru dibuat sendiri dan semua orang masuk lagi.",
        "The secret in {path} is too easy to guess: at least {least} random letters.",
        "Delete the file; a new secret is made, and everybody signs in again.",
    ),
    _refusal(
        "WEB-010",
        "“{value}” bukan alamat basis data PostgreSQL.",
        "Tulis postgresql://pengguna:sandi@host/nama, atau kosongkan untuk SQLite.",
        "“{value}” is not the address of a PostgreSQL database.",
        "Write postgresql://user:password@host/name, or leave it out for SQLite.",
    ),
    _refusal(
        "WEB-011",
        "Profil laptop hanya melayani laptop ini, bukan alamat {address}: tanpa HTTPS "
        "siapa pun di jaringan dapat membaca sandi.",
        "Pakai --profile office dengan sertifikat, atau hapus --address.",
        "The laptop profile serves this laptop only, not the address {address}: "
        "without HTTPS anybody on the network could read passwords.",
        "Use --profile office with a certificate, or leave --address out.",
    ),
    _refusal(
        "WEB-012",
        "Profil laptop tidak memakai nama host ({hosts}).",
        "Pakai --profile office, atau hapus --host.",
        "The laptop profile has no host names ({hosts}).",
        "Use --profile office, or leave --host out.",
    ),
    _refusal(
        "WEB-013",
        "Akun contoh tidak boleh dilayani ke jaringan kantor.",
        "Jalankan `derajat serve` untuk kantor yang sebenarnya, tanpa demo.",
        "Demo accounts may not be served to the network of an office.",
        "Run `derajat serve` for the real office, without the demo.",
    ),
    _refusal(
        "WEB-014",
        "Profil kantor perlu nama host yang dijawabnya.",
        "Sebut dengan --host, misalnya --host derajat.dinkes.local.",
        "The office profile needs the host name that it answers.",
        "Give it with --host, such as --host derajat.dinkes.local.",
    ),
    _refusal(
        "WEB-015",
        "Nama host {hosts} terlalu luas: nama lain akan ikut dijawab.",
        "Sebut setiap nama persis, satu --host untuk satu nama.",
        "The host name {hosts} is too wide: other names would be answered too.",
        "Name each one exactly, one --host for each.",
    ),
    _refusal(
        "WEB-016",
        "Profil kantor perlu sertifikat dan kuncinya; tanpa itu sandi terbaca.",
        "Sebut dengan --certificate dan --certificate-key (lihat deploy/README.md).",
        "The office profile needs a certificate and its key; without them passwords "
        "can be read.",
        "Give them with --certificate and --certificate-key (see deploy/README.md).",
    ),
    _refusal(
        "WEB-017",
        "Berkas {path} tidak ada.",
        "Periksa alamat berkasnya.",
        "There is no file {path}.",
        "Check where it lies.",
    ),
    _refusal(
        "WEB-018",
        "Alamat {address}:{port} tidak dapat dipakai; mungkin sedang dipakai program "
        "lain.",
        "Tutup program itu, atau pilih pintu lain dengan --port.",
        "The address {address}:{port} cannot be used; perhaps another program has it.",
        "Close that program, or choose another --port.",
    ),
    _refusal(
        "WEB-019",
        "Penghubung PostgreSQL (psycopg) belum terpasang di mesin ini.",
        'Pasang dengan pip install "derajat[postgresql]", atau kosongkan --database.',
        "The driver for PostgreSQL (psycopg) is not installed on this machine.",
        'Install it with pip install "derajat[postgresql]", or leave --database out.',
    ),
    _refusal(
        "WEB-020",
        "Akun belum dibuat: {reason}",
        "Ulangi dengan nama atau sandi lain; sandi boleh berupa kalimat.",
        "The account was not made: {reason}",
        "Repeat with another name or password; a sentence may be a password.",
    ),
    _refusal(
        "WEB-030",
        "Tidak ada akun bernama “{name}”.",
        "Lihat nama yang ada dengan `derajat account list`.",
        "There is no account named “{name}”.",
        "See the names with `derajat account list`.",
    ),
    _refusal(
        "WEB-031",
        "Peran {role} tidak dapat diberikan untuk wilayah {area}.",
        "Sebut peran dari daftar dan wilayah pada tingkatnya: kantor, Puskesmas, "
        "kelurahan, atau tanpa wilayah.",
        "The role {role} cannot be given for the area {area}.",
        "Name a role of the list and an area of its level: office, health centre, "
        "village, or none.",
    ),
    _refusal(
        "WEB-032",
        "Akun {name} sudah dalam keadaan itu.",
        "Tidak ada yang perlu dilakukan.",
        "The account {name} is in that state already.",
        "Nothing needs to be done.",
    ),
    _refusal(
        "WEB-034",
        "Tidak ada sandi pada masukan.",
        "Ketik di terminal, atau alirkan satu baris; sandi tidak pernah ditulis di "
        "baris perintah.",
        "There is no password in the input.",
        "Type it at the terminal or pipe one line in; a password is never a word of "
        "the command.",
    ),
    _refusal(
        "WEB-035",
        "Kedua sandi tidak sama.",
        "Ulangi perintahnya.",
        "The two passwords differ.",
        "Repeat the command.",
    ),
    _refusal(
        "WEB-036",
        "Rantai catatan putus pada nomor {number}: ada catatan yang diubah, "
        "disisipkan, dihapus, atau rahasia kantor sudah berganti.",
        "Simpan salinan basis data apa adanya dan panggil inspektorat; bandingkan "
        "dengan cadangan terakhir.",
        "The chain of the log breaks at number {number}: an entry was changed, put "
        "in or taken out, or the secret of the office is another one.",
        "Keep a copy of the database as it is and call the inspectorate; compare it "
        "with the last backup.",
    ),
    _refusal(
        "WEB-037",
        "Kepala nomor {number} yang disimpan tidak ada dalam catatan: akhirnya "
        "dipotong, atau basis data dikembalikan ke salinan lama.",
        "Simpan salinan basis data apa adanya dan panggil inspektorat.",
        "The head number {number} that was kept is not in the log: its end was cut, "
        "or the database was put back to an older copy.",
        "Keep a copy of the database as it is and call the inspectorate.",
    ),
    _refusal(
        "WEB-038",
        "“{value}” bukan kepala catatan.",
        "Salin seluruhnya seperti dicetak `derajat log verify`: nomor, titik dua, "
        "64 huruf dan angka.",
        "“{value}” is not the head of a log.",
        "Copy all of it as `derajat log verify` printed it: number, colon, 64 "
        "letters and digits.",
    ),
    _refusal(
        "WEB-039",
        "Akun {name} tidak memegang peran {role}.",
        "Lihat perannya dengan `derajat account list`, lalu sebut salah satu.",
        "The account {name} does not hold the role {role}.",
        "See its roles with `derajat account list` and name one of them.",
    ),
    _refusal(
        "WEB-040",
        "“{host}” bukan nama host atau alamat.",
        "Sebut dengan --host, misalnya --host derajat.dinkes.local --host 10.1.2.3.",
        "“{host}” is no host name or address.",
        "Give it with --host, such as --host derajat.dinkes.local --host 10.1.2.3.",
    ),
    _refusal(
        "WEB-041",
        "Berkas {path} sudah ada dan tidak ditimpa.",
        "Pilih folder lain, atau pindahkan sertifikat yang lama.",
        "The file {path} exists and is not written over.",
        "Choose another folder, or move the old certificate away.",
    ),
    _refusal(
        "WEB-042",
        "Sertifikat tidak dapat ditulis: {reason}.",
        "Periksa tempat dan izin folder, lalu ulangi.",
        "The certificate cannot be written: {reason}.",
        "Check space and rights of the folder and repeat.",
    ),
)
