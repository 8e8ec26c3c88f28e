"""Each cell of a workbook against the one that was written there."""

from collections.abc import Sequence

from derajat.reports.addresses import PrintedText
from derajat.reports.outline import Number
from derajat.reports.register.cells import RegisteredCell
from derajat.reports.register.contents import ReportContents
from derajat.reports.verifying.comparing import Comparison, compare_texts
from derajat.reports.verifying.found import FoundCell, FoundText, without_blanks
from derajat.reports.verifying.verification import (
    AddedText,
    ChangedText,
    CheckedNumber,
    Outcome,
)


def compare_cells(contents: ReportContents, found: Sequence[FoundCell]) -> Comparison:
    """Every number and text of a workbook, by sheet and cell."""
    result = Comparison()
    read = {(cell.sheet, cell.name): cell for cell in found}
    texts = {text.address: text for text in contents.texts}
    numbers = dict(contents.numbers)
    for cell in contents.cells:
        beside = read.pop((cell.sheet, cell.name), None)
        if cell.exact:
            _compare_amount(result, cell, numbers.get(cell.address), beside)
        else:
            _compare_words(result, contents, cell, texts.get(cell.address), beside)
    for left in read.values():
        said = left.text or left.amount or f"={left.formula}"
        place = f"{left.sheet}!{left.name}"
        result.added.append(AddedText(said, place, (left.amount,) * bool(left.amount)))
    return result


def _compare_amount(
    result: Comparison,
    cell: RegisteredCell,
    number: Number | None,
    beside: FoundCell | None,
) -> None:
    """A cell that holds a number: its amount, its format, its formula."""
    said = _said_otherwise(cell, beside)
    place = cell.place if beside else ""
    if number is None:
        if said or beside is None:
            result.changed.append(
                ChangedText(cell.place, cell.text, said, place, False)
            )
        return
    outcome = Outcome.CHANGED if said else Outcome.CONFIRMED
    if beside is None:
        outcome = Outcome.MISSING
    result.numbers.append(CheckedNumber(cell.address, number, outcome, said, place))


def _said_otherwise(cell: RegisteredCell, beside: FoundCell | None) -> str:
    """What a cell says instead; empty where it says what was written."""
    if beside is None:
        return ""
    if not _is_amount(cell.exact, beside.amount):
        return beside.amount or beside.text or "-"
    if _plain_shape(beside.shape) != _plain_shape(cell.shape):
        return f"{beside.amount} ({beside.shape or '-'})"
    if without_blanks(beside.formula) != without_blanks(cell.formula):
        return f"{beside.amount} (={beside.formula})"
    return ""


def _is_amount(exact: str, amount: str) -> bool:
    """Equal as a workbook holds numbers: 15 digits in binary."""
    try:
        return float(exact) == float(amount)
    except ValueError:
        return False


def _plain_shape(shape: str) -> str:
    """Programs mark the letters of a format with quotes or with strokes."""
    return shape.replace('"', "").replace("\\", "").replace(" ", "")


def _compare_words(
    result: Comparison,
    contents: ReportContents,
    cell: RegisteredCell,
    text: PrintedText | None,
    beside: FoundCell | None,
) -> None:
    """A cell of words; numbers among them as in any other text."""
    said = "" if beside is None else beside.text or beside.amount
    wanted = text if text and text.text == cell.text else PrintedText("", cell.text)
    read = [FoundText(said, cell.place)] if said else []
    compared = compare_texts(contents, [wanted], read)
    result.numbers += compared.numbers
    for changed in compared.changed:
        named = changed.address or cell.place
        result.changed.append(
            ChangedText(
                named,
                changed.expected,
                changed.found,
                changed.place,
                changed.is_written,
                changed.numbers,
            )
        )
    if beside and not compared.changed and beside.formula != cell.formula:
        formula = f"{said} (={beside.formula})"
        named = cell.address or cell.place
        result.changed.append(ChangedText(named, cell.text, formula, cell.place, False))
