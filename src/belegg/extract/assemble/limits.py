"""Keep counts of people who moved and of things lost to what those kinds of claim can count."""

from belegg.extract.assemble.draft import Context
from belegg.extract.assemble.roles import is_force
from belegg.extract.assemble.whereabouts import COUNTRY, main_country
from belegg.extract.frames.phrases import Phrase
from belegg.model.parts import Frame, Location, Quantity

LED = ("evacuated", "returned")
WRECKED = ("destroyed", "damaged")


def is_journey(context: Context, frame: Frame, phrase: Phrase) -> bool:
    """Return whether people can have moved as the frame says: no soldiers on the run, nothing only feared or foreseen,
    and where the frame `needs` it a place they left ("located") or a country they came to ("abroad")."""
    if frame.modality == "possible" or (frame.modality == "future" and frame.mode not in LED):
        return False
    if phrase.party is not None and is_force(phrase.party) and frame.mode != "evacuated":
        return False
    if "located" in frame.needs and not locations_of(context, frame, "place"):
        return False
    return "abroad" not in frame.needs or destination(context, frame) is not None


def is_loss(frame: Frame, quantity: Quantity) -> bool:
    """Return whether things can have been lost as the frame says; places only where they were wrecked."""
    if frame.modality in ("possible", "future"):
        return False
    return quantity.unit != "place" or frame.mode in WRECKED


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
