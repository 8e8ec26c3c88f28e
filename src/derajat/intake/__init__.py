"""From a file to accepted, questioned and set-aside rows; none is ever lost.

    open_file -> match_source -> locate_header -> read_columns -> turn_long
              -> check_rows -> set_aside_repeats -> check_claims -> receipt

received = accepted + questioned + set aside, in sheet rows below the header. Blank
rows are no rows; totals, notes, column numbers and repeated headers are set aside.
"""

from derajat.intake.check_file import CheckedFile, check_file, match_file
from derajat.intake.claim_check import ClaimFinding, check_claims
from derajat.intake.ledger import render_ledger
from derajat.intake.receipt import Receipt
from derajat.intake.receive import accept_file, receive_file
from derajat.intake.withdraw import withdraw_batch


__all__ = [
    "CheckedFile",
    "ClaimFinding",
    "Receipt",
    "accept_file",
    "check_claims",
    "check_file",
    "match_file",
    "receive_file",
    "render_ledger",
    "withdraw_batch",
]
