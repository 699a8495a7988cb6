"""Keep counts of people who moved and of things lost to what those kinds of claim can count."""

from collections.abc import Sequence

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context
from belegg.extract.assemble.roles import is_force
from belegg.extract.assemble.whereabouts import COUNTRY, main_country
from belegg.extract.frames.phrases import Phrase
from belegg.model.parts import Filler, Frame, Location, Quantity

LOOK_BACK = 2
IN_NEED = "in_need"
LINKED = 3
"""Within so many words two verbs are said of the same people ("affected and displaced")."""
REFUGES = ("haven", "refuge")
EMPTIED = ("displacement", "evacuated")
MEN = "mann"
THINGS = ("item", "vehicle")
LED = ("evacuated", "returned")
WRECKED = ("destroyed", "damaged")
BUILT = ("building", "house", "school", "hospital", "bridge", "power_station", "infrastructure", "checkpoint")
"""What is held, not seized: taking it is control of a place."""
AIRBORNE = ("drone", "missile", "aircraft", "helicopter")
NEVER_HIT = ("missile", "munition", "drone")
"""What hits others: only shot down or blown up is it a loss."""
SENT = ("missile", "munition")
"""One of these that is "destroyed" or goes off has done its work."""


def is_journey(context: Context, frame: Frame, phrase: Phrase) -> bool:
    """Return whether people can have moved as the frame says: no soldiers on the run, nothing only feared or foreseen,
    and where the frame `needs` it a place they left ("located") or a country they came to ("abroad")."""
    quantity = phrase.quantity
    if quantity is not None and quantity.form == "none":
        return False
    if frame.modality == "possible" or (frame.modality == "future" and frame.mode not in LED):
        return False
    if phrase.party is not None and is_force(phrase.party) and frame.mode != "evacuated":
        return False
    tokens = context.sentences[frame.sentence].tokens
    if tokens[phrase.head].text.lower() == MEN:
        return False
    if "located" in frame.needs and not locations_of(context, frame, "place"):
        return False
    return "abroad" not in frame.needs or destination(context, frame) is not None


def of_homes(frame: Frame, phrase: Phrase | None) -> Phrase | None:
    """Return the phrase; homes that are evacuated as the households in them."""
    quantity = phrase.quantity if phrase is not None else None
    if phrase is None or quantity is None or quantity.item != "house" or (frame.kind, frame.mode) != EMPTIED:
        return phrase
    return replace(phrase, quantity=replace(quantity, unit="household", item=None))


def is_tally(frame: Frame, filler: Filler) -> bool:
    """Return whether a preposition leads to a count that the frame names ("number of refugees stands at 18,000")."""
    led = filler.slot not in ("before", "after", "subject", "object", "label", "self", "inside", "genitive")
    return frame.kind == "displacement" and frame.voice == "phrase" and not frame.weak and led


def gives_way(frame: Frame, quantity: Quantity, pairs: Sequence[tuple[float, Frame, Filler, Phrase]]) -> bool:
    """Return whether those said to live somewhere or to be in need are also said to have moved ("have been affected and
    displaced", "are staying in evacuation centres"): that tells more."""
    return frame.kind == "population" and any(
        other.kind == "displacement"
        and other.voice in ("active", "passive")
        and (
            (other.trigger == frame.trigger and not set(REFUGES).isdisjoint(other.needs))
            or (frame.mode == IN_NEED and not other.weak and abs(other.trigger - frame.trigger) <= LINKED)
        )
        and phrase.quantity is not None
        and phrase.quantity.first == quantity.first
        for _, other, _, phrase in pairs
    )


def is_loss(context: Context, frame: Frame, phrase: Phrase, quantity: Quantity) -> bool:
    """Return whether things can have been lost as the frame says; places only where they were wrecked, and a bare
    number only where things were counted just before it ("60 droner … 52 av dem ble skutt ned")."""
    if quantity.unit is None and not unknown_thing(frame, quantity) and things_before(context, quantity) is None:
        return False
    if "airborne" in frame.needs and _item(context, quantity) not in AIRBORNE:
        return False
    if frame.voice == "active" and _is_doer(context, frame, phrase):
        return False
    if frame.modality in ("possible", "future"):
        return False
    if quantity.item in NEVER_HIT and frame.mode in ("hit", "damaged"):
        return False
    if is_spent(quantity):
        return False
    if quantity.item in BUILT and frame.mode == "captured":
        return False
    return quantity.unit != "place" or (frame.mode in WRECKED and not _others(context, frame, phrase))


