"""What the places of two accounts say: the same, one in the other, near, two places, or not told."""

from belegg.merge import spots
from belegg.merge.accounts import Account
from belegg.merge.facts import TOWN

Sign = tuple[str, str]
"""The sign's name in weights.toml, and what it rests on, in words."""
AREA = 5
"""From so wide on, a place that is but guessed tells nothing."""


def place_sign(one: Account, other: Account) -> Sign:
    """Return what the places of two accounts say of their being of one event."""
    first, second = one.spot, other.spot
    if (name := _named_in(one, second) or _named_in(other, first)) is not None:
        wide = first is not None and second is not None
        return f"place_named{'_wide' if wide else ''}", f"the place is named in its words ({name})"
    if first is None or second is None:
        return _around(one, other)
    lie = spots.relation(first, second)
    several = len(one.spots) > 1 or len(other.spots) > 1
    if (
        several
        and lie in ("far", "apart")
        and any(spots.relation(a, b) == "same" for a in one.spots for b in other.spots if a.breadth < 3)
    ):
        lie = "same"
        first = next(a for a in one.spots for b in other.spots if spots.relation(a, b) == "same" and a.breadth < 3)
    narrow = (
        min(first.breadth, second.breadth) if first.breadth == second.breadth else max(first.breadth, second.breadth)
    )
    names = first.name if first.name == second.name else f"{first.name} and {second.name}"
    if lie in ("far", "apart") and _later_freed(one, other):
        return "place_freed", f"freed elsewhere ({names})"
    if lie == "same" and narrow == 7:
        return "place_same_sea", f"same waters ({names})"
    if lie == "same":
        return f"place_same_{'point' if narrow < 3 else 'country' if narrow == 6 else 'area'}", f"same place ({names})"
    if lie == "part":
        return _nested(one, other), f"one in the other ({names})"
    if lie == "unknown":
        return "place_unknown", f"places that may be one ({names})"
    return f"place_{lie}", f"{'places near each other' if lie == 'near' else 'two places'} ({names})"


def _around(one: Account, other: Account) -> Sign:
    """Return what the places of two accounts say of which one at least tells none: those that are guessed may agree,
    and never tell apart."""
    first, second = one.spots or one.around, other.spots or other.around
    for a in first:
        for b in second:
            if max(a.breadth, b.breadth) < AREA and spots.relation(a, b) == "same":
                return "place_guessed", f"the same place, as far as can be guessed ({a.name})"
    return "place_unknown", "no place told"


def _named_in(account: Account, place: spots.Spot | None) -> str | None:
    """Return the name of a town that stands in the words of an account that tells none of its own."""
    if not account.mentions or place is None or place.breadth > TOWN or place.name not in account.mentions:
        return None
    own = account.spot
    return place.name if own is None or spots.relation(own, place) in ("part", "unknown") else None


def _nested(one: Account, other: Account) -> str:
    """Return the sign of a place within another: a whole country is where an attack was that wide, or merely all that
    is told."""
    wide = [account for account in (one, other) if account.spot is not None and account.spot.breadth == 6]
    if not wide:
        return "place_part"
    loose = one.family == "incident" and not any("attack" in account.kinds for account in wide)
    return "place_part_vague" if loose else "place_part_country"


def _later_freed(one: Account, other: Account) -> bool:
    return any(free.frees and taken.takes and not taken.frees for free, taken in ((one, other), (other, one)))
