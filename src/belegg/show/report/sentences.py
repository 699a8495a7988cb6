"""The sentence about an event that can be quoted, each number in it tied to the words that carry it."""

import re
from collections.abc import Sequence

import msgspec

from belegg.merge.parties import side
from belegg.model.actor import Actor, Speaker
from belegg.model.event import Event, Toll
from belegg.model.period import Period
from belegg.model.place import Place
from belegg.show import phrases
from belegg.show.report.counting import CLOSE, FIGURES, MARKS, MIDDLE, OPEN, bare, counted, counts
from belegg.show.report.days import day_words, period_words
from belegg.show.report.figures import hostile, nested
from belegg.show.report.names import clean, mode_words, party_words, place_words
from belegg.show.report.sources import Ref, Sources, Voice
from belegg.show.report.texts import quoted
from belegg.show.report.words import Words

MARKED = re.compile(f"{OPEN}([^{OPEN}{MIDDLE}{CLOSE}]*){MIDDLE}([^{OPEN}{MIDDLE}{CLOSE}]*){CLOSE}")
NAMED_SOURCES = 3
QUOTED = 240
INCIDENTS = ("attack", "casualties", "materiel")
NEAR = 2


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a sentence; `anchor` is the id of the words that carry it, where it is a number."""

    text: str
    anchor: str | None


class Quotable(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence in parts, as plain `text`, and its sources: a line for each report."""

    parts: tuple[Part, ...]
    text: str
    sources: tuple[str, ...]


def quotable(event: Event, sources: Sources) -> Quotable:
    """Return what can be quoted of `event`: what happened according to whom, who is blamed, and how well it is
    founded."""
    words = sources.words
    told = [_first(event, sources), _further(event, sources), _blame(event, sources)]
    if event.kind != "statement":
        told.append(words(f"grades_sentence.{event.grade}"))
    marked = " ".join(_ended(sentence) for sentence in told if sentence)
    parts = _parts(marked)
    return Quotable(parts=parts, text="".join(part.text for part in parts), sources=sources_of(event, sources))


def first_sentence(event: Event, sources: Sources) -> tuple[Part, ...]:
    """Return the first sentence alone: what happened, according to whom."""
    return _parts(_ended(_first(event, sources)))


def sources_of(event: Event, sources: Sources) -> tuple[str, ...]:
    """Return a line for each report that tells of `event`: its outlet and day."""
    lines = []
    for document in (report.document for report in sources.picture.reports if report.document in set(event.documents)):
        report = sources.reports[document]
        day = period_words(report.published, sources.words) or sources.words("reader.undated")
        lines.append(sources.words("sentence.sources_line", outlet=sources.outlet(document), day=day))
    return tuple(lines)


def _parts(marked: str) -> tuple[Part, ...]:
    parts: list[Part] = []
    at = 0
    for match in MARKED.finditer(marked):
        if match.start() > at:
            parts.append(Part(text=marked[at : match.start()].translate(MARKS), anchor=None))
        parts.append(Part(text=match[2], anchor=match[1] or None))
        at = match.end()
    if at < len(marked):
        parts.append(Part(text=marked[at:].translate(MARKS), anchor=None))
    return tuple(parts)


def _ended(sentence: str) -> str:
    """Return a sentence with a capital and a full stop."""
    if not sentence:
        return ""
    at = sentence.index(MIDDLE) + 1 if sentence.startswith(OPEN) else 0
    whole = sentence[:at] + sentence[at : at + 1].upper() + sentence[at + 1 :]
    return whole if whole.endswith((".", "?", "!")) else f"{whole}."


def _first(event: Event, sources: Sources) -> str:
    """Return what happened according to whom; where only an enemy speaks, it is told as what it says."""
    rows = _main(event)
    firm = [toll for toll in rows if not hostile(event, toll, sources)]
    if event.kind in ("control", "agreement", "talks", "relation", "statement") or not rows:
        return _told(event, sources)
    if not firm:
        return _claimed(event, rows, sources, complete=True)
    claims = [name for toll in firm for name in toll.claims]
    said = (counted(event, firm, sources), *_setting(event, sources.words))
    return " ".join(piece for piece in said if piece) + _according(event, claims, sources)


def _further(event: Event, sources: Sources) -> str:
    """Return what only an enemy says beside what others say, "" where there is none."""
    rows = _main(event)
    doubtful = [toll for toll in rows if hostile(event, toll, sources)]
    if not doubtful or len(doubtful) == len(rows) or event.kind not in INCIDENTS:
        return ""
    return _claimed(event, doubtful, sources, complete=False)


def _claimed(event: Event, tolls: Sequence[Toll], sources: Sources, *, complete: bool) -> str:
    words = sources.words
    names = [sources.voices[event.id, name].name for toll in tolls for name in toll.claims]
    speakers = words.listed([bare(name) for name in dict.fromkeys(names)])
    told = counted(event, tolls, sources, how=complete)
    said = (told, *(_setting(event, words) if complete else ()))
    return words("sentence.claims", speakers=speakers, what=" ".join(piece for piece in said if piece))


def _told(event: Event, sources: Sources) -> str:
    words = sources.words
    said = _said(event, sources)
    setting: tuple[str, ...] = _setting(event, words)
    if event.kind in ("control", "relation", "statement") or (event.kind == "deployment" and event.actor is not None):
        setting = setting[1:]
    told = " ".join(piece for piece in (said, *setting) if piece)
    return told + (_quoted(event, sources) if event.kind == "statement" else _according(event, event.claims, sources))