def is_spent(quantity: Quantity) -> bool:
    """Return whether one missile or bomb is counted: what "destroyed" says of it is that it went off."""
    return quantity.item in SENT and quantity.high == 1


def _others(context: Context, frame: Frame, phrase: Phrase) -> bool:
    """Return whether things other than `phrase` are counted with the frame."""
    phrases = (context.phrase(each.sentence, each.head) for each in frame.fillers if each.role == "counted")
    return any(
        each.head != phrase.head and each.quantity is not None and each.quantity.unit in THINGS
        for each in phrases
        if each is not None
    )


def _is_doer(context: Context, frame: Frame, phrase: Phrase) -> bool:
    """Return whether the counted things are rather the subject that destroys others ("to fly sprengte et lager")."""
    scores = {
        filler.head: filler.score for filler in frame.fillers if filler.role == "actor" and filler.slot == "subject"
    }
    own = next((each.score for each in frame.fillers if each.role == "counted" and each.head == phrase.head), 0.0)
    return scores.get(phrase.head, 0.0) > own and _others(context, frame, phrase)


def unknown_thing(frame: Frame, quantity: Quantity) -> bool:
    """Return whether a noun that units.toml does not know is surely a thing: one that is destroyed."""
    if frame.kind != "materiel" or frame.mode != "destroyed" or frame.weak or frame.voice not in ("active", "passive"):
        return False
    return quantity.unit is None and quantity.noun is not None and quantity.form == "number"


def is_part_of_things(context: Context, quantity: Quantity, frame: Frame) -> bool:
    """Return whether a bare number is of things counted in its own sentence: a part of them ("192 hus er skadd, seksti
    av dem …"), or more of them lost by the same verb ("burnt 120 houses in A and 200 in B")."""
    things = things_before(context, quantity)
    if things is None or things.sentence != quantity.sentence or quantity.noun is not None:
        return things is not None and things.sentence == quantity.sentence and quantity.of_previous
    return quantity.of_previous or any(
        other.kind == "materiel" and other.trigger == frame.trigger and things.noun == filler.head
        for other in context.frames[frame.sentence]
        for filler in other.fillers
        if filler.role == "counted"
    )


def is_share_of_people(frame: Frame, quantity: Quantity) -> bool:
    """Return whether a share of people is said to have moved ("over 80 prosent bor hos slektninger")."""
    verb = (
        frame.kind == "displacement"
        and frame.voice in ("active", "passive")
        and (not frame.weak or frame.mode == "returned")
    )
    return verb and quantity.form == "share" and quantity.noun is None


def _item(context: Context, quantity: Quantity) -> str | None:
    before = things_before(context, quantity) if quantity.unit is None else quantity
    return before.item if before is not None else None


def things_before(context: Context, quantity: Quantity) -> Quantity | None:
    """Return the count before a bare number, in its sentence or the one before, None where it counts no things."""
    for sentence in range(quantity.sentence, max(quantity.sentence - 1 - LOOK_BACK, -1), -1):
        setting = context.settings[sentence]
        known = setting.quantities if setting is not None else ()
        for each in reversed(known):
            before = sentence < quantity.sentence or each.first < quantity.first
            if before and each.unit is not None:
                return each if each.unit in THINGS else None
    return None


def locations_of(context: Context, frame: Frame, role: str, slots: tuple[str, ...] = ()) -> list[Location]:
    """Return the places that fill `role` of the frame, best first; only through `slots`, where any are given."""
    phrases = [
        context.phrase(frame.sentence, filler.head)
        for filler in frame.fillers
        if filler.role == role and (not slots or filler.slot in slots)
    ]
    return [phrase.location for phrase in phrases if phrase is not None and phrase.location is not None]


def destination(context: Context, frame: Frame) -> Location | None:
    """Return the other country, or the place in one, that the people of a frame came to; None where they stayed."""
    setting = context.settings[frame.sentence]
    if setting is None:
        return None
    home = main_country(context)
    segment = setting.segments.of[frame.trigger]
    filling = locations_of(context, frame, "place")
    near = [
        location
        for location in setting.locations
        if location.role == "to" and setting.segments.of[location.first] == segment
    ]
    for location in (*near, *(each for each in filling if each.role in ("at", "to", "subject", "other"))):
        whole = location.place.precision == COUNTRY and location.role == "to"
        if location.place.country is not None and (whole or location.place.country != home):
            return location
    return None
