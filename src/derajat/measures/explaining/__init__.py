"""Every number explains itself: the rule in words, the arithmetic, the rows."""

from derajat.measures.explaining.building import explain_value
from derajat.measures.explaining.desk import ExplainingDesk
from derajat.measures.explaining.explanation import Explanation
from derajat.measures.explaining.rendering import render_explanation


__all__ = ["ExplainingDesk", "Explanation", "explain_value", "render_explanation"]