def _setting(event: Event, words: Words) -> tuple[str, str]:
    return _place(event.place, words), _time(event, words)


def _main(event: Event) -> list[Toll]:
    """Return the rows that a sentence tells: wholes, and noughts only where there is nothing else."""
    wholes = [toll for toll, depth in nested(event.tolls) if depth == 0 and counts(toll)]
    return ([toll for toll in wholes if toll.best or toll.low or toll.high] or wholes)[:FIGURES]


def _said(event: Event, sources: Sources) -> str:
    words = sources.words
    key = f"says.{event.kind}.{event.mode}"
    unnamed = words("sentence.known_party")
    actor = bare(party_words(event.actor, words)) or unnamed
    target = bare(party_words(event.target, words)) or unnamed
    parties = words.listed([name for name in (actor, target) if name != unnamed]) or unnamed
    place = bare(place_words(event.place, words)) or words("page.where_told").lower()
    if event.kind in ("agreement", "talks") and parties == unnamed:
        return words("sentence.reported", what=mode_words(event.kind, event.mode, words))
    if event.kind == "agreement" and (event.mode or "").startswith("broken:"):
        key = "says.agreement.broken"
    if event.kind == "deployment" and event.place is not None and words.has(f"{key}_at"):
        key = f"{key}_at"
    if words.has(key) and (event.kind != "deployment" or event.actor is not None):
        return words(key, actor=actor, target=target, parties=parties, place=place)
    happened = f"happened.{event.mode if event.kind == 'attack' else event.kind}"
    return words(happened) if words.has(happened) else words("happened.other")


def _quoted(event: Event, sources: Sources) -> str:
    refs = sources.refs_of(event.claims)
    quote = quoted(refs[0].claim, sources.reports.get(refs[0].claim.document)) if refs else ""
    return sources.words("sentence.quoted", quote=bare(phrases.shorten(quote, QUOTED))) if quote else ""


def _place(place: Place | None, words: Words) -> str:
    if place is None:
        return ""
    named = bare(place_words(place, words))
    if place.precision == NEAR:
        return words("sentence.place_near", place=named)
    name = clean(place.name)
    on = name in words.place_on or name.endswith(words.place_on_endings)
    return words("sentence.place_on" if on else "sentence.place", place=named)


def _time(event: Event, words: Words) -> str:
    period = event.time
    if period is None or (period.start is None and period.end is None):
        return ""
    if event.tolls and all(toll.measure == "stock" for toll in event.tolls):
        last = period.end or period.start
        return words("sentence.as_of", day=day_words(last, words)) if last is not None else ""
    return _when(period, words)


def _when(period: Period, words: Words) -> str:
    if period.end is None and period.start is not None:
        return words("sentence.since", day=day_words(period.start, words))
    if period.start is None and period.end is not None:
        return words("sentence.until", day=day_words(period.end, words))
    told = period_words(period, words)
    if period.start == period.end or period.precision == "day":
        return words("sentence.on_day", day=told)
    whole = not any(char in told for char in "–") and len(told.split()) < 3
    return words("sentence.in_month" if whole else "sentence.in_period", period=told)


def _according(event: Event, claims: Sequence[str], sources: Sources) -> str:
    words = sources.words
    names: list[str] = []
    for ref in sources.refs_of(claims):
        voice = sources.voices.get((event.id, ref.claim.id))
        if voice is not None and (named := _speaker(voice, ref, words)) not in names and not _known(voice, names):
            names.append(named)
    if not names:
        return ""
    more = len(names) - NAMED_SOURCES
    shown = names if more <= 0 else names[:NAMED_SOURCES]
    listed = words.listed(shown) if more <= 0 else f"{', '.join(shown)} {words.count('more', more)}"
    return words("sentence.according", sources=listed)


def _known(voice: Voice, names: Sequence[str]) -> bool:
    return any(name.startswith(bare(voice.name)) for name in names)


def _speaker(voice: Voice, ref: Ref, words: Words) -> str:
    named = bare(voice.name)
    if voice.party:
        return words("sentence.party", speaker=named)
    said_by = ref.claim.said_by
    via = clean(said_by.via) if said_by is not None and said_by.via else ""
    return words("sentence.via", speaker=named, via=bare(via)) if via and via not in named else named


def _blame(event: Event, sources: Sources) -> str:
    """Return who is blamed by whom, where an attack's claims say so; "" where it is told without blame or by the
    actor."""
    words = sources.words
    if event.kind != "attack" or event.mode == "clash" or event.actor is None:
        return ""
    actor = bare(party_words(event.actor, words))
    speakers: list[str] = []
    admitted = False
    for ref in sources.refs_of(event.claims):
        if ref.claim.actor is None or ref.claim.kind != "attack" or ref.claim.said_by is None:
            continue
        if _same_side(ref.claim.said_by, event.actor):
            admitted = True
            continue
        voice = sources.voices.get((event.id, ref.claim.id))
        named = bare(voice.name if voice is not None else party_words(ref.claim.said_by, words))
        if named not in speakers and named != actor:
            speakers.append(named)
    if admitted:
        return words("sentence.admitted", actor=actor)
    if speakers:
        return words("sentence.blamed_by", actor=actor, speakers=words.listed(speakers[:NAMED_SOURCES]))
    return words("sentence.blamed", actor=actor)


def _same_side(speaker: Speaker, actor: Actor) -> bool:
    one, other = side(speaker), side(actor)
    return one.key is not None and one.key == other.key
