"""What an export could not carry over: which field, in how many rows, and why."""

from collections import Counter
from collections.abc import Iterator

import msgspec


class Loss(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was left out: the `field` of the target or of ours, the reason, and the number of rows it concerns
    (None: all of them, whatever is exported)."""

    field: str
    why: str
    rows: int | None


class Losses:
    """The losses of one export, counted as it goes; `written` is how many rows came out, `events` how many went in."""

    def __init__(self) -> None:
        self._counted: Counter[tuple[str, str]] = Counter()
        self._always: dict[tuple[str, str], None] = {}
        self.written = 0
        self.events = 0

    def add(self, field: str, why: str, rows: int = 1) -> None:
        """Note that `field` was not carried over in so many rows."""
        if rows:
            self._counted[field, why] += rows

    def always(self, field: str, why: str) -> None:
        """Note that `field` is never carried over by this format."""
        self._always[field, why] = None

    def __iter__(self) -> Iterator[Loss]:
        for (field, why), rows in sorted(self._counted.items(), key=lambda item: (-item[1], item[0])):
            yield Loss(field=field, why=why, rows=rows)
        for field, why in self._always:
            yield Loss(field=field, why=why, rows=None)

    def rows_of(self, field: str) -> int:
        """Return in how many rows `field` was not carried over."""
        return sum(rows for (name, _), rows in self._counted.items() if name == field)


def lines(losses: Losses, *, what: str, among: int | None = None) -> Iterator[str]:
    """Yield the loss report: a line that counts the rows written, then one for each loss, the most frequent first.

    `among` is how many events there are in all, where only some were asked for."""
    told = tuple(losses)
    rows = f"{losses.written:,} row{'' if losses.written == 1 else 's'}"
    events = f"{losses.events:,} event{'' if losses.events == 1 else 's'}"
    events = events if among is None else f"{losses.events:,} of {among:,} events (those asked for)"
    tail = "; not carried over:" if told else "; nothing was left out"
    yield f"{what}: {rows} from {events}{tail}"
    for loss in told:
        number = "all rows" if loss.rows is None else f"{loss.rows:,} row{'' if loss.rows == 1 else 's'}"
        yield f"- {loss.field}: {number}: {loss.why}"
