"""The land of the map: outlines cut to the frame, with no more points than can be seen, as paths of SVG."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import sqrt

import msgspec

from belegg.show.report.map.frame import HEIGHT, WIDTH, Frame
from belegg.world.boundaries import Box, Dispute, Division, Line, Points, around, disputes, divisions, lines, meets

NEAREST, COARSER, PLENTY = 0.45, 1.7, 40_000
"""Points nearer to the last than so many units of the drawing are left out; how much more where it gets too big; and
how many points are plenty."""
MOST = 300_000
"""How many characters the land may take."""
WIDEST = 45.0
"""Degrees of latitude from which on divisions are not told apart."""
PREFIX = "naturalearth:"

Place = tuple[float, float]


class Land(msgspec.Struct, frozen=True, kw_only=True):
    """The paths of what lies in a frame ("": none), with the disputes over it."""

    ground: str
    disputed: str
    inner: str
    borders: str
    coasts: str
    dashed: str
    disputes: tuple[Dispute, ...]


def land(frame: Frame) -> Land:
    """Return the land in a frame."""
    wanted, told, over = divisions(frame.box), lines(frame.box), disputes(frame.box)
    nearest = NEAREST * max(1.0, sqrt(sum(len(line.points) for line in told) / PLENTY))
    while True:
        found = _land(frame, wanted, told, over, nearest)
        much = sum(len(path) for path in (found.ground, found.inner, found.borders, found.coasts))
        if much <= MOST:
            return found
        nearest *= max(COARSER, much / MOST)


def outline(parts: Sequence[Division], frame: Frame) -> str:
    """Return the path of an area's surface in a frame, "" where none of it is there."""
    return "".join(_closed(ring, frame, NEAREST) for division in parts for ring in division.rings)


def edge(parts: Sequence[Division], frame: Frame) -> str:
    """Return the path of the lines around an area, without those between its divisions."""
    inside = {division.id for division in parts}
    told = lines(around(division.box for division in parts))
    return "".join(_open(line.points, frame, NEAREST) for line in told if len(inside.intersection(line.sides)) == 1)


def _land(frame: Frame, wanted: Sequence[Division], told: Sequence[Line], over: Sequence[Dispute], at: float) -> Land:
    inside = {PREFIX + name for one in over for name in one.divisions}
    pairs = {frozenset((PREFIX + a, PREFIX + b)) for one in over for a, b in one.lines}
    paths: dict[str, list[str]] = {"inner": [], "borders": [], "coasts": [], "dashed": []}
    whole = frame.box[3] - frame.box[1] > WIDEST
    for line in told:
        kind = _kind(line, inside, pairs)
        if not (whole and kind == "inner"):
            paths[kind].append(_open(line.points, frame, at))
    return Land(
        ground="".join(_closed(ring, frame, at) for one in wanted for ring in one.rings),
        disputed="".join(_closed(ring, frame, at) for one in wanted if one.id in inside for ring in one.rings),
        disputes=tuple(over),
        **{kind: "".join(found) for kind, found in paths.items()},
    )


def _kind(line: Line, inside: set[str], pairs: set[frozenset[str]]) -> str:
    """Return what a line is: a coast, a line between divisions or countries, or one that is disputed."""
    if len(line.sides) == 1:
        return "coasts"
    if len({side in inside for side in line.sides}) > 1 or frozenset(line.sides) in pairs:
        return "dashed"
    return "borders" if line.border else "inner"


def _closed(ring: Points, frame: Frame, nearest: float) -> str:
    """Return the path of a ring cut to the frame, "" where nothing of it can be seen."""
    if not _seen(ring, frame.box):
        return ""
    points = _thinned(frame.drawn(ring), nearest)
    if len(points) > 3:
        points = cut(points, (-8.0, -8.0, WIDTH + 8, HEIGHT + 8))
    return f"{_path(points)}z" if len(points) > 3 else ""


def _open(line: Points, frame: Frame, nearest: float) -> str:
    """Return the path of what a line has in the frame."""
    if not _seen(line, frame.box):
        return ""
    points = _thinned(frame.drawn(line), nearest)
    pieces: list[list[Place]] = [[]]
    for one, other in pairwise(points):
        if _crosses(one, other):
            if not pieces[-1]:
                pieces[-1].append(one)
            pieces[-1].append(other)
        elif pieces[-1]:
            pieces.append([])
    return "".join(_path(piece) for piece in pieces if piece)


def _crosses(one: Place, other: Place) -> bool:
    return (
        max(one[0], other[0]) >= 0
        and min(one[0], other[0]) <= WIDTH
        and max(one[1], other[1]) >= 0
        and min(one[1], other[1]) <= HEIGHT
    )


def _seen(points: Points, box: Box) -> bool:
    longitudes, latitudes = [x for x, _ in points], [y for _, y in points]
    return meets((min(longitudes), min(latitudes), max(longitudes), max(latitudes)), box)


def cut(points: Sequence[Place], box: Box) -> list[Place]:
    """Return a ring cut to a box, side by side; [] where nothing of it is inside."""
    found = list(points)
    for axis, bound, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        if not found:
            return []
        kept: list[Place] = []
        last = found[-1]
        for point in found:
            inside = sign * (point[axis] - bound) >= 0
            if inside != (sign * (last[axis] - bound) >= 0):
                share = (bound - last[axis]) / (point[axis] - last[axis])
                kept.append((last[0] + share * (point[0] - last[0]), last[1] + share * (point[1] - last[1])))
            if inside:
                kept.append(point)
            last = point
        found = kept
    return found


def _thinned(points: Sequence[Place], nearest: float) -> list[Place]:
    """Return points without those next to the last; the ends stay."""
    if len(points) < 3:
        return list(points)
    kept = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= nearest:
            kept.append(point)
    return [*kept, points[-1]]


def _path(points: Iterable[Place]) -> str:
    """Return points as a path in tenths of a unit, each from the last."""
    whole = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [f"{_tenths(x - a)} {_tenths(y - b)}" for (a, b), (x, y) in pairwise(whole) if (a, b) != (x, y)]
    return f"M{_tenths(whole[0][0])} {_tenths(whole[0][1])}l{' '.join(steps)}" if steps else ""


def _tenths(value: int) -> str:
    whole, rest = divmod(abs(value), 10)
    return f"{'-' if value < 0 else ''}{whole or ('' if rest else 0)}{f'.{rest}' if rest else ''}"


def middle(division: Division, frame: Frame) -> tuple[float, float, float]:
    """Return the area of the largest ring of a division that is in the frame, and its middle."""
    best = (0.0, 0.0, 0.0)
    for ring in division.rings:
        points = cut(frame.drawn(ring), (0.0, 0.0, WIDTH, HEIGHT))
        best = max(best, _centroid(points))
    return best


def _centroid(points: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    area = x = y = 0.0
    for at, (a, b) in enumerate(points):
        c, d = points[at - 1]
        part = c * b - a * d
        area, x, y = area + part, x + (a + c) * part, y + (b + d) * part
    return (abs(area) / 2, x / 3 / area, y / 3 / area) if area else (0.0, 0.0, 0.0)
