"""Indicators: heads, dated versions, kinds, formulas and worked examples."""
