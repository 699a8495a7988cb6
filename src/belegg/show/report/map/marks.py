"""The marks of the map: one a place, its events in a stack, with shape, size and certainty; control in two layers."""

from collections.abc import Sequence
from datetime import date
from math import sqrt

import msgspec

from belegg.model.event import Event
from belegg.model.place import Place
from belegg.show.report.days import period_words
from belegg.show.report.figures import Row, event_anchor, rows
from belegg.show.report.map.frame import Frame
from belegg.show.report.map.land import edge, middle, outline
from belegg.show.report.map.spots import Spot
from belegg.show.report.names import clean, headline, party_words
from belegg.show.report.overview import DOUBTFUL
from belegg.show.report.sources import GROUPS, SHAPES, Sources

SMALLEST, LARGEST, A_PERSON = 5.0, 24.0, 1.8
"""Radius of the smallest and the largest mark, and of one for one person: areas are as the numbers of people."""
FIGURES = 2
HELD = ("holds", "captured")
"""Modes of control that are told by the name of who has it."""
NAME, STEPS = 130.0, (0.0, 30.0, -30.0, 60.0, -60.0, 90.0, -90.0, 120.0, -120.0)
"""Half the length of an area's name, and how far it may be moved up or down."""
REACH, AROUND = 1.25, 6.0
"""How far a shape reaches for its radius, and how far each sign of control stands around what is in it."""


