"""Tolls: from the figures of a row to a low, a best and a high, the earlier ones kept (rules R4, R14, R21)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from belegg.merge.figures import Figure
from belegg.merge.rows import Row, main_row
from belegg.model.claim import Measure
from belegg.model.count import Number
from belegg.model.event import Toll, Version
from belegg.model.period import Period

Bounds = tuple[Number | None, Number | None, Number | None]


class Summing(msgspec.Struct, frozen=True, kw_only=True):
    """The bounds of a row, the figures they rest on, those that went before, and what was decided on the way."""

    bounds: Bounds
    last: tuple[Figure, ...]
    before: tuple[Figure, ...]
    notes: tuple[str, ...]


def sum_up(figures: Sequence[Figure]) -> Summing:
    """Return what the figures of one row come to."""
    notes: list[str] = []
    gone = [figure for figure in figures if figure.withdrawn]
    kept, shorter = _widest(_echoes(_put_right([figure for figure in figures if not figure.withdrawn])))
    if gone:
        notes.append("R21: a withdrawn figure leaves the range")
    if shorter:
        notes.append("R13: a window with the same start and a later end replaces the shorter one")
    last, before, torn = _last(kept)
    before = [*gone, *shorter, *before]
    if replaced := len(before) - len(shorter) - len(gone):
        notes.append(
            f"R14: {replaced} earlier figure{'s' if replaced > 1 else ''} replaced by the same origin's later one"
        )
    kept = [figure for figure in last if not _met(figure, last)]
    if len(kept) < len(last):
        notes.append("R21: an early floor is met by a later exact figure")
    if torn:
        notes.append("R21: a party contradicts itself, so that there is no best")
    bounds = _bounds(kept, torn=torn, notes=notes)
    return Summing(bounds=bounds, last=tuple(last), before=tuple(before), notes=tuple(notes))


def _put_right(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures, those of a report that in its own voice puts an earlier one aside for another put to the
    origin that gave the earlier one before it."""
    found = []
    for figure in figures:
        beside = [one for one in figures if one.fact.claim.document == figure.fact.claim.document]
        aside = {one.bounds for one in beside if one.early}
        given = [one for one in figures if one.day < figure.day and one.bounds in aside and not one.early]
        if figure.unnamed and aside and len(beside) > 1:
            first = min(given, key=lambda one: (one.day, one.origin, one.fact.id), default=None)
            first = first or next((one for one in beside if not one.early), figure)
            figure = msgspec.structs.replace(figure, origin=first.origin, stake=first.stake)
        found.append(figure)
    return found


