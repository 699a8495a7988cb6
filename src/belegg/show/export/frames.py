"""Claims and events as a notebook and a data-frame want them: tuples that show themselves and turn into tables."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from belegg.model.claim import Claim
from belegg.model.errors import BeleggError
from belegg.model.event import Event
from belegg.model.judgement import Judgement
from belegg.show import phrases
from belegg.show.export import tables
from belegg.workflow import Reading

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]
    import pyarrow  # type: ignore[import-untyped]

SHOWN = 100
"""The most rows that a notebook shows."""
STYLE = "text-align:left;vertical-align:top"
CLAIM_HEAD = ("what", "how many", "whom", "by whom", "where", "when", "said by", "standing", "words")
EVENT_HEAD = ("what", "where", "when", "by whom", "whom", "figures", "grade", "standing", "reports")


class MissingExtraError(BeleggError, ImportError):
    """Something that belongs to an optional extra of belegg is not installed."""


class Claims(tuple[Claim, ...]):
    """Claims in their order: a tuple that a notebook shows as a table."""

    __slots__ = ()

    def to_arrow(self) -> "pyarrow.Table":
        """Return a table of the claims, a row each, with the columns of `belegg export --table claims` (no event)."""
        columns = [column for column in tables.CLAIMS if column.name != "event"]
        return _arrow(columns, [tables.ClaimRow(event=NO_EVENT, claim=claim) for claim in self])

    def to_df(self) -> "pandas.DataFrame":
        """Return a data-frame of the claims, a row each. Raises MissingExtraError where pandas is not installed."""
        return _frame(self.to_arrow())

    def _repr_html_(self) -> str:
        from belegg.show.table import cells

        rows = [cells(claim, 160) for claim in self[:SHOWN]]
        return _html(CLAIM_HEAD, rows, len(self), "claim")


class Events(tuple[Event, ...]):
    """Events and figures in their order: a tuple that a notebook shows as a table."""

    __slots__ = ()

    def to_arrow(self, *, figures: bool = False) -> "pyarrow.Table":
        """Return a table of the events, a row each; of their figures, a row each, where `figures`."""
        if figures:
            return _arrow(tables.FIGURES, [row for event in self for row in tables.figure_rows(event)])
        return _arrow(tables.EVENTS, list(self))

    def to_df(self, *, figures: bool = False) -> "pandas.DataFrame":
        """Return a data-frame of the events, or of their figures. Raises MissingExtraError without pandas."""
        return _frame(self.to_arrow(figures=figures))

    def _repr_html_(self) -> str:
        return _html(EVENT_HEAD, [_event_cells(event) for event in self[:SHOWN]], len(self), "event")


NO_EVENT = Event(
    id="", kind="statement", mode=None, place=None, time=None, actor=None, target=None, grade="weak",
    standing="reported", claims=(), documents=(), origins=0, tolls=(), part_of=None, why=(),
)  # fmt: skip


def read(
    article: str | bytes,
    *,
    date: str | date | None = None,
    outlet: str | None = None,
    language: str | None = None,
) -> Claims:
    """Return the claims that `article` makes: its text, or the bytes of a text or HTML file.

    `date` ("2020-02-10", "2020-02", "2020" or a datetime.date) is the day it was published and `outlet` who
    published it; both overrule what the article tells of itself, and where neither tells the date, relative
    times ("i går") stay open. `language` is a code such as "nb"; it is found out where it is None.

    No claim rests on anything but the words in its `evidence`; what the words do not settle is None. An
    article that makes no claim gives (). The tuple has `to_df()` and `to_arrow()`. Raises BeleggError, see there."""
    from belegg.workflow import read_claims

    return Claims(read_claims(article, date=date, outlet=outlet, language=language))


def merge(read: Iterable[Reading | Claim], *, judgements: Iterable[Judgement] = ()) -> Events:
    """Return the events and figures that readings, or claims, make together, each with its reasons.

    The order in which they come changes nothing. Of the document of a bare claim only its id is known: neither its date
    nor who published it, so that origins and later figures are told apart less well than from readings. The tuple has
    `to_df()` and `to_arrow()`."""
    from belegg.merging import merge as merged

    return Events(merged(read, judgements=judgements))


def _arrow(columns: "Sequence[tables.Column[tables.T]]", rows: "Sequence[tables.T]") -> "pyarrow.Table":
    import pyarrow

    from belegg.show.export.parquet import TYPES

    return pyarrow.table(
        {column.name: pyarrow.array([column.of(row) for row in rows], type=TYPES[column.type]) for column in columns}
    )


def _frame(table: "pyarrow.Table") -> "pandas.DataFrame":
    try:
        import pandas
    except ImportError as error:
        raise MissingExtraError('to_df() wants pandas; install it with: pip install "belegg[tables]"') from error
    frame: pandas.DataFrame = table.to_pandas(date_as_object=False)
    return frame


def _event_cells(event: Event) -> tuple[str, ...]:
    from belegg.show.records import place_words, toll_words, words_of

    return (
        f"{event.kind} {words_of(event.mode)}".strip(),
        place_words(event),
        phrases.when(event.time),
        phrases.party(event.actor),
        phrases.party(event.target),
        "\n".join(toll_words(toll) for toll in event.tolls),
        event.grade,
        event.standing,
        str(len(event.documents)),
    )


def _html(head: Sequence[str], rows: Sequence[Sequence[str]], number: int, what: str) -> str:
    """Return a plain HTML table; every word in it is escaped."""
    titles = "".join(f'<th style="{STYLE}">{escape(name)}</th>' for name in head)
    lines = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in rows)
    more = f" (the first {len(rows)} shown)" if number > len(rows) else ""
    count = f"{number:,} {what}{'' if number == 1 else 's'}{more}"
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{lines}</tbody></table><p>{count}</p>"


def _cell(text: str) -> str:
    return f'<td style="{STYLE}">{escape(text).replace(chr(10), "<br>")}</td>'
