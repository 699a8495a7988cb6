"""Find who stands behind a statement: the subject of its verb, or the speaker whose words it stands in."""

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context
from belegg.extract.assemble.roles import COUNTRY, Cast, cast, state
from belegg.extract.frames.words import clause_words
from belegg.model.actor import Actor
from belegg.model.document import Document
from belegg.model.parts import Frame, Location, Party, Scope
from belegg.world.countries import country_name, country_of_capital, country_of_demonym

NO_SIDE = ("civilians", "children", "women", "refugees", "media")


def named_as_written(document: Document, scopes: Iterable[Scope]) -> tuple[Scope, ...]:
    """Return the scopes, a speaker by no name that the document writes ("han", known from a list) by the words of the
    cue: nobody is quoted under words that are not there."""
    text = " ".join(document.text.split()).lower()
    return tuple(_as_cued(document, scope) if _is_unwritten(scope, text) else scope for scope in scopes)


def _is_unwritten(scope: Scope, text: str) -> bool:
    return scope.speaker is not None and " ".join(scope.speaker.as_written.split()).lower() not in text


def _as_cued(document: Document, scope: Scope) -> Scope:
    if scope.speaker is None:
        return scope
    words = document.text[scope.cue_start : scope.cue_end]
    return replace(scope, speaker=replace(scope.speaker, as_written=words))


def speaker_of(context: Context, frame: Frame, *, fits: Callable[[Party], bool]) -> Cast:
    """Return the speaker whose cue the frame's words are, else the one in whose words they stand."""
    scopes = [scope for scope in context.scopes if scope.sentence == frame.sentence and scope.speaker is not None]
    cued = [scope for scope in scopes if scope.cue_start < frame.end and frame.start < scope.cue_end]
    around = [scope for scope in scopes if scope.start <= frame.start and frame.end <= scope.end]
    for scope in sorted(cued, key=_width) + sorted(around, key=_width):
        party = _as_party(context, scope)
        if party is not None and fits(party):
            return Cast(parties=(party,), rule=("actor is the one who speaks",))
    return Cast()


def quoted(context: Context, frame: Frame, *, fits: Callable[[Party], bool]) -> Cast:
    """Return the speaker in whose words the frame stands, none where the article speaks itself."""
    around = [
        scope
        for scope in context.scopes
        if scope.sentence == frame.sentence and scope.start <= frame.start and frame.start < scope.end
    ]
    for scope in sorted(around, key=_width):
        party = _as_party(context, scope)
        if party is not None and fits(party):
            return Cast(parties=(party,), rule=("actor is the one who speaks",))
    return Cast()


def content(context: Context, frame: Frame) -> tuple[tuple[int, int], ...]:
    """Return where the words stand that the frame's own words introduce: what is stated."""
    return tuple(
        (scope.start, scope.end)
        for scope in context.scopes
        if scope.sentence == frame.sentence
        and not scope.reaches_back
        and scope.cue_start < frame.end
        and frame.start < scope.cue_end
        and not (scope.start < frame.end and frame.start < scope.end)
    )[:1]


def _width(scope: Scope) -> int:
    return scope.end - scope.start


def _as_party(context: Context, scope: Scope) -> Party | None:
    speaker = scope.speaker
    if speaker is None:
        return None
    tokens = context.sentences[scope.sentence].tokens
    inside = [token.index for token in tokens if scope.cue_start <= token.start < scope.cue_end]
    if not inside:
        return None
    return Party(
        sentence=scope.sentence,
        first=inside[0],
        last=inside[-1],
        start=scope.cue_start,
        end=scope.cue_end,
        head=inside[-1],
        actor=Actor(
            name=speaker.name,
            as_written=speaker.as_written,
            country=speaker.country,
            sector=speaker.sector,
            id=speaker.id,
        ),
        form="stand_in",
    )


def parties_of(context: Context, frame: Frame, role: str, *, fits: Callable[[Party], bool]) -> Cast:
    """Return the parties that fill `role`; a country that a preposition brings in is one too ("støtte fra Iran")."""
    found = cast(context, frame, role, fits=fits)
    if found.first is not None:
        return found
    setting = context.settings[frame.sentence]
    for filler in frame.fillers:
        if filler.role != role or setting is None:
            continue
        for location in setting.locations:
            if location.first <= filler.head <= location.last:
                party = _land(context, location)
                if party is not None and fits(party):
                    return Cast(parties=(party,), rule=(f"{role} is the land through {filler.slot}",))
    if role != "actor" or frame.voice != "noun" or frame.kind != "talks":
        return Cast()
    sides = tuple(party for party in _by_adjective(context, frame) if fits(party))
    return Cast(parties=sides, rule=("actor from the adjective before the noun",) if sides else ())


def _by_adjective(context: Context, frame: Frame) -> Iterator[Party]:
    """Yield the states that adjectives right before the noun name ("en israelsk delegasjon")."""
    for token in context.sentences[frame.sentence].tokens[max(frame.first - 3, 0) : frame.first]:
        demonym = country_of_demonym(token.text.lower(), context.language) if token.upos == "ADJ" else None
        if demonym is not None and demonym.alpha3 is not None:
            yield Party(
                sentence=frame.sentence,
                first=token.index,
                last=token.index,
                start=token.start,
                end=token.end,
                head=token.index,
                actor=Actor(
                    name=country_name(demonym.alpha3, context.language),
                    as_written=token.text,
                    country=demonym.alpha3,
                    sector="government",
                    id=None,
                ),
                form="demonym",
            )


def _land(context: Context, location: Location) -> Party | None:
    country = location.place.country
    capital = location.role == "at" and country_of_capital(location.place.name) is not None
    by_name = location.place.precision == COUNTRY or location.role == "from" or capital
    return state(context, location, country) if country is not None and by_name else None


def state_at(context: Context, location: Location) -> Party | None:
    """Return the state that a country's or a capital's name stands for, None for another place."""
    country = location.place.country
    named = location.place.precision == COUNTRY or country_of_capital(location.place.name) is not None
    return state(context, location, country) if country is not None and named else None


def told_before(context: Context, frame: Frame, *, fits: Callable[[Party], bool]) -> Cast:
    """Return who does what an infinitive after a preposition tells ("blir anklaget av FN for å væpne RSF")."""
    setting = context.settings[frame.sentence]
    tokens = context.sentences[frame.sentence].tokens
    words = clause_words(context.language)
    opener = next(
        (at for at in range(frame.first - 1, max(frame.first - 4, 0), -1) if tokens[at].text in words.infinitive_marks),
        0,
    )
    if setting is None or not opener or tokens[opener - 1].text.lower() not in words.aim_openers:
        return Cast()
    blamed = [token for token in tokens[:opener] if token.text.lower() in words.accusers]
    states = (state_at(context, location) for location in setting.locations if location.role in ("subject", "other"))
    named = [*(phrase.party for phrase in setting.phrases), *states]
    parties = sorted(
        (party for party in named if party is not None and party.last < opener and fits(party)),
        key=lambda each: each.first,
    )
    if not parties:
        return Cast()
    after = [party for party in parties if blamed and party.first > blamed[-1].index]
    passive = bool(blamed) and tokens[blamed[-1].index + 1].text.lower() in words.by
    chosen = parties[0] if passive else (after or parties)[-1]
    return Cast(parties=(chosen,), rule=("actor is told before the infinitive",))
