"""Located cells of CSV and XLSX files, and what people write in them."""

from derajat.sheets.cells import CellError, CellValue, MergedRange, cell_name
from derajat.sheets.damaged_codes import CodeDamage, looks_like_damaged_code
from derajat.sheets.dates import (
    is_ambiguous_date,
    prove_day_first,
    read_date,
    read_month_name,
)
from derajat.sheets.file_kind import FileKind
from derajat.sheets.headers import fold_header, header_text, spread_header
from derajat.sheets.limits import DEFAULT_LIMITS, Limits
from derajat.sheets.numbers import (
    decide_decimal_mark,
    is_ambiguous_number,
    is_no_data_word,
    read_number,
    read_percent,
)
from derajat.sheets.opening import OpenedFile, hash_file, open_file
from derajat.sheets.sheet import Sheet, SheetInfo


__all__ = [
    "DEFAULT_LIMITS",
    "CellError",
    "CellValue",
    "CodeDamage",
    "FileKind",
    "Limits",
    "MergedRange",
    "OpenedFile",
    "Sheet",
    "SheetInfo",
    "cell_name",
    "decide_decimal_mark",
    "fold_header",
    "hash_file",
    "header_text",
    "is_ambiguous_date",
    "prove_day_first",
    "is_ambiguous_number",
    "is_no_data_word",
    "looks_like_damaged_code",
    "open_file",
    "read_date",
    "read_month_name",
    "read_number",
    "read_percent",
    "spread_header",
]
