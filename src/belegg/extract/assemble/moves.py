"""Make drafts of forces that move and of ground that is held, taken or lost."""

from collections.abc import Iterator

from msgspec.structs import replace

from belegg.extract.assemble.counted import count_of, evidence, evidence_of
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.make import make, place_of
from belegg.extract.assemble.needs import is_barred
from belegg.extract.assemble.roles import Cast, cast, is_force, is_side
from belegg.extract.frames.lexicon import is_one_of, lexicon
from belegg.extract.frames.phrases import Phrase
from belegg.extract.frames.words import clause_words
from belegg.model.count import Unit
from belegg.model.parts import Filler, Frame, Location, Party

STRUCK = 0.5
REACH = 3
COUNTRY = 6
PLACE_NAMES = ("LOC", "GPE", "GPE_LOC")


def deployment(context: Context, frame: Frame) -> Draft | None:
    """Return the move of forces that `frame` tells, None where what moves is no force."""
    if is_barred(context, frame) or _is_attribute(context, frame):
        return None
    if frame.mode == "reinforced":
        actor = cast(context, frame, "actor", fits=is_side)
        sent = _moves_forces(context, frame)
        told = sent or (frame.voice in ("noun", "phrase") and actor.first is not None)
        told = told and (actor.first is not None or frame.voice != "active")
    else:
        army = "army" in frame.needs
        actor = cast(
            context,
            frame,
            "actor",
            fits=lambda party: (is_force(party) or (not army and _may_march(party))) and _goes(context, frame, party),
        )
        told = bool(actor.parties) or _moves_forces(context, frame, role="actor")
    if not told or (frame.weak and place_of(context, frame) is None and not _points_at_ground(context, frame)):
        return None
    if any(
        phrase.quantity is not None and phrase.quantity.form == "none"
        for _, phrase in _fillers(context, frame, "counted")
    ):
        return None
    return _with_forces(context, frame, make(context, frame, actor, Cast(), mode=frame.mode))


def _with_forces(context: Context, frame: Frame, draft: Draft) -> Draft:
    """Return `draft` resting on the words for the forces too."""
    tokens = context.sentences[frame.sentence].tokens
    for filler, phrase in _fillers(context, frame, "counted"):
        words = (tokens[phrase.first].start, tokens[phrase.last].end)
        if filler.score >= STRUCK and is_one_of(context.language, "troops", tokens[filler.head].text):
            return replace(draft, evidence=evidence_of(words, frame))
    return draft


def _goes(context: Context, frame: Frame, party: Party) -> bool:
    """Return whether the party itself moves: no place that somebody leaves ("trakk seg ut av Russland")."""
    phrase = context.phrase(frame.sentence, party.head)
    return frame.voice == "noun" or phrase is None or phrase.location is None or not phrase.preposition


def _may_march(party: Party) -> bool:
    """Return whether the party is a force, or a state that stands for its army."""
    if is_force(party):
        return True
    peoples = party.form == "group" and party.actor.sector is None
    return party.actor.country is not None and (
        peoples or (party.form == "name" and party.actor.sector in (None, "government"))
    )


def _moves_forces(context: Context, frame: Frame, role: str = "counted") -> bool:
    """Return whether what is moved is troops or their weapons."""
    for filler, phrase in _fillers(context, frame, role):
        if filler.score < STRUCK:
            continue
        word = context.sentences[filler.sentence].tokens[filler.head].text
        if (phrase.party is not None and is_force(phrase.party)) or is_one_of(context.language, "troops", word):
            return True
    return False


def control(context: Context, frame: Frame) -> Draft | None:
    """Return who holds, takes or loses the ground that `frame` tells of, None where no ground is named."""
    if is_barred(context, frame) or _is_attribute(context, frame) or _is_denied(context, frame):
        return None
    actor = cast(context, frame, "actor", fits=lambda party: is_side(party) or _may_march(party))
    if "army" in frame.needs and not actor.parties and frame.voice != "passive" and not _by_pronoun(context, frame):
        return None
    ground = _ground(context, frame, actor)
    besieged = frame.mode == "besieged" and bool(actor.parties) and frame.voice != "active"
    fought = "placeless" in frame.needs and bool(actor.parties)
    if ground is None and not besieged and not fought and not _takes_it(context, frame, actor):
        return None
    if frame.weak and actor.first is None and frame.voice == "noun":
        return None
    draft = make(context, frame, actor, cast(context, frame, "target", fits=is_side), mode=frame.mode)
    if ground is None:
        return draft
    tokens = context.sentences[frame.sentence].tokens
    draft = replace(draft, evidence=evidence_of((tokens[ground.first].start, tokens[ground.last].end), frame))
    place = _location(context, frame, ground)
    return _with_count(context, frame, replace(draft, place=place if place is not None else draft.place), ground)


