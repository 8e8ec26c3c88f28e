"""An explanation as text for people."""

from collections.abc import Iterator

from derajat.measures.explaining.arithmetic import flag_words
from derajat.measures.explaining.explanation import (
    Explanation,
    FileRows,
    FoundRows,
)
from derajat.measures.explaining.tracing import SHARED
from derajat.model.calendar import parse_period
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_number, render_period
from derajat.model.scalars import parse_day


_FIGURES = {
    "numerator": Label("pembilang", "numerator"),
    "denominator": Label("penyebut", "denominator"),
    "unknown": Label("tidak dapat diputuskan", "undecided"),
    SHARED: Label("sasaran yang dibagi", "eligible number that is divided"),
}


_CLASSES = {
    "open": Label("terbuka", "open"),
    "guarded": Label("dijaga", "guarded"),
    "sensitive": Label("peka", "sensitive"),
    "restricted": Label("terbatas", "restricted"),
}


def render_explanation(explanation: Explanation, language: str = "id") -> str:
    """The number, its rule, its arithmetic, its rows, and what was left out."""
    lines = [
        *_headline(explanation, language),
        *_rule(explanation, language),
        *_counted(explanation, language),
        *_left_out(explanation, language),
        *_components(explanation, language),
        *_claims(explanation, language),
        *_borders(explanation, language),
        *_foot(explanation, language),
    ]
    return "\n".join(lines)


def _headline(explanation: Explanation, language: str) -> Iterator[str]:
    value = explanation.value
    period = parse_period(value.period)
    when = render_period(period, language) if period else value.period
    group = f", {value.group}" if value.group else ""
    yield f"{value.indicator} {explanation.label.render(language)}"
    yield f"{explanation.area_name} ({value.area}), {when}{group}"
    yield ""
    yield explanation.arithmetic.render(language)
    if value.lower is not None and value.upper is not None:
        low, high = (
            render_number(f"{limit:.2f}", language)
            for limit in (value.lower, value.upper)
        )
        interval = Label("selang 95 %", "95 % interval").render(language)
        yield f"{interval}: {low} - {high} ({value.method})"


def _rule(explanation: Explanation, language: str) -> Iterator[str]:
    words = Label("Rumus yang berlaku sejak", "Rule in force since").render(language)
    yield ""
    yield f"{words} {explanation.value.version}{_source(explanation, language)}"
    for line in explanation.rule:
        yield f"  {line.render(language)}"


def _source(explanation: Explanation, language: str) -> str:
    source = explanation.rule_source
    if source is None:
        return ""
    written = ", ".join(part for part in (source.title, source.article) if part)
    checked = Label("diperiksa", "checked").render(language)
    return f" ({written}; {checked} {source.checked_on})"


def _counted(explanation: Explanation, language: str) -> Iterator[str]:
    rows = Label("baris", "rows").render(language)
    for counted in explanation.counted:
        figure = _FIGURES[counted.figure].render(language)
        yield ""
        yield (
            f"{figure.capitalize()}: {render_number(counted.amount, language)}"
            f" ({counted.dataset}, {render_number(counted.rows, language)} {rows})"
        )
        yield from _file_lines(counted.files, language)


def _file_lines(files: tuple[FileRows, ...], language: str) -> Iterator[str]:
    for item in files:
        row = Label("baris", "row").render(language)
        place = f"{item.file}{_sheet_words(item.sheet, language)}"
        yield f"  {place}, {row} {render_row_numbers(item.rows)}"


def _sheet_words(sheet: str, language: str) -> str:
    words = Label("lembar", "sheet").render(language)
    return f", {words} {sheet}" if sheet else ""


def render_row_numbers(rows: tuple[int, ...], most: int = 12) -> str:
    """`4, 7-9, 12`; of many stretches the first, with how many more."""
    stretches: list[list[int]] = []
    for row in rows:
        if stretches and row == stretches[-1][1] + 1:
            stretches[-1][1] = row
        else:
            stretches.append([row, row])
    shown = [f"{a}" if a == b else f"{a}-{b}" for a, b in stretches[:most]]
    more = len(stretches) - most
    return ", ".join(shown) + (f", ... (+{more})" if more > 0 else "")


