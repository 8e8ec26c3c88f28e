"""What the plan doctor finds (PLN-100 to PLN-199)."""

from derajat.errors.messages import Family, Message, MessagesOf


_message = MessagesOf(Family.DEFINITION)

_CASCADE: tuple[Message, ...] = (
    _message(
        "PLN-100",
        "Tidak punya turunan, padahal simpul sejenis punya: {what}.",
        "Tulis simpul di bawahnya, atau jelaskan mengapa berhenti di sini.",
        "Nothing stands below, where others of the kind have something: {what}.",
        "Write what stands below it, or say why it ends here.",
    ),
    _message(
        "PLN-101",
        "Tidak bernaung di bawah simpul mana pun, padahal tingkat di atasnya ada: "
        "{what}.",
        "Tulis simpul induknya, supaya jelas apa yang dilayaninya.",
        "Stands under nothing, though the level above is in the plan: {what}.",
        "Write the node above it, so that it is clear what it serves.",
    ),
    _message(
        "PLN-102",
        "Tidak ada indikator yang mengukurnya: {what}.",
        "Tambahkan paling sedikit satu indikator hasil (outcome).",
        "No indicator measures it: {what}.",
        "Add at least one indicator of outcome.",
    ),
    _message(
        "PLN-103",
        "Program atau kegiatan tanpa indikator: {what}.",
        "Tambahkan indikator: hasil (outcome) untuk program, keluaran (output) untuk "
        "kegiatan.",
        "Programme or activity without indicator: {what}.",
        "Add one: of outcome for a programme, of output for an activity.",
    ),
    _message(
        "PLN-104",
        "Tidak berujung pada sasaran mana pun: {what}.",
        "Hubungkan induknya dengan sasaran yang dilayaninya.",
        "Leads to no objective: {what}.",
        "Link what stands above it to the objective it serves.",
    ),
    _message(
        "PLN-105",
        "Penanggung jawab tidak tertulis: {what}.",
        "Tulis jabatan yang bertanggung jawab.",
        "No owner is stated: {what}.",
        "Write the post that answers for it.",
    ),
    _message(
        "PLN-106",
        "{what} sama bunyinya dengan {first}.",
        "Gabungkan, atau bedakan rumusannya.",
        "{what} says the same as {first}.",
        "Join them, or word them differently.",
    ),
    _message(
        "PLN-107",
        "{what} terdiri atas {words} kata (lebih dari {most}); biasanya berisi "
        "beberapa sasaran.",
        "Pisahkan menjadi sasaran yang masing-masing dapat diukur.",
        "{what} has {words} words (more than {most}); it usually holds several aims.",
        "Divide it into aims that can each be measured.",
    ),
    _message(
        "PLN-108",
        "Memakai kata tanpa ukuran: {what}.",
        "Ganti dengan keadaan yang dapat diukur, atau beri indikator.",
        "Uses words without a measure: {what}.",
        "Put a state that can be measured, or give an indicator.",
    ),
    _message(
        "PLN-109",
        "{what} menyebut pekerjaan (“{word}”), bukan keadaan yang ingin dicapai.",
        "Tulis keadaan masyarakat atau layanan yang dituju; pekerjaan masuk ke "
        "kegiatan.",
        "{what} names work (“{word}”), not a state to be reached.",
        "Write the state of people or services; work belongs to activities.",
    ),
)

