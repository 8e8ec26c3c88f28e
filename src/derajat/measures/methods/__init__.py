"""The page of an indicator: its whole definition in words, for checking by hand."""

from derajat.measures.methods.building import build_method_page
from derajat.measures.methods.feeding import Publication
from derajat.measures.methods.markdown import render_markdown
from derajat.measures.methods.page import MethodPage


__all__ = ["MethodPage", "Publication", "build_method_page", "render_markdown"]
