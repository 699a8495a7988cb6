"""Which figure contains which event, and whether the sums can be true (rule R22)."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from belegg.merge import spells, spots
from belegg.merge.parties import UNARMED, side
from belegg.model.count import Number
from belegg.model.event import Event, Toll

LONGEST = 62
BUCKET = 16
"""Days: a window longer than this is checked only against events that the reports themselves put into it."""
INSIDE = ("attack", "casualties", "materiel", "displacement")


Events = Callable[[], Iterable[Event]]
"""What gives all events, in the same order and as they are now, each time it is called."""


class Containment(msgspec.Struct, frozen=True, kw_only=True):
    """Which figures there are that can contain others, on their shelves; which event holds a claim that others are said
    to be part of; and what cannot be true of a figure's sums, by its id."""

    shelves: Mapping[tuple[str, str, int], Sequence[Event]]
    owner: Mapping[str, str]
    flags: Mapping[str, tuple[str, ...]]

    def linked(self, event: Event) -> Event:
        """Return the event with the figure that contains it, and flagged where its parts exceed it; its own links and
        flags of an earlier run are left behind, so that running it again changes nothing."""
        held, stated = _held(event, self.shelves), _stated(event, self.owner)
        link = None
        if stated is not None:
            link = (stated, "a report says so")
        elif held:
            nearest = min(held, key=lambda figure: (_days(figure), figure.id))
            link = (nearest.id, "place, days and people lie within it")
        return _linked(_bare(event), link, self.flags.get(event.id, ()))


