"""Who signs a report, side by side."""

from collections.abc import Sequence

from derajat.reports.builders import Settings
from derajat.reports.masthead import build_signatory
from derajat.reports.outline import Block, Signatures
from derajat.reports.source import Making


def build_signatures(making: Making, settings: Settings) -> Sequence[Block]:
    """The signatories of `posts`, keys of the office's letterhead."""
    posts = settings["posts"]
    keys = (posts,) if isinstance(posts, str) else posts
    people = tuple(build_signatory(making, str(key)) for key in keys)
    return (Signatures("tanda-tangan", people),)
