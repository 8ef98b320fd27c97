"""From figures to points, pairs and findings: the same statistical rules for every figure."""
