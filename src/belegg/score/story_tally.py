"""Score a story: events by B³ over claims, toll rows, and traps sprung; with a line for each thing that is wrong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from belegg.model.claim import Claim
from belegg.model.event import Event, Toll
from belegg.score.gold import GoldClaim, quote_span
from belegg.score.keys import is_party
from belegg.score.match import best_pairs, meets
from belegg.score.stories import GoldRow, Story, TrapRow, claim_of
from belegg.score.story_claims import id_of

Members = frozenset[str]


class StoryOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """How a story came out. The B³ sums are over `claims` gold claims; `rows` are (right, expected, given); `grades`
    (right, of); `lines` tell what is wrong."""

    name: str
    claims: int
    precision: float
    recall: float
    rows: tuple[int, int, int]
    traps: tuple[int, int]
    grades: tuple[int, int]
    lines: tuple[str, ...]


class StoryTally(msgspec.Struct, frozen=True, kw_only=True):
    """What many stories come to; shares of 0 to 1."""

    stories: int
    claims: int
    b_cubed: float
    precision: float
    recall: float
    rows: float
    sprung: int
    traps: int
    grades: float


def score(story: Story, events: Sequence[Event], claim_ids: Mapping[tuple[int, int], str]) -> StoryOutcome:
    """Return how `events` compare with what `story` says; `claim_ids` gives the claim that each gold claim was met by,
    and lacks those that none met."""
    gold = [frozenset(id_of(story, member) for member in members) for members in story.members]
    back = {claim: id_of(story, member) for member, claim in claim_ids.items()}
    found = [members for event in events if (members := frozenset(back[c] for c in event.claims if c in back))]
    missed = [frozenset({name}) for members in gold for name in members if name not in set(back.values())]
    precision, recall, number = b_cubed(gold, [*found, *missed])
    pairing = _pair_events(gold, events, back)
    right, lines = _rows(story, events, pairing)
    expected = sum(len(event.toll) for event in story.told.event)
    given = sum(len(event.tolls) for event in events)
    sprung = list(_sprung(story, events, claim_ids))
    grades = [
        (story.told.event[at].grade, events[to].grade) for at, to in pairing.items() if story.told.event[at].grade
    ]
    return StoryOutcome(
        name=story.name,
        claims=number,
        precision=precision,
        recall=recall,
        rows=(right, expected, given),
        traps=(len(sprung), len(story.told.trap)),
        grades=(sum(one == other for one, other in grades), len(grades)),
        lines=(*_wrong_events(story, events, claim_ids), *lines, *(f"TRAP   {why}" for why in sprung)),
    )


def tally(outcomes: Sequence[StoryOutcome]) -> StoryTally:
    """Return the scores of all stories together, each claim and each row of equal weight."""
    claims = sum(outcome.claims for outcome in outcomes)
    precision = sum(outcome.precision for outcome in outcomes) / claims if claims else 0.0
    recall = sum(outcome.recall for outcome in outcomes) / claims if claims else 0.0
    right, expected, given = (sum(outcome.rows[at] for outcome in outcomes) for at in range(3))
    graded = sum(outcome.grades[1] for outcome in outcomes)
    return StoryTally(
        stories=len(outcomes),
        claims=claims,
        b_cubed=_f1(precision, recall),
        precision=precision,
        recall=recall,
        rows=2 * right / (expected + given) if expected + given else 1.0,
        sprung=sum(outcome.traps[0] for outcome in outcomes),
        traps=sum(outcome.traps[1] for outcome in outcomes),
        grades=sum(outcome.grades[0] for outcome in outcomes) / graded if graded else 1.0,
    )


def b_cubed(gold: Iterable[Members], found: Iterable[Members]) -> tuple[float, float, int]:
    """Return the sums of B³ precision and recall over all members, and how many there are; both cover the same
    members."""
    home = {name: members for members in found for name in members}
    precision = recall = 0.0
    number = 0
    for members in gold:
        for name in members:
            shared = len(members & home[name])
            precision += shared / len(home[name])
            recall += shared / len(members)
            number += 1
    return precision, recall, number


def pair_claims(story: Story, claims: Mapping[int, Sequence[Claim]]) -> dict[tuple[int, int], str]:
    """Return for each gold claim the id of the claim, of those read from its report, that meets it best."""
    paired: dict[tuple[int, int], str] = {}
    for report in story.reports:
        given = claims.get(report.number, ())
        golds = report.told.claim
        worth = [[_worth(gold, claim, report.text, story.name) for claim in given] for gold in golds]
        for row, column in best_pairs(worth) if golds and given else ():
            paired[report.number, row] = given[column].id
    return paired


def _worth(gold: GoldClaim, claim: Claim, text: str, name: str) -> int:
    span = quote_span(text, gold, name=name)
    if not meets(gold, span, claim):
        return 0
    first = claim.evidence[0]
    return 100 + 10 * (gold.mode == claim.mode) + 5 * (first.start < span.end and span.start < first.end)


def _pair_events(gold: Sequence[Members], events: Sequence[Event], back: Mapping[str, str]) -> dict[int, int]:
    inside = [frozenset(back[claim] for claim in event.claims if claim in back) for event in events]
    worth = [[len(members & other) * 1000 - len(other - members) for other in inside] for members in gold]
    return dict(best_pairs([[max(value, 0) for value in row] for row in worth])) if gold and events else {}


def _rows(story: Story, events: Sequence[Event], pairing: Mapping[int, int]) -> tuple[int, list[str]]:
    right = 0
    lines: list[str] = []
    for at, gold in enumerate(story.told.event):
        event = events[pairing[at]] if at in pairing else None
        tolls = event.tolls if event is not None else ()
        worth = [[int(_is_row(row, toll, event)) for toll in tolls] for row in gold.toll]
        pairs = best_pairs(worth) if gold.toll and tolls else []
        right += len(pairs)
        missed = sorted(set(range(len(gold.toll))) - {row for row, _ in pairs})
        extra = sorted(set(range(len(tolls))) - {column for _, column in pairs})
        lines.extend(f"ROW    {gold.key}: expected {_show_gold(gold.toll[row])}" for row in missed)
        lines.extend(f"ROW    {gold.key}:    given {_show(tolls[column], event)}" for column in extra)
    for at in sorted(set(range(len(events))) - set(pairing.values())):
        lines.extend(
            f"ROW    (an event of no gold event): given {_show(toll, events[at])}" for toll in events[at].tolls
        )
    return right, lines


def _is_row(row: GoldRow, toll: Toll, event: Event | None) -> bool:
    part = event is not None and toll.part_of is not None and toll.part_of in event.claims
    return (
        _who_fits(row.who, toll)
        and row.effect == toll.effect
        and row.measure in (None, toll.measure)
        and (row.low, row.best, row.high) == (toll.low, toll.best, toll.high)
        and row.unit == toll.unit
        and row.item == toll.item
        and row.part == part
        and row.imputed == toll.imputed
    )


def _who_fits(stated: str | None, toll: Toll) -> bool:
    if stated is None or toll.who is None:
        return stated is None and toll.who is None
    return is_party(toll.who, stated)


def _sprung(story: Story, events: Sequence[Event], claim_ids: Mapping[tuple[int, int], str]) -> Iterator[str]:
    for trap, members in zip(story.told.trap, story.apart, strict=True):
        wanted = {claim_ids[member] for member in members if member in claim_ids}
        if any(len(wanted & set(event.claims)) > 1 for event in events):
            yield f"{trap.why} (claims that are to stay apart stand together)"
        elif trap.toll is not None and any(_is_trap(trap.toll, toll) for event in events for toll in event.tolls):
            yield f"{trap.why} (such a row is there)"


def _is_trap(trap: TrapRow, toll: Toll) -> bool:
    stated = {key: value for key, value in msgspec.structs.asdict(trap).items() if value is not None and key != "who"}
    who = trap.who is None or _who_fits(trap.who, toll)
    return who and all(getattr(toll, key) == value for key, value in stated.items())


def _wrong_events(story: Story, events: Sequence[Event], claim_ids: Mapping[tuple[int, int], str]) -> Iterator[str]:
    home = {claim: event for event in events for claim in event.claims}
    member_of = {claim: member for member, claim in claim_ids.items()}
    for gold, members in zip(story.told.event, story.members, strict=True):
        pieces: dict[str, list[tuple[int, int]]] = {}
        for member in members:
            claim = claim_ids.get(member)
            pieces.setdefault(home[claim].id if claim in home else "not read", []).append(member)
        read = [name for name in pieces if name != "not read"]
        if len(read) > 1:
            yield f"SPLIT  {gold.key} into {len(read)}:"
            for name in read:
                yield "         " + " | ".join(_quote(story, member) for member in pieces[name])
        for name in read:
            event = next(event for event in events if event.id == name)
            strangers = [member_of[c] for c in event.claims if c in member_of and member_of[c] not in members]
            if strangers and len(pieces[name]) >= len(strangers):
                yield f"JOINED {gold.key} with " + " | ".join(_quote(story, member) for member in strangers)


def _quote(story: Story, member: tuple[int, int]) -> str:
    return f"{member[0]}:{claim_of(story, member).quote}"


def _show(toll: Toll, event: Event | None) -> str:
    part = " part" if event is not None and toll.part_of in event.claims else ""
    who = toll.who
    named = f"{who.country}/{who.sector} {who.name or ''}".strip() if who is not None else "-"
    told = f"{named} {toll.effect} {toll.measure} {toll.low}/{toll.best}/{toll.high} {toll.unit} {toll.item or ''}"
    return told + part + (" imputed" if toll.imputed else "")


def _show_gold(row: GoldRow) -> str:
    told = f"{row.who or '-'} {row.effect} {row.measure} {row.low}/{row.best}/{row.high} {row.unit} {row.item or ''}"
    return told + (" part" if row.part else "") + (" imputed" if row.imputed else "")


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
