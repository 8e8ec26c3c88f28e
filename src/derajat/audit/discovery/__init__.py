"""Relations found in a table: from its numbers, seldom from its words."""

from derajat.audit.discovery.finding import find_relations
from derajat.audit.discovery.totals import settle_totals


__all__ = ["find_relations", "settle_totals"]
