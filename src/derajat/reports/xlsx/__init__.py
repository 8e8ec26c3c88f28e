"""A report as a workbook: numbers as numbers, totals as formulas with their check."""

from derajat.reports.xlsx.laid import LaidCell, LaidSheet
from derajat.reports.xlsx.layout import lay_out_workbook
from derajat.reports.xlsx.writing import write_xlsx


__all__ = ["LaidCell", "LaidSheet", "lay_out_workbook", "write_xlsx"]
