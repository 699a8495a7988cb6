"""Where an article plays: the country that its places point to, and the last place named before a claim.

A report names its place once and goes on from there. What is carried on is a place that the article
itself names; where it names none near by, only the country is given, with the words that tell it.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.frames.words import clause_words
from belegg.model.actor import Speaker
from belegg.model.parts import Location
from belegg.model.place import Place
from belegg.world.countries import country_name, country_of_capital, country_of_demonym

PLACED = ("attack", "casualties", "materiel", "displacement", "deployment", "control", "population", "strength")
INCIDENTS = ("attack", "casualties", "materiel", "displacement")
SENTENCES_BACK = 3
LOCAL = ("police", "medical", "government")
OFFICIALS = (*LOCAL, "state_forces")
FEWEST_SIGNS = 2
LEAD = 1.25
COUNTRY = 6
FINEST = 3
CARRIED = "place of the incident before"
BEHIND = 6
PARTS = ("noun part", "noun site")
LONG_AGO = 60
"""Days before the article from which on a thing is background, told on its own."""
SILENT = ("dateline", "byline", "teaser", "caption")


def with_whereabouts(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with a place where the article tells one: the last one named, else its country."""
    drafts = [_in_town(context, draft) for draft in drafts]
    country = context.home
    if country is None:
        return drafts
    return [_placed(context, draft, country) for draft in drafts]


def _in_town(context: Context, draft: Draft) -> Draft:
    """Return a draft set in a quarter or building without a point with the town it lies in, under the words for it."""
    place = draft.place
    if place is None or place.place.latitude is not None or place.place.precision > FINEST:
        return draft
    if not any(sort in step for sort in PARTS for step in place.rule):
        return draft
    town = _town_of(context, place)
    if town is None:
        return draft
    told = replace(town.place, as_written=place.place.as_written, precision=2)
    located = replace(place, place=told, resolved_from=(town.sentence, town.last))
    return replace(draft, place=located, rule=(*draft.rule, "town in which the quarter or building lies"))


def _town_of(context: Context, place: Location) -> Location | None:
    """Return the town named right behind a quarter, else the last one named before it."""
    towns = [
        each
        for each in _told(context)
        if each.place.precision <= 2
        and each.place.latitude is not None
        and each.place.country == place.place.country
        and each.role in ("at", "near", "subject", "other", "modifier")
    ]
    behind = [each for each in towns if each.sentence == place.sentence and 0 < each.first - place.last <= BEHIND]
    before = [each for each in towns if 0 <= place.sentence - each.sentence <= SENTENCES_BACK and each is not place]
    if behind:
        return behind[0]
    before = [each for each in before if (each.sentence, each.first) < (place.sentence, place.first)]
    return before[-1] if before else None


def main_country(context: Context) -> str | None:
    """Return the country that the article's places and parties point to most, None where two are near equal."""
    tally: Counter[str] = Counter()
    for location in _locations(context):
        if location.place.country is not None:
            tally[location.place.country] += 1 if location.role == "subject" else 2
    for setting in context.settings:
        for phrase in setting.phrases if setting is not None else ():
            if phrase.party is not None and phrase.party.actor.country is not None:
                tally[phrase.party.actor.country] += 1
    ranked = tally.most_common(2)
    if not ranked or ranked[0][1] < FEWEST_SIGNS:
        return None
    ahead = len(ranked) == 1 or ranked[0][1] >= LEAD * ranked[1][1]
    return ranked[0][0] if ahead else None


def _locations(context: Context) -> list[Location]:
    return [location for setting in context.settings if setting is not None for location in setting.locations]


def _placed(context: Context, draft: Draft, country: str) -> Draft:
    if draft.kind not in PLACED or (draft.place is not None and not _is_vague(draft)):
        return draft
    home = draft.place.place.country if draft.place is not None else country
    local = draft.measure in (None, "new")
    if home is not None and not _is_background(context, draft):
        back = SENTENCES_BACK if local else 1
        near = _named_before(context, draft, home, back) or (_focus(context, home) if local else None)
        if near is not None:
            return replace(draft, place=near, rule=(*draft.rule, "place that the passage is about"))
    if draft.place is not None:
        return draft
    whole = _country(context, country)
    if whole is None:
        return draft
    return replace(draft, place=whole, rule=(*draft.rule, "country in which the article plays"))


