"""Name things and what they are counted in as the claim record does.

A house is a building, a lost lorry an item, a tank that was sent a vehicle; what the words call them stands in the
count as written."""

from msgspec.structs import replace

from belegg.model.count import Count, Unit

CALLED = {"house": "building"}
"""What the record calls things that the language data tell apart, so that rules may speak of them."""
MOVING = ("vehicle", "tank", "artillery", "air_defence", "helicopter", "aircraft", "ship")
FORCES = ("deployment", "strength")
UNTOLD: dict[str, Unit] = {"casualties": "person", "displacement": "person", "materiel": "item"}
"""What a bare number counts ("32 er funnet"), where the kind of the claim leaves but one thing."""


def named(item: str | None) -> str | None:
    """Return what the record calls a thing."""
    return CALLED.get(item, item) if item is not None else None


def counted_in(kind: str, item: str | None, count: Count | None) -> Count | None:
    """Return the count in the unit that the record counts such claims in: losses in items, forces in vehicles."""
    if count is None:
        return None
    if kind == "materiel" and count.unit == "vehicle":
        return replace(count, unit="item")
    if kind in FORCES and count.unit == "item" and item in MOVING:
        return replace(count, unit="vehicle")
    return replace(count, unit=UNTOLD[kind]) if count.unit is None and kind in UNTOLD else count