_STATED: tuple[Message, ...] = (
    _message(
        "PLN-110",
        "Rumus hitung tidak tertulis: {what}.",
        "Tulis pembilang, penyebut dan pengali, atau sebut indikator katalognya.",
        "No formula is stated: {what}.",
        "Write numerator, denominator and multiplier, or name the indicator of the "
        "catalogue.",
    ),
    _message(
        "PLN-111",
        "Kondisi awal tidak tertulis: {what}.",
        "Isi nilai dan tahun awalnya, atau katakan bahwa belum pernah diukur.",
        "No baseline is stated: {what}.",
        "Give its value and year, or say that it was never measured.",
    ),
    _message(
        "PLN-112",
        "Target tidak tertulis: {what}.",
        "Isi target tiap tahun.",
        "No target is stated: {what}.",
        "Give the target of each year.",
    ),
    _message(
        "PLN-113",
        "Ada tahun tanpa target: {what}.",
        "Isi target tahun itu, atau jelaskan mengapa tidak ada.",
        "Some years have no target: {what}.",
        "Give the target of that year, or say why there is none.",
    ),
    _message(
        "PLN-114",
        "Satuan tidak tertulis: {what}.",
        "Tulis satuannya, misalnya %, orang, per 100.000 kelahiran hidup.",
        "No unit is stated: {what}.",
        "Write the unit, such as %, persons, per 100,000 live births.",
    ),
    _message(
        "PLN-115",
        "Arah tidak tertulis; dari kata-katanya {direction}: {what}.",
        "Tulis arahnya (makin tinggi, makin rendah, atau rentang) bila berbeda.",
        "The direction is not stated; by the words {direction}: {what}.",
        "State the direction (higher, lower, or a range) where it differs.",
    ),
    _message(
        "PLN-116",
        "Arah yang lebih baik tidak tertulis dan tidak dapat diturunkan: {what}.",
        "Tulis arahnya: makin tinggi, makin rendah, atau rentang.",
        "Which way is better is neither stated nor to be derived: {what}.",
        "State the direction: higher, lower, or a range.",
    ),
    _message(
        "PLN-117",
        "{what}: tertulis arah {stated}, tetapi kata “{word}” menunjukkan sebaliknya.",
        "Perbaiki arahnya, atau ubah rumusan indikatornya.",
        "{what}: the stated direction is {stated}, the word “{word}” suggests the "
        "other.",
        "Correct the direction, or the wording of the indicator.",
    ),
    _message(
        "PLN-118",
        "{what} menghitung kerja sendiri ({word}), padahal tingkat {kind} "
        "memerlukan hasil.",
        "Ganti dengan indikator hasil bagi masyarakat atau layanan, atau pindahkan ke "
        "kegiatan.",
        "{what} counts own work ({word}), though the level {kind} needs a result.",
        "Put an indicator of what changes for people or services, or move it to an "
        "activity.",
    ),
    _message(
        "PLN-119",
        "{what} memuat dua ukuran sekaligus (“{words}”).",
        "Pisahkan menjadi dua indikator dengan target masing-masing.",
        "{what} holds two measures in one (“{words}”).",
        "Divide it into two indicators with a target each.",
    ),
    _message(
        "PLN-120",
        "{what}: target tahun {year} (“{printed}”) di luar masa rencana {period}.",
        "Perbaiki tahunnya atau masa rencananya.",
        "{what}: the target of {year} (“{printed}”) lies outside the period {period}.",
        "Correct the year, or the period of the plan.",
    ),
    _message(
        "PLN-121",
        "{what}: kondisi awal dari tahun {year}, sesudah rencana mulai ({start}).",
        "Pakai nilai sebelum rencana mulai, atau katakan bahwa nilainya menyusul.",
        "{what}: the baseline is of {year}, after the plan began ({start}).",
        "Take a value from before the plan, or say that it came later.",
    ),
    _message(
        "PLN-122",
        "Masa berlaku rencana {what} tidak tertulis.",
        "Tulis tahun mulai dan tahun berakhirnya.",
        "The period of the plan {what} is not stated.",
        "Write its first and its last year.",
    ),
)

