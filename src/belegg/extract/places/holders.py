"""Set right towns that are said to lie in a division ("Paris, Texas"): a namesake elsewhere is not meant."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from belegg.extract.places.table import Lexicon
from belegg.model.parts import Location
from belegg.model.place import Place
from belegg.model.sentence import Sentence
from belegg.world.spelling import light

TOWN, DIVISION = 2, 4
"""Up to this precision a place may lie in a division; the precision of a division."""
LISTING = ("CCONJ", "NOUN")


def held(found: Sequence[Location], sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Location]:
    """Return the locations; a town that is said to lie in another division than its namesake, and the same name
    elsewhere in the document, without the namesake's point and id; one unknown with its division."""
    if lexicon.joint != " ":
        return list(found)
    holders: dict[str, Place] = {}
    for town, holder in pairwise(found):
        if _lies_in(town, holder, sentences):
            holders.setdefault(light(town.place.name), holder.place)
    return [_moved(each, holders.get(light(each.place.name))) for each in found]


def _lies_in(town: Location, holder: Location, sentences: Sequence[Sentence]) -> bool:
    """Return whether a comma and the division follow the town, and no list goes on after them."""
    if town.sentence != holder.sentence or holder.first != town.last + 2:
        return False
    tokens = sentences[town.sentence].tokens
    if tokens[town.last + 1].text != "," or town.place.precision > TOWN or holder.place.precision != DIVISION:
        return False
    listed = tokens[holder.last + 1 : holder.last + 3]
    return holder.place.admin1 is not None and not any(token.upos in LISTING for token in listed)


def _moved(location: Location, holder: Place | None) -> Location:
    place = location.place
    if holder is None or place.precision > TOWN:
        return location
    same = place.admin1 is not None and light(place.admin1) == light(holder.admin1 or "")
    if same and place.country == holder.country:
        return location
    told = replace(place, country=holder.country, admin1=holder.admin1, id=None, latitude=None, longitude=None)
    return replace(location, place=told, rule=(*location.rule, "lies in the division named after it"))
