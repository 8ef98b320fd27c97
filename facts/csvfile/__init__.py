"""Lossless CSV: bytes to records and back, with nothing lost."""
