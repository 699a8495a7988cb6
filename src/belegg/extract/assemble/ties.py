"""Make drafts of who backs, fights or belongs to whom, from verbs, nouns and modifiers."""

from collections.abc import Iterator

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.make import make
from belegg.extract.assemble.needs import is_barred
from belegg.extract.assemble.roles import Cast
from belegg.extract.assemble.speech import parties_of
from belegg.extract.frames.lexicon import lexicon
from belegg.model.parts import Frame, Party

NO_TIE = ("government", "media", "medical")
MUTUAL = ("allied", "opposes")
NO_SIDE = ("media", "civilians", "children", "women", "refugees", "journalists", "medical", "aid_workers")


def relation(context: Context, frame: Frame) -> Draft | None:
    """Return who backs, fights or belongs to whom, None where one of the two is not told."""
    if is_barred(context, frame):
        return None
    actor = parties_of(context, frame, "actor", fits=_is_side)
    target = parties_of(context, frame, "target", fits=lambda party: _is_side(party) and not _among(party, actor))
    if frame.mode in MUTUAL and len(actor.parties) > 1 and target.first is None:
        actor, target = Cast(parties=actor.parties[:1], rule=actor.rule), Cast(parties=actor.parties[1:])
    if target.first is None or (actor.first is None and not _is_group(context, frame)):
        return None
    if actor.first is not None and _alike(actor.first, target.first):
        return None
    return make(context, frame, actor, target, mode=frame.mode)


def _is_group(context: Context, frame: Frame) -> bool:
    """Return whether a group that the article has not named joins or belongs ("gruppa har svore truskap til IS")."""
    heads = [filler.head for filler in frame.fillers if filler.role == "actor"][:1]
    words = {word for each in lexicon(context.language).groups.get("voices", ()) for word in each.words}
    tokens = context.sentences[frame.sentence].tokens
    return frame.mode == "part_of" and any(tokens[head].text.lower() in words for head in heads)


def _is_side(party: Party) -> bool:
    return party.actor.sector not in NO_SIDE


def _among(party: Party, cast: Cast) -> bool:
    return any(party.head == other.head for other in cast.parties[:1])


def _alike(one: Party, other: Party) -> bool:
    """Return whether the two are one side, as far as is known ("hæren støtter hæren")."""
    if one.actor.id is not None or other.actor.id is not None:
        return one.actor.id == other.actor.id
    same = (one.actor.name, one.actor.country, one.actor.sector)
    return same == (other.actor.name, other.actor.country, other.actor.sector)


def ties(context: Context) -> Iterator[Draft]:
    """Yield the relations that a modifier tells ("Iran-støttede militser")."""
    for setting in context.settings:
        if setting is None:
            continue
        for phrase in setting.phrases:
            party = phrase.party
            if party is not None and party.backer is not None and party.link is not None:
                tie = _tie(party)
                alike = tie.actor is None or tie.target is None or _alike(tie.actor, tie.target)
                if not alike and party.actor.sector not in NO_TIE and not _told_by_verb(context, tie):
                    yield tie


def _told_by_verb(context: Context, tie: Draft) -> bool:
    """Return whether a verb or noun beside the same words tells the tie already ("som støttes av Iran")."""
    start, end = tie.evidence[0]
    return any(
        frame.kind == "relation"
        and frame.mode == tie.mode
        and not frame.negated
        and frame.modality == "fact"
        and start < frame.end
        and frame.start < end
        and relation(context, frame) is not None
        for frame in context.frames[tie.sentence]
    )


def _tie(party: Party) -> Draft:
    backer = Party(
        sentence=party.sentence,
        first=party.first,
        last=party.last,
        start=party.link_start if party.link_start is not None else party.start,
        end=party.link_end if party.link_end is not None else party.end,
        head=party.first,
        actor=party.backer or party.actor,
        form="demonym",
    )
    member = party.link == "part_of"
    start, end = min(backer.start, party.start), max(backer.end, party.end)
    return Draft(
        kind="relation",
        mode=party.link,
        sentence=party.sentence,
        anchor=party.head,
        evidence=((start, end),),
        rule=("actors.toml: modifier that ties a group to a side", *party.rule),
        actor=party if member else backer,
        target=backer if member else party,
    )
