"""Letters to those who report: what came, what can be mended, how it goes.

A letter speaks of its own reader only: no health centre is compared with another.
"""

from derajat.steering.feedback.files import FeedbackFiles, SentFile
from derajat.steering.feedback.letters import build_letters, last_month_of
from derajat.steering.feedback.outline import Letter
from derajat.steering.feedback.senders import needed_columns
from derajat.steering.feedback.text import render_letter
from derajat.steering.feedback.workbook import build_sheets


__all__ = [
    "FeedbackFiles",
    "Letter",
    "SentFile",
    "build_letters",
    "build_sheets",
    "last_month_of",
    "needed_columns",
    "render_letter",
]
