"""A span: the exact words that a value rests on, and where they stand."""

import msgspec

from belegg.model.errors import InvalidValueError


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """The words `quote` at characters `start` to `end` (exclusive) of the decoded original."""

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise InvalidValueError(f"span {self.start}-{self.end} is empty or runs backwards")
        if len(self.quote) != self.end - self.start:
            raise InvalidValueError(
                f"span {self.start}-{self.end} does not fit its quotation of {len(self.quote)} characters"
            )


def overlaps(one: Span, other: Span) -> bool:
    """Return whether the two spans share at least one character."""
    return one.start < other.end and other.start < one.end
