"""Measurements of the whole: how right (gate) and how fast (speed)."""
