"""Choose who did it and whom it was done to, among the candidates that a frame offers."""

from collections.abc import Callable, Iterator

import msgspec

from belegg.extract.assemble.draft import Context
from belegg.extract.frames.lexicon import is_one_of, weapon_mode
from belegg.extract.frames.phrases import Phrase
from belegg.model.parts import Filler, Frame, Party

ADJACENT = 5
ARMED = ("state_forces", "rebels", "militia", "police", "peacekeepers")
ARMED_OR_RULING = (*ARMED, "government", "intergovernmental")


class Cast(msgspec.Struct, frozen=True, kw_only=True):
    """The parties that fill one role, the first named first, with the steps that led to them."""

    parties: tuple[Party, ...] = ()
    rule: tuple[str, ...] = ()

    @property
    def first(self) -> Party | None:
        """Return the party that the claim's own key takes, None where there is none."""
        return self.parties[0] if self.parties else None


def cast(context: Context, frame: Frame, role: str, *, fits: Callable[[Party], bool] = lambda _: True) -> Cast:
    """Return the parties that fill `role` of `frame`: named ones first, then what a noun's adjective tells."""
    for filler in frame.fillers:
        if filler.role != role:
            continue
        phrase = context.phrase(filler.sentence, filler.head)
        if phrase is None:
            continue
        parties = tuple(party for party in _listed(context, filler, phrase) if fits(party))
        parties = parties or (_from_arms(context, filler, phrase) if role == "actor" else ())
        if parties:
            return Cast(parties=parties, rule=(f"{role} through {filler.slot}",))
        through = _through_event(context, filler, role)
        if through:
            return Cast(parties=through, rule=(f"{role} through the {role} of the event that is its {filler.slot}",))
    if role == "actor":
        return _from_modifier(context, frame)
    return Cast()


def _from_arms(context: Context, filler: Filler, phrase: Phrase) -> tuple[Party, ...]:
    """Return the side whose weapons or troops fill the role ("russiske fly traff", "israelske stridsvogner rullet")."""
    setting = context.settings[filler.sentence]
    word = context.sentences[filler.sentence].tokens[phrase.head].text
    if setting is None or phrase.party is not None or filler.slot not in ("subject", "object", "av", "med"):
        return ()
    if weapon_mode(context.language, word) is None and not is_one_of(context.language, "troops", word):
        return ()
    return tuple(
        party
        for party in sorted(setting.demonyms, key=lambda party: party.head)
        if phrase.first <= party.head < phrase.head
    )


def _listed(context: Context, filler: Filler, phrase: Phrase) -> Iterator[Party]:
    """Yield the party of `phrase` and those of the list that it leads."""
    setting = context.settings[filler.sentence]
    if setting is None:
        return
    for other in setting.phrases:
        if other.leader == phrase.leader and other.party is not None and other.head >= phrase.head:
            yield other.party


def _through_event(context: Context, filler: Filler, role: str) -> tuple[Party, ...]:
    """Return who stands behind an attack that fills the role ("artilleriangrepet som drepte fem")."""
    if role != "actor":
        return ()
    event = context.frame_at(filler.sentence, filler.head, "attack")
    return cast(context, event, "actor").parties if event is not None and event.voice == "noun" else ()


def _from_modifier(context: Context, frame: Frame) -> Cast:
    """Return the sides that adjectives before a noun name ("syriske og russiske flyangrep")."""
    setting = context.settings[frame.sentence]
    if setting is None or frame.voice != "noun":
        return Cast()
    found = [
        party
        for party in sorted(setting.demonyms, key=lambda party: party.head)
        if 0 < frame.first - party.head <= ADJACENT and _only_modifiers(context, frame, party.head, frame.first)
    ]
    return Cast(parties=tuple(found), rule=("actor from the adjective before the noun",) if found else ())


def _only_modifiers(context: Context, frame: Frame, start: int, end: int) -> bool:
    tokens = context.sentences[frame.sentence].tokens[start:end]
    return all(token.upos in ("ADJ", "DET", "NUM", "CCONJ", "ADV", "PROPN", "PUNCT") for token in tokens)


def is_force(party: Party) -> bool:
    """Return whether the party bears arms."""
    return party.actor.sector in ARMED


def is_side(party: Party) -> bool:
    """Return whether the party can act in a war: a force, a government, a body or a named group."""
    if party.actor.sector in ARMED_OR_RULING:
        return True
    return party.form in ("name", "person", "office") and party.actor.sector not in ("media", "monitor", "ngo")
