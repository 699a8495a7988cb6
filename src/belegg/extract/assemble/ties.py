"""Make drafts of who backs, fights or belongs to whom, from verbs, nouns and modifiers."""

from collections.abc import Iterator

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.make import make
from belegg.extract.assemble.roles import cast
from belegg.model.parts import Frame, Party


def relation(context: Context, frame: Frame) -> Draft | None:
    actor = cast(context, frame, "actor", fits=lambda party: party.actor.sector not in ("media", "civilians"))
    target = cast(context, frame, "target", fits=lambda party: party.actor.sector not in ("media", "civilians"))
    if actor.first is None or target.first is None or actor.first.head == target.first.head:
        return None
    return make(context, frame, actor, target, mode=frame.mode)


def ties(context: Context) -> Iterator[Draft]:
    """Yield the relations that a modifier tells ("Iran-støttede militser")."""
    for setting in context.settings:
        if setting is None:
            continue
        for phrase in setting.phrases:
            party = phrase.party
            if party is not None and party.backer is not None and party.link is not None:
                yield _tie(party)


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
    start = min(backer.start, party.start)
    return Draft(
        kind="relation",
        mode=party.link,
        sentence=party.sentence,
        anchor=party.head,
        evidence=((start, party.end),),
        rule=("actors.toml: modifier that ties a group to a side", *party.rule),
        actor=party if member else backer,
        target=backer if member else party,
    )
