"""The frame of the map: the box around what happened, and where a point of the earth lies in the drawing."""

from collections.abc import Sequence
from math import cos, radians

import msgspec

from belegg.world.boundaries import Box, Points, around

WIDTH, HEIGHT = 960.0, 700.0
MARGIN, LEAST, APART, MOST = 0.16, 2.4, 9.0, 0.6
"""The share of the box that is left free on each side; degrees that a map is high at the least; degrees that part one
group of places from another; the share of all that the largest group must have to be the region."""


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """A box of the earth drawn WIDTH by HEIGHT; degrees of longitude are as long as they are in its middle."""

    box: Box
    across: float
    up: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a point lies in the drawing, from its upper left corner."""
        return (longitude - self.box[0]) * self.across, (self.box[3] - latitude) * self.up

    def drawn(self, points: Points) -> list[tuple[float, float]]:
        """Return where points lie in the drawing."""
        west, _, _, north = self.box
        return [((x - west) * self.across, (north - y) * self.up) for x, y in points]

    def holds(self, longitude: float, latitude: float) -> bool:
        """Return whether a point is in the frame."""
        west, south, east, north = self.box
        return west <= longitude <= east and south <= latitude <= north


def frame(boxes: Sequence[Box]) -> Frame:
    """Return the frame around the region of most of `boxes`, of which there is at least one."""
    west, south, east, north = around(_region(boxes))
    middle, high = (south + north) / 2, max((north - south) * (1 + 2 * MARGIN), LEAST)
    shrunk = max(cos(radians(middle)), 0.2)
    wide = max((east - west) * (1 + 2 * MARGIN), high * WIDTH / HEIGHT / shrunk)
    high = min(max(high, wide * shrunk * HEIGHT / WIDTH), 170.0)
    wide = min(high * WIDTH / HEIGHT / shrunk, 360.0)
    south, west = _inside(middle, high, 85.0), _inside((west + east) / 2, wide, 180.0)
    return Frame(box=(west, south, west + wide, south + high), across=WIDTH / wide, up=HEIGHT / high)


def _inside(middle: float, length: float, most: float) -> float:
    """Return where a stretch around `middle` starts that stays between -most and most."""
    return min(max(middle - length / 2, -most), most - length) if length < 2 * most else -length / 2


def _region(boxes: Sequence[Box]) -> Sequence[Box]:
    """Return the largest group of boxes that lie near one another, all where none holds most of them."""
    groups: list[list[Box]] = []
    for box in boxes:
        near = [group for group in groups if any(_near(box, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([box, *(other for group in near for other in group)])
    largest = max(groups, key=len)
    return largest if len(largest) >= MOST * len(boxes) else boxes


def _near(one: Box, other: Box) -> bool:
    return (
        one[0] - APART <= other[2]
        and other[0] - APART <= one[2]
        and one[1] - APART <= other[3]
        and other[1] - APART <= one[3]
    )