def contain(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events in the order given, each with the figure that contains it, and figures flagged that their
    parts exceed."""
    told = tuple(events)
    found = containment(lambda: told)
    return tuple(found.linked(event) for event in told)


def containment(events: Events) -> Containment:
    """Return what links each of `events`, of which no more is held than the figures that can contain others."""
    figures: dict[str, Event] = {}
    wanted: set[str] = set()
    for event in events():
        if any(_is_total(toll) for toll in event.tolls):
            figures[event.id] = _slim(event)
        wanted |= {toll.part_of for toll in event.tolls if toll.part_of is not None} - set(event.claims)
    owner = {name: event.id for event in events() for name in wanted.intersection(event.claims)} if wanted else {}
    shelves = _shelves(list(figures.values()))
    sums: dict[str, Counter[int]] = defaultdict(Counter)
    for event in events() if figures else ():
        stated = _stated(event, owner)
        names = {figure.id for figure in _held(event, shelves)} | ({stated} if stated in figures else set())
        for name in names:
            _add(figures[name], event, sums[name])
    flags = {name: tuple(_flags(figures[name], sums[name])) for name in sums}
    return Containment(shelves=shelves, owner=owner, flags=flags)


def _slim(figure: Event) -> Event:
    """Return a figure with no more than is asked of one that contains others."""
    tolls = tuple(msgspec.structs.replace(toll, claims=(), versions=()) for toll in figure.tolls)
    return msgspec.structs.replace(figure, tolls=tolls, claims=(), documents=(), why=())


def _held(event: Event, shelves: Mapping[tuple[str, str, int], Sequence[Event]]) -> list[Event]:
    return [figure for figure in _candidates(event, shelves) if _holds(figure, event)]


def _bare(event: Event) -> Event:
    why = tuple(line for line in event.why if not line.startswith("R22"))
    return msgspec.structs.replace(event, part_of=None, why=why)


def _linked(event: Event, link: tuple[str, str] | None, flags: Sequence[str]) -> Event:
    if link is None and not flags:
        return event
    told = (f"R22: part of {link[0]}: {link[1]}",) if link is not None else ()
    return msgspec.structs.replace(event, part_of=link[0] if link else None, why=(*event.why, *told, *flags))


def _is_total(toll: Toll) -> bool:
    return (toll.measure == "cumulative" and toll.best is not None) or (
        toll.measure == "cumulative" and toll.high is not None
    )


def _stated(event: Event, owner: Mapping[str, str]) -> str | None:
    """Return the event that holds the whole which a claim of `event` is said to be part of, None where none does."""
    wholes = {owner.get(toll.part_of) for toll in event.tolls if toll.part_of is not None}
    return min((name for name in wholes if name is not None and name != event.id), default=None)


def _shelves(figures: Sequence[Event]) -> dict[tuple[str, str, int], list[Event]]:
    """Return the figures by country, effect and every stretch of days that their windows touch."""
    shelves: dict[tuple[str, str, int], list[Event]] = defaultdict(list)
    for figure in figures:
        time = spells.spell(figure.time)
        if time is None or time.start is None or time.end is None or time.end - time.start >= LONGEST:
            continue
        country = _country(figure)
        for effect in {str(toll.effect) for toll in figure.tolls}:
            for at in range(time.start // BUCKET, time.end // BUCKET + 1):
                shelves[country, effect, at].append(figure)
    return shelves


def _candidates(event: Event, shelves: Mapping[tuple[str, str, int], Sequence[Event]]) -> list[Event]:
    time = spells.spell(event.time)
    if event.kind not in INSIDE or time is None or time.start is None:
        return []
    country, found = _country(event), {}
    for effect in {str(toll.effect) for toll in event.tolls}:
        for figure in shelves.get((country, effect, time.start // BUCKET), ()):
            found[figure.id] = figure
    return [found[name] for name in sorted(found)]


def _country(event: Event) -> str:
    place = spots.spot(event.place) if event.place is not None else None
    if place is not None and place.country is not None:
        return place.country
    return (event.target.country if event.target else None) or "?"


def _holds(figure: Event, event: Event) -> bool:
    """Return whether the figure's days, place and people take in all of the event, which is narrower than it."""
    outer, inner = spells.spell(figure.time), spells.spell(event.time)
    if figure.id == event.id or outer is None or inner is None or None in (outer.start, inner.start, inner.end):
        return False
    width = outer.width
    if width is None or width > LONGEST or (inner.width or LONGEST) > width:
        return False
    if not (outer.start <= inner.start and inner.end <= outer.end):  # type: ignore[operator]
        return False
    return _around(figure, event, same_days=width == inner.width) and any(True for _ in _shared(figure, event))


def _around(figure: Event, event: Event, *, same_days: bool) -> bool:
    if figure.place is None or event.place is None:
        return False
    outer, inner = spots.spot(figure.place), spots.spot(event.place)
    lie = spots.relation(outer, inner)
    if any(toll.measure == "cumulative" for toll in event.tolls) and same_days and lie == "same":
        return False
    return lie == "same" or (lie == "part" and inner.breadth < outer.breadth)


def _shared(figure: Event, event: Event) -> Iterator[tuple[int, Toll]]:
    """Yield which row of the figure, counted from nought, must take in which row of the event."""
    for at, whole in enumerate(figure.tolls):
        for piece in event.tolls:
            same = (whole.effect, whole.item, whole.unit) == (piece.effect, piece.item, piece.unit)
            if same and whole.measure == "cumulative" and piece.measure != "stock" and _takes_in(whole, piece):
                yield at, piece


def _takes_in(whole: Toll, piece: Toll) -> bool:
    """Return whether those that the piece counts are among those that the whole counts."""
    if whole.who is None:
        return True
    if piece.who is None:
        return False
    one, other = side(whole.who), side(piece.who)
    if one.sector in UNARMED and other.sector in UNARMED:
        return one.sector in (other.sector, "civilians")
    return one.key is not None and one.key == other.key


def _add(figure: Event, event: Event, sums: Counter[int]) -> None:
    """Add what an event inside a figure tells to `sums`, by the place of the row of the figure that takes it in."""
    if any(toll.measure == "cumulative" for toll in event.tolls):
        return
    taken: set[int] = set()
    for at, piece in _shared(figure, event):
        is_part = piece.part_of is not None and piece.part_of in event.claims
        if not is_part and at not in taken and piece.low is not None:
            sums[at] += piece.low  # type: ignore[assignment]
            taken.add(at)


def _flags(figure: Event, sums: Mapping[int, Number]) -> Iterator[str]:
    """Yield a line for each row of `figure` that the sums of what lies inside exceed."""
    for at, total in sorted(sums.items()):
        toll = figure.tolls[at]
        if toll.high is not None and total > toll.high:
            yield f"R22: its {toll.high} {toll.effect} cannot hold the {total} of the events inside it"


def _days(event: Event) -> int:
    time = spells.spell(event.time)
    return (time.width or 10**6) if time is not None else 10**6
