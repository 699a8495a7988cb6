"""Which figure contains which event, and whether the sums can be true (rule R22)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from belegg.merge import spells, spots
from belegg.merge.parties import UNARMED, side
from belegg.model.count import Number
from belegg.model.event import Event, Toll

LONGEST = 62
BUCKET = 16
"""Days: a window longer than this is checked only against events that the reports themselves put into it."""
INSIDE = ("attack", "casualties", "materiel", "displacement")


def contain(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events in the order given, each with the figure that contains it, and figures flagged that their
    parts exceed.

    An event's own links and flags of an earlier run are left behind, so that running it again changes nothing."""
    bare = [_bare(event) for event in events]
    owner = {claim: event.id for event in bare for claim in event.claims}
    figures = [event for event in bare if any(_is_total(toll) for toll in event.tolls)]
    links: dict[str, tuple[str, str]] = {}
    inside: dict[str, list[Event]] = defaultdict(list)
    by_id = {event.id: event for event in bare}
    shelves = _shelves(figures)
    for event in bare:
        stated = _stated(event, owner)
        held = [figure for figure in _candidates(event, shelves) if _holds(figure, event)]
        for figure in held:
            inside[figure.id].append(event)
        if stated is not None:
            if all(figure.id != stated for figure in held):
                inside[stated].append(event)
            held = [by_id[stated]]
        if held:
            nearest = min(held, key=lambda figure: (_days(figure), figure.id))
            links[event.id] = (nearest.id, "a report says so" if stated else "place, days and people lie within it")
    flags = {name: tuple(_flags(by_id[name], found)) for name, found in inside.items()}
    return tuple(_linked(event, links.get(event.id), flags.get(event.id, ())) for event in bare)


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


def _stated(event: Event, owner: dict[str, str]) -> str | None:
    """Return the event that holds the whole which a claim of `event` is said to be part of, None where none does."""
    own = event.id
    found = sorted({owner[toll.part_of] for toll in event.tolls if toll.part_of in owner} - {own})
    return found[0] if found else None


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


def _candidates(event: Event, shelves: Mapping[tuple[str, str, int], list[Event]]) -> list[Event]:
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


def _shared(figure: Event, event: Event) -> Iterator[tuple[Toll, Toll]]:
    """Yield the rows of the figure with those rows of the event that they must take in."""
    for whole in figure.tolls:
        for piece in event.tolls:
            same = (whole.effect, whole.item, whole.unit) == (piece.effect, piece.item, piece.unit)
            if same and whole.measure == "cumulative" and piece.measure != "stock" and _takes_in(whole, piece):
                yield whole, piece


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


def _flags(figure: Event, inside: Sequence[Event]) -> Iterator[str]:
    """Yield a line for each row of `figure` that what lies inside exceeds."""
    sums: dict[int, Number] = defaultdict(int)
    for event in inside:
        if any(toll.measure == "cumulative" for toll in event.tolls):
            continue
        taken: set[int] = set()
        for whole, piece in _shared(figure, event):
            at = figure.tolls.index(whole)
            is_part = piece.part_of is not None and piece.part_of in event.claims
            if not is_part and at not in taken and piece.low is not None:
                sums[at] += piece.low
                taken.add(at)
    for at, total in sorted(sums.items()):
        toll = figure.tolls[at]
        if toll.high is not None and total > toll.high:
            yield f"R22: its {toll.high} {toll.effect} cannot hold the {total} of the events inside it"


def _days(event: Event) -> int:
    time = spells.spell(event.time)
    return (time.width or 10**6) if time is not None else 10**6
