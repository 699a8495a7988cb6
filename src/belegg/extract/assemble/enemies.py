"""Tell who stands against whom in an article, so that "the enemy" and what a side shoots down get a side.

Only where two sides stand out: two states, or a state and the one named group that fights it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.standing import speaking
from belegg.extract.frames.words import clause_words
from belegg.model.actor import Actor, Speaker
from belegg.model.parts import Party

RULING = ("state_forces", "government")
IRREGULAR = ("rebels", "militia")
ARMS = ("drone", "missile", "munition", "aircraft", "helicopter", "tank", "artillery", "vehicle", "air_defence")
SENT = ("drone", "missile", "munition")
FEWEST, LEAD = 3, 2.0
WITH_ATTACK = "doer of the attack told with it"


class Front(msgspec.Struct, frozen=True):
    """The two sides of a war: a state, and another state or the named group that fights it."""

    country: str
    other: str
    group: bool


def front(context: Context) -> Front | None:
    """Return the two sides that the article's parties fall into, None where there is one, or more than two."""
    states: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    for party in _parties(context):
        actor = party.actor
        if actor.sector in IRREGULAR:
            groups[actor.id or ""] += 1
        elif actor.country is not None and (actor.sector in RULING or party.form in ("demonym", "office", "name")):
            states[actor.country] += 2 if actor.sector == "state_forces" else 1
    two = [pair for pair in states.most_common(3) if pair[1] >= FEWEST]
    if len(two) > 1 and (len(two) < 3 or two[1][1] >= LEAD * two[2][1]) and two[1][1] >= groups.total():
        return Front(two[0][0], two[1][0], group=False)
    named = [pair for pair in groups.most_common(3) if pair[0] and pair[1] > 1]
    if not named or not two or (len(named) > 1 and named[0][1] < LEAD * named[1][1]):
        return None
    if context.home not in (two[0][0], None) or (len(two) > 1 and two[0][1] < LEAD * two[1][1]):
        return None
    return Front(two[0][0], named[0][0], group=True)


def _parties(context: Context) -> Iterator[Party]:
    for setting in context.settings:
        if setting is not None:
            yield from (phrase.party for phrase in setting.phrases if phrase.party is not None)
            yield from setting.demonyms


