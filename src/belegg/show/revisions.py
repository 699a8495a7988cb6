"""Lay out what is different in a ledger: each event with its old and new values, and why."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from belegg.ledger.changes import Change
from belegg.model.event import Event, Toll
from belegg.revising import Difference
from belegg.show import phrases, spreadsheet
from belegg.show.records import SHORT, bounds, place_words, toll_words, words_of

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {"new": "green", "revised": "yellow", "withdrawn": "red"}
MOST_CAUSES = 5
CSV = ("what", "id", "kind", "mode", "place", "time_start", "time_end", "value", "old", "new", "into", "at", "why")


def values(difference: Difference) -> list[tuple[str, str, str]]:
    """Return the name of each value that differs, what it was and what it is; "" where it was or is not there."""
    old, new = _values(difference.old), _values(difference.new)
    names = dict.fromkeys((*old, *new))
    return [(name, old.get(name, ""), new.get(name, "")) for name in names if old.get(name, "") != new.get(name, "")]


def causes(why: tuple[Change, ...], names: Mapping[str, str]) -> list[str]:
    """Return a line for each thing done to the ledger that brought a difference about."""
    words = {"add": "added", "read": "read anew", "withdraw": "withdrawn", "judge": "judgement", "rebuild": "rebuilt"}
    lines = []
    for one in why:
        subject = phrases.plain(names.get(one.subject, one.subject[:SHORT]))
        by = f" by {phrases.plain(one.author)}" if one.author else ""
        reason = f": {phrases.plain(one.why)}" if one.why else ""
        lines.append(f"{one.at:%Y-%m-%d %H:%M} {words.get(one.what, one.what)} {subject}{by}{reason}".strip())
    if len(lines) > MOST_CAUSES:
        lines[MOST_CAUSES - 1 : -1] = [f"… {len(lines) - MOST_CAUSES} more"]
    return lines


def show(difference: Difference, names: Mapping[str, str], console: "Console") -> None:
    """Print a difference."""
    from rich.text import Text

    from belegg.show.table import folded

    event = difference.new or difference.old
    if event is None:
        return
    told = [f"{event.kind} {words_of(event.mode)}".strip(), place_words(event), phrases.when(event.time)]
    head = Text(f"{difference.what:<10}", style=STYLES[difference.what])
    head.append(" · ".join(part for part in told if part), style="bold")
    console.print(head.append(f"  {event.id[:SHORT]}", style="not bold dim"))
    lines = []
    if difference.what == "revised":
        lines += [f"{name}: {old or 'nothing'} → {new or 'nothing'}" for name, old, new in values(difference)]
    else:
        lines += [toll_words(toll) for toll in event.tolls]
        lines += [f"grade: {event.grade}"] if difference.what == "new" else []
    if difference.into is not None:
        lines.append(f"is now part of {difference.into[:SHORT]}")
    for line in lines:
        console.print(Text("\n").join(folded(Text(line), "          ", console.width, hanging=2)))
    for line in causes(difference.why, names):
        console.print(
            Text("\n").join(folded(Text(f"why: {line}", style="dim"), "          ", console.width, hanging=5))
        )


def lines(difference: Difference, names: Mapping[str, str]) -> str:
    """Return a line of CSV for each value that differs."""
    event = difference.new or difference.old
    if event is None:
        return ""
    time = event.time
    days = (time.start, time.end) if time is not None else (None, None)
    first = [difference.what, event.id, event.kind, event.mode, event.place.name if event.place else None, *days]
    at = difference.why[-1].at.isoformat() if difference.why else None
    last = [difference.into, at, " | ".join(causes(difference.why, names))]
    return "".join(spreadsheet.line([*first, *value, *last]) for value in values(difference) or [("", "", "")])


def _values(event: Event | None) -> dict[str, str]:
    return dict(_told(event)) if event is not None else {}


def _told(event: Event) -> Iterator[tuple[str, str]]:
    yield "mode", words_of(event.mode)
    yield "where", place_words(event)
    yield "when", phrases.when(event.time)
    yield "by whom", phrases.party(event.actor)
    yield "whom", phrases.party(event.target)
    yield "grade", event.grade
    yield "standing", event.standing
    yield "origins", str(event.origins)
    yield "reports", str(len(event.documents))
    seen: dict[str, int] = {}
    for toll in event.tolls:
        name = _name(toll)
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})", bounds(toll)


def _name(toll: Toll) -> str:
    """Return what a row of figures is about: effect, item, group and measure."""
    measure = toll.measure if toll.measure in ("cumulative", "stock") else None
    part = "part" if toll.part_of is not None else None
    parts = (words_of(toll.effect), words_of(toll.item), phrases.party(toll.who), measure, part)
    return ", ".join(part for part in parts if part) or "figure"
