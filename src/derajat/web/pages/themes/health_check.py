"""CKG: the funnel, by age, sex and channel, the pace that is needed, by village."""

from derajat.figures import Caption, FunnelStep, FunnelSteps, ShownNumber
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.model.values import Value
from derajat.steering.score_lines import ScoreLine
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.pages.indicators.numbers import show_aim, show_count
from derajat.web.pages.themes.ranking import build_ranked
from derajat.web.pages.themes.values import (
    SEXES,
    Section,
    ThemePage,
    ValueRow,
    find_value,
    rows_by_group,
    rows_of,
)
from derajat.web.parts.values import build_value_block
from derajat.web.reading.area_scores import judge_area


COVERAGE, AGAINST_TARGET = "CKG-COV", "CKG-TGT"
_AGES = ("CKG-BBL", "CKG-BALITA", "CKG-SEKOLAH", "CKG-DEWASA", "CKG-LANSIA")
_FINDINGS = (
    "CKG-HT",
    "CKG-GULA",
    "CKG-OBES",
    "CKG-ANEMIA",
    "CKG-GIGI",
    "CKG-MATA",
    "CKG-JIWA",
    "CKG-TB",
)
_CHANNELS = {
    "puskesmas": Label("Puskesmas", "Health centre"),
    "sekolah": Label("Sekolah", "School"),
    "kantor-opd": Label("Kantor OPD", "Government office"),
    "perusahaan": Label("Perusahaan", "Company"),
    "posyandu": Label("Posyandu", "Posyandu"),
    "komunitas": Label("Komunitas", "Community"),
    "klinik": Label("Klinik", "Clinic"),
    "rumah-sakit": Label("Rumah sakit", "Hospital"),
}


def build_health_check(asked: Asked) -> ThemePage:
    """The theme of the free health check."""
    language = asked.language
    words = _WORDS
    funnel = Section(words["funnel"].render(language), figure=_build_funnel(asked))
    pace = Section(words["pace"].render(language), notes=_tell_pace(asked))
    ages = Section(
        words["ages"].render(language),
        notes=(words["own"].render(language),),
        rows=rows_of(asked, _AGES),
    )
    sexes = Section(
        words["sexes"].render(language),
        rows=rows_by_group(asked, COVERAGE, "jk", SEXES),
    )
    channels = Section(
        words["channels"].render(language),
        notes=(words["channel-note"].render(language),),
        rows=rows_by_group(asked, COVERAGE, "kanal", _CHANNELS),
    )
    found = Section(words["found"].render(language), rows=rows_of(asked, _FINDINGS))
    villages = Section(
        words["villages"].render(language), figure=build_ranked(asked, COVERAGE)
    )
    return ThemePage(
        title=words["title"].render(language),
        lead=words["lead"].render(language),
        banner=_tell_difference(asked),
        sections=(funnel, pace, ages, sexes, channels, found, villages),
    )


_WORDS = {
    "title": Label("Cek kesehatan gratis (CKG)", "Free health check (CKG)"),
    "lead": Label(
        "Dari sasaran sampai tatalaksana; setiap langkah punya penyebutnya sendiri.",
        "From those meant to those treated; every step has its own denominator.",
    ),
    "funnel": Label("Corong", "Funnel"),
    "pace": Label("Laju yang diperlukan", "The pace that is needed"),
    "ages": Label("Menurut kelompok umur", "By age group"),
    "own": Label(
        "Penyebut: sasaran kelompok umur itu sendiri.",
        "Denominator: the eligible people of the age group.",
    ),
    "sexes": Label("Menurut jenis kelamin", "By sex"),
    "channels": Label("Menurut kanal", "By channel"),
    "channel-note": Label(
        "Setiap kanal dibandingkan dengan seluruh penduduk sasaran, sehingga "
        "bagian-bagiannya berjumlah cakupan.",
        "Each channel is held against all eligible people, so that the parts add up "
        "to the coverage.",
    ),
    "found": Label("Temuan", "Findings"),
    "villages": Label("Per kelurahan/desa", "By village"),
}


def _build_funnel(asked: Asked) -> FunnelSteps | None:
    coverage = find_value(asked, COVERAGE)
    if coverage is None:
        return None
    language = asked.language
    shown, found, sent, treated = (
        find_value(asked, code)
        for code in ("CKG-SHOW", "CKG-FIND", "CKG-RUJUK", "CKG-FU")
    )
    steps = (
        _whole_step(coverage, Label("Sasaran", "Eligible"), language),
        _whole_step(shown, Label("Terdaftar", "Registered"), language),
        _step(
            shown, Label("Hadir", "Came"), Label("pendaftaran", "registrations"), asked
        ),
        _step(
            coverage,
            Label("Skrining lengkap", "Fully screened"),
            Label("penduduk sasaran", "eligible people"),
            asked,
        ),
        _step(
            found,
            Label("Ada temuan", "With a finding"),
            Label("orang yang diskrining lengkap", "people fully screened"),
            asked,
        ),
        _step(
            sent,
            Label("Dirujuk", "Referred"),
            Label("orang dengan temuan", "people with a finding"),
            asked,
        ),
        _step(
            treated,
            Label("Ditindaklanjuti dalam 30 hari", "Followed up within 30 days"),
            Label(
                "orang dengan temuan yang 30 harinya sudah lewat",
                "people with a finding whose 30 days are over",
            ),
            asked,
        ),
    )
    return FunnelSteps(_caption(asked, coverage), steps)


