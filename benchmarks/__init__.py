"""Measurements as ratios against something in the same run, so that they mean the same on every machine."""
