"""From figures to points, pairs and findings: the same statistical rules for every figure."""

from facts.audit.run import audit

__all__ = ["audit"]
