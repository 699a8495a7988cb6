"""Outlines: the first-order divisions and countries that meet a box, as lines that neighbours share; disputes."""

import tomllib
import zlib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from belegg.model.errors import WorldDataError
from belegg.world.gazetteer import lookup

GRID = 1_000
"""Steps in a degree of the points that are kept."""
PREFIX = "naturalearth:"

Box = tuple[float, float, float, float]
"""West, south, east and north, in degrees."""
Points = tuple[tuple[float, float], ...]
"""Longitude and latitude, in degrees."""


class CompiledDivision(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A division as it is kept: `rings` are numbers of arcs, ~number for one that runs the other way."""

    id: str
    name: str
    country: str | None
    code: str | None
    box: Box
    rings: tuple[tuple[int, ...], ...]


class Compiled(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """All that is kept: divisions, and the arcs that their outlines are made of."""

    divisions: tuple[CompiledDivision, ...]
    arcs: tuple[bytes, ...]


class Division(msgspec.Struct, frozen=True, kw_only=True):
    """A first-order division: `id` as the gazetteer has it, its name, country (alpha-3, None for none) and GeoNames
    code; `box` around it; `rings` that close, the holes among them."""

    id: str
    name: str
    country: str | None
    code: str | None
    box: Box
    rings: tuple[Points, ...]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of an outline: the ids of the divisions on its sides (one: a coast), and whether it parts countries."""

    sides: tuple[str, ...]
    border: bool
    points: Points


class Dispute(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A territory or line that is claimed by more than one. `divisions`, and all of `countries`, lie in it; `lines` are
    pairs of divisions whose common line is disputed; `near` are divisions that it lies in without an outline of its
    own. `note` says in each language who claims what, and takes no side."""

    name: str
    countries: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    near: tuple[str, ...] = ()
    note: Mapping[str, str]


class _Told(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    area: Mapping[str, tuple[str, ...]]
    dispute: tuple[Dispute, ...]


def divisions(box: Box) -> tuple[Division, ...]:
    """Return the divisions whose own box meets `box`."""
    return tuple(_division(at) for at, one in enumerate(_kept().divisions) if meets(one.box, box))


def lines(box: Box) -> tuple[Line, ...]:
    """Return the pieces of outline of the divisions that meet `box`, each once."""
    kept = _kept()
    wanted = {abs_arc(arc) for one in kept.divisions if meets(one.box, box) for ring in one.rings for arc in ring}
    return tuple(_line(arc) for arc in sorted(wanted))


def division_of(country: str | None, name: str, *, known_as: str | None = None) -> Division | None:
    """Return the division that the gazetteer has as `known_as`, else that called `name` in `country`, as the gazetteer
    or Natural Earth calls it; None where there is none or several are called so."""
    if known_as is not None and known_as in _numbers():
        return _division(_numbers()[known_as])
    found = {known.id for known in lookup(name) if known.kind == "admin1" and known.country == country}
    if not found:
        found = {PREFIX + one.id for one in _kept().divisions if one.name == name and one.country == country}
    numbers = [_numbers()[one] for one in found if one in _numbers()]
    return _division(numbers[0]) if len(numbers) == 1 else None


def country_box(country: str) -> Box | None:
    """Return the box around a country, None where it is not known."""
    boxes = [one.box for one in _kept().divisions if one.country == country]
    return around(boxes) if boxes else None


def area_of(known_as: str | None) -> tuple[Division, ...]:
    """Return the divisions that the gazetteer's area `known_as` is made of, () where it is not made of whole ones."""
    return tuple(_division(_numbers()[PREFIX + name]) for name in _told().area.get(known_as or "", ()))


def disputes(box: Box) -> tuple[Dispute, ...]:
    """Return the disputes over what lies in `box`, with the divisions of disputed countries among `divisions`."""
    seen = {one.id for one in _kept().divisions if meets(one.box, box)}
    return tuple(
        one
        for one in all_disputes()
        if seen.intersection((*one.divisions, *one.near)) or any(seen.issuperset(pair) for pair in one.lines)
    )


@cache
def all_disputes() -> tuple[Dispute, ...]:
    """Return all disputes that are known, in the same way."""
    found = []
    for one in _told().dispute:
        whole = tuple(division.id for division in _kept().divisions if division.country in one.countries)
        found.append(msgspec.structs.replace(one, divisions=one.divisions + whole))
    return tuple(found)


@cache
def _told() -> _Told:
    """Return what outlines.toml tells; raises WorldDataError where it names a division that is not there."""
    told = tomllib.loads((files("belegg") / "world" / "data" / "outlines.toml").read_text(encoding="utf-8"))
    found = msgspec.convert(told, _Told)
    named = {name for names in found.area.values() for name in names}
    for one in found.dispute:
        named.update(one.divisions, one.near, *one.lines)
    missing = sorted(name for name in named if PREFIX + name not in _numbers())
    if missing:
        raise WorldDataError(f"world/data/outlines.toml names {', '.join(missing)}, which have no outline")
    return found


def meets(one: Box, other: Box) -> bool:
    """Return whether two boxes have a point in common."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around `boxes`, of which there is at least one."""
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def abs_arc(arc: int) -> int:
    """Return the number of an arc, whichever way it runs."""
    return arc if arc >= 0 else ~arc


@lru_cache(maxsize=512)
def _division(at: int) -> Division:
    one = _kept().divisions[at]
    return Division(
        id=PREFIX + one.id,
        name=one.name,
        country=one.country,
        code=one.code,
        box=one.box,
        rings=tuple(_ring(ring) for ring in one.rings),
    )


def _ring(arcs: tuple[int, ...]) -> Points:
    points: list[tuple[float, float]] = []
    for arc in arcs:
        line = _points(abs_arc(arc))
        points.extend((line if arc >= 0 else line[::-1])[1 if points else 0 :])
    return tuple(points)


def _line(arc: int) -> Line:
    sides = tuple(_kept().divisions[at] for at in _sides()[arc])
    return Line(
        sides=tuple(PREFIX + one.id for one in sides),
        border=len({one.country for one in sides}) > 1,
        points=_points(arc),
    )


@lru_cache(maxsize=8_192)
def _points(arc: int) -> Points:
    """Return the points of an arc: differences, seven bits in a byte."""
    values: list[int] = []
    number = shift = 0
    for byte in _kept().arcs[arc]:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            values.append(number >> 1 if not number & 1 else -(number + 1 >> 1))
            number = shift = 0
    points = []
    x = y = 0
    for east, north in zip(values[::2], values[1::2], strict=True):
        x, y = x + east, y + north
        points.append((x / GRID, y / GRID))
    return tuple(points)


@cache
def _sides() -> dict[int, tuple[int, ...]]:
    """Return the divisions on the sides of each arc."""
    sides: dict[int, list[int]] = {}
    for at, one in enumerate(_kept().divisions):
        for ring in one.rings:
            for arc in ring:
                beside = sides.setdefault(abs_arc(arc), [])
                if at not in beside:
                    beside.append(at)
    return {arc: tuple(beside) for arc, beside in sides.items()}


@cache
def _numbers() -> dict[str, int]:
    return {PREFIX + one.id: at for at, one in enumerate(_kept().divisions)}


@cache
def _kept() -> Compiled:
    path = files("belegg") / "world" / "data" / "boundaries.bin"
    if not path.is_file():
        raise WorldDataError("world/data/boundaries.bin is missing; was the package built whole?")
    return msgspec.msgpack.decode(zlib.decompress(path.read_bytes()), type=Compiled)
