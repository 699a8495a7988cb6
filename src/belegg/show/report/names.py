"""Name parties, places and things in the report's language; words from articles lose their control characters."""

from belegg.model.actor import Actor, Speaker
from belegg.model.claim import Claim
from belegg.model.errors import WorldDataError
from belegg.model.event import Event, Toll
from belegg.model.place import Place
from belegg.show.phrases import CONTROLS, SURROGATES
from belegg.show.report.words import LANGUAGES, OWN, Words, words_of
from belegg.world.actors import actor_by_id, names_in
from belegg.world.countries import country_name

UNITS = {"household": "households", "vehicle": "vehicles", "item": "items", "place": "places", "share": "share"}
PEOPLED = frozenset(
    {"civilians", "children", "women", "medical", "journalists", "aid_workers", "refugees", "peacekeepers"}
)
COUNTRY, SEA = 6, 7
PLAIN = ("attack", "casualties", "displacement", "agreement", "talks", "relation", "statement")
"""Kinds whose modes tell enough by themselves."""


def clean(text: str) -> str:
    """Return `text` without control and direction characters, its blanks as one space."""
    return " ".join(SURROGATES.sub("\ufffd", CONTROLS.sub(" ", text)).split())


def country_words(code: str, words: Words) -> str:
    """Return the name of a country, the code itself where it is not known."""
    try:
        return country_name(code, words.language)
    except WorldDataError:
        return clean(code)


def party_words(actor: Actor | Speaker | None, words: Words) -> str:
    """Return what a party is called: its name in the report's language where that is known, else the name that it has,
    else its kind and country, else its words in the article; "" for None."""
    if actor is None:
        return ""
    known = _known(actor, words)
    if known is not None:
        return known
    if actor.name is None and isinstance(actor, Actor) and actor.country is not None:
        key = f"parties.{actor.sector}"
        return words(key, country=country_words(actor.country, words)) if words.has(key) else clean(actor.as_written)
    return clean(actor.name or actor.as_written)


def _known(actor: Actor | Speaker, words: Words) -> str | None:
    """Return what the report's language calls a party of the actor list, or a state; None for any other."""
    entry = actor_by_id().get(actor.id) if actor.id is not None else None
    if entry is not None:
        return names_in(words.language).get(entry.id, (entry.name,))[0]
    if actor.id is None and actor.name is not None and actor.country is not None:
        names = {country_words(actor.country, words_of(language)) for language in LANGUAGES}
        return country_words(actor.country, words) if actor.name in names else None
    return None


def speaker_words(speaker: Speaker, spoken: str | None, words: Words) -> str:
    """Return what one who speaks in an article in the language `spoken` is called: words of another language than the
    report's stand in quotation marks, and a mere pronoun is nobody's name."""
    named = party_words(speaker, words)
    if named.casefold() in words.pronouns:
        return words("sentence.unnamed_source")
    foreign = speaker.name is None and spoken is not None and spoken not in OWN[words.language]
    return words("sentence.in_words", words=named) if foreign and _known(speaker, words) is None else named


def side_words(actor: Actor | None, words: Words) -> str:
    """Return what a party is called, with its country where its name does not tell it; "" for None and mere people."""
    named = party_words(actor, words)
    if actor is None or ((actor.name, actor.country) == (None, None) and actor.sector in (None, "other")):
        return ""
    if actor.country is None:
        return named
    country = country_words(actor.country, words)
    return named if _tells(named, country) else f"{named} ({country})"


def _tells(named: str, country: str) -> bool:
    """Return whether a name has the country in it, or an adjective made of it ("syriske" of Syria)."""
    folded, stem = named.casefold(), country.casefold()
    return stem in folded or (len(stem) > 4 and stem[:4] in folded)


def place_words(place: Place | None, words: Words) -> str:
    """Return a place with its country: "Ed-Daein (Sudan)"; "" for None."""
    if place is None:
        return ""
    name = clean(place.name)
    if place.country is None or place.precision == SEA:
        return name
    country = country_words(place.country, words)
    if place.precision == COUNTRY:
        return country
    return name if name == country else words("sentence.place_in_country", place=name, country=country)


