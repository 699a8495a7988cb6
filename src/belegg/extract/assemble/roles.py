"""Choose who did it and whom it was done to, among the candidates that a frame offers."""

from collections.abc import Callable, Iterator

import msgspec

from belegg.extract.assemble.draft import Context
from belegg.extract.frames.lexicon import is_one_of, weapon_mode
from belegg.extract.frames.phrases import Phrase
from belegg.extract.frames.words import clause_words
from belegg.model.actor import Actor
from belegg.model.parts import Filler, Frame, Location, Party
from belegg.world.countries import country_name, country_of_capital

ADJACENT = 5
COUNTRY = 6
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


def cast(
    context: Context,
    frame: Frame,
    role: str,
    *,
    fits: Callable[[Party], bool] = lambda _: True,
    past: tuple[Frame, ...] = (),
) -> Cast:
    """Return the parties that fill `role` of `frame`: named ones first, then what a noun's adjective tells.

    `past` are the events gone through already; two that stand by each other never go round in a ring."""
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
        through = _through_event(context, filler, role, (*past, frame))
        if through:
            return Cast(parties=through, rule=(f"{role} through the {role} of the event that is its {filler.slot}",))
    if role == "actor":
        return _from_modifier(context, frame)
    return Cast()


def _from_arms(context: Context, filler: Filler, phrase: Phrase) -> tuple[Party, ...]:
    """Return the side whose weapons or troops fill the role ("russiske fly traff", "israelske stridsvogner rullet")."""
    setting = context.settings[filler.sentence]
    word = context.sentences[filler.sentence].tokens[phrase.head].text
    if setting is None or phrase.party is not None or filler.slot not in clause_words(context.language).acting:
        return ()
    if weapon_mode(context.language, word) is None and not is_one_of(context.language, "troops", word):
        return ()
    return tuple(
        party
        for party in sorted(setting.demonyms, key=lambda party: party.head)
        if phrase.first <= party.head < phrase.head
    )


def _listed(context: Context, filler: Filler, phrase: Phrase) -> Iterator[Party]:
    """Yield the parties of the list that `phrase` stands in, in order; a country that acts is a party too."""
    setting = context.settings[filler.sentence]
    if setting is None:
        return
    for other in setting.phrases:
        if other.leader != phrase.leader:
            continue
        if other.party is not None:
            yield other.party
        elif other.location is not None and filler.slot in clause_words(context.language).acting:
            yield from _as_state(context, other.location)


def _as_state(context: Context, location: Location) -> Iterator[Party]:
    """Yield the state that a country or its capital stands for where it fills a role of doing or meeting."""
    country = location.place.country
    if country is None or location.role in ("at", "near", "from", "to", "via"):
        return
    capital = country_of_capital(location.place.name)
    if location.place.precision == COUNTRY or capital is not None:
        yield state(context, location, country)


def state(context: Context, location: Location, country: str) -> Party:
    """Return the state of `country` as a party that rests on the words of `location`."""
    return Party(
        sentence=location.sentence,
        first=location.first,
        last=location.last,
        start=location.start,
        end=location.end,
        head=location.last,
        actor=Actor(
            name=country_name(country, context.language),
            as_written=location.place.as_written,
            country=country,
            sector=None,
            id=None,
        ),
        form="name",
    )


def _through_event(context: Context, filler: Filler, role: str, past: tuple[Frame, ...]) -> tuple[Party, ...]:
    """Return who stands behind an attack that fills the role ("artilleriangrepet som drepte fem")."""
    if role != "actor":
        return ()
    event = context.frame_at(filler.sentence, filler.head, "attack")
    if event is None or event.voice != "noun" or event in past:
        return ()
    return cast(context, event, "actor", past=past).parties


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
    if party.form in ("group", "stand_in") and party.actor.sector is None and party.actor.country is not None:
        return True
    return party.form in ("name", "person", "office") and party.actor.sector not in ("media", "monitor", "ngo")


def is_armed(party: Party) -> bool:
    """Return whether the party is a force, a state or a group by its name that is no news outlet or aid body."""
    return is_side(party) and party.actor.sector not in ("intergovernmental", "other")
