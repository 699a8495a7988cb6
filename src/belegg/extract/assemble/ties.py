"""Make drafts of who backs, fights or belongs to whom, from verbs, nouns and modifiers."""

from collections.abc import Callable, Iterator

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.make import make
from belegg.extract.assemble.needs import has_word, is_barred, stands_before
from belegg.extract.assemble.roles import Cast
from belegg.extract.assemble.speech import parties_of, state_at, told_before
from belegg.extract.frames.lexicon import lexicon
from belegg.extract.frames.phrases import Phrase
from belegg.model.actor import Actor
from belegg.model.parts import Frame, Party
from belegg.model.sentence import Token
from belegg.world.countries import country_by_name, country_of_capital

NO_TIE = ("government", "media", "medical")
MUTUAL = ("allied", "opposes")
STATE_ROLES = ("subject", "other", "against", "to")
UNSURE = 1.0
JOINED = "joined"
NO_SIDE = ("media", "civilians", "children", "women", "refugees", "journalists", "medical", "aid_workers")


def relation(context: Context, frame: Frame) -> Draft | None:
    """Return who backs, fights or belongs to whom, None where one of the two is not told."""
    if is_barred(context, frame) or not _is_real(context, frame):
        return None
    if JOINED in frame.needs:
        return _joined(context, frame)
    actor = _sides(context, frame, "actor", fits=_is_side)
    target = _sides(context, frame, "target", fits=lambda party: _is_side(party) and not _among(party, actor))
    if frame.mode in MUTUAL and len(actor.parties) > 1 and target.first is None:
        actor, target = Cast(parties=actor.parties[:1], rule=actor.rule), Cast(parties=actor.parties[1:])
    if actor.first is None and target.first is not None and frame.voice not in ("noun", "phrase"):
        actor = told_before(context, frame, fits=lambda party: _is_side(party) and not _among(party, target))
    if not all(cast.first is not None or _is_told(context, frame, role) for role, cast in _roles(actor, target)):
        return None
    if actor.first is None and target.first is None:
        return None
    if actor.first is not None and target.first is not None and _alike(actor.first, target.first):
        return None
    return make(context, frame, actor, target, mode=frame.mode)


def _joined(context: Context, frame: Frame) -> Draft | None:
    """Return the tie of a word joined to a side's name ("det Rwanda-støttede opprøret", "al-Qaida-grenen JNIM")."""
    token = context.sentences[frame.sentence].tokens[frame.trigger]
    part = token.text.rpartition("-")[0]
    setting = context.settings[frame.sentence]
    if setting is None or not part or not (part[:1].isupper() or part.startswith("al-")):
        return None
    if any(
        phrase.party is not None and phrase.party.backer is not None
        for phrase in setting.phrases
        if _near(phrase, frame)
    ):
        return None
    member = parties_of(context, frame, "actor", fits=_is_side)
    if member.first is None and not _is_told(context, frame, "actor"):
        return None
    country = country_by_name(part, context.language) or country_of_capital(part)
    side = Party(
        sentence=frame.sentence,
        first=frame.trigger,
        last=frame.trigger,
        start=token.start,
        end=token.start + len(part),
        head=frame.trigger,
        actor=Actor(name=part, as_written=part, country=country, sector=None, id=None),
        form="name",
    )
    whole = Cast(parties=(side,), rule=("the side that the word is joined to",))
    actor, target = (member, whole) if frame.mode == "part_of" else (whole, member)
    return make(context, frame, actor, target, mode=frame.mode)


def _near(phrase: Phrase, frame: Frame) -> bool:
    return phrase.party is not None and phrase.party.first <= frame.trigger <= phrase.party.last + 1


def _roles(actor: Cast, target: Cast) -> tuple[tuple[str, Cast], ...]:
    return (("actor", actor), ("target", target))


def _sides(context: Context, frame: Frame, role: str, *, fits: Callable[[Party], bool]) -> Cast:
    """Return the parties that fill `role`, or the state whose capital or name does ("Asmara har kjempet med Addis")."""
    found = parties_of(context, frame, role, fits=fits)
    setting = context.settings[frame.sentence]
    if found.first is not None or setting is None:
        return found
    for filler in frame.fillers:
        for location in setting.locations:
            inside = filler.role == role and location.first <= filler.head <= location.last
            party = state_at(context, location) if inside and location.role in STATE_ROLES else None
            if party is not None and fits(party):
                return Cast(parties=(party,), rule=(f"{role} is the state through {filler.slot}",))
    return found


def _is_told(context: Context, frame: Frame, role: str) -> bool:
    """Return whether a group or a name that the article has not told more of fills the role ("opprøret", "G9")."""
    tokens = context.sentences[frame.sentence].tokens
    endings = tuple(word for each in lexicon(context.language).groups.get("sides", ()) for word in each.words)
    setting = context.settings[frame.sentence]
    places = {at for each in (setting.locations if setting else ()) for at in range(each.first, each.last + 1)}
    heads = [filler.head for filler in frame.fillers if filler.role == role and filler.score > UNSURE][:2]
    named = not frame.weak and frame.voice not in ("noun",)
    if any(_names_side(tokens[head], endings, named=named and head not in places) for head in heads):
        return True
    return (role == "actor" and _is_group(context, frame)) or "one" in frame.needs


def _names_side(token: Token, endings: tuple[str, ...], *, named: bool) -> bool:
    return token.text.lower().endswith(endings) or (named and token.upos == "PROPN" and token.text[:1].isupper())


def _is_real(context: Context, frame: Frame) -> bool:
    """Return whether an infinitive of aim tells what forces came for, or what somebody deems so."""
    if frame.modality != "aim" or has_word(context, frame, "deems"):
        return True
    return has_word(context, frame, "sent") and stands_before(context, frame, "aimed")


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
        and frame.modality in ("fact", "aim")
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