def noun(toll: Toll, number: float | None, words: Words) -> str:
    """Return the noun for what a row counts, in the form that goes with `number`: "soldater fra Tyrkia",
    "stridsvogner"."""
    if toll.item is not None:
        return _item(toll.item, number, words)
    if toll.unit != "person":
        return words.many(f"count.{UNITS[toll.unit]}", number)
    return people(toll.who, number, words)


def people(who: Actor | None, number: float | None, words: Words) -> str:
    """Return the noun for the people of a group: "civilians", "soldiers of Turkey", "members of Hamas", "people"."""
    if who is None:
        return words.many("sentence.people", number)
    if who.sector in PEOPLED:
        return words.many(f"sectors.{who.sector}", number)
    if who.id is not None and who.name is not None and who.sector in ("rebels", "militia", "other", None):
        return words.many("sentence.members", number, name=clean(who.name))
    if who.sector is not None and who.sector not in ("other", "government"):
        group = words.many(f"sectors.{who.sector}", number)
        if who.country is not None:
            return words("sentence.of", noun=group, country=country_words(who.country, words))
        return group if who.name is None else words("sentence.of_group", noun=group, name=clean(who.name))
    if who.name is not None:
        return words.many("sentence.members", number, name=clean(who.name))
    if who.country is not None:
        return words(
            "sentence.of", noun=words.many("sentence.people", number), country=country_words(who.country, words)
        )
    return words.many("sentence.people", number)


def _item(item: str, number: float | None, words: Words) -> str:
    return words.many(f"items.{item}", number) if words.has(f"items.{item}") else clean(item.replace("_", " "))


def group_words(toll: Toll, words: Words) -> str:
    """Return the name of a row: whom or what it counts, in the plural, with a capital."""
    found = noun(toll, None, words)
    return found[:1].upper() + found[1:]


def mode_words(kind: str, mode: str | None, words: Words) -> str:
    """Return what a kind and mode are called: "luftangrep", "drept", "kontroll"."""
    if mode is None or (mode == "other" and kind == "agreement") or not words.has(f"modes.{mode}"):
        return words(f"kinds.{kind}")
    return words(f"modes.{mode}")


def claim_words(claim: Claim, words: Words) -> str:
    """Return kind and mode of a claim in a few words."""
    kind, mode = words(f"kinds.{claim.kind}"), mode_words(claim.kind, claim.mode, words)
    return mode if claim.kind in PLAIN or mode == kind else f"{kind}: {mode}"


def headline(event: Event, words: Words) -> str:
    """Return a heading for an event: what, and the parties where they are what it is about."""
    told = _told(event, words)
    return told[:1].upper() + told[1:]


def _told(event: Event, words: Words) -> str:
    what = mode_words(event.kind, event.mode, words)
    actor, target = party_words(event.actor, words), party_words(event.target, words)
    key = f"says.{event.kind}.{event.mode}"
    if event.kind == "relation" and actor and target:
        return f"{actor} {what} {target}"
    if event.kind in ("control", "deployment") and actor and words.has(key):
        place = clean(event.place.name) if event.place is not None else words("page.where_told").lower()
        key = f"{key}_at" if event.place is not None and words.has(f"{key}_at") else key
        return words(key, actor=actor, place=place)
    if event.kind in ("statement", "strength") and actor:
        return f"{actor}: {what}"
    if event.kind in ("agreement", "talks"):
        parties = " – ".join(part for part in (actor, target) if part)
        return f"{what}{f': {parties}' if parties else ''}"
    if event.kind in ("materiel", "displacement", "population"):
        what = words(f"kinds.{event.kind}")
    total = {toll.measure for toll in event.tolls}
    return f"{what}, {words('measures.cumulative')}" if total == {"cumulative"} else what
