"""Give victims the side that the words beside them tell: an adjective, an owner, the one who lost them, the speaker.

"Sør-Afrika mistet 13 mann", "37 ukrainske droner", "av bevegelsens krigere", "våre soldater".
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.enemies import as_party, calls_enemy
from belegg.extract.assemble.standing import speaking
from belegg.extract.frames.slots import Setting
from belegg.extract.frames.words import clause_words
from belegg.model.actor import Actor
from belegg.model.parts import Party
from belegg.world.countries import country_of_demonym

FORCES = ("state_forces", "police")
IRREGULAR = ("rebels", "militia")
ARMED = (*FORCES, "rebels", "militia", "peacekeepers", "government")
HARM = ("casualties", "materiel", "strength")
SHARE = 0.8
OWN_REACH = 4
MOST_LIKELY = 4
"""So many of a frame's fillers, the likeliest first, tell its construction."""


def with_sides(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of harm whose victims name no side with the side that the words beside them tell."""
    home, rebels = _only_army(context), _only_rebels(context)
    return [_named(context, _sided(context, draft, home), rebels) for draft in drafts]


def _named(context: Context, draft: Draft, rebels: Party | None) -> Draft:
    """Return the draft with "the rebels" named where the article knows but one named group of them."""
    if rebels is None:
        return draft
    actor, target = _as_named(context, draft.actor, rebels), _as_named(context, draft.target, rebels)
    if actor is draft.actor and target is draft.target:
        return draft
    return replace(draft, actor=actor, target=target, rule=(*draft.rule, "the only group that the article names"))


def _as_named(context: Context, party: Party | None, rebels: Party) -> Party | None:
    if party is None or party.actor.name is not None or party.actor.sector not in IRREGULAR or party.form != "group":
        return party
    if "Definite=Def" not in context.sentences[party.sentence].tokens[party.head].feats:
        return party
    named = rebels.actor
    actor = replace(party.actor, name=named.name, id=named.id, country=party.actor.country or named.country)
    return replace(party, actor=actor)


def _only_rebels(context: Context) -> Party | None:
    """Return the one irregular group that the article names, None where it names none or several."""
    found: dict[str, Party] = {}
    for setting in context.settings:
        for phrase in setting.phrases if setting is not None else ():
            party = phrase.party
            if party is not None and party.actor.id is not None and party.actor.sector in IRREGULAR:
                found.setdefault(party.actor.id, party)
    return next(iter(found.values())) if len(found) == 1 else None


def _sided(context: Context, draft: Draft, home: str | None) -> Draft:
    setting = context.settings[draft.sentence]
    if draft.kind not in HARM or draft.quantity is None or setting is None:
        return draft
    draft = _on_side(context, _by_trade(context, _inside(setting, _as_predicate(context, setting, draft))))
    target = draft.actor if draft.kind == "strength" else draft.target
    if target is not None and (target.actor.country is not None or target.actor.id is not None):
        return _as_forces(setting, draft, target)
    if target is not None and target.actor.sector not in (None, *ARMED):
        return draft
    owner = _owner(setting, draft) or _loser(context, draft) or _own_loser(context, draft)
    if owner is not None:
        return _owned(draft, target, owner)
    if target is None or target.actor.sector not in FORCES or target.form != "group":
        return draft
    others = _forces_before(setting, draft)
    if others:
        told = replace(target, actor=replace(target.actor, country=next(iter(others)))) if len(others) == 1 else target
        return _put(draft, told, "the soldiers told before in the sentence") if told is not target else draft
    speaker = _speaking_side(context, draft)
    if speaker is not None:
        return _put(draft, replace(target, actor=replace(target.actor, country=speaker)), "the one who speaks of them")
    scope = speaking(context, draft)
    told_by = scope.speaker.country if scope is not None and scope.speaker is not None else None
    if home is not None and not (told_by == home and _is_struck_down(draft)):
        return _put(draft, replace(target, actor=replace(target.actor, country=home)), "the only army of the article")
    return draft


def _forces_before(setting: Setting, draft: Draft) -> frozenset[str]:
    """Return the countries whose soldiers the sentence tells of as such before the counted ones ("et kvarter for
    ukrainske soldater, og 60 soldater ble drept")."""
    return frozenset(
        phrase.party.actor.country
        for phrase in setting.phrases
        if phrase.head < draft.anchor
        and phrase.party is not None
        and phrase.party.form == "group"
        and phrase.party.plural is not False
        and phrase.party.actor.sector in FORCES
        and phrase.party.actor.country is not None
        and (draft.actor is None or phrase.party.actor.country != draft.actor.actor.country)
    )


def _speaking_side(context: Context, draft: Draft) -> str | None:
    """Return the country of an army or government that speaks of soldiers lost, unless it says that it harmed them."""
    scope = speaking(context, draft)
    speaker = scope.speaker if scope is not None else None
    if speaker is None or speaker.sector not in ("state_forces", "government") or speaker.country is None:
        return None
    if calls_enemy(context, draft) or _is_struck_down(draft):
        return None
    harmed = draft.actor is not None and draft.actor.actor.country == speaker.country
    return None if harmed or draft.mode == "neutralised" else speaker.country


def _is_struck_down(draft: Draft) -> bool:
    """Return whether somebody is told to have harmed them ("drepte 60 soldater"): no one says so of his own."""
    frame = draft.frame
    if frame is None or frame.voice != "active":
        return False
    return any(
        filler.role == "counted" and filler.slot in ("object", "inside") and filler.head == draft.anchor
        for filler in frame.fillers[:MOST_LIKELY]
    ) and not any(filler.role == "target" and filler.slot == "subject" for filler in frame.fillers[:MOST_LIKELY])


def _own_loser(context: Context, draft: Draft) -> Party | None:
    """Return the side that tells of its own fallen ("innrømmer sju drepte", "Armenia har registrert 133 falne")."""
    scope = speaking(context, draft)
    speaker = scope.speaker if scope is not None else None
    if scope is None or speaker is None or speaker.sector not in (None, *ARMED) or calls_enemy(context, draft):
        return None
    if speaker.country is None and speaker.id is None and speaker.sector not in ARMED:
        return None
    harmed = draft.actor is not None and draft.actor.actor.country == speaker.country
    if (
        draft.kind == "strength"
        or harmed
        or not ("own losses" in scope.rule or _fell(context, draft) or _called_own(context, draft))
    ):
        return None
    return as_party(context, scope.cue_start, scope.cue_end, scope.sentence, speaker)


def _fell(context: Context, draft: Draft) -> bool:
    """Return whether the count is of the fallen, a word that a side has for its own."""
    token = context.sentences[draft.sentence].tokens[draft.anchor]
    noun = draft.quantity.noun if draft.quantity is not None else None
    words = clause_words(context.language).fallen
    return noun == draft.anchor and token.text.lower() in words


def _called_own(context: Context, draft: Draft) -> bool:
    """Return whether the counted ones are called somebody's own, just before or within the count ("tre av deres
    soldater", "lost 12 of its own men", "its dead at five")."""
    quantity = draft.quantity
    if quantity is None or quantity.sentence != draft.sentence:
        return False
    words = clause_words(context.language).own_side
    last = max(quantity.noun or 0, draft.anchor if draft.anchor - quantity.last < OWN_REACH else quantity.last)
    own = context.segment(draft.sentence, draft.anchor)
    near = context.sentences[draft.sentence].tokens[max(quantity.first - OWN_REACH, 0) : last + 1]
    return any(token.text.lower() in words and context.segment(draft.sentence, token.index) == own for token in near)


def _on_side(context: Context, draft: Draft) -> Draft:
    """Return a draft whose victims fell "på israelsk side" with that side's country."""
    if draft.kind == "strength" or (draft.target is not None and draft.target.actor.id is not None):
        return draft
    words = clause_words(context.language).side
    own = context.segment(draft.sentence, draft.anchor)
    for before, token in pairwise(context.sentences[draft.sentence].tokens):
        if token.text.lower() not in words or context.segment(draft.sentence, token.index) != own:
            continue
        people = country_of_demonym(before.text.lower(), context.language)
        if people is None or people.alpha3 is None:
            continue
        sector = (
            draft.target.actor.sector if draft.target is not None and draft.target.sentence == draft.sentence else None
        )
        actor = Actor(
            name=None, as_written=f"{before.text} {token.text}", country=people.alpha3, sector=sector, id=None
        )
        party = Party(
            sentence=draft.sentence,
            first=before.index,
            last=token.index,
            start=before.start,
            end=token.end,
            head=token.index,
            actor=actor,
            form="group",
        )
        return _put(draft, party, "the side on which they fell")
    return draft


def _by_trade(context: Context, draft: Draft) -> Draft:
    """Return a draft whose victims are counted by a trade or station that bears no arms with them as civilians (R5)."""
    quantity = draft.quantity
    if draft.kind != "casualties" or draft.target is not None or quantity is None or quantity.noun is None:
        return draft
    token = context.sentences[quantity.sentence].tokens[quantity.noun]
    if quantity.unit != "person" or token.upos != "NOUN" or draft.frame is None or draft.frame.trigger == token.index:
        return draft
    if token.text.lower() in clause_words(context.language).lives:
        return draft
    party = Party(
        sentence=quantity.sentence,
        first=token.index,
        last=token.index,
        start=token.start,
        end=token.end,
        head=token.index,
        actor=Actor(name=None, as_written=token.text, country=None, sector="civilians", id=None),
        form="group",
        plural=True,
    )
    return _put(draft, party, "a noun for people without arms (R5)")


def _as_forces(setting: Setting, draft: Draft, target: Party) -> Draft:
    """Return a draft whose victims are named by people ("ukrainerne mistet 620 soldater") as what was counted."""
    phrase = setting.phrase_at(draft.anchor)
    if target.actor.sector is not None or phrase is None or phrase.party is None or phrase.party is target:
        return draft
    if phrase.party.actor.sector not in FORCES:
        return draft
    return _put(
        draft, replace(target, actor=replace(target.actor, sector=phrase.party.actor.sector)), "what was counted"
    )


def _put(draft: Draft, party: Party, step: str) -> Draft:
    rule = (*draft.rule, f"side from {step}")
    return (
        replace(draft, actor=party, rule=rule) if draft.kind == "strength" else replace(draft, target=party, rule=rule)
    )


def _as_predicate(context: Context, setting: Setting, draft: Draft) -> Draft:
    """Return a draft without victims with what the counted ones are said to be ("41 av de døde er sivile")."""
    quantity = draft.quantity
    if draft.kind != "casualties" or draft.target is not None or quantity is None:
        return draft
    tokens = context.sentences[draft.sentence].tokens
    counted = range(quantity.first, max(draft.anchor, quantity.last) + 1)
    for phrase in setting.phrases:
        if phrase.party is None or phrase.head in counted:
            continue
        of = {token.dep.partition(":")[0]: token.index for token in tokens if token.head == phrase.head}
        if "cop" in of and of.get("nsubj") in counted:
            return _put(draft, phrase.party, "what the counted ones are said to be")
    return draft


def _inside(setting: Setting, draft: Draft) -> Draft:
    """Return a draft without victims with the party or adjective inside the counted phrase ("37 ukrainske droner")."""
    quantity = draft.quantity
    if draft.target is not None or quantity is None or draft.kind == "strength":
        return draft
    for phrase in setting.phrases:
        near = phrase.party is not None and quantity.last < phrase.head <= max(draft.anchor, quantity.last + 1)
        if near and draft.kind == "casualties":
            return _put(draft, phrase.party, "the group inside the count") if phrase.party is not None else draft
    for party in setting.demonyms:
        if quantity.last < party.head < draft.anchor:
            return _put(draft, party, "the adjective of what was counted")
    return draft


def _owner(setting: Setting, draft: Draft) -> Party | None:
    """Return the party in the genitive just before the counted noun ("bevegelsens krigere")."""
    for phrase in setting.phrases:
        before = 0 < draft.anchor - phrase.last <= 2
        if before and phrase.party is not None and phrase.genitive and phrase.head != draft.anchor:
            return phrase.party
    return None


def _loser(context: Context, draft: Draft) -> Party | None:
    """Return the side that is said to have lost what was counted, where the frame's subject lost it."""
    frame = draft.frame
    if frame is None or frame.sentence != draft.sentence or "subject" not in _losing_slots(draft):
        return None
    for filler in frame.fillers:
        if filler.role != "target" or filler.slot != "subject" or filler.head == draft.anchor:
            continue
        phrase = context.phrase(filler.sentence, filler.head)
        if phrase is not None and phrase.party is not None and phrase.party.actor.sector in (None, *ARMED):
            return phrase.party
    return None


def _losing_slots(draft: Draft) -> tuple[str, ...]:
    return tuple(filler.slot for filler in draft.frame.fillers if filler.role == "target") if draft.frame else ()


def _owned(draft: Draft, target: Party | None, owner: Party) -> Draft:
    """Return the draft with victims of the owner's side; the owner's forces where the noun says no more."""
    sector = target.actor.sector if target is not None else None
    if sector is None and draft.kind != "materiel":
        sector = "state_forces" if owner.actor.sector in (None, "government", "state_forces") else owner.actor.sector
    own = owner.actor
    actor = Actor(name=own.name, as_written=own.as_written, country=own.country, sector=sector or own.sector, id=own.id)
    return _put(draft, replace(owner, actor=actor), "the one whose they are")


def _only_army(context: Context) -> str | None:
    """Return the country of nearly all armies that the article names, None where there are two sides."""
    named: Counter[str] = Counter()
    for setting in context.settings:
        for phrase in setting.phrases if setting is not None else ():
            if phrase.party is not None and phrase.party.actor.sector in FORCES and phrase.party.actor.country:
                named[phrase.party.actor.country] += 1
    if not named:
        return None
    (country, votes), total = named.most_common(1)[0], named.total()
    return country if votes >= SHARE * total else None