def _is_vague(draft: Draft) -> bool:
    """Return whether an incident's own place is only a country, named by a word that stands in for it."""
    place = draft.place
    if place is None or draft.kind not in INCIDENTS:
        return False
    if CARRIED in draft.rule and place.place.precision > FINEST:
        return True
    return place.place.precision == COUNTRY and place.resolved_from is not None


def _is_background(context: Context, draft: Draft) -> bool:
    """Return whether the draft is set long before the article, whose places then need not be its own."""
    published = context.document.published
    period = draft.moment.period if draft.moment is not None else None
    if published is None or published.start is None or period is None or period.end is None:
        return False
    return (published.start - period.end).days > LONG_AGO


def _named_before(context: Context, draft: Draft, country: str, back: int) -> Location | None:
    """Return the last place named in the `back` sentences before, of its own paragraph where `back` is but one."""
    paragraph = context.sentences[draft.sentence].paragraph
    for location in reversed(_told(context)):
        gap = draft.sentence - location.sentence
        struck = gap == 1 and location.role == "other" and country_of_capital(location.place.name) is None
        before = 0 < gap <= back and (location.role in ("at", "near") or struck)
        before = before and (back > 1 or context.sentences[location.sentence].paragraph == paragraph)
        if before and location.place.precision <= FINEST and location.place.country == country:
            return location
    return None


def _focus(context: Context, country: str) -> Location | None:
    """Return the one place that the article names most, title and all, None where no place stands out."""
    fine = [
        location
        for location in _told(context)
        if location.place.precision <= FINEST
        and location.place.country == country
        and location.role != "subject"
        and location.resolved_from is None
    ]
    ranked = Counter(location.place.name for location in fine).most_common(2)
    if not ranked or ranked[0][1] < FEWEST_SIGNS or (len(ranked) == 2 and ranked[0][1] < LEAD * ranked[1][1]):
        return None
    return next(location for location in fine if location.place.name == ranked[0][0])


def _told(context: Context) -> list[Location]:
    return [each for each in _locations(context) if context.sentences[each.sentence].zone not in SILENT]


def _country(context: Context, country: str) -> Location | None:
    """Return the country as a place, resting on the words that name it or else on a place that lies in it."""
    inside = [location for location in _locations(context) if location.place.country == country]
    named = next((location for location in inside if location.place.precision == COUNTRY), None)
    if named is not None:
        return named
    if not inside:
        return None
    first = inside[0]
    place = Place(
        name=country_name(country, context.language) or first.place.name,
        as_written=first.place.as_written,
        country=country,
        admin1=None,
        id=None,
        latitude=None,
        longitude=None,
        precision=COUNTRY,
    )
    return replace(first, place=place, rule=(*first.rule, "country of the place named"))


def _told_of(words: str, language: str) -> str | None:
    """Return the country that the adjectives of a speaker's words tell, None where they tell none or several."""
    found = (country_of_demonym(word.strip(",.«»\"'"), language) for word in words.split())
    told = {demonym.alpha3 for demonym in found if demonym is not None and demonym.form == "adjective"}
    return told.pop() if len(told) == 1 else None


def speaker_at_home(context: Context, draft: Draft, speaker: Speaker) -> Speaker:
    """Return a speaker who names no country with the one that his own words tell ("den ukrainske nødetaten"); an
    official without, or one whose words tell of an office at home, with that of the place he speaks of, or of the
    article."""
    if speaker.country is not None:
        return speaker
    told = _told_of(speaker.as_written, context.language)
    local = speaker.sector in LOCAL or (speaker.id is None and _has_office(speaker.as_written, context.language))
    if told is not None or not (local or speaker.sector in OFFICIALS):
        return replace(speaker, country=told)
    place = draft.place.place.country if draft.place is not None else None
    country = (place if local else None) or context.home
    return replace(speaker, country=country) if country is not None else speaker


def _has_office(words: str, language: str) -> bool:
    """Return whether a speaker's words tell of an office in the country that he speaks of."""
    offices = clause_words(language).at_home
    return any(word.strip(',.«»"').lower() in offices for word in words.split())
