"""Words in a page with their line ends."""

from derajat.figures import Markup
from derajat.figures.markup import element, join, text
from derajat.reports.printable import split_lines


def said(words: str) -> Markup:
    """The words, escaped; a line end is one in the page too."""
    first, *others = (text(line) for line in split_lines(words))
    return join((first, *(join((element("br"), line)) for line in others)))
