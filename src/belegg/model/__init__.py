"""Frozen values that the stages exchange; imports nothing else of belegg."""