def _whole_step(value: Value | None, name: Label, language: str) -> FunnelStep:
    """A step that is the denominator of another."""
    if value is None or value.denominator is None:
        return FunnelStep(name.render(language), None, reason=_no_data(language))
    return FunnelStep(name.render(language), show_count(value.denominator, language))


def _step(value: Value | None, name: Label, out_of: Label, asked: Asked) -> FunnelStep:
    language = asked.language
    if value is None or value.numerator is None or value.shown is None:
        return FunnelStep(name.render(language), None, reason=_no_data(language))
    whole = render_number(value.denominator or "0", language)
    share = ShownNumber(f"{render_number(value.shown, language)}%", value.value or 0.0)
    return FunnelStep(
        name.render(language),
        show_count(value.numerator, language),
        share,
        f"{whole} {out_of.render(language)}",
    )


def _no_data(language: str) -> str:
    words = Label("tidak dihitung di wilayah ini", "not counted for this area")
    return words.render(language)


def _caption(asked: Asked, coverage: Value) -> Caption:
    language = asked.language
    indicator = asked.reading.catalogue.indicators[COVERAGE]
    block = build_value_block(coverage, asked, indicator)
    finding = Label(
        f"{block.shown} penduduk sasaran sudah diskrining lengkap, {block.period}",
        f"{block.shown} of eligible people were fully screened, {block.period}",
    )
    notes = Label(
        "Sasaran, skrining lengkap: menurut tempat tinggal. Terdaftar, hadir, dirujuk: "
        "menurut tempat layanan, sehingga ada hanya untuk kota dan Puskesmas.",
        "Eligible and fully screened: by residence. Registered, came, referred: by "
        "place of service, so only for the district and its health centres.",
    )
    return Caption(
        key="corong-ckg",
        title=finding.render(language),
        subtitle=Label("orang; tiap persen dari penyebut di kanannya", "people").render(
            language
        ),
        unit=Label("orang", "people").render(language),
        decimals=0,
        source=asked.reading.office.label.render(language),
        alt=finding.render(language),
        notes=(notes.render(language),),
    )


def _tell_difference(asked: Asked) -> str:
    """Why two published percentages of the same people differ."""
    rows = rows_of(asked, (COVERAGE, AGAINST_TARGET))
    if len(rows) < 2 or rows[0].block.shown == rows[1].block.shown:
        return ""
    one, other = (_tell_block(row) for row in rows)
    words = Label(
        f"Dua persentase beredar, keduanya benar: {one}; {other}. Orangnya sama, "
        "penyebutnya berbeda: yang pertama seluruh penduduk sasaran, yang kedua target "
        "nasional tahun ini.",
        f"Two percentages are in use and both are right: {one}; {other}. The people "
        "are the same, the denominators differ: all eligible people in the first, this "
        "year's national target in the second.",
    )
    return words.render(asked.language)


def _tell_block(row: ValueRow) -> str:
    return f"{row.block.shown} ({row.block.counts})"


def _tell_pace(asked: Asked) -> tuple[str, ...]:
    """What reaching the target of the year takes from tomorrow on."""
    lines = judge_area(asked.reading, asked.area.code, today())
    told = [
        _pace_words(asked, line)
        for line in lines
        if line.item.measured_by in (COVERAGE, AGAINST_TARGET)
    ]
    known = tuple(words.render(asked.language) for words in told if words is not None)
    nothing = Label(
        "Tidak ada laju: tidak ada target di rencana, target sudah tercapai, atau "
        "datanya belum memadai.",
        "No pace: no target in the plans, the target is reached, or data are too poor.",
    )
    return known or (nothing.render(asked.language),)


def _pace_words(asked: Asked, line: ScoreLine) -> Label | None:
    """`perlu 1.234 orang per hari kerja (186 hari kerja lagi)`."""
    pace, gap, target = line.score.pace, line.score.gap_of_year, line.target
    if pace is None or pace.per_work_day is None or gap is None or target is None:
        return None
    indicator = asked.reading.catalogue.indicators[line.item.measured_by]
    label, due = indicator.label, show_aim(line.score.aim, indicator, asked)
    numbers = (str(pace.per_work_day), gap.more, pace.work_days.days)
    day, more, days = (render_number(number, asked.language) for number in numbers)
    aim = due.shown if due else target.target.printed
    return Label(
        f"{label.id}: perlu {day} orang per hari kerja untuk mencapai {aim} "
        f"({more} orang lagi dalam {days} hari kerja).",
        f"{label.en}: {day} people a working day are needed to reach {aim} "
        f"({more} more people in {days} working days).",
    )