_PRINTED: tuple[Message, ...] = (
    _message(
        "PLN-125",
        "Target yang bukan angka biasa, dan cara membacanya: {what}.",
        "Tidak perlu berbuat apa-apa bila memang itu maksudnya.",
        "A target that is no plain number, and what it was read as: {what}.",
        "Nothing needs to be done if that is what it means.",
    ),
    _message(
        "PLN-126",
        "{what}: rentang “{printed}” tertulis terbalik; dibaca {low} sampai {high}.",
        "Tulis ujung bawah lebih dulu.",
        "{what}: the range “{printed}” is printed backwards; read as {low} to {high}.",
        "Write the lower end first.",
    ),
    _message(
        "PLN-127",
        "{what}: “{printed}” tidak dapat dipakai sebagai target: {why}.",
        "Tulis satu angka dengan tanda yang jelas, satu batas, atau satu rentang.",
        "{what}: “{printed}” cannot be used as a target: {why}.",
        "Write one number with a clear mark, one bound, or one range.",
    ),
    _message(
        "PLN-128",
        "{what}: “{printed}” bukan angka yang dapat dihitung ({why}).",
        "Tulis berapa, supaya capaiannya dapat dihitung.",
        "{what}: “{printed}” is no number to count with ({why}).",
        "Write how much, so that attainment can be computed.",
    ),
    _message(
        "PLN-129",
        "{what}: tingkat dari dua skala, atau tingkat di samping angka: {printed}.",
        "Pakai satu skala untuk semua tahun.",
        "{what}: grades of two scales, or a grade beside numbers: {printed}.",
        "Use one scale for all years.",
    ),
    _message(
        "PLN-130",
        "{what}: {printed} tanpa tanda, sedangkan di baris yang sama tertulis "
        "{others}. Paling dekat dengan yang lain bila dibaca {read}.",
        "Tulis semuanya dengan tanda yang sama, misalnya semua memakai %.",
        "{what}: {printed} has no sign, while the same row prints {others}. It lies "
        "nearest to those when read as {read}.",
        "Write all of them with the same sign, such as % everywhere.",
    ),
    _message(
        "PLN-131",
        "{what}: {printed} berbeda kira-kira {factor} kali dari {others}.",
        "Periksa letak koma atau satuannya.",
        "{what}: {printed} is about {factor} times off {others}.",
        "Check the decimal mark or the unit.",
    ),
    _message(
        "PLN-132",
        "{what}: satuannya berganti-ganti: {printed}.",
        "Pakai satu satuan untuk kondisi awal dan semua tahun.",
        "{what}: its unit changes: {printed}.",
        "Use one unit for the baseline and all years.",
    ),
    _message(
        "PLN-133",
        "{what}: bagian dari keseluruhan ditulis sebagai pecahan (“{printed}”); "
        "maksudnya mungkin {read} %.",
        "Tulis dalam persen dengan tanda %.",
        "{what}: a share is printed as a fraction (“{printed}”); perhaps {read} % is "
        "meant.",
        "Write it in per cent, with the sign.",
    ),
    _message(
        "PLN-134",
        "{what}: target {year} “{printed}” di luar batas yang mungkin ({limit}).",
        "Perbaiki target, atau tulis satuan yang benar.",
        "{what}: the target {year} “{printed}” is outside what is possible ({limit}).",
        "Correct the target, or write the right unit.",
    ),
    _message(
        "PLN-135",
        "{what}: kondisi awal “{printed}” di luar batas sebuah bagian.",
        "Periksa penyebutnya, atau tulis satuan yang benar (mungkin bukan persen).",
        "{what}: the baseline “{printed}” is outside the limits of a share.",
        "Check its denominator, or write the right unit (perhaps not per cent).",
    ),
)