def with_enemies(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of harm with the enemy of the one who does or tells it as their target, if they name none."""
    known = front(context)
    if known is not None and not known.group and not any(_strikes(context, known, draft) for draft in drafts):
        known = None
    return [_opposed(context, known, draft) for draft in drafts]


def _strikes(context: Context, known: Front, draft: Draft) -> bool:
    """Return whether the one of two states harms the other or tells of its losses, which tells foes from friends."""
    if draft.kind not in ("attack", "casualties", "materiel"):
        return False
    two = {known.country, known.other}
    doer = draft.actor.actor.country if draft.actor is not None else None
    scope = speaking(context, draft)
    teller = scope.speaker.country if scope is not None and scope.speaker is not None else None
    struck = draft.target.actor.country if draft.target is not None else None
    place = draft.place.place.country if draft.place is not None else None
    told = draft.count is not None and teller != struck and {teller, struck} == two
    return told or any(doer != other and {doer, other} == two for other in (struck, place))


def _opposed(context: Context, known: Front | None, draft: Draft) -> Draft:
    doer: Actor | Speaker | None = draft.actor.actor if draft.actor is not None else None
    if draft.kind == "casualties" and (draft.mode == "neutralised" or calls_enemy(context, draft)):
        return _against(context, known, draft)
    if known is None or draft.target is not None or draft.kind not in ("materiel", "attack"):
        return draft
    if draft.kind == "attack" and (known.group or doer is None or _is_at_home(draft, doer)):
        return draft
    if draft.kind == "materiel" and doer is None:
        doer = _teller(context, draft)
    if draft.kind == "materiel" and draft.item not in ARMS:
        return draft
    foe = _enemy(context, known, doer, draft) if doer is not None else None
    return draft if foe is None else replace(draft, target=foe, rule=(*draft.rule, "enemy of the doer"))


def _is_at_home(draft: Draft, doer: Actor | Speaker) -> bool:
    return draft.place is not None and draft.place.place.country == doer.country


def _teller(context: Context, draft: Draft) -> Actor | Speaker | None:
    """Return the army that tells of several arms destroyed without saying whose: what it shot down, not lost."""
    scope = speaking(context, draft)
    if scope is None or scope.speaker is None or "own losses" in scope.rule or draft.mode != "destroyed":
        return None
    several = draft.count is not None and draft.count.low is not None and draft.count.low > 1
    return scope.speaker if scope.speaker.sector == "state_forces" and (several or draft.item in SENT) else None


def _against(context: Context, known: Front | None, draft: Draft) -> Draft:
    """Return a draft of "enemies" harmed with the one who tells it as their doer, and his enemy as those harmed."""
    scope = speaking(context, draft)
    speaker = scope.speaker if scope is not None else None
    teller = speaker if speaker is not None and speaker.sector in (*RULING, *IRREGULAR) else None
    target = draft.target
    guessed = draft.actor is None or WITH_ATTACK in draft.rule
    if scope is not None and teller is not None and guessed and "own losses" not in scope.rule:
        draft = replace(draft, actor=as_party(context, scope.cue_start, scope.cue_end, scope.sentence, teller))
        draft = replace(draft, rule=(*draft.rule, "doer is the one who speaks"))
    doer = draft.actor.actor if draft.actor is not None else teller
    named = target is not None and (target.actor.id is not None or _is_other(target.actor, doer))
    if known is None or doer is None or named:
        return draft
    foe = _enemy(context, known, doer, draft)
    return draft if foe is None else replace(draft, target=foe, rule=(*draft.rule, "enemy of the one who speaks"))


def _is_other(actor: Actor, doer: Actor | Speaker | None) -> bool:
    return actor.country is not None and (doer is None or actor.country != doer.country)


def calls_enemy(context: Context, draft: Draft) -> bool:
    """Return whether the counted ones are called the enemy ("820 fiendtlige soldater", "37 fiender")."""
    if draft.quantity is None or draft.quantity.sentence != draft.sentence:
        return False
    stems = tuple(clause_words(context.language).enemies)
    last = max(draft.quantity.noun or 0, draft.anchor if draft.anchor - draft.quantity.last < 4 else 0)
    tokens = context.sentences[draft.sentence].tokens[draft.quantity.last + 1 : last + 1]
    return bool(stems) and any(token.text.lower().startswith(stems) for token in tokens)


def _enemy(context: Context, known: Front, doer: Actor | Speaker, draft: Draft) -> Party | None:
    """Return the side against `doer`, resting on the words nearest before the draft that name it."""
    if known.group and (doer.id == known.other or (doer.sector in IRREGULAR and doer.id is None)):
        return _told(context, draft, country=known.country, group=None)
    if known.group:
        ours = doer.country == known.country and doer.sector in RULING
        return _told(context, draft, country=None, group=known.other) if ours else None
    if doer.sector not in (*RULING, None) or doer.country not in (known.country, known.other):
        return None
    foe = known.other if doer.country == known.country else known.country
    return _told(context, draft, country=foe, group=None)


def _told(context: Context, draft: Draft, *, country: str | None, group: str | None) -> Party | None:
    if group is not None:
        found = [party for party in _parties(context) if party.actor.id == group]
    else:
        found = [
            party
            for party in _parties(context)
            if party.actor.country == country and party.actor.sector in (*RULING, None) and party.form != "person"
        ]
    if not found:
        return None
    best = min(found, key=lambda party: (party.sentence > draft.sentence, abs(draft.sentence - party.sentence)))
    if group is not None:
        return best
    sector = None if draft.kind == "attack" else "state_forces"
    actor = Actor(name=None, as_written=best.actor.as_written, country=country, sector=sector, id=None)  # type: ignore[arg-type]
    return replace(best, actor=actor)


def as_party(context: Context, start: int, end: int, sentence: int, speaker: Speaker) -> Party:
    """Return the speaker of the words `start`..`end` as a party."""
    tokens = context.sentences[sentence].tokens
    head = next((token.index for token in tokens if token.start >= start), 0)
    return Party(
        sentence=sentence,
        first=head,
        last=head,
        start=start,
        end=end,
        head=head,
        actor=Actor(
            name=speaker.name,
            as_written=speaker.as_written,
            country=speaker.country,
            sector=speaker.sector,
            id=speaker.id,
        ),
        form="stand_in",
    )