def _takes_it(context: Context, frame: Frame, actor: Cast) -> bool:
    """Return whether forces take or hold what a pronoun for a thing stands for ("before the militias took it back")."""
    words = clause_words(context.language)
    following = context.sentences[frame.sentence].tokens[frame.trigger + 1 : frame.trigger + 2]
    named = any(token.upos == "PRON" and token.text.lower() in words.things for token in following)
    return (
        named and words.tells_participles and frame.voice == "active" and any(is_force(each) for each in actor.parties)
    )


def _by_pronoun(context: Context, frame: Frame) -> bool:
    """Return whether a pronoun does it whose party is not known ("they hold two-thirds of the country")."""
    tokens = context.sentences[frame.sentence].tokens
    return any(
        token.upos == "PRON" and token.dep == "nsubj" and token.head == frame.trigger and "Plur" in token.feats
        for token in tokens
    )


def _is_strangers_deed(context: Context, frame: Frame) -> bool:
    """Return whether the doer is told and is no side in a war: a thing, a person, "vi" ("bankene tar over")."""
    if frame.voice != "active" or frame.mode not in ("holds", "captured", "lost"):
        return False
    tokens = context.sentences[frame.sentence].tokens
    doers = [tokens[each.head] for each in frame.fillers if each.role == "actor" and each.slot == "subject"][:1]
    endings = tuple(word for each in lexicon(context.language).groups.get("sides", ()) for word in each.words)
    return any(
        (doer.upos == "NOUN" and not doer.text.lower().endswith(endings))
        or (doer.upos == "PRON" and ("Person=1" in doer.feats or "Person=2" in doer.feats))
        or doer.name == "PER"
        for doer in doers
    ) or _speaks_of_us(context, frame)


def _speaks_of_us(context: Context, frame: Frame) -> bool:
    """Return whether "vi" or "du" is the verb's subject."""
    return any(
        token.head == frame.trigger
        and token.dep == "nsubj"
        and ("Person=1" in token.feats or "Person=2" in token.feats)
        for token in context.sentences[frame.sentence].tokens
    )


def _ground(context: Context, frame: Frame, actor: Cast) -> Phrase | None:
    """Return the phrase that names the ground: a place, or a noun for one ("flyplassen", "60 prosent av delstaten").

    What stands in front may be it too, where the verb has another subject ("Manbij hadde de tatt over")."""
    heads = {party.head for party in actor.parties}
    for filler, phrase in sorted(_fillers(context, frame, "place"), key=lambda pair: pair[0].slot == "subject"):
        if (
            filler.slot == "subject"
            and frame.voice == "active"
            and (phrase.head in heads or not heads)
            and _needs_doer(frame)
        ):
            continue
        if _is_nobodys(context, frame, phrase):
            continue
        left = phrase.location is not None and phrase.location.role == "from" and filler.slot not in ("object", "after")
        if filler.score < STRUCK or left:
            continue
        if phrase.location is not None and phrase.location.role != "modifier":
            return phrase
        if _is_part_of_ground(context, filler.sentence, phrase):
            return phrase
        if _is_ground(context, filler.sentence, phrase) or _is_unknown_place(context, frame, filler, phrase):
            return phrase
    return None


def _is_attribute(context: Context, frame: Frame) -> bool:
    """Return whether a participle only describes the noun behind it ("en styrt glidebombe")."""
    following = context.sentences[frame.sentence].tokens[frame.last + 1 : frame.last + 2]
    return frame.voice == "passive" and any(token.upos == "NOUN" for token in following)


def _is_denied(context: Context, frame: Frame) -> bool:
    """Return whether somebody says that it is not so ("bestrider at byen er falt")."""
    return any(
        scope.standing == "denied"
        and not scope.reaches_back
        and scope.sentence == frame.sentence
        and scope.start <= frame.start < scope.end
        for scope in context.scopes
    )