class One(msgspec.Struct, frozen=True, kw_only=True):
    """An event as it is marked and as its row in the table reads. `firm`: confirmed; `doubt`: drawn hatched. `layers`
    are the layers of control that it belongs to, () for other kinds; `holder` says who has control, else what is told
    of it; `told` is all of it in a line; `written` is how the place is written, where that is not its name."""

    anchor: str
    kind: str
    title: str
    precision: int
    group: str
    shape: str
    size: float
    path: str
    firm: bool
    doubt: bool
    layers: tuple[str, ...]
    holder: str
    time: str
    first: str
    last: str
    figures: tuple[Row, ...]
    grade: str
    grade_words: str
    standing: str
    told: str
    written: str

    @property
    def held(self) -> str:
        """Who has control and when, in a line."""
        return ", ".join(part for part in (self.holder, self.time) if part)


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the map. An area has an `outline` and an `edge` ("" for a point), and its name stands at `x` and `y`;
    `link` is the id of its event, or of its rows in the table where there are several."""

    spot: Spot
    x: float
    y: float
    outline: str
    edge: str
    events: tuple[One, ...]
    control: tuple[One, ...]
    link: str
    told: str

    @property
    def size(self) -> float:
        """The radius of its largest shape."""
        return max((event.size for event in self.events), default=SMALLEST)

    @property
    def rings(self) -> dict[str, str]:
        """The sign around it for each layer of control."""
        inner = max(self.size * REACH, SMALLEST) + AROUND
        return {"assessed": _diamond(inner), "claimed": _diamond(inner + AROUND)}

    @property
    def reach(self) -> float:
        """How far all of it reaches from its point."""
        layers = {layer for event in self.control for layer in event.layers}
        return self.size + AROUND * (3 if "claimed" in layers else 2 if layers else 0)

    @property
    def held(self) -> tuple[tuple[str, str, float, float, float], ...]:
        """Who holds it, a line under the other: id of the event, words, where the mark is, how far under it."""
        return tuple(
            (
                event.anchor,
                ", ".join(filter(None, (event.holder, event.time))),
                self.x,
                self.y,
                self.reach + 12 + 13 * row,
            )
            for row, event in enumerate(self.control)
            if event.holder
        )


def mark(spot: Spot, frame: Frame, sources: Sources) -> Mark:
    """Return the mark of a place that is in the frame."""
    told = tuple(one(event, sources) for event in spot.events)
    plain = tuple(event for event in told if not event.layers)
    x, y = frame.at(*spot.point) if spot.point is not None else _middle(spot, frame)
    words, many = sources.words, len(plain)
    return Mark(
        spot=spot,
        x=round(x, 1),
        y=round(y, 1),
        outline=outline(spot.divisions, frame) if spot.point is None else "",
        edge=edge(spot.divisions, frame) if spot.point is None else "",
        events=plain,
        control=tuple(event for event in told if event.layers),
        link=plain[0].anchor if many == 1 else spot.id,
        told=f"{spot.name}: {words.count('events', many)}" if many > 1 else "".join(event.told for event in plain),
    )


def apart(marks: Sequence[Mark]) -> list[Mark]:
    """Return marks with the names of areas moved up or down from the points and names that they would cover."""
    taken = [(at.x, at.y, at.reach) for at in marks if not at.outline]
    placed = []
    for at in marks:
        free = (step for step in STEPS if not any(_covers(at.x, at.y + step, *point) for point in taken))
        step = next(free, 0.0) if at.outline else 0.0
        if at.outline:
            taken.append((at.x, at.y + step, 0.0))
        placed.append(msgspec.structs.replace(at, y=round(at.y + step, 1)))
    return placed


def _covers(x: float, y: float, other_x: float, other_y: float, reach: float) -> bool:
    """Return whether a name in the middle of x and y covers a mark that reaches so far, or what is told under it."""
    return abs(x - other_x) < NAME + reach and -16 - reach < y - other_y < 20 + 2 * reach


def one(event: Event, sources: Sources) -> One:
    """Return an event as it is marked."""
    words, group = sources.words, GROUPS[event.kind]
    figures = _figures(rows(event, sources))
    start, end = (event.time.start, event.time.end) if event.time is not None else (None, None)
    title, time = headline(event, words), period_words(event.time, words)
    sums = ", ".join(f"{row.main.text} {row.effect}" for row in figures)
    standing = words(f"standings.{event.standing}")
    place = clean(event.place.name) if event.place is not None else ""
    doubt = event.standing in DOUBTFUL or event.grade in ("contested", "discounted")
    layers = _layers(event, sources) if event.kind == "control" else ()
    sure = [words(f"map.{layer}") for layer in layers] or [words(f"grades.{event.grade}")]
    return One(
        anchor=event_anchor(event),
        kind=words(f"kinds.{event.kind}"),
        title=title,
        precision=event.place.precision if event.place is not None else 0,
        group=group,
        shape=SHAPES[group],
        size=radius(event),
        path=shape_path(group, radius(event)),
        firm=event.grade == "confirmed" and not doubt,
        doubt=doubt,
        layers=layers,
        holder=party_words(event.actor, words) if event.mode in HELD else title,
        time=time,
        first=_iso(start or end),
        last=_iso(end or start),
        figures=figures,
        grade=event.grade,
        grade_words=words(f"grades.{event.grade}"),
        standing=standing,
        told=". ".join(part for part in (title, place, sums, time, *sure, standing) if part),
        written=_written(event.place),
    )


def _written(place: Place | None) -> str:
    """Return how a place is written, "" where that is its name."""
    written = clean(place.as_written) if place is not None else ""
    return written if place is not None and written.casefold() != clean(place.name).casefold() else ""


def _middle(spot: Spot, frame: Frame) -> tuple[float, float]:
    """Return where the name of an area stands: in the middle of its largest division."""
    _, x, y = max(middle(division, frame) for division in spot.divisions)
    return x, y


def radius(event: Event) -> float:
    """Return how large an event is drawn: its area as the people harmed or moved that its best figure tells of."""
    people = [toll for toll in event.tolls if toll.unit == "person" and toll.measure != "stock"]
    told = max((float(toll.best if toll.best is not None else toll.low or 0) for toll in people), default=0.0)
    return min(max(SMALLEST, A_PERSON * sqrt(told)), LARGEST)


def shape_path(group: str, size: float) -> str:
    """Return the shape of a group of kinds around its point, with about the area of a circle of radius `size`."""
    r = round(size, 1)
    if group == "force":
        return f"M0 {_n(-1.45 * r)}L{_n(1.3 * r)} {_n(0.8 * r)}H{_n(-1.3 * r)}z"
    if group == "people":
        return f"M{_n(1.45 * r)} 0L{_n(-0.8 * r)} {_n(1.3 * r)}V{_n(-1.3 * r)}z"
    if group == "forces":
        return f"M{_n(-0.89 * r)} {_n(-0.89 * r)}h{_n(1.78 * r)}v{_n(1.78 * r)}h{_n(-1.78 * r)}z"
    if group == "control":
        return _diamond(REACH * r)
    return f"M{_n(-r)} 0a{_n(r)} {_n(r)} 0 1 0 {_n(2 * r)} 0a{_n(r)} {_n(r)} 0 1 0 {_n(-2 * r)} 0z"


def _diamond(r: float) -> str:
    return f"M0 {_n(-r)}L{_n(r)} 0L0 {_n(r)}L{_n(-r)} 0z"


def days(events: Sequence[One]) -> tuple[date, date] | None:
    """Return the first and the last day of events, None where fewer than two days are told."""
    told = [date.fromisoformat(day) for one in events for day in (one.first, one.last) if day]
    return (min(told), max(told)) if told and min(told) < max(told) else None


def _layers(event: Event, sources: Sources) -> tuple[str, ...]:
    """Return whether control is claimed by a party, told or confirmed by others, or both (rule R18)."""
    found = set()
    for ref in sources.refs_of(event.claims):
        claim, voice = ref.claim, sources.voices[event.id, ref.claim.id]
        if claim.standing == "confirmed" or not (voice.party or claim.standing in DOUBTFUL):
            found.add("assessed")
        else:
            found.add("claimed")
    if event.grade == "confirmed":
        found.add("assessed")
    return tuple(layer for layer in ("claimed", "assessed") if layer in found)


def _figures(told: Sequence[Row]) -> tuple[Row, ...]:
    """Return the first whole of each effect, what only an enemy says last."""
    first: dict[str, Row] = {}
    for row in sorted(told, key=lambda row: row.hostile):
        if row.depth == 0 and row.main.text != "0":
            first.setdefault(row.effect, row)
    return tuple(first.values())[:FIGURES]


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