def _left_out(explanation: Explanation, language: str) -> Iterator[str]:
    if explanation.left_out:
        yield ""
        yield Label("Tidak dihitung", "Not counted").render(language)
    for item in explanation.left_out:
        count = render_number(item.rows, language)
        yield f"  {item.reason.render(language)}: {count}"
        yield from (f"  {line}" for line in _file_lines(item.files, language))
    questioned = Label(
        "Dipertanyakan saat berkas diterima", "Questioned when the file was received"
    )
    yield from _found(questioned, explanation.questioned, language)
    aside = Label(
        "Disisihkan saat berkas diterima", "Set aside when the file was received"
    )
    yield from _found(aside, explanation.set_aside, language)


def _found(
    title: Label, items: tuple[FoundRows, ...], language: str, most: int = 12
) -> Iterator[str]:
    if items:
        yield ""
        yield title.render(language)
    for item in items[:most]:
        row = Label("baris", "row").render(language)
        yield f"  {item.code} {item.says.render(language)}"
        place = f"{item.file}{_sheet_words(item.sheet, language)}"
        yield f"    {place}, {row} {render_row_numbers(item.rows)}"
    if len(items) > most:
        more = Label("temuan lain; lihat --json", "more findings; see --json")
        yield f"  ... (+{len(items) - most} {more.render(language)})"


def _components(explanation: Explanation, language: str) -> Iterator[str]:
    if explanation.components:
        yield ""
        yield Label("Dari nilai", "From the values").render(language)
    for component in explanation.components:
        shown = "-" if component.shown is None else component.shown
        group = f", {component.group}" if component.group else ""
        yield (
            f"  {component.indicator} {component.area}{group}: "
            f"{render_number(shown, language)}"
        )


def _claims(explanation: Explanation, language: str) -> Iterator[str]:
    if explanation.claims:
        yield ""
        yield Label("Tercetak dalam dokumen", "Printed in documents").render(language)
    for claim in explanation.claims:
        verdict = (
            Label("sama", "the same")
            if claim.is_reproduced
            else Label("tidak sama dengan hitungan ini", "not what is computed here")
        )
        row = Label("baris", "row").render(language)
        yield (
            f"  {render_number(claim.printed, language)}: {verdict.render(language)}"
            f" ({claim.file}{_sheet_words(claim.sheet, language)}, {row} {claim.row}, "
            f"{claim.header})"
        )


def _borders(explanation: Explanation, language: str) -> Iterator[str]:
    if explanation.borders:
        yield ""
        yield Label(
            "Batas wilayah berubah dalam periode ini",
            "The borders of the area changed within the period",
        ).render(language)
    for change in explanation.borders:
        parts = [
            f"{words.render(language)} {', '.join(codes)}"
            for words, codes in (
                (Label("masuk", "came"), change.came),
                (Label("keluar", "went"), change.went),
            )
            if codes
        ]
        itself = Label("wilayah ini mulai atau berakhir", "this area began or ended")
        said = "; ".join(parts) or itself.render(language)
        yield f"  {render_day(parse_day(change.day), language)}: {said}"


def _foot(explanation: Explanation, language: str) -> Iterator[str]:
    value = explanation.value
    yield ""
    if value.completeness is None:
        complete = Label("tidak diketahui", "not known").render(language)
    else:
        complete = f"{render_number(f'{value.completeness * 100:.0f}', language)} %"
    yield f"{Label('Kelengkapan', 'Completeness').render(language)}: {complete}"
    if value.flags:
        words = "; ".join(flag_words(value.flags, language))
        yield f"{Label('Catatan', 'Notes').render(language)}: {words}"
    yield from _origin_lines(explanation, language)
    words = Label("Kelas kerahasiaan", "Disclosure class").render(language)
    yield f"{words}: {_CLASSES[explanation.disclosure].render(language)}"
    version = Label("Versi data", "Data version").render(language)
    yield f"{version}: {value.data_version}"
    if not explanation.is_reproduced:
        yield Label(
            "PERHATIAN: baris di atas tidak menghasilkan angka ini; laporkan.",
            "WARNING: the rows above do not give this number; please report it.",
        ).render(language)


def _origin_lines(explanation: Explanation, language: str) -> Iterator[str]:
    words = Label("Sumber menurut formulir", "Source by its form").render(language)
    for item in dict.fromkeys((o.origin, o.licence) for o in explanation.origins):
        yield f"{words}: {'; '.join(part for part in item if part)}"
