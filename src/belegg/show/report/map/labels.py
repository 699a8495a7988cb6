"""The names on the map: of countries, towns and who holds them, each with the largest size at which it covers none."""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from belegg.show.report.map.frame import HEIGHT, WIDTH, Frame
from belegg.show.report.map.land import middle
from belegg.show.report.names import country_words
from belegg.show.report.words import Words
from belegg.world.boundaries import divisions
from belegg.world.gazetteer import towns

SIZES = (4.0, 3.2, 2.5, 2.0, 1.6, 1.25, 1.0, 0.8, 0.6, 0.45, 0.33, 0.25, 0.18, 0.13, 0.09)
"""How many units of the drawing a pixel may be: large on a narrow screen, small when zoomed in."""
LETTER, SPACED, LINE, AWAY = 6.4, 1.5, 13.0, 7.0
"""Width of a letter, more where letters are spaced, and height of a line, at size 1; how far a name is from its dot."""
TOWNS, TRIED, PLAIN = 50, 6, 1.6
"""How many towns and middles of a country are tried, and the largest size of a town that no event names."""

EDGE = 150.0
"""How near an edge a line stands beside its mark, no longer under the middle of it."""

Kind = Literal["country", "area", "told", "town", "holder"]
Anchor = Literal["start", "middle", "end"]
Told = tuple[str, float, float, float]
"""A place that events name: name, longitude, latitude, and how far its mark reaches."""
Held = tuple[str, str, float, float, float]
"""Who holds a place: the id of the event that tells it, the words, where its mark is in the drawing, and how far under
it the line stands at size 1."""


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A name at a point; `size` is the largest of SIZES at which there is room for it; `left`: it stands left of its
    point. A country's name stands in the middle, without a dot. `of` is the id of the event that tells who holds a
    place, "" for other names; such a line stands `away` under its mark."""

    text: str
    x: float
    y: float
    kind: Kind
    size: float
    left: bool
    away: float
    of: str = ""

    @property
    def anchor(self) -> Anchor:
        """Which end of a line under its mark stands there."""
        return anchored(self.x)

    @property
    def step(self) -> int:
        """Its size as a place in SIZES."""
        return SIZES.index(self.size)


class _Wanted(msgspec.Struct, frozen=True, kw_only=True):
    text: str
    x: float
    y: float
    kind: Kind
    most: float
    away: float = AWAY
    of: str = ""

    @property
    def left(self) -> bool:
        return self.kind in ("told", "town") and self.x > WIDTH * 0.86

    def box(self, size: float) -> tuple[float, float, float, float]:
        """Return the room that the name takes."""
        long, high = len(self.text) * LETTER * size, LINE * size / 2
        if self.kind in ("country", "area"):
            long *= SPACED if self.kind == "country" else 1.0
            return self.x - long / 2, self.y - high, self.x + long / 2, self.y + high
        if self.kind == "holder":
            start = self.x - long * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchored(self.x)]
            low = self.y + (self.away + 3.0) * size
            return start, low - LINE * size, start + long, low
        near = 3 * size
        if self.left:
            return self.x - self.away * size - long, self.y - high, self.x + near, self.y + high
        return self.x - near, self.y - high, self.x + self.away * size + long, self.y + high


def anchored(x: float) -> Anchor:
    """Return which end of a line stands at `x`, so that the line stays in the drawing."""
    return "start" if x < EDGE else "end" if x > WIDTH - EDGE else "middle"


def labels(
    frame: Frame, told: Iterable[Told], areas: Iterable[Told], words: Words, held: Iterable[Held] = ()
) -> tuple[Label, ...]:
    """Return the names in a frame; `told` are the places that events name, the weightiest first, with where
    they are on the earth; `areas` have names of their own already, with where those are in the drawing; `held` is who
    holds which place."""
    named = [_Wanted(text=f"## {name}", x=x, y=y, kind="area", most=SIZES[0]) for name, x, y, _ in areas]
    first = _told(frame, told)
    lines = [
        _Wanted(text=text, x=x, y=y, kind="holder", most=SIZES[0], away=far, of=of) for of, text, x, y, far in held
    ]
    known = {one.text for one in first}
    wanted = [
        *first,
        *lines,
        *_countries(frame, words),
        *(town for town in _towns(frame, words) if town.text not in known),
    ]
    sizes = _sizes(wanted, named)
    return tuple(
        Label(
            text=one.text,
            x=round(one.x, 1),
            y=round(one.y, 1),
            kind=one.kind,
            size=sizes[at],
            left=one.left,
            away=round(one.away, 1),
            of=one.of,
        )
        for at, one in enumerate(wanted)
        if at in sizes
    )


def _sizes(wanted: Sequence[_Wanted], named: Sequence[_Wanted]) -> dict[int, float]:
    """Return the largest size at which there is room for each name that is `wanted`, by its number; none where there
    never is. What is `named` already stands at every size."""
    sizes: dict[int, float] = {}
    names: set[str] = set()
    for size in SIZES:
        corners = [(0.0, HEIGHT - 32 * size, WIDTH / 4, HEIGHT), (WIDTH - 170 * size, 0.0, WIDTH, 50 * size)]
        taken = [*corners, *(one.box(size) for one in named)]
        taken += [wanted[at].box(size) for at in sizes]
        for at, one in enumerate(wanted):
            if at in sizes or size > one.most or (one.text in names and not one.of):
                continue
            room = one.box(size)
            if _fits(room) and not any(_over(room, other) for other in taken):
                sizes[at] = size
                taken.append(room)
                names.add(one.text)
    return sizes


def _fits(room: tuple[float, float, float, float]) -> bool:
    return room[0] > 0 and room[1] > 0 and room[2] < WIDTH and room[3] < HEIGHT


def _over(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _told(frame: Frame, told: Iterable[Told]) -> list[_Wanted]:
    return [_at(frame, name, x, y, "told", reach) for name, x, y, reach in told]


def _towns(frame: Frame, words: Words) -> list[_Wanted]:
    found = towns(frame.box, most=TOWNS, language=words.language)
    return [_at(frame, name, x, y, "town", 0.0) for name, x, y in found]


def _at(frame: Frame, name: str, longitude: float, latitude: float, kind: Kind, reach: float) -> _Wanted:
    x, y = frame.at(longitude, latitude)
    most = PLAIN if kind == "town" else SIZES[0]
    return _Wanted(text=name, x=x, y=y, kind=kind, most=most, away=max(AWAY, reach + 4.0))


def _countries(frame: Frame, words: Words) -> list[_Wanted]:
    """Return the names of countries, the one with most land first, each in the middle of one of its largest divisions
    there: the first that there is room in is taken."""
    middles: dict[str, list[tuple[float, float, float]]] = {}
    for division in divisions(frame.box):
        country = division.country
        if country is not None and country_words(country, words) != country:
            middles.setdefault(country, []).append(middle(division, frame))
    ranked = sorted(middles, key=lambda country: -sum(area for area, _, _ in middles[country]))
    return [
        _Wanted(text=country_words(country, words), x=x, y=y, kind="country", most=SIZES[0])
        for country in ranked
        for area, x, y in sorted(middles[country], reverse=True)[:TRIED]
        if area > 0
    ]
