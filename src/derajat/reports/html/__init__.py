"""A report as a page: for the screen, for print, and for readers of a screen."""

from derajat.reports.html.page import load_report_css, write_html_page
from derajat.reports.html.writing import write_html


__all__ = ["load_report_css", "write_html", "write_html_page"]
