"""All relations of a table, the given ones first; none tells what another tells."""

from collections.abc import Sequence

from derajat.audit.discovery.factors import find_factors
from derajat.audit.discovery.grid import build_grid, spread_rows
from derajat.audit.discovery.groups import find_groups
from derajat.audit.discovery.means import find_means
from derajat.audit.discovery.positions import find_by_position
from derajat.audit.discovery.quotients import find_quotients
from derajat.audit.discovery.running import find_running
from derajat.audit.discovery.shares import find_shares
from derajat.audit.discovery.sums import find_sums
from derajat.audit.discovery.totals import find_totals
from derajat.audit.discovery.words import settle_denied
from derajat.audit.relations import Relation, RelationKind
from derajat.audit.tables import AuditTable


def find_relations(
    table: AuditTable, given: Sequence[Relation] = ()
) -> tuple[Relation, ...]:
    """The relations of a table whose total rows are settled.

    A given relation takes the place of whatever is found for the same column.
    """
    taken = {relation.target for relation in given}
    grid = build_grid(table.number_columns, spread_rows(table.detail_rows))
    quotients = [r for r in find_quotients(table) if r.target not in taken]
    quotients += [
        r for r in find_by_position(table, quotients) if r.target not in taken
    ]
    computed = _targets(quotients, RelationKind.QUOTIENT) | _targets(
        given, RelationKind.QUOTIENT
    )
    counts = [c for c in table.number_columns if c.number not in computed]
    sums = [r for r in find_sums(table, counts) if r.target not in taken]
    sums = settle_denied(table, sums)
    found = [*given, *quotients, *sums]
    bound = {relation.target for relation in found}
    free = [c.number for c in table.number_columns if c.number not in bound]
    shares = find_shares(table, free)
    found += shares
    bound |= {relation.target for relation in shares}
    computed |= _targets(shares, RelationKind.QUOTIENT)
    running = [r for r in find_running(table, counts) if r.target not in bound]
    running_targets = {relation.target for relation in running}
    free = [c.number for c in table.number_columns if c.number not in bound]
    means = find_means(table, grid, free)
    averaged = {relation.target for relation in means}
    free = [number for number in free if number not in averaged]
    factors = find_factors(table, grid, free)
    counted = _sources(found) | _targets(sums, RelationKind.SUM)
    computed = computed | running_targets | averaged
    computed = computed | _targets(factors, RelationKind.FACTOR)
    totals = find_totals(table, computed, frozenset(counted) - computed)
    return (*found, *running, *means, *factors, *totals, *find_groups(table, totals))


def _targets(relations: Sequence[Relation], kind: RelationKind) -> frozenset[int]:
    return frozenset(r.target for r in relations if r.kind is kind)


def _sources(relations: Sequence[Relation]) -> set[int]:
    """The columns that are counted, as parts or wholes of others."""
    kinds = (RelationKind.QUOTIENT, RelationKind.SUM)
    return {s for r in relations if r.kind in kinds for s in r.sources}
