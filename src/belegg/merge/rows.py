"""Rows: which figures of an event count the same thing, and so make one row of its tolls."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from belegg.merge.facts import Fact
from belegg.merge.figures import Figure, people_of, told_dead
from belegg.merge.guessed import guessed
from belegg.merge.parties import UNARMED, Side, side
from belegg.merge.whose import Known, called, known_of, put_to
from belegg.model.actor import Actor
from belegg.model.claim import Claim
from belegg.model.count import Unit

STATED: dict[str, Unit] = {"materiel": "item"}


MORE = "more"
"""What the subset of those found dead begins with where the report does not say which whole they belong to (rule
R14)."""


class RowKey(msgspec.Struct, frozen=True, kw_only=True):
    """What a row counts. `people` is None where nobody says whom; `subset` names what a part counts whose people are
    just those of its whole ("missing", "wounded", "some"), "" for every other row; `date` tells stocks apart."""

    effect: str | None
    people: str | None
    item: str | None
    unit: Unit
    subset: str = ""
    date: int | None = None


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """The figures that count one thing, the group they count as the reports name it, and whether it is a part of
    another row."""

    key: RowKey
    who: Actor | None
    figures: tuple[Figure, ...]
    part: bool


def rows_of(figures: Sequence[Figure], facts: Sequence[Fact]) -> list[Row]:
    """Return the rows that the figures of one event, whose claims are `facts`, make, in order of their keys."""
    known = known_of(facts)
    inside = {figure.fact.id: figure for figure in figures}
    shelves: dict[RowKey, list[Figure]] = defaultdict(list)
    for figure in figures:
        shelves[_key(figure, inside)].append(figure)
    shelves = _retold(_side_known(shelves, known))
    shelves = _named_people(shelves)
    found = [piece for key, shelf in shelves.items() for piece in _told_apart(key, shelf)]
    rows = [
        Row(
            key=key,
            who=called(_who(shelf), key.people, known),
            figures=tuple(shelf),
            part=any(_in_row(figure, inside) for figure in shelf),
        )
        for key, shelf in found
    ]
    return sorted(rows, key=_order)


def _in_row(figure: Figure, inside: dict[str, Figure]) -> bool:
    return not figure.early and _is_part(figure, inside)


def _is_part(figure: Figure, inside: dict[str, Figure]) -> bool:
    whole = figure.fact.claim.part_of
    return whole is not None and whole in inside


def _key(figure: Figure, inside: dict[str, Figure]) -> RowKey:
    claim = figure.fact.claim
    stock = claim.measure == "stock" and figure.fact.time is not None
    return RowKey(
        effect=claim.mode,
        people=group_of(claim),
        item=claim.item,
        unit=unit_of(claim),
        subset=_subset(figure, inside),
        date=figure.fact.time.end if stock and figure.fact.time is not None else None,
    )


def _subset(figure: Figure, inside: dict[str, Figure]) -> str:
    claim = figure.fact.claim
    dead = told_dead(figure.fact)
    if not _is_part(figure, inside):
        return "" if not dead else f"{MORE} {dead[0]}" if claim.part_of is None else dead[0]
    if dead:
        return dead[0]
    whole = inside[claim.part_of].fact.claim if claim.part_of is not None else claim
    same = (whole.mode, group_of(whole), whole.item, unit_of(whole)) == (
        claim.mode,
        group_of(claim),
        claim.item,
        unit_of(claim),
    )
    return "some" if same else ""


def unit_of(claim: Claim) -> Unit:
    """Return what the claim counts in; where its count does not tell, what its kind is counted in."""
    told = claim.count.unit if claim.count is not None else None
    if claim.kind == "materiel" and told == "vehicle":
        return "item"
    return told or STATED.get(claim.kind, "person")


def group_of(claim: Claim) -> str | None:
    """Return the key of the group that a claim counts: a side's fighters, a kind of people, None for people without a
    side."""
    people = people_of(claim)
    if people is None:
        return None
    who = side(people)
    if who.sector in UNARMED:
        return str(who.sector)
    if who.sector == "police" and who.key is not None:
        return f"{who.key}:police"
    return who.key or (f"sector:{who.sector}" if who.sector else f"name:{who.name}")


def _side_known(shelves: dict[RowKey, list[Figure]], known: Known) -> dict[RowKey, list[Figure]]:
    """Return the shelves with "rebels" and "soldiers" of no name or country put to the side that the event tells them
    to be of."""
    found: dict[RowKey, list[Figure]] = defaultdict(list)
    for key, shelf in shelves.items():
        struck_by = {one.key for figure in shelf for one in figure.fact.actors}
        sectors = {side(told).sector for figure in shelf if (told := people_of(figure.fact.claim)) is not None}
        home = put_to(key.people or "", sectors, struck_by, known)
        found[msgspec.structs.replace(key, people=home) if home is not None else key].extend(shelf)
    return found


def _retold(shelves: dict[RowKey, list[Figure]]) -> dict[RowKey, list[Figure]]:
    """Return the shelves with what is no subset put where it belongs: parts of a total that are its own earlier
    figure, told again, and those found dead who are all the dead there are."""
    found: dict[RowKey, list[Figure]] = defaultdict(list)
    for key, shelf in shelves.items():
        plain = msgspec.structs.replace(key, subset="")
        all_told = {figure.bounds for figure in shelves.get(plain, ())}
        totals = {figure.bounds for figure in shelves.get(plain, ()) if figure.fact.family != "incident"}
        for figure in shelf:
            again = key.subset == "some" and figure.bounds in totals
            whole = again or (key.subset.startswith(MORE) and figure.bounds in all_told)
            found[plain if whole else key].append(msgspec.structs.replace(figure, early=True) if again else figure)
    return found


def _named_people(shelves: dict[RowKey, list[Figure]]) -> dict[RowKey, list[Figure]]:
    """Return the shelves with those of "people" put to the group that other reports call them, where no report gives
    both side by side: to civilians, or to the only side of which another report gives the very figure."""
    found = dict(shelves)
    for key in [key for key in shelves if key.people is None]:
        named = msgspec.structs.replace(key, people="civilians")
        if named not in found:
            alike = [other for other in found if _counts_same(key, other) and _one_figure(found[key], found[other])]
            named = alike[0] if len(alike) == 1 else named
        if named not in found:
            continue
        one, other = found[key], found[named]
        shared = {f.fact.claim.document for f in one} & {f.fact.claim.document for f in other}
        if any(_differ(one, other, document) for document in shared):
            continue
        found[named] = other + found.pop(key)
    return found


def _counts_same(key: RowKey, other: RowKey) -> bool:
    """Return whether two rows count the same, the second of a side of its own."""
    armed = other.people is not None and other.people.startswith(("state:", "group:"))
    return armed and not other.subset and msgspec.structs.replace(other, people=None) == key


def _one_figure(one: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """Return whether two reports give the very same figure in two rows."""
    first = {(figure.bounds, figure.fact.claim.document) for figure in one}
    second = {(figure.bounds, figure.fact.claim.document) for figure in other}
    return any(bounds == same and a != b for bounds, a in first for same, b in second)


def _differ(one: list[Figure], other: list[Figure], document: str) -> bool:
    first = {figure.bounds for figure in one if figure.fact.claim.document == document}
    second = {figure.bounds for figure in other if figure.fact.claim.document == document}
    return not first & second


def _told_apart(key: RowKey, shelf: list[Figure]) -> list[tuple[RowKey, list[Figure]]]:
    """Return the shelf, split by value where it holds subsets without a name: each is its own, but for those of a
    window that grows, unless one report gives several."""
    by_document: dict[str, set[object]] = defaultdict(set)
    for figure in shelf:
        if not figure.early:
            by_document[figure.fact.claim.document].add(figure.bounds)
    several = max((len(bounds) for bounds in by_document.values()), default=0) > 1
    grows = any(figure.fact.family != "incident" for figure in shelf)
    if key.subset != "some" or (grows and not several):
        return [(key, shelf)]
    pieces: dict[str, list[Figure]] = defaultdict(list)
    for figure in shelf:
        pieces[str(figure.bounds)].append(figure)
    return [(msgspec.structs.replace(key, subset=f"some {name}"), piece) for name, piece in sorted(pieces.items())]


def main_row(row: Row, rows: Sequence[Row]) -> Row | None:
    """Return the row that counts all those whom `row` counts some of, found dead later; None where there is none."""
    key = row.key
    if not key.subset.startswith(MORE):
        return None
    alike = [
        other
        for other in rows
        if not other.key.subset
        and (other.key.effect, other.key.item, other.key.unit) == (key.effect, key.item, key.unit)
        and other.key.people in (key.people, None)
    ]
    return max(alike, key=lambda other: other.key.people == key.people, default=None)


def _who(shelf: list[Figure]) -> Actor | None:
    """Return the group as it is named most often, a name from the actor list before others; what a network guessed
    counts only where most name it. None where nobody names one."""
    told = [figure.fact.claim for figure in shelf]
    named = [people for claim in told if (people := people_of(claim)) is not None]
    if len(named) * 2 < len(shelf):
        named = [
            people for claim in told if "target" not in guessed(claim) and (people := people_of(claim)) is not None
        ]
    counted = Counter(named)
    return min(
        named, key=lambda actor: (-counted[actor], actor.id is None, actor.name or "", actor.as_written), default=None
    )


def _order(row: Row) -> tuple[str, ...]:
    key = row.key
    return (str(row.part), key.effect or "", key.people or "", key.item or "", key.unit, str(key.date), key.subset)


def sides_of(facts: Sequence[Fact]) -> tuple[Side, ...]:
    """Return the sides that the claims name as attackers: those of attacks, where attacks are told."""
    attacks = [fact for fact in facts if fact.claim.kind == "attack" and fact.actors] or facts
    return tuple(sorted({actor for fact in attacks for actor in fact.actors}, key=lambda s: (s.key or "", s.name)))


def struck_in(facts: Sequence[Fact]) -> tuple[Side, ...]:
    """Return the fighting sides that the claims say were attacked by another."""
    struck = {one for fact in facts if fact.claim.kind == "attack" and fact.actors for one in fact.targets}
    return tuple(sorted((one for one in struck if one.combatant), key=lambda s: (s.key or "", s.name)))
