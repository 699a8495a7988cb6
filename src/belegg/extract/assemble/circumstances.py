"""Give each draft its time, place and measure: its own words first, then those of what it goes on from."""

from collections.abc import Sequence

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.frames.slots import Setting
from belegg.extract.frames.words import clause_words
from belegg.model.claim import SAID_DAY, Measure
from belegg.model.parts import Frame, Location, Moment

EVENTS = ("attack", "casualties", "materiel", "displacement", "deployment", "control")
INCIDENTS = ("attack", "casualties", "materiel", "control", "deployment")
STATES = ("strength", "population")
CARRY = 3
TOWN = 2
NEARBY = 4.0
APART = 2.8
ASIDE = 4.0
HARMED = ("casualties", "attack", "materiel")
FARTHEST = 8.0
SINCE_REACH = 9
INCIDENT_DAYS = 2
DATED_BACK = 2
MORE_THAN_ONE_BLOW = 300


def with_circumstances(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with time, place and measure, in order."""
    placed = [_own(context, draft) for draft in drafts]
    carried: list[Draft] = []
    for draft in placed:
        told = _carried(context, draft, carried)
        if told.moment is None and draft.kind in EVENTS:
            said = _moment(context, told, said=True)
            told = replace(told, moment=said, rule=(*told.rule, SAID_DAY)) if said is not None else told
        carried.append(told)
    return [replace(draft, measure=draft.measure or measure_of(context, draft)) for draft in carried]


def _own(context: Context, draft: Draft) -> Draft:
    moment = draft.moment or _moment(context, draft, said=draft.kind not in EVENTS)
    setting = context.settings[draft.sentence]
    if draft.place is None:
        place, more = _place(context, draft)
    else:
        inside = setting.locations if setting is not None and draft.place.sentence == draft.sentence else ()
        place, more = _narrowest(draft.place, inside), draft.more_places
    return replace(draft, moment=moment, place=place, more_places=more)


def _moment(context: Context, draft: Draft, *, said: bool = False) -> Moment | None:
    setting = context.settings[draft.sentence]
    if setting is None:
        return None
    frame = _own_frame(draft)
    anchor = frame.trigger if frame is not None else draft.anchor
    best: tuple[float, Moment] | None = None
    for moment in setting.moments:
        if moment.age or moment.period is None:
            continue
        cost = distance(context, draft.sentence, anchor, moment.first, moment.last)
        cost += FARTHEST if not said and _is_of_speech(context, draft, moment) else 0.0
        if best is None or cost < best[0]:
            best = (cost, moment)
    if best is None or best[0] >= FARTHEST:
        return None
    return since(context, best[1], anchor)


def _is_of_speech(context: Context, draft: Draft, moment: Moment) -> bool:
    """Return whether a time tells when something was said, not when it happened ("the army said on Monday")."""
    return any(
        scope.sentence == draft.sentence
        and scope.speaker is not None
        and scope.cue_start <= moment.start <= scope.cue_end + 1
        and not scope.cue_start <= draft.evidence[0][0] < scope.cue_end
        for scope in context.scopes
    )


def since(context: Context, moment: Moment, anchor: int) -> Moment:
    """Return the window that opens with `moment` where "since" stands before it ("siden hæren … 4. april"). Where the
    word opens the sentence, it holds for what comes after its clause ("Siden hæren 4. april kom, er fem drept")."""
    period, published = moment.period, context.document.published
    tokens = context.sentences[moment.sentence].tokens
    words = clause_words(context.language).since
    opened = None
    for token in reversed(tokens[max(moment.first - SINCE_REACH, 0) : moment.first]):
        if token.text == ",":
            break
        if token.text.lower() in words:
            opened = token
            break
    if moment.window or opened is None or period is None or published is None:
        return moment
    if opened.index == 0 and all(token.text != "," for token in tokens[moment.last + 1 : max(anchor, 0)]):
        return moment
    if opened.index > 0 and tokens[opened.index - 1].upos in ("NOUN", "NUM") and opened.upos == "ADV":
        return moment
    if period.start is None or published.end is None or period.start > published.end:
        return moment
    text = context.document.text[opened.start : moment.end]
    window = replace(period, end=published.end, as_written=text, precision="longer")
    return replace(
        moment, first=opened.index, start=opened.start, period=window, window=True, rule=(*moment.rule, "since")
    )


def _own_frame(draft: Draft) -> Frame | None:
    """Return the draft's frame where it stands in the draft's own sentence; a part may lean on an earlier one."""
    return draft.frame if draft.frame is not None and draft.frame.sentence == draft.sentence else None


def distance(context: Context, sentence: int, anchor: int, first: int, last: int) -> float:
    """Return how far a circumstance stands from the word it may belong to, clauses counting for most."""
    gap = max(first - anchor, anchor - last, 0)
    setting = context.settings[sentence]
    if setting is None:
        return gap * 0.1
    here, there = _climb(setting, anchor), _climb(setting, first)
    shared = next((number for number in here if number in there), None)
    if shared is None:
        return gap * 0.1 + APART
    return gap * 0.1 + here[shared] + there[shared]


def _climb(setting: Setting, token: int) -> dict[int, float]:
    """Return the stretches from the token's own up to the outermost, each with what it costs to get there."""
    costs: dict[int, float] = {}
    number, cost = setting.segments.of[token], 0.0
    while number >= 0 and number not in costs:
        costs[number] = cost
        cost += {"vp": 0.8, "inf": 0.8, "rel": 1.2, "sub": 1.8}.get(setting.segments.segments[number].opening, APART)
        number = setting.segments.segments[number].parent
    return costs


def _place(context: Context, draft: Draft) -> tuple[Location | None, tuple[Location, ...]]:
    setting = context.settings[draft.sentence]
    if setting is None:
        return None, ()
    frame = _own_frame(draft)
    anchor = frame.trigger if frame is not None else draft.anchor
    wanted = {filler.head for filler in frame.fillers if filler.role == "place"} if frame is not None else set()
    scored: list[tuple[float, Location]] = []
    for location in setting.locations:
        cost = distance(context, draft.sentence, anchor, location.first, location.last)
        if location.last in wanted or location.first in wanted:
            cost -= 2.0
        elif location.role in ("subject", "other"):
            cost += 3.0
        elif location.role in ("modifier", "from", "against", "to"):
            cost += 2.0
        cost += 0.6 if location.place.precision == 6 else 0.0
        cost += ASIDE if _is_aside(context, setting, draft, location) else 0.0
        scored.append((cost, location))
    scored = [pair for pair in sorted(scored, key=lambda pair: pair[0]) if pair[0] < 4.5]
    if not scored:
        return None, ()
    best = scored[0][1]
    narrow = _narrowest(best, [location for _, location in scored])
    return _first_listed(context, setting, narrow)


def _is_aside(context: Context, setting: Setting, draft: Draft, location: Location) -> bool:
    """Return whether the place only tells who speaks ("opplyser helsestyremaktene i Gaza"), whence the victims were, or
    stands in somebody's name ("Den islamske stat i Stor-Sahara")."""
    if any(
        scope.sentence == draft.sentence and scope.speaker is not None and not scope.reaches_back
        and scope.cue_start <= location.start and location.end <= scope.cue_end
        and not scope.cue_start <= draft.evidence[0][0] < scope.cue_end
        for scope in context.scopes
    ):  # fmt: skip
        return True
    if location.role == "from" and draft.kind in HARMED:
        return True
    return any(
        phrase.party is not None
        and phrase.party.form == "name"
        and phrase.party.first < location.first <= location.last <= phrase.party.last
        for phrase in setting.phrases
    )


def _first_listed(context: Context, setting: Setting, place: Location) -> tuple[Location, tuple[Location, ...]]:
    """Return the first place of the list that `place` stands in, and the others ("i Holon, Bnei Brak og Haifa")."""
    joints = clause_words(context.language).list_coordinators
    tokens = context.sentences[place.sentence].tokens
    listed = [place]
    for other in sorted(setting.locations, key=lambda each: each.first, reverse=True):
        between = {token.text.lower() for token in tokens[other.last + 1 : listed[-1].first]}
        if other.last < listed[-1].first and between and between <= {",", *joints} and other.role == place.role:
            listed.append(other)
    listed.reverse()
    return listed[0], tuple(listed[1:])


def _narrowest(best: Location, others: Sequence[Location]) -> Location:
    """Return the place inside `best` that directly precedes it ("i Taftanaz i Idlib", "mot Taftanaz i Idlib")."""
    for other in others:
        gap = best.first - other.last - 1
        inside = other.place.country in (None, best.place.country) and gap <= 1
        fits = other.role in ("at", "near") or (other.role in ("against", "to") and inside)
        if 0 <= gap <= 3 and other.place.precision < best.place.precision and fits:
            return other
    return best


def _carried(context: Context, draft: Draft, before: Sequence[Draft]) -> Draft:
    """Return `draft` with the time and place of the incident it goes on from, where it names none."""
    if draft.kind not in EVENTS:
        return draft
    source = _source(context, draft, before)
    moved = source is not None and draft.whole is None and _moved_on(context, source, draft)
    if source is None or moved or (source.moment is None and draft.moment is None):
        draft = _dated_before(context, draft)
    if source is None:
        return draft
    moment, place, rule = draft.moment, draft.place, draft.rule
    together = draft.whole is not None or source.sentence == draft.sentence
    if moment is None and source.moment is not None and (not source.moment.window or together):
        moment, rule = source.moment, (*rule, "time of the incident before")
    if place is None and source.place is not None and not moved:
        place, rule = source.place, (*rule, "place of the incident before")
    return replace(draft, moment=moment, place=place, rule=rule)


def _dated_before(context: Context, draft: Draft) -> Draft:
    """Return `draft` with the day told before it, where it names none ("Fredag kom flyene. Sju døde")."""
    if draft.moment is not None or draft.kind not in (*INCIDENTS, "displacement") or adds_up(context, draft):
        return draft
    if measure_of(context, draft) in ("cumulative", "stock"):
        return draft
    here = context.sentences[draft.sentence]
    for number in range(draft.sentence - 1, max(draft.sentence - 1 - DATED_BACK, -1), -1):
        setting = context.settings[number]
        if context.sentences[number].paragraph != here.paragraph or setting is None:
            return draft
        days = [moment for moment in setting.moments if not moment.age and moment.period is not None]
        if not days:
            continue
        one = days[0]
        if len(days) > 1 or one.window or _long(context, one) or _ahead(context, one):
            return draft
        return replace(draft, moment=one, rule=(*draft.rule, "day told in the passage before"))
    return draft


def _ahead(context: Context, moment: Moment) -> bool:
    period, published = moment.period, context.document.published
    if period is None or published is None or period.start is None or published.end is None:
        return True
    return period.start > published.end


def _source(context: Context, draft: Draft, before: Sequence[Draft]) -> Draft | None:
    if draft.whole is not None:
        return next((earlier for earlier in before if earlier.quantity is draft.whole.quantity), None)
    if draft.kind not in INCIDENTS:
        return None
    here = context.sentences[draft.sentence]
    for earlier in reversed(before):
        there = context.sentences[earlier.sentence]
        if here.index - there.index > CARRY or here.paragraph - there.paragraph > 1:
            return None
        if earlier.kind in INCIDENTS and (earlier.moment is not None or earlier.place is not None):
            return earlier
    return None


def _moved_on(context: Context, earlier: Draft, draft: Draft) -> bool:
    """Return whether a sentence between the two goes on to another town ("In neighbouring Sloviansk, funerals were
    held.")."""
    if earlier.place is None:
        return False
    between = context.settings[earlier.sentence + 1 : draft.sentence]
    return any(
        location.role in ("at", "near")
        and location.place.precision <= TOWN
        and location.place.name != earlier.place.place.name
        for setting in between
        if setting is not None
        for location in setting.locations
    )


def measure_of(context: Context, draft: Draft) -> Measure | None:
    """Return whether a count is new, cumulative or a stock (rule R12), None for claims without a count."""
    if draft.count is None:
        return None
    if draft.kind in STATES or "stock" in draft.marks:
        return "stock"
    window = draft.moment is not None and draft.moment.window and _long(context, draft.moment)
    over_time = window or adds_up(context, draft)
    if draft.frame is not None and draft.frame.lasting and not over_time:
        return "stock"
    if draft.mode == "captured" and _still(context, draft):
        return "stock"
    if draft.kind == "deployment":
        return None
    many = draft.count.low is not None and draft.count.low >= MORE_THAN_ONE_BLOW
    if over_time or (draft.moment is None and many):
        return "cumulative"
    return "new" if draft.kind in ("casualties", "materiel", "displacement") else None


def _still(context: Context, draft: Draft) -> bool:
    """Return whether the clause says that it is still so ("116 gisler er fortsatt på Gazastripen")."""
    words = clause_words(context.language).still
    own = context.segment(draft.sentence, draft.anchor)
    return any(
        token.text.lower() in words and context.segment(draft.sentence, token.index) == own
        for token in context.sentences[draft.sentence].tokens
    )


def adds_up(context: Context, draft: Draft) -> bool:
    """Return whether words beside the count say that it has added up: "siden", "hittil", a war as what did it."""
    setting, frame = context.settings[draft.sentence], _own_frame(draft)
    if setting is None:
        return False
    words = clause_words(context.language)
    anchor = frame.trigger if frame is not None else draft.anchor
    if any(
        moment.window
        and moment.period is None
        and distance(context, draft.sentence, anchor, moment.first, moment.last) < NEARBY
        for moment in setting.moments
    ):
        return True
    own = [
        token
        for token in context.sentences[draft.sentence].tokens
        if setting.segments.of[token.index] == setting.segments.of[anchor]
    ]
    if any(token.text.lower() in words.so_far for token in own):
        return True
    return any(
        token.upos == "NOUN"
        and token.index < anchor
        and token.text.lower().startswith(tuple(words.long_events))
        and not _is_people(setting, draft, token.index)
        for token in own
    )


def _is_people(setting: Setting, draft: Draft, token: int) -> bool:
    """Return whether a word tells of people, not of a war ("civilians", "krigere", "opprørere")."""
    phrase = setting.phrase_at(token)
    counted = draft.quantity is not None and token in (draft.quantity.noun, draft.anchor)
    return counted or (phrase is not None and phrase.head == token and phrase.party is not None)


def _long(context: Context, moment: Moment) -> bool:
    """Return whether a window is longer than one incident lasts, whatever the article's own date leaves open."""
    period, published = moment.period, context.document.published
    if period is None or period.start is None or period.end is None:
        return True
    loose = 0
    if published is not None and published.start is not None and published.end is not None:
        loose = (published.end - published.start).days
    return (period.end - period.start).days - loose > INCIDENT_DAYS
