"""Cells of columns that name persons; no fault of theirs shows what was there."""

from derajat.intake.faults import NO_DATA, Fault, fault
from derajat.intake.read_codes import build_id_reader, read_text
from derajat.intake.read_numbers import Reader
from derajat.model.columns import Column, Identity, StoredValue
from derajat.sheets import CellError, CellValue
from derajat.sheets.nik import NikFault, WrongNik, mask_nik, read_nik
from derajat.sheets.numbers import is_no_data_word


_CODES = {
    NikFault.DAMAGED: "REC-080",
    NikFault.LENGTH: "REC-081",
    NikFault.LETTERS: "REC-082",
    NikFault.ZEROS: "REC-083",
    NikFault.DATE: "REC-084",
}


def build_identity_reader(column: Column) -> Reader:
    """Reads cells into clear values, which become tokens before they are facts."""
    if column.identity is Identity.NIK:
        return read_nik_cell
    if column.identity is Identity.NUMBER:
        return build_id_reader(column)
    return read_text


def read_nik_cell(cell: CellValue) -> StoredValue | Fault:
    """The 16 digits of a NIK; a damaged one is told and never repaired."""
    if isinstance(cell, CellError):
        return fault("REC-021", shown=cell.text)
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(cell, str) and is_no_data_word(cell.strip()):
        return NO_DATA
    found = read_nik(cell)
    return _name_fault(found) if isinstance(found, WrongNik) else found


def _name_fault(wrong: WrongNik) -> Fault:
    code = _CODES[wrong.fault]
    if not wrong.digits:
        return fault(code)
    return fault(code, shown=mask_nik(wrong.digits), length=len(wrong.digits))
