"""Areas that bear the name of their main town: "Mopti-regionen", "the Bankass district", "provinsen Hakkari"."""

import msgspec

from belegg.merge import words
from belegg.merge.spots import Spot
from belegg.model.place import Place
from belegg.world.spelling import light

BREADTHS = {"province": 4, "district": 3}


def widened(told: Spot, place: Place, about: str) -> Spot:
    """Return the spot of a town as the area of its name, where the sentence `about` names that area and never the
    town."""
    if told.breadth != 1 or told.id is None:
        return told
    breadths = _breadths(light(place.as_written).split(), light(about).split())
    if not breadths or None in breadths:
        return told
    return msgspec.structs.replace(told, breadth=min(breadth for breadth in breadths if breadth is not None))


def _breadths(name: list[str], tokens: list[str]) -> list[int | None]:
    """Return how wide a name is wherever it stands among the words of a text, None where no word makes it an area."""
    own = [at for at in range(1, len(name)) if _breadth(name[at]) is not None]
    if own:
        return [_breadth(name[own[0]])]
    size = len(name)
    starts = [at for at in range(len(tokens) - size + 1) if name and tokens[at : at + size] == name]
    found = []
    for at in starts:
        after = _breadth(tokens[at + size]) if at + size < len(tokens) else None
        before = _breadth(tokens[at - 1]) if at else None
        found.append(after if after is not None else before)
    return found


def _breadth(token: str) -> int | None:
    kinds = words.named("area", token)
    return BREADTHS[min(kinds)] if kinds else None