def _echoes(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures, those that reports give in their own voice put to the named origin that gave the same one
    before."""
    named: dict[Bounds, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.fact.voice is not None and not figure.unnamed:
            named[figure.bounds].append(figure)
    found = []
    for figure in figures:
        sources = [one for one in named.get(figure.bounds, ()) if one.day <= figure.day]
        if figure.unnamed and sources:
            first = min(sources, key=lambda one: (one.day, one.origin, one.fact.id))
            figure = msgspec.structs.replace(figure, origin=first.origin, stake=first.stake)
        found.append(figure)
    return found


def _widest(figures: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Return the figures of windows but for those that one with the same start and a later end, no lower, replaces;
    and those."""
    windows = [figure for figure in figures if _is_window(figure) and figure.stake in ("none", "self")]
    shorter = [
        figure for figure in windows
        if any(_reaches_further(other, figure) and _size(other) >= _size(figure) for other in windows)
    ]  # fmt: skip
    return [figure for figure in figures if figure not in shorter], shorter


def _is_window(figure: Figure) -> bool:
    time = figure.fact.time
    counted = figure.fact.family in ("total", "displacement") and figure.fact.claim.measure != "stock"
    return counted and time is not None and time.start is not None and time.end is not None and not figure.early


def _reaches_further(other: Figure, figure: Figure) -> bool:
    longer, short = other.fact.time, figure.fact.time
    if longer is None or short is None or longer.end is None or short.end is None:
        return False
    return longer.start == short.start and longer.end > short.end and other.day >= figure.day


def _size(figure: Figure) -> Number:
    return next((value for value in (figure.best, figure.low, figure.high) if value is not None), 0)


def _corrected(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures of one origin, marked as early where a report tells again what the origin said before it, or
    what it now denies, to put another in its place."""
    found = []
    for figure in figures:
        beside = [one for one in figures if one.fact.claim.document == figure.fact.claim.document]
        again = any(old.day < figure.day and old.bounds == figure.bounds for old in figures)
        other = any(
            _disagree(one, figure) and not any(old.day < one.day and old.bounds == one.bounds for old in figures)
            for one in beside
        )
        denied = figure.fact.claim.standing == "denied" and any(
            _disagree(one, figure) and one.fact.claim.standing != "denied" for one in beside
        )
        found.append(msgspec.structs.replace(figure, early=True) if denied or (again and other) else figure)
    return found


def _last(figures: Sequence[Figure]) -> tuple[list[Figure], list[Figure], bool]:
    """Return the last figures of each origin, the earlier ones, and whether a party gives two at once."""
    by_origin: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_origin[figure.origin].append(figure)
    last: list[Figure] = []
    before: list[Figure] = []
    torn = False
    for origin in sorted(by_origin):
        ordered = sorted(_corrected(by_origin[origin]), key=_age)
        final = ordered[-1]
        rival = [
            figure
            for figure in ordered
            if figure.fact.claim.document == final.fact.claim.document
            and figure.early == final.early
            and _disagree(figure, final)
            and not any(old.day < final.day and old.bounds == figure.bounds for old in ordered)
        ]
        if rival and not (final.floor or any(figure.floor for figure in rival)):
            last.extend([final, *rival])
            torn = torn or final.stake == "self" or final.origin.startswith(("state:", "group:"))
        else:
            last.append(final)
        before.extend(figure for figure in ordered if figure.bounds != final.bounds and figure not in last)
    return last, before, torn


def _age(figure: Figure) -> tuple[int, bool, bool, Number, str]:
    """Return what orders the figures of one origin: the report's date, what it calls earlier, then size, for tolls
    grow."""
    size = figure.best if figure.best is not None else figure.low if figure.low is not None else figure.high or 0
    return figure.day, not figure.early, not figure.floor, size, figure.fact.id


def _disagree(one: Figure, other: Figure) -> bool:
    if one is other or one.imputed or other.imputed:
        return False
    most = min((value for value in (one.high, other.high) if value is not None), default=None)
    least = max((value for value in (one.low, other.low) if value is not None), default=None)
    return most is not None and least is not None and least > most


def _met(figure: Figure, last: Iterable[Figure]) -> bool:
    """Return whether a floor, or a number given in words alone, is met: another origin has, no earlier, an exact
    figure that reaches it and, for mere words, lies within what they allow."""
    few = figure.unnamed and figure.fact.claim.part_of is not None
    if figure.low is None or not (figure.floor or figure.running or figure.imputed or few):
        return False
    least = figure.low + 1 if (few or figure.running) and not figure.floor else figure.low
    return any(
        other is not figure and other.stake in ("none", "self", figure.stake) and not other.floor and not other.imputed
        and other.best is not None and least <= other.best and other.day >= figure.day
        and (figure.floor or figure.running or few or figure.high is None or other.best <= figure.high)
        for other in last
    )  # fmt: skip


def _bounds(last: Sequence[Figure], *, torn: bool, notes: list[str]) -> Bounds:
    honest = _honest(last)
    high = _most(figure.high for figure in last)
    if not honest:
        notes.append("R4: only the enemy speaks of these losses: low is 0 and there is no best")
        return 0, None, high
    own = [figure for figure in honest if figure.stake == "self"]
    seen = [figure for figure in honest if figure.stake == "none"]
    if own and not _contradicted(own, seen):
        notes.append("R21: own losses, admitted, set low and best")
        honest = own
    low = _least(figure.low for figure in honest)
    best = None if torn else _best(honest, [figure for figure in last if figure.stake == "attacker"])
    if best is not None and low is not None and best < low:
        low = best
    if high is not None and best is not None and high < best:
        high = best
    return low, best, high


def _honest(last: Sequence[Figure]) -> list[Figure]:
    """Return the figures that may set low and best: not an enemy's, nor the attacker's of civilians where others
    speak."""
    free = [figure for figure in last if figure.stake in ("none", "self")]
    return free or [figure for figure in last if figure.stake == "attacker"]


def _contradicted(own: Sequence[Figure], seen: Sequence[Figure]) -> bool:
    told = {figure.best for figure in own if figure.best is not None}
    if not told:
        return False
    if any(figure.low is not None and figure.low > max(told) for figure in seen):
        return True
    agreed = Counter(best for _, best in {(f.origin, f.best) for f in seen if not f.floor} if best is not None)
    return any(number > 1 and best not in told for best, number in agreed.items())


def _best(honest: Sequence[Figure], admitted: Sequence[Figure]) -> Number | None:
    """Return the figure that most origins agree on, the lower of equals; None where none of them has one. What the
    attacker himself grants of what others say counts with theirs."""
    votes: Counter[Number] = Counter()
    votes.update(best for _, best in {(figure.origin, figure.best) for figure in honest} if best is not None)
    votes.update({figure.best for figure in admitted if figure.best is not None and figure.best in votes})
    return min(votes, key=lambda value: (-votes[value], value), default=None)


def _least(values: Iterable[Number | None]) -> Number | None:
    return min((value for value in values if value is not None), default=None)


def _most(values: Iterable[Number | None]) -> Number | None:
    """Return the highest of the values, None where one of them is open."""
    found = list(values)
    return None if not found or None in found else max(value for value in found if value is not None)


def toll_of(row: Row, summing: Summing, *, measure: Measure | None, part_of: str | None) -> Toll:
    """Return a row with its bounds as a toll."""
    low, best, high = summing.bounds
    stock = [figure.fact.claim.time for figure in row.figures if figure.fact.claim.time is not None]
    return Toll(
        who=row.who,
        effect=row.key.effect,
        item=row.key.item,
        measure=measure,
        time=_latest(stock),
        unit=row.key.unit,
        low=low,
        best=best,
        high=high,
        part_of=part_of,
        claims=tuple(sorted(figure.fact.id for figure in row.figures)),
        versions=tuple(_versions(summing.before)),
        imputed=all(figure.imputed for figure in summing.last),
    )


def _versions(before: Iterable[Figure]) -> Iterable[Version]:
    merged: dict[tuple[str, int, Bounds], list[str]] = defaultdict(list)
    for figure in before:
        merged[figure.origin, figure.day, figure.bounds].append(figure.fact.id)
    for (origin, day, (low, best, high)), claims in sorted(
        merged.items(), key=lambda item: (item[0][1], item[0][0], str(item[0][2]))
    ):
        when = date.fromordinal(day) if day else None
        yield Version(low=low, best=best, high=high, origin=origin, date=when, claims=tuple(sorted(claims)))


def _latest(periods: Sequence[Period]) -> Period | None:
    return max(periods, key=lambda p: (str(p.end or "9999"), str(p.start or ""), p.as_written), default=None)


def grown(row: Row, rows: Sequence[Row], summing: Summing) -> Summing:
    """Return the row of all dead, grown by those found dead since its last figure whom no report put into it (rule
    R14)."""
    known = max(figure.day for figure in row.figures)
    more = [
        best
        for other in rows
        if main_row(other, rows) is row
        and max(figure.day for figure in other.figures) > known
        and (best := sum_up(other.figures).bounds[1]) is not None
    ]
    if not more:
        return _grown_by_origin(row, rows, summing)
    low, best, high = (None if value is None else value + sum(more) for value in summing.bounds)
    note = f"R14: {sum(more)} more were found dead later"
    return msgspec.structs.replace(summing, bounds=(low, best, high), notes=(*summing.notes, note))


def _grown_by_origin(row: Row, rows: Sequence[Row], summing: Summing) -> Summing:
    """Return the row with what one origin gave grown by those whom it found dead later, where others gave newer
    figures."""
    found = [figure for other in rows if main_row(other, rows) is row for figure in other.figures]
    figures = []
    for figure in row.figures:
        more = sum(
            later.best for later in found
            if later.origin == figure.origin and later.day > figure.day and later.best is not None
        ) if figure in summing.last else 0  # fmt: skip
        bounds = [None if value is None else value + more for value in figure.bounds]
        grown_figure = msgspec.structs.replace(figure, low=bounds[0], best=bounds[1], high=bounds[2])
        figures.append(grown_figure if more else figure)
    if figures == list(row.figures):
        return summing
    again = sum_up(figures)
    note = "R14: an origin's figure grown by those whom it found dead later"
    return msgspec.structs.replace(again, last=summing.last, before=summing.before, notes=(*again.notes, note))


def missing_left(missing: Sequence[Figure], rows: Sequence[Row], summing: Summing) -> Summing:
    """Return the row of missing, lowered by those found dead since its last figure (rule R14)."""
    low, best, high = summing.bounds
    known = max((figure.day for figure in missing), default=0)
    dead = [
        figure
        for row in rows
        for figure in row.figures
        if row.key.subset.endswith("missing") and figure.best is not None and figure.day > known
    ]
    if best is None or not dead:
        return summing
    found = min(max(figure.best for figure in dead if figure.best is not None), best)
    bounds = tuple(None if value is None else max(value - found, 0) for value in (low, best, high))
    note = f"R14: {found} of the missing were found dead, so that as many fewer are missing"
    earlier = tuple(figure for figure in missing if figure not in summing.before)
    return Summing(
        bounds=(bounds[0], bounds[1], bounds[2]),
        last=summing.last,
        before=(*summing.before, *earlier),
        notes=(*summing.notes, note),
    )


def within_whole(row: Row, rows: Sequence[Row]) -> Sequence[Figure]:
    """Return the figures of a row, those of a part that no figure of its whole can hold any longer put aside (rule R8:
    parts never exceed the whole)."""
    if not row.part:
        return row.figures
    inside = {figure.fact.id: other for other in rows for figure in other.figures if other is not row}
    wholes = {inside[whole].key: inside[whole] for f in row.figures if (whole := f.fact.claim.part_of) in inside}
    most = [sum_up(whole.figures).bounds[2] for whole in wholes.values()]
    if not most or None in most:
        return row.figures
    limit = max(value for value in most if value is not None)
    return [
        msgspec.structs.replace(figure, withdrawn=True) if _tells_too_many(figure, limit) else figure
        for figure in row.figures
    ]


def _tells_too_many(figure: Figure, limit: Number) -> bool:
    return figure.stake in ("none", "self") and not figure.floor and figure.low is not None and figure.low > limit
