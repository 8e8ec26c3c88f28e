"""What the words of headers add to the numbers: a whole that holds its own opposite."""

from collections.abc import Sequence

from derajat.audit.discovery.sums import sum_relation
from derajat.audit.relations import Origin, Relation
from derajat.audit.tables import AuditTable
from derajat.sheets import fold_header


_DENIALS = frozenset(
    {"belum", "tidak", "tdk", "bukan", "tanpa", "non", "not", "no", "without", "un"}
)


def settle_denied(table: AuditTable, sums: Sequence[Relation]) -> list[Relation]:
    """The sums, those without a denied term in place of those that hold one.

    Where “layak” is printed as the sum that takes in “belum layak”, the column breaks
    what its own name says: the sum without that term is asked instead.
    """
    settled = []
    for relation in sums:
        denied = [
            term
            for term in relation.sources
            if _denies(table.name_of(term), table.name_of(relation.target))
        ]
        left = tuple(term for term in relation.sources if term not in denied)
        if denied and len(left) > 1:
            settled.append(_by_words(table, relation.target, left))
        else:
            settled.append(relation)
    return settled


def _denies(term: str, whole: str) -> bool:
    """Whether a term says no to a word with which the whole says yes."""
    words, affirmed = fold_header(term).split(), set(fold_header(whole).split())
    if affirmed & _DENIALS:
        return False
    return any(
        word in _DENIALS and after in affirmed
        for word, after in zip(words, words[1:], strict=False)
    )


def _by_words(table: AuditTable, target: int, terms: tuple[int, ...]) -> Relation:
    found = sum_relation(table, target, terms)
    return Relation(
        found.kind,
        found.target,
        found.sources,
        found.formula,
        found.label,
        found.checks,
        Origin.WORDS,
    )
