"""What can be wrong, told kindly: codes, messages in two languages, exit statuses.

Nothing here imports from the rest of the project. A `Problem` says what is wrong,
where, why, and what to do; a `DerajatError` carries all problems of one attempt.
"""

from derajat.errors.messages import ALL_MESSAGES, Family, Message
from derajat.errors.nearest import nearest_name
from derajat.errors.problems import (
    DerajatError,
    Location,
    Problem,
    ProblemLog,
    refuse,
    render_problems,
    report,
)
from derajat.errors.system_words import system_reason


__all__ = [
    "ALL_MESSAGES",
    "DerajatError",
    "Family",
    "Location",
    "Message",
    "Problem",
    "ProblemLog",
    "nearest_name",
    "refuse",
    "render_problems",
    "report",
    "system_reason",
]
