"""Belegg reads conflict news into claims, each resting on the exact words."""
