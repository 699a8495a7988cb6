"""From sentences to parties: who acts, suffers, holds, speaks."""

from belegg.extract.actors.find import find

__all__ = ["find"]
