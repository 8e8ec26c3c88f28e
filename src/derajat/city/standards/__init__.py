"""Goods and staff that the twelve minimum services need and have."""

from derajat.city.programme import Programme
from derajat.city.standards.faults import FAULTS
from derajat.city.standards.forms import FORMS
from derajat.city.standards.happening import build_registers
from derajat.city.standards.truths import TRUTHS


STANDARDS = Programme("standards", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["STANDARDS"]
