"""Who may do what: one table, one decision, deny by default."""

from derajat.web.policy.decisions import Subject, areas_within, may
from derajat.web.policy.table import Act, Policy, Role, load_policy


__all__ = ["Act", "Policy", "Role", "Subject", "areas_within", "load_policy", "may"]