def _is_nobodys(context: Context, frame: Frame, phrase: Phrase) -> bool:
    """Return whether people are counted, or "landet" means the whole country, of which nobody takes a part."""
    if phrase.quantity is not None:
        return phrase.quantity.unit == "person"
    location = phrase.location
    before = context.sentences[frame.sentence].tokens[max(phrase.head - 1, 0)]
    if location is None or before.upos in ("ADJ", "DET"):
        return False
    return location.resolved_from is not None and location.place.precision == COUNTRY


def _needs_doer(frame: Frame) -> bool:
    """Return whether somebody does it: not so of a town that falls."""
    return (
        any(filler.role == "place" and filler.slot != "subject" for filler in frame.fillers) or frame.mode is not None
    )


def _is_unknown_place(context: Context, frame: Frame, filler: Filler, phrase: Phrase) -> bool:
    """Return whether an unknown name must be a place, since only places are dealt with so ("inntok Awra") or meet
    with it ("Kilinochchi gikk tapt")."""
    token = context.sentences[filler.sentence].tokens[filler.head]
    if token.upos != "PROPN" or phrase.party is not None:
        return False
    fitting = filler.slot == "object" or (filler.slot == "subject" and frame.mode is None)
    held = frame.voice == "noun" and not frame.weak and filler.slot == "before" and token.dep.startswith("nsubj")
    return ("name" in frame.needs and fitting) or held or (token.name in PLACE_NAMES and filler.slot != "subject")


def _is_ground(context: Context, sentence: int, phrase: Phrase) -> bool:
    quantity = phrase.quantity
    if quantity is not None and (quantity.unit == "place" or quantity.form == "share"):
        return quantity.unit == "place" or quantity.noun is not None or _has_place_behind(context, sentence, phrase)
    tokens = context.sentences[sentence].tokens[phrase.first : phrase.last + 1]
    return any(is_one_of(context.language, "ground", token.text) for token in tokens)


def _is_part_of_ground(context: Context, sentence: int, phrase: Phrase) -> bool:
    """Return whether the phrase is a part of ground that is told right after ("mesteparten av landsbygda")."""
    head = context.sentences[sentence].tokens[phrase.head].text
    return is_one_of(context.language, "ground_part", head) and _has_place_behind(context, sentence, phrase)


def _has_place_behind(context: Context, sentence: int, phrase: Phrase) -> bool:
    """Return whether a share is one of a place ("en femdel av Ukraina")."""
    setting = context.settings[sentence]
    return setting is not None and any(
        0 < other.first - phrase.last <= REACH and (other.location is not None or _is_ground(context, sentence, other))
        for other in setting.phrases
    )


def _points_at_ground(context: Context, frame: Frame) -> bool:
    return any(_is_ground(context, filler.sentence, phrase) for filler, phrase in _fillers(context, frame, "place"))


def _location(context: Context, frame: Frame, ground: Phrase) -> Location | None:
    """Return the place of the ground itself, or the one that stands right behind it ("flyplassen i Goma")."""
    setting = context.settings[frame.sentence]
    if setting is None or ground.location is not None:
        return ground.location
    behind = (location for location in setting.locations if 0 < location.first - ground.last <= 3)
    return next((location for location in behind if location.role != "from"), None)


def _with_count(context: Context, frame: Frame, draft: Draft, ground: Phrase) -> Draft:
    """Return `draft` with the share or the number of places that is held, where the words tell it."""
    quantity = ground.quantity
    if quantity is None:
        share = (phrase for _, phrase in _fillers(context, frame, "counted") if 0 < ground.first - phrase.last <= 3)
        quantity = next((phrase.quantity for phrase in share if phrase.quantity is not None), None)
    if quantity is None or (quantity.low is None and quantity.high is None):
        return draft
    unit: Unit | None = "place" if quantity.form == "all" and quantity.noun is not None else quantity.unit
    if unit not in ("share", "place") or (quantity.noun is None and unit == "place"):
        return draft
    phrase = context.phrase(frame.sentence, quantity.noun if quantity.noun is not None else quantity.last) or ground
    return replace(
        draft,
        quantity=quantity,
        count=replace(count_of(quantity, "control"), unit=unit),
        evidence=evidence(context, phrase, quantity, frame),
    )


def _fillers(context: Context, frame: Frame, role: str) -> Iterator[tuple[Filler, Phrase]]:
    for filler in frame.fillers:
        phrase = context.phrase(filler.sentence, filler.head) if filler.role == role else None
        if phrase is not None:
            yield filler, phrase
