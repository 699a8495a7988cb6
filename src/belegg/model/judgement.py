"""A judgement: what a person decided about claims; appended, never overwritten, and undone by another."""

from datetime import datetime
from typing import Literal

import msgspec

from belegg.model.errors import InvalidValueError

Verdict = Literal["accept", "join", "split", "undo"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """`accept`: the claims rightly stand in one event, the doubt is settled. `join`: they speak of one event.
    `split`: the first claim does not belong with any of the others. `undo`: the judgement `undoes` holds no
    longer. `claims` are ids, empty for `undo` alone; `at` is an aware moment."""

    id: str
    verdict: Verdict
    claims: tuple[str, ...]
    author: str
    at: datetime
    why: str
    undoes: str | None = None

    def __post_init__(self) -> None:
        if self.verdict == "undo" and self.undoes is None:
            raise InvalidValueError(f"judgement {self.id} undoes nothing; name the judgement that it takes back")
        if self.verdict != "undo" and len(set(self.claims)) < 2:
            raise InvalidValueError(f"judgement {self.id} ({self.verdict}) needs two claims or more")
