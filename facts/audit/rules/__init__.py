"""The audit's rules, one module a rule."""
