"""From figures to points, pairs and findings: the same statistical rules for every figure."""

from facts.audit.run import TableAudit, audit

__all__ = ["TableAudit", "audit"]