_PATHS: tuple[Message, ...] = (
    _message(
        "PLN-136",
        "{what}: target {year} “{printed}” lebih buruk daripada kondisi awal "
        "“{baseline}” ({direction}).",
        "Perbaiki target, atau tulis alasannya.",
        "{what}: the target {year} “{printed}” is worse than the baseline "
        "“{baseline}” ({direction}).",
        "Correct the target, or give the reason.",
    ),
    _message(
        "PLN-137",
        "{what}: seluruh target berjalan ke arah yang memburuk: {path} ({direction}).",
        "Balik arah targetnya, atau perbaiki arah indikatornya.",
        "{what}: all targets run towards worse: {path} ({direction}).",
        "Turn the targets round, or correct the direction of the indicator.",
    ),
    _message(
        "PLN-138",
        "{what}: target mundur dari {before} ke {after} ({direction}) tanpa alasan.",
        "Perbaiki target, atau tulis alasannya.",
        "{what}: the target falls back from {before} to {after} ({direction}) without "
        "a reason.",
        "Correct the target, or give the reason.",
    ),
    _message(
        "PLN-139",
        "{what}: target setiap tahun sama dengan kondisi awal “{printed}” "
        "({direction}): tidak ada yang dijanjikan.",
        "Tetapkan perbaikan, atau tulis mengapa cukup dipertahankan.",
        "{what}: the target of every year equals the baseline “{printed}” "
        "({direction}): nothing is promised.",
        "Set an improvement, or say why keeping it is enough.",
    ),
    _message(
        "PLN-140",
        "Target sama di semua tahun: {what}.",
        "Tetapkan tahapan menuju target, atau tulis mengapa tetap.",
        "The same target in all years: {what}.",
        "Set steps towards it, or say why it stays.",
    ),
    _message(
        "PLN-141",
        "{what}: target nol pada tahun {years} (kondisi awal “{baseline}”); capaian "
        "dengan pembagian tidak dapat dihitung.",
        "Nyatakan cara menilai target nol, misalnya tercapai bila realisasi nol; "
        "periksa apakah nol itu data atau belum diisi.",
        "{what}: the target is zero in {years} (baseline “{baseline}”); attainment by "
        "division cannot be computed.",
        "State how a target of zero is judged, such as reached when the value is zero; "
        "check whether zero is data or was never filled in.",
    ),
    _message(
        "PLN-142",
        "{what}: akhir periode tercetak “{end}”, padahal tahun terakhir ({year}) "
        "“{last}” dan jumlah semua tahun {sum}.",
        "Samakan dengan tahun terakhir, atau dengan jumlahnya bila memang dijumlahkan.",
        "{what}: the end of the period is printed “{end}”, but the last year ({year}) "
        "is “{last}” and the sum of all years {sum}.",
        "Make it the last year, or the sum where years are added up.",
    ),
    _message(
        "PLN-143",
        "{what}: dari nilai terakhir {last} ke target {end} perlu {needed} setahun; "
        "yang tercepat selama {years} hanya {best} setahun.",
        "Tulis apa yang membuat lajunya dapat lebih cepat, atau sesuaikan targetnya.",
        "{what}: from the last value {last} to the target {end} takes {needed} a year; "
        "the fastest in {years} was {best} a year.",
        "Say what makes a faster pace possible, or adjust the target.",
    ),
    _message(
        "PLN-145",
        "{what} tertulis dua kali dengan angka berbeda; yang pertama di {first}. "
        "{differences}.",
        "Sisakan satu, atau tulis apa bedanya.",
        "{what} stands twice with different numbers; the first is at {first}. "
        "{differences}.",
        "Keep one of them, or write what makes them different.",
    ),
    _message(
        "PLN-146",
        "{what} menjadi tanggung jawab dua pihak: {owner} (di {first}) dan {other}.",
        "Tetapkan satu penanggung jawab.",
        "{what} has two owners: {owner} (at {first}) and {other}.",
        "Name one who answers for it.",
    ),
    _message(
        "PLN-147",
        "{what} tertulis dua kali dengan angka yang sama; yang pertama di {first}.",
        "Hapus salah satu.",
        "{what} stands twice with the same numbers; the first is at {first}.",
        "Delete one of them.",
    ),
)

_MONEY: tuple[Message, ...] = (
    _message(
        "PLN-150",
        "{what}: pagu akhir periode {end} mengulang tahun terakhir ({last}); jumlah "
        "semua tahun {sum}.",
        "Tulis jumlah semua tahun.",
        "{what}: the money of the whole period {end} repeats the last year ({last}); "
        "all years together are {sum}.",
        "Write the sum of all years.",
    ),
    _message(
        "PLN-151",
        "{what}: pagu akhir periode tercetak {end}, jumlah semua tahun {sum}, tahun "
        "terakhir {last}.",
        "Hitung ulang; yang benar biasanya jumlah semua tahun.",
        "{what}: the money of the whole period is printed {end}, all years together "
        "are {sum}, the last year is {last}.",
        "Add up again; it is usually the sum of all years.",
    ),
    _message(
        "PLN-152",
        "{what}: pagunya bukan jumlah pagu di bawahnya (tahun: pagu – jumlah): "
        "{years}.",
        "Perbaiki pagu tahun itu, atau lengkapi kegiatannya.",
        "{what}: its money is not the sum of what stands below (year: money – sum): "
        "{years}.",
        "Correct the money of that year, or complete the activities.",
    ),
    _message(
        "PLN-153",
        "{what}: pagunya di atas jumlah pagu di bawahnya pada semua tahun (tahun: pagu "
        "– jumlah): {years}.",
        "Periksa apakah ada kegiatan yang belum tertulis.",
        "{what}: its money is above the sum of what stands below in all years (year: "
        "money – sum): {years}.",
        "Check whether activities are missing.",
    ),
    _message(
        "PLN-154",
        "{what}: baris anggaran tanpa pagu (tahun dengan realisasi: {years}).",
        "Isi pagunya.",
        "{what}: a budget line without ceiling (years with realisation: {years}).",
        "Fill in the ceiling.",
    ),
    _message(
        "PLN-155",
        "{what}: realisasi {year} {spent} melebihi pagu {ceiling}.",
        "Periksa pagu perubahan dan realisasinya.",
        "{what}: {spent} was spent in {year}, above the ceiling {ceiling}.",
        "Check the changed ceiling and the realisation.",
    ),
    _message(
        "PLN-156",
        "Ada target tanpa pagu pada tahun itu: {what}.",
        "Isi pagunya, atau tulis bahwa tidak memerlukan biaya.",
        "Targets in years without money: {what}.",
        "Fill in the ceiling, or say that it costs nothing.",
    ),
    _message(
        "PLN-157",
        "Ada pagu tanpa indikator yang mempertanggungjawabkannya: {what}.",
        "Tambahkan indikatornya.",
        "Money that no indicator answers for: {what}.",
        "Add its indicator.",
    ),
    _message(
        "PLN-158",
        "{what}: uang berbeda {factor} kali dari yang di sebelahnya: {printed}.",
        "Periksa satuannya: mungkin ribuan di samping rupiah.",
        "{what}: money is {factor} times off what stands beside it: {printed}.",
        "Check the unit: thousands may stand beside rupiah.",
    ),
    _message(
        "PLN-159",
        "{what}: uang tercetak dalam `{unit}`, baris lain dalam `{usual}`.",
        "Pakai satu satuan uang untuk seluruh rencana.",
        "{what}: its money is printed in `{unit}`, other lines in `{usual}`.",
        "Use one unit of money for the whole plan.",
    ),
)

