"""Tell in which country a place lies that no list has: where the places lie that are named about it."""

from collections import defaultdict
from collections.abc import Sequence

from belegg.extract.places.choose import Background
from belegg.model.parts import Location

NEAR = 40
"""How many sentences before and after are looked at."""
LAND = 6
"""The precision of a whole country, which may be a side as well as a place."""
OF_LANDS = 0.4
"""What the name of a country weighs beside that of a town or a division."""
OF_ALL = 0.5
"""What all that the document names weighs, beside a place in the same sentence."""
CLEAR = 0.45
"""What share of the weight a country must have."""


def land_of(groups: Sequence[Sequence[Location]], document: Background, at: int) -> str | None:
    """Return the country that the places about sentence number `at` speak for, the nearer the more; None where none
    stands out. `groups` are the places by sentence."""
    weights: dict[str, float] = defaultdict(float)
    first = max(at - NEAR, 0)
    for number, group in enumerate(groups[first : at + NEAR + 1], start=first):
        for one in group:
            if one.place.country is not None and (one.place.id is not None or one.place.precision > LAND - 2):
                weights[one.place.country] += (OF_LANDS if one.place.precision == LAND else 1.0) / (
                    1 + abs(number - at)
                )
    named = sum(document.countries.values())
    for country, weight in document.countries.items():
        weights[country] += OF_ALL * weight / named
    best = max(weights, key=lambda each: weights[each], default=None)
    return best if best is not None and weights[best] >= CLEAR * sum(weights.values()) else None
