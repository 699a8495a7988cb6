"""Make the claims of a document: find the parts, join them, and turn the drafts into the claim record."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from belegg.extract.actors.find import find as find_parties
from belegg.extract.assemble.acts import acts
from belegg.extract.assemble.blows import with_blows
from belegg.extract.assemble.bygone import with_news
from belegg.extract.assemble.choices import with_choices
from belegg.extract.assemble.circumstances import with_circumstances
from belegg.extract.assemble.counted import counted
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.elliptic import with_elliptic
from belegg.extract.assemble.endings import with_endings
from belegg.extract.assemble.guesses import believed, guessed_counts, guessed_deeds, other_readings
from belegg.extract.assemble.journeys import with_journeys
from belegg.extract.assemble.measures import with_measures
from belegg.extract.assemble.mending import with_weapons
from belegg.extract.assemble.naming import counted_in, named
from belegg.extract.assemble.parties import with_parties
from belegg.extract.assemble.relevance import speaks_of_war
from belegg.extract.assemble.repeats import merged
from belegg.extract.assemble.sides import with_sides
from belegg.extract.assemble.singular import singular
from belegg.extract.assemble.speech import named_as_written
from belegg.extract.assemble.standing import speaking, with_standing
from belegg.extract.assemble.standings import with_standings
from belegg.extract.assemble.strengths import strengths
from belegg.extract.assemble.subsets import with_subsets
from belegg.extract.assemble.ties import ties
from belegg.extract.assemble.together import together
from belegg.extract.assemble.verdicts import kept
from belegg.extract.assemble.whereabouts import main_country, speaker_at_home, with_whereabouts
from belegg.extract.assemble.wrecks import wrecks
from belegg.extract.attribution.find import find as find_scopes
from belegg.extract.frames.find import find as find_frames
from belegg.extract.frames.find import survey
from belegg.extract.learned.find import Guess
from belegg.extract.learned.find import find as find_guesses
from belegg.extract.learned.names import find as find_names
from belegg.extract.places.find import named_in, pointed, with_more
from belegg.extract.quantities.find import find as find_quantities
from belegg.extract.times.find import find as find_times
from belegg.model.actor import Actor, Speaker
from belegg.model.claim import Also, Claim, claim_id
from belegg.model.document import Document, locate, year_is_inferred
from belegg.model.parts import Frame, Location, Moment, Parts, Party
from belegg.model.sentence import Sentence
from belegg.model.span import Span

VERSION = "1"
FULL_YEAR = re.compile(r"\d{4}")
SILENT_ZONES = ("teaser", "byline", "dateline")


def claims(document: Document, sentences: tuple[Sentence, ...], *, language: str) -> tuple[Claim, ...]:
    """Return the claims of `document`, in order of their words; the same each time it is read."""
    context = survey_document(document, sentences, language=language)
    return tuple(records(context, drafts(context)))


def survey_document(document: Document, sentences: tuple[Sentence, ...], *, language: str) -> Context:
    """Return everything that is found in the document before anything is joined."""
    sentences = with_weapons(with_endings(sentences, language=language), language=language)
    moments = find_times(sentences, language=language, published=document.published)
    locations = places_of(sentences, moments, language=language)
    parties = find_parties(sentences, locations, language=language, published=document.published)
    parts = Parts(
        quantities=find_quantities(sentences, language=language),
        moments=moments,
        locations=locations,
        parties=parties,
        scopes=named_as_written(document, find_scopes(sentences, parties, locations, language=language)),
    )
    settings = survey(sentences, parts, language=language)
    frames: dict[int, list[Frame]] = defaultdict(list)
    for frame in find_frames(settings, language=language):
        frames[frame.sentence].append(frame)
    context = Context(
        document=document,
        language=language,
        sentences=sentences,
        settings=settings,
        frames=tuple(tuple(frames[number]) for number in range(len(sentences))),
        scopes=parts.scopes,
    )
    return msgspec.structs.replace(context, home=main_country(context))


def places_of(sentences: Sequence[Sentence], moments: Sequence[Moment], *, language: str) -> tuple[Location, ...]:
    """Return the places that a document names, by what is known and by what the network of names makes of the rest."""
    named = named_in(sentences, language=language)
    for name in find_names(sentences, named, moments):
        named = with_more(named, sentences[name.sentence], name.first, name.last)
    return pointed(sentences, named)


def drafts(context: Context) -> list[Draft]:
    """Return the drafts of the document's claims, joined, merged and with their standing; none where the
    document speaks of no armed conflict."""
    guesses = guesses_of(context)
    return drafted(context, guesses) if speaks_of_war(context, guesses) else []


def guesses_of(context: Context) -> tuple[Guess, ...]:
    """Return what the network makes of the document's words and counts."""
    return find_guesses(context.settings, context.frames, context.scopes)


