"""The nine parts of an explanation, always in the same order."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from derajat.measures.explaining import Explanation
from derajat.measures.explaining.arithmetic import flag_words
from derajat.model.calendar import Period, PeriodKind, parse_period
from derajat.model.indicators import Indicator
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_number, render_period
from derajat.model.scalars import parse_day
from derajat.model.values import Value
from derajat.web.asked import Asked
from derajat.web.doubts.writing import Questioned
from derajat.web.pages.doubts.finding import read_questioned
from derajat.web.pages.indicators.explain_rows import (
    Detail,
    find_arrived,
    tell_arrival,
    tell_components,
    tell_counted,
    tell_files,
    tell_left_out,
)
from derajat.web.pages.indicators.finding import tell_comparison, tell_gap
from derajat.web.pages.indicators.numbers import show_value
from derajat.web.pages.indicators.series import Series, build_series
from derajat.web.parts.values import render_counts, render_interval
from derajat.web.policy import Act, load_policy
from derajat.web.reading.explaining import open_desk
from derajat.web.reading.judging import Judge
from derajat.web.reading.programmes import name_programme


MOST_ROWS = 2_000
"""Received rows that are traced at once; more only when somebody asks for them."""
MOST_IN_DETAIL = 40_000


@dataclass(frozen=True)
class Part:
    """One of the nine: its title, sentences, and what opens further down."""

    number: int
    title: str
    lines: tuple[str, ...]
    details: tuple[Detail, ...] = ()
    link: str = ""
    link_words: str = ""


@dataclass(frozen=True)
class ExplainPage:
    """Why a number is what it is."""

    title: str
    place: str
    parts: tuple[Part, ...]
    indicator_url: str
    periods: tuple[Period, ...]
    warning: str
    about: Questioned | None = None
    """The number as a question about it names it."""


@dataclass(frozen=True)
class _Told:
    """What the parts are told from; `found` is None where rows cannot be traced."""

    asked: Asked
    indicator: Indicator
    series: Series
    value: Value
    found: Explanation | None
    may_see_rows: bool
    day: int

    def say(self, indonesian: str, english: str) -> str:
        return Label(indonesian, english).render(self.asked.language)


def build_explanation(
    asked: Asked, indicator: Indicator, group: str, day: int, *, in_detail: bool
) -> ExplainPage:
    """The explanation of the value of an address."""
    series = build_series(asked, indicator, Judge(asked.reading, day))
    url = asked.link(reverse("indicator", args=[indicator.code]))
    value = _find_value(asked, series, group)
    name = indicator.label.render(asked.language)
    if value is None:
        none = Label("Tidak ada angka untuk dijelaskan", "No number to explain")
        return ExplainPage(
            none.render(asked.language), name, (), url, series.all_periods, ""
        )
    found = _trace(asked, value, in_detail=in_detail)
    sees = load_policy().allows(asked.reader.role, "rows", Act.VIEW)
    told = _Told(asked, indicator, series, value, found, sees, day)
    shown = show_value(value, asked, indicator.unit)
    return ExplainPage(
        title=told.say("Mengapa ", "Why ") + (shown.shown if shown else "–") + "?",
        place=f"{name}. {_place(told)}",
        parts=tuple(_parts(told)),
        indicator_url=url,
        periods=series.all_periods,
        warning=_warning(told),
        about=read_questioned(asked, value),
    )


def _find_value(asked: Asked, series: Series, group: str) -> Value | None:
    now = series.now
    if now is None or not group:
        return now.value if now else None
    found = asked.reading.shelf.choose(
        series.indicator.code,
        area=asked.area.code,
        group=group,
        period=now.period.render(),
    )
    return next(iter(found), None)


def _trace(asked: Asked, value: Value, *, in_detail: bool) -> Explanation | None:
    desk = open_desk(asked.reading)
    most = MOST_IN_DETAIL if in_detail else MOST_ROWS
    return desk.explain(value, most) if desk else None


def _warning(told: _Told) -> str:
    if told.found is None:
        return told.say(
            "Definisi sudah berubah sejak angka ini dihitung, jadi barisnya tidak "
            "dapat ditelusuri. Hitung ulang dengan derajat measure.",
            "The definitions have changed since this number was computed, so its rows "
            "cannot be traced. Compute again with derajat measure.",
        )
    if not told.found.is_reproduced:
        return told.say(
            "Baris di bawah tidak menghasilkan angka ini. Laporkan kepada pengelola "
            "data.",
            "The rows below do not give this number. Report it to the data steward.",
        )
    return ""


def _place(told: _Told) -> str:
    period = parse_period(told.value.period)
    when = render_period(period, told.asked.language) if period else told.value.period
    group = f", {told.value.group}" if told.value.group else ""
    return f"{told.asked.area.name}, {when}{group}"


def _parts(told: _Told) -> Iterator[Part]:
    yield Part(1, told.say("Artinya", "Meaning"), (_meaning(told),))
    yield Part(2, told.say("Hitungan", "Arithmetic"), tuple(_arithmetic(told)))
    yield _counted(told)
    yield _left_out(told)
    yield Part(5, told.say("Kelengkapan", "Completeness"), tuple(_complete(told)))
    yield _definition(told)
    yield _origin(told)
    yield Part(8, told.say("Pembanding", "Comparison"), tuple(_comparison(told)))
    yield Part(9, told.say("Tanya", "Ask"), tuple(_ask(told)))


def _meaning(told: _Told) -> str:
    counts = render_counts(told.value, told.asked.language)
    noun = told.asked.reading.catalogue.nouns.get(told.indicator.counts)
    what = noun.label.render(told.asked.language) if noun else ""
    name = told.indicator.label.render(told.asked.language)
    if not counts:
        return f"{name}: {_place(told)}."
    return f"{counts} {what}: {name}. {_place(told)}."


def _typeset(arithmetic: str) -> str:
    """Arithmetic with the signs that people read: `338 ÷ 409 × 100 = 82,6%`."""
    for typed, sign in ((" / ", " ÷ "), (" x ", " × "), (" %", "%")):
        arithmetic = arithmetic.replace(typed, sign)
    return arithmetic


def _arithmetic(told: _Told) -> Iterator[str]:
    language, value = told.asked.language, told.value
    if told.found is not None:
        yield _typeset(told.found.arithmetic.render(language))
    else:
        yield render_counts(value, language) or "–"
    interval = render_interval(value, language)
    if interval:
        word = told.say("rentang 95%", "95% interval")
        yield f"{word} {value.method.capitalize()}: {interval}"


def _counted(told: _Told) -> Part:
    title = told.say("Dihitung", "Counted")
    found = told.found
    if found is None:
        return Part(3, title, (render_counts(told.value, told.asked.language) or "–",))
    if found.untraced:
        return _too_many(told, title, found.untraced)
    lines, details = _split(tell_counted(found, told.asked), told.may_see_rows)
    lines = tell_components(found, told.asked) + lines
    none = told.say("Tidak ada baris yang dihitung.", "No row is counted.")
    return Part(3, title, lines if lines or details else (none,), details)


def _split(
    details: tuple[Detail, ...], may_see_rows: bool
) -> tuple[tuple[str, ...], tuple[Detail, ...]]:
    """What stands as a sentence, and what opens for those who may see rows."""
    opening = tuple(item for item in details if item.lines and may_see_rows)
    return tuple(item.title for item in details if item not in opening), opening


def _too_many(told: _Told, title: str, rows: int) -> Part:
    """Rows beyond what is written at once: asked for, or in a smaller area."""
    number = render_number(rows, told.asked.language)
    line = told.say(
        f"Angka ini berdiri di atas {number} baris. Pilih kelurahan atau periode yang "
        f"lebih pendek untuk melihat barisnya satu per satu.",
        f"This number rests on {number} rows. Choose a village or a shorter period to "
        f"see them one by one.",
    )
    if rows > MOST_IN_DETAIL or not told.may_see_rows:
        return Part(3, title, (line,))
    words = told.say("Telusuri semuanya (beberapa detik)", "Trace all (some seconds)")
    return Part(3, title, (line,), (), _detail_url(told), words)


def _detail_url(told: _Told) -> str:
    words = {
        "wilayah": told.asked.area.code,
        "periode": told.value.period,
        "kelompok": told.value.group,
        "rinci": "1",
    }
    kept = {name: word for name, word in words.items() if word}
    return f"{reverse('explain', args=[told.indicator.code])}?{urlencode(kept)}"


def _left_out(told: _Told) -> Part:
    title = told.say("Tidak dihitung", "Not counted")
    if told.found is None or told.found.untraced:
        unknown = told.say("Belum ditelusuri.", "Not traced yet.")
        return Part(4, title, (unknown,))
    lines, details = _split(tell_left_out(told.found, told.asked), told.may_see_rows)
    none = told.say("Tidak ada.", "None.")
    return Part(4, title, lines if lines or details else (none,), details)


def _complete(told: _Told) -> Iterator[str]:
    share, language = told.value.completeness, told.asked.language
    if share is None:
        yield told.say(
            "Tidak ada daftar siapa yang harus melapor untuk data ini.",
            "There is no list of who should report these data.",
        )
    else:
        percent = render_number(f"{share * 100:.1f}", language)
        yield told.say(
            f"{percent}% laporan yang diharapkan sudah masuk.",
            f"{percent}% of the expected reports have come.",
        )
    yield from flag_words(told.value.flags, language)


def _definition(told: _Told) -> Part:
    language = told.asked.language
    since = render_day(parse_day(told.value.version), language)
    lines = [told.say(f"Berlaku sejak {since}.", f"In force since {since}.")]
    lines += [line.render(language) for line in told.found.rule] if told.found else []
    source = told.found.rule_source if told.found else None
    if source is not None:
        written = ", ".join(part for part in (source.title, source.article) if part)
        lines.append(told.say(f"Dasar: {written}.", f"Basis: {written}."))
    others = len(told.indicator.versions) - 1
    if others:
        lines.append(told.say(f"{others} versi lain.", f"{others} other versions."))
    url = told.asked.link(reverse("definition", args=[told.indicator.code]))
    words = told.say("Lembar metode", "Method sheet")
    return Part(6, told.say("Definisi", "Definition"), tuple(lines), (), url, words)


def _origin(told: _Told) -> Part:
    run = told.say("Kode hasil", "Result code")
    version = render_number(told.value.data_version, told.asked.language)
    data = told.say("data versi", "data version")
    code = f"{run}: {told.value.run}, {data} {version}"
    title = told.say("Asal", "Origin")
    if told.found is None:
        return Part(7, title, (code,))
    files = find_arrived(told.found, told.asked)
    if not told.may_see_rows:
        count = render_number(len(files), told.asked.language)
        return Part(7, title, (told.say(f"{count} berkas", f"{count} files"), code))
    words, inside = told.say("Berkas", "Files"), tell_files(files, told.asked)
    details = (Detail(words, inside),) if inside else ()
    return Part(7, title, (tell_arrival(files, told.asked), code), details)


def _comparison(told: _Told) -> Iterator[str]:
    yield tell_comparison(told.series, told.asked)
    now = told.series.now
    gap = tell_gap(now.score if now else None, told.indicator, told.asked)
    if gap and not told.value.group:
        yield gap[0].upper() + gap[1:] + "."
    before = _a_year_before(told)
    shown = show_value(before, told.asked, told.indicator.unit)
    if before is not None and shown is not None:
        period = parse_period(before.period)
        when = render_period(period, told.asked.language) if period else before.period
        yield f"{when}: {shown.shown}"


def _a_year_before(told: _Told) -> Value | None:
    period = parse_period(told.value.period)
    if period is None or period.kind is PeriodKind.WEEK:
        return None
    a_year = max(PeriodKind.YEAR.months // period.kind.months, 1)
    earlier = Period(period.kind, period.number - a_year)
    found = told.asked.reading.shelf.choose(
        told.indicator.code,
        area=told.asked.area.code,
        group=told.value.group,
        period=earlier.render(),
    )
    return next(iter(found), None)


def _ask(told: _Told) -> Iterator[str]:
    programme = name_programme(told.indicator.programme)
    yield told.say(
        f"Pengelola program {programme.id} di Dinas Kesehatan.",
        f"The manager of the programme {programme.en} at the office.",
    )
