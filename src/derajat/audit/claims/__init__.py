"""Sentences with numbers: can all of them be true together, and what would each be?

A sentence is read into quantities and the equations its words assert; spans of what
each printed number can stand for decide whether all equations can hold.
"""

from derajat.audit.claims.checking import check_claim
from derajat.audit.claims.loading import KnownNames, check_claims, load_claims
from derajat.audit.claims.recomputing import hold_against, recompute_claim
from derajat.audit.claims.registered import RegisteredClaim, StoredValue
from derajat.audit.claims.results import ClaimPart, ClaimResult, ClaimState, SaidNumber


__all__ = [
    "ClaimPart",
    "ClaimResult",
    "ClaimState",
    "KnownNames",
    "RegisteredClaim",
    "SaidNumber",
    "StoredValue",
    "check_claim",
    "check_claims",
    "hold_against",
    "load_claims",
    "recompute_claim",
]