def drafted(context: Context, guesses: Sequence[Guess]) -> list[Draft]:
    """Return the drafts of the document's claims, whatever it speaks of."""
    return with_standings(context, measured(context, guesses))


def measured(context: Context, guesses: Sequence[Guess]) -> list[Draft]:
    """Return the drafts with all that fills them, and with the standing that the rules give."""
    return settled(context, with_measures(context, with_choices(context, judged(context, guesses))))


def judged(context: Context, guesses: Sequence[Guess]) -> list[Draft]:
    """Return the drafts that are likely enough to be kept, as the rules have them."""
    return kept(context, by_rules(context, guesses), guesses)


def settled(context: Context, told: Sequence[Draft]) -> list[Draft]:
    """Return drafts merged where they tell the same again, with their standing."""
    return with_standing(context, merged(context, told))


def by_rules(context: Context, guesses: Sequence[Guess]) -> list[Draft]:
    """Return the drafts with who, whom, where, when and whose word as the rules have them."""
    known = believed(counted(context), guesses)
    known += guessed_counts(context, known, guesses)
    numbered = with_elliptic(context, with_journeys(context, known))
    numbered = together(context, with_news(context, with_subsets(context, numbered)))
    numbered += singular(context, numbered)
    numbered += wrecks(context, numbered)
    numbered += strengths(context, numbered)
    taken = frozenset((draft.sentence, draft.frame.trigger) for draft in numbered if draft.frame is not None)
    done = believed([*acts(context, taken), *ties(context)], guesses)
    made = with_blows([*numbered, *done, *guessed_deeds(context, done, guesses)])
    made += other_readings(context, made, guesses)
    spoken = [draft for draft in made if context.sentences[draft.sentence].zone not in SILENT_ZONES]
    ordered = sorted(spoken, key=lambda draft: (draft.sentence, draft.anchor))
    told = with_whereabouts(context, with_circumstances(context, with_parties(context, with_sides(context, ordered))))
    return [msgspec.structs.replace(draft, scope=speaking(context, draft)) for draft in told]


def records(context: Context, made: Sequence[Draft]) -> Iterator[Claim]:
    """Yield the claim record of each draft; parts name the claim that they are part of by its id.

    A share whose whole is no claim any more (it was taken for another count told again) says nothing by itself."""
    ids: dict[int, str] = {}
    by_quantity = {id(draft.quantity): number for number, draft in enumerate(made) if draft.quantity is not None}
    for number, draft in sorted(enumerate(made), key=lambda pair: pair[1].whole is not None):
        whole = by_quantity.get(id(draft.whole.quantity)) if draft.whole is not None else None
        if draft.whole is not None and whole is None and draft.quantity is not None and draft.quantity.form == "share":
            continue
        claim = record(context, draft, part_of=ids.get(whole) if whole is not None else None)
        ids[number] = claim.id
        yield _dated(context.document, claim)


def _dated(document: Document, claim: Claim) -> Claim:
    """Return the claim with the way its year was worked out, where its words leave it to the article's date."""
    if claim.time is None or not year_is_inferred(document) or FULL_YEAR.search(claim.time.as_written):
        return claim
    step = f"time in the year of the article: {document.published_from}"
    return msgspec.structs.replace(claim, rule=(*claim.rule, step))