_OUTSIDE: tuple[Message, ...] = (
    _message(
        "PLN-160",
        "Tidak merujuk RPJMD: {what}.",
        "Tulis tujuan atau sasaran RPJMD yang dilayaninya.",
        "Names nothing of the RPJMD: {what}.",
        "Write the goal or objective of the RPJMD that it serves.",
    ),
    _message(
        "PLN-161",
        "{what} berbeda dengan rencana `{other}`: {differences}.",
        "Samakan, atau catat alasan perubahannya.",
        "{what} differs from the plan `{other}`: {differences}.",
        "Make them equal, or record the reason of the change.",
    ),
    _message(
        "PLN-162",
        "Kewenangan {stated} dalam rencana milik {own}: {what}.",
        "Pindahkan ke bagian dukungan, atau tulis dasar pelimpahannya.",
        "A task of the {stated} in a plan of the {own}: {what}.",
        "Show it as support, or name the decree that hands it over.",
    ),
    _message(
        "PLN-163",
        "{what} menyebut “{word}”, yang biasanya kewenangan provinsi (UU 23/2014, "
        "lampiran bidang kesehatan).",
        "Tulis kewenangannya: bersama, pendukung, atau dilimpahkan.",
        "{what} names “{word}”, normally a task of the province (Law 23/2014, annex on "
        "health).",
        "State whose task it is: joint, supporting, or handed over.",
    ),
    _message(
        "PLN-164",
        "{what}: layanan SPM bertarget “{printed}” pada {year}; SPM harus 100 % setiap "
        "tahun (PP 2/2018).",
        "Tulis 100 %.",
        "{what}: a minimum service has the target “{printed}” in {year}; it must be "
        "100 % every year (PP 2/2018).",
        "Write 100 %.",
    ),
    _message(
        "PLN-165",
        "{count} layanan SPM tidak punya sub kegiatan berpagu dalam {what}: {missing}.",
        "Tambahkan sub kegiatan 1.02.02.2.02 yang belum ada, atau isi pagunya.",
        "{count} minimum services have no sub-activity with money in {what}: "
        "{missing}.",
        "Add the sub-activities of 1.02.02.2.02 that are missing, or their money.",
    ),
    _message(
        "PLN-199",
        "Masih ada {count} temuan {rule} lain dalam rencana ini, mulai di sini.",
        "Cari sebabnya yang sama, perbaiki, lalu periksa lagi.",
        "There are {count} more findings {rule} in this plan, from here on.",
        "Find the cause they share, mend it, and check again.",
    ),
)

MESSAGES: tuple[Message, ...] = (
    *_CASCADE,
    *_STATED,
    *_PRINTED,
    *_PATHS,
    *_MONEY,
    *_OUTSIDE,
)