def record(context: Context, draft: Draft, *, part_of: str | None) -> Claim:
    """Return the claim record of `draft`."""
    claim = Claim(
        id="",
        document=context.document.id,
        kind=draft.kind,
        mode=draft.mode,
        count=counted_in(draft.kind, draft.item, draft.count),
        actor=_actor(draft.actor),
        target=_actor(draft.target),
        item=named(draft.item),
        place=draft.place.place if draft.place is not None else None,
        time=draft.moment.period if draft.moment is not None else None,
        measure=draft.measure,
        part_of=part_of,
        said_by=_speaker(context, draft),
        standing=draft.standing or "reported",
        evidence=evidence_spans(context, draft),
        also=Also(
            actor=tuple(party.actor for party in draft.more_actors),
            target=tuple(party.actor for party in draft.more_targets),
            place=tuple(location.place for location in draft.more_places),
        ),
        rule=tuple(dict.fromkeys(draft.rule)),
    )
    return msgspec.structs.replace(claim, id=claim_id(claim, version=VERSION))


def _actor(party: Party | None) -> Actor | None:
    return party.actor if party is not None else None


def _speaker(context: Context, draft: Draft) -> Speaker | None:
    if draft.scope is not None and draft.scope.speaker is not None:
        return speaker_at_home(context, draft, draft.scope.speaker)
    if draft.kind == "statement" and draft.actor is not None:
        actor = draft.actor.actor
        return Speaker(
            name=actor.name, as_written=actor.as_written, country=actor.country, sector=actor.sector, id=actor.id
        )
    return None


def evidence_spans(context: Context, draft: Draft) -> tuple[Span, ...]:
    """Return the words that the draft rests on: those that carry the value, then those of its circumstances."""
    ranges = [*draft.evidence]
    parties = [
        party for party in (draft.actor, draft.target, *draft.more_actors, *draft.more_targets) if party is not None
    ]
    places = [place for place in (draft.place, *draft.more_places) if place is not None]
    ranges += [(party.start, party.end) for party in parties] + [(place.start, place.end) for place in places]
    stand_ins: list[Party | Location] = [*parties, *places]
    ranges += [told for part in stand_ins for told in _antecedent(context, part)]
    if draft.moment is not None:
        ranges.append((draft.moment.start, draft.moment.end))
    if draft.scope is not None:
        ranges.append((draft.scope.cue_start, draft.scope.cue_end))
    written = [(party.actor.as_written, party.end) for party in parties]
    written += [(place.place.as_written, place.end) for place in places]
    speaker = _speaker(context, draft)
    if speaker is not None:
        written.append((speaker.as_written, draft.scope.cue_end if draft.scope is not None else draft.evidence[0][1]))
    for words, before in written:
        ranges += _elsewhere(context.document.text, words, before, ranges)
    kept: list[tuple[int, int]] = []
    for start, end in ranges:
        if end > start and not any(low <= start and end <= high for low, high in kept):
            kept.append((start, end))
    return tuple(locate(context.document, start, end) for start, end in kept)


def _antecedent(context: Context, part: Party | Location) -> list[tuple[int, int]]:
    """Return the words that a stand-in ("byen", "de") goes back to."""
    if part.resolved_from is None:
        return []
    sentence, head = part.resolved_from
    setting = context.settings[sentence]
    if setting is None:
        return []
    known: tuple[Party | Location, ...] = (
        *setting.locations,
        *(phrase.party for phrase in setting.phrases if phrase.party is not None),
    )
    return [(told.start, told.end) for told in known if told.first <= head <= told.last][:1]


def _elsewhere(text: str, words: str, before: int, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where `words` last stand before a stand-in for them, where the ranges do not hold them already.

    A text in capitals has them in capitals."""
    if any(words in text[start:end] for start, end in ranges):
        return []
    if words not in text and len(text) == len(text.lower()):
        text, words = text.lower(), words.lower()
    start = text.rfind(words, 0, before)
    if start < 0:
        start = text.find(words)
    return [(start, start + len(words))] if start >= 0 and words else []
