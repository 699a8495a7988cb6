"""Make drafts of the claims that count: join each quantity to the frame that says what became of it."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from belegg.extract.assemble.bygone import PASSING, is_over, is_told_beside, is_withdrawn
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.limits import (
    gives_way,
    is_journey,
    is_loss,
    is_part_of_things,
    is_share_of_people,
    is_tally,
    of_homes,
    things_before,
    unknown_thing,
)
from belegg.extract.assemble.needs import follows, is_barred, is_human, is_met, is_of_unit, is_unnamed, names
from belegg.extract.assemble.roles import Cast, cast, is_armed, is_force
from belegg.extract.frames.lexicon import is_one_of
from belegg.extract.frames.phrases import Phrase
from belegg.extract.frames.words import clause_words
from belegg.model.claim import Kind
from belegg.model.count import Count
from belegg.model.parts import Filler, Frame, Party, Quantity

COUNTED: tuple[Kind, ...] = ("casualties", "materiel", "displacement", "strength", "population", "deployment")
UNITS: dict[str, tuple[str | None, ...]] = {
    "casualties": ("person", None),
    "materiel": ("item", "vehicle", "place", None),
    "displacement": ("person", "household", None),
    "strength": ("person", "vehicle", "place", "item", None),
    "population": ("person", "household", None),
    "deployment": ("person", "vehicle", "item"),
}
WEAK = 1.0
PARTITIVE_REACH, SHARE_REACH = 4, 3
RANGE = "numerals/range"
REACH = 0.5
BY_NAME = 2.5
"""What a group's mere name ("20 flyktninger") counts for less than a verb that says what became of them."""
NAMED = 2.0
BY_ABODE = 3.4
"""What "5.000 innbyggere" alone counts for less than a verb that says how they live."""
CAPTIVE = "captive"
SMALLEST = 20
"""The least that a bare number may be to tell the size of a force; smaller ones count other things."""
LASTING = ("killed", "wounded", "killed_or_wounded")


def counted(context: Context) -> list[Draft]:
    """Return the drafts of all counts that a frame speaks of, in order; a quantity is used once, but for what a
    relative clause tells beside the main one ("de åtte som ble tatt i mai, er satt fri")."""
    drafts: list[Draft] = []
    for sentence, setting in enumerate(context.settings):
        if setting is None:
            continue
        used: dict[int, Frame] = {}
        pairs = sorted(_pairs(context, sentence), key=lambda pair: (-pair[0], pair[1].trigger))
        for _, frame, filler, phrase in pairs:
            quantity = _apart(context, frame, phrase.quantity)
            if (
                quantity is None
                or gives_way(frame, quantity, pairs)
                or (quantity.first in used and not is_told_beside(context, used[quantity.first], frame, filler))
                or (quantity.of_previous and quantity.form == "share" and frame.kind != "displacement")
            ):
                continue
            used[quantity.first] = frame
            drafts.append(_draft(context, frame, filler, phrase, quantity))
    return sorted(drafts, key=lambda draft: (draft.sentence, draft.anchor))


def _apart(context: Context, frame: Frame, quantity: Quantity | None) -> Quantity | None:
    """Return the quantity without an "over" that belongs to the frame's verb ("råder over 1.200 mann")."""
    if quantity is None or quantity.last <= quantity.first or quantity.low is None or quantity.high is not None:
        return quantity
    if RANGE in quantity.rule:
        return quantity
    first, second = context.sentences[quantity.sentence].tokens[quantity.first : quantity.first + 2]
    if (
        first.text.lower() not in clause_words(context.language).verb_prepositions
        or frame.trigger > quantity.first
        or frame.end != first.end
    ):
        return quantity
    return replace(
        quantity,
        first=second.index,
        start=second.start,
        as_written=quantity.as_written[second.start - first.start :],
        best=quantity.low,
        high=quantity.low,
        quantifier="exact",
    )


def _pairs(context: Context, sentence: int) -> Iterator[tuple[float, Frame, Filler, Phrase]]:
    for frame in context.frames[sentence]:
        if frame.kind not in COUNTED or frame.modality in ("condition", "question", "aim"):
            continue
        for filler in frame.fillers:
            if filler.role != "counted":
                continue
            phrase = of_homes(frame, _sized(context, sentence, filler))
            if phrase is None or phrase.quantity is None or not fits(context, frame, phrase, phrase.quantity):
                continue
            if is_over(context, frame, filler.head):
                continue
            if frame.kind == "population" and filler.slot not in ("self", "inside") and _is_shared(context, phrase):
                continue
            score = filler.score - (WEAK if frame.weak else 0.0) + 0.2 * (frame.words - 1)
            named = filler.slot in ("self", "inside") or phrase.quantity.last < frame.trigger < phrase.head
            score -= BY_NAME if frame.kind == "displacement" and named else 0.0
            score += WEAK if frame.weak and CAPTIVE in frame.needs else 0.0
            score += NAMED + WEAK if is_tally(frame, filler) else 0.0
            score += _naming(frame, phrase, phrase.quantity)
            score -= NAMED + WEAK if _only_describes(context, frame, phrase) else 0.0
            score -= BY_ABODE if frame.kind == "population" and filler.slot in ("self", "inside") else 0.0
            if score > REACH:
                yield score, frame, filler, phrase


def _sized(context: Context, sentence: int, filler: Filler) -> Phrase | None:
    """Return the phrase of `filler`; where it has no count, with the one that tells its size ("mannskapet på 25")."""
    phrase, setting = context.phrase(sentence, filler.head), context.settings[sentence]
    if phrase is None or phrase.quantity is not None or setting is None or phrase.moment is not None:
        return phrase
    for other in setting.phrases:
        size = other.quantity
        if size is not None and size.noun is None and size.form == "number" and phrase.last < other.first:
            between = context.sentences[sentence].tokens[phrase.last + 1 : other.first]
            if (
                len(between) == 1
                and between[0].text.lower() == other.preposition
                and other.preposition in clause_words(context.language).size
            ):
                return replace(phrase, quantity=size, last=other.last)
    return phrase


def _is_share(quantity: Quantity) -> bool:
    """Return whether the number hangs on another count; "alle ti" has its own."""
    return quantity.form == "share" or (quantity.form == "all" and quantity.low is None)


def _is_shared(context: Context, phrase: Phrase) -> bool:
    """Return whether a share of the counted is what is spoken of ("halvparten av landets 30 millioner innbyggere")."""
    quantity = phrase.quantity
    setting = context.settings[quantity.sentence] if quantity is not None else None
    if setting is None or quantity is None:
        return False
    return any(each.form == "share" and 0 < quantity.first - each.last <= SHARE_REACH for each in setting.quantities)


def _naming(frame: Frame, phrase: Phrase, quantity: Quantity) -> float:
    """Return what it counts for that the words of the frame are the counted ones, or qualify them: the dead
    are dead whatever became of them after, but captives may be free again."""
    qualifies = quantity.last < frame.trigger < phrase.head
    if frame.kind != "casualties" or not (quantity.noun == frame.trigger or qualifies):
        return 0.0
    if frame.mode in PASSING or (quantity.of_previous and frame.mode != "killed"):
        return -NAMED
    return WEAK if frame.mode in LASTING and quantity.noun == frame.trigger else 0.0


def _only_describes(context: Context, frame: Frame, phrase: Phrase) -> bool:
    """Return whether the frame is a participle that only describes the counted, so that the verb after it says what
    became of them ("137 pupils seized in May were set free")."""
    token = context.sentences[frame.sentence].tokens[frame.trigger]
    return (
        frame.kind == "casualties"
        and frame.mode not in ("killed", "killed_or_wounded")
        and frame.trigger == phrase.last + 1
        and phrase.quantity is not None
        and phrase.quantity.noun is not None
        and token.upos == "VERB"
        and token.dep == "acl"
    )


def _is_whole_before(context: Context, quantity: Quantity) -> bool:
    """Return whether the count is the whole of which a smaller one just before is told ("5.000 av sine 14.000")."""
    setting = context.settings[quantity.sentence]
    if setting is None:
        return False
    tokens = context.sentences[quantity.sentence].tokens
    return any(
        other.form == "number"
        and 0 < quantity.first - other.last <= PARTITIVE_REACH
        and tokens[other.last + 1].upos == "ADP"
        and (other.best or 0) < (quantity.best or 0)
        and all(token.upos in ("ADP", "PRON", "DET", "ADV", "ADJ") for token in tokens[other.last + 1 : quantity.first])
        for other in setting.quantities
    )


def fits(context: Context, frame: Frame, phrase: Phrase, quantity: Quantity) -> bool:
    """Return whether the frame's kind can count what the quantity counts."""
    if _is_whole_before(context, quantity) or is_withdrawn(context, quantity):
        return False
    if is_share_of_people(frame, quantity):
        return is_met(context, frame, phrase) and not is_barred(context, frame) and is_journey(context, frame, phrase)
    if _is_share(quantity) or quantity.unit not in UNITS[frame.kind]:
        return False
    named_by_frame = quantity.noun == frame.trigger
    known = named_by_frame or unknown_thing(frame, quantity)
    if quantity.unit is None and not known and not _speaks_of_people(context, frame, phrase, quantity):
        return False
    if named_by_frame and quantity.high == 1 and quantity.of_previous:
        return False
    if not is_met(context, frame, phrase) or is_barred(context, frame):
        return False
    if frame.negated != (quantity.form == "none") and (frame.negated or frame.kind != "casualties"):
        return False
    if frame.kind == "displacement":
        return is_journey(context, frame, phrase)
    if frame.kind == "materiel":
        return is_loss(context, frame, phrase, quantity)
    if frame.kind == "casualties" and quantity.unit is None and is_part_of_things(context, quantity, frame):
        return False
    if frame.modality in ("possible", "future") and frame.kind not in ("deployment", "population"):
        return False
    if frame.kind == "strength":
        return _is_strength(context, frame, phrase)
    if frame.kind == "deployment":
        return quantity.form != "none" and _is_troops(context, phrase)
    return True


def _speaks_of_people(context: Context, frame: Frame, phrase: Phrase, quantity: Quantity) -> bool:
    """Return whether a count of nothing known may be one of people: a bare number, or a noun that sounds like them."""
    if quantity.noun is None and quantity.form == "none" and _of_more(context, quantity):
        return False
    if is_unnamed(context, quantity):
        return quantity.form in ("number", "repeat", "none", "all") and not follows(context, quantity, "unit")
    if frame.kind != "casualties" or frame.weak or names(context, phrase, "animal", frame.sentence):
        return False
    return (frame.mode == "killed" and not frame.needs) or is_human(context, phrase, frame.sentence)


def _is_troops(context: Context, phrase: Phrase) -> bool:
    """Return whether those counted bear arms, or are the vehicles of those who do."""
    if phrase.party is not None and is_force(phrase.party):
        return True
    tokens = context.sentences[phrase.quantity.sentence].tokens if phrase.quantity is not None else ()
    words = [token.text for token in tokens[phrase.first : phrase.last + 1]]
    return any(is_one_of(context.language, "troops", word) for word in words)


def _is_strength(context: Context, frame: Frame, phrase: Phrase) -> bool:
    quantity = phrase.quantity
    if quantity is None or (frame.voice == "noun" and _is_of_whole(context, quantity)):
        return False
    if quantity.unit == "person" and phrase.party is not None and is_force(phrase.party):
        return True
    if quantity.unit is None and quantity.noun is None:
        return "bare" in frame.needs and quantity.form == "number" and (quantity.low or 0) >= SMALLEST
    if quantity.unit == "person":
        told = names(context, phrase, "fighter", frame.sentence) and _is_side(context, frame)
        return told or is_of_unit(context, phrase, frame.sentence)
    return quantity.item is not None and _is_side(context, frame)


def _is_of_whole(context: Context, quantity: Quantity) -> bool:
    """Return whether some of a side's people are counted, not its size ("fem av hærens egne soldater")."""
    tokens = context.sentences[quantity.sentence].tokens[quantity.last + 1 : quantity.last + 2]
    return any(token.text.lower() in clause_words(context.language).part_of for token in tokens)


def _of_more(context: Context, quantity: Quantity) -> bool:
    """Return whether words follow that tell of what there is none ("ingen av missilene")."""
    tokens = context.sentences[quantity.sentence].tokens[quantity.last + 1 : quantity.last + 2]
    return any(token.upos == "ADP" for token in tokens)


def _is_side(context: Context, frame: Frame) -> bool:
    """Return whether what has the strength is a side, or an armed unit of nobody told ("brigaden")."""
    if frame.voice == "noun" or cast(context, frame, "actor", fits=is_armed).first is not None:
        return True
    phrases = (context.phrase(each.sentence, each.head) for each in frame.fillers if each.role == "actor")
    return any(names(context, phrase, "unit", frame.sentence) for phrase in phrases if phrase is not None)


def _draft(context: Context, frame: Frame, filler: Filler, phrase: Phrase, quantity: Quantity) -> Draft:
    target = _victims(context, frame, phrase)
    actor = doers(context, frame, phrase)
    kind: Kind = frame.kind  # type: ignore[assignment]
    told = things_before(context, quantity) if kind == "materiel" and quantity.unit is None else None
    if kind in ("strength", "deployment"):
        actor, target = (
            (target if kind == "strength" and _is_told(target) else actor if actor.parties else target),
            Cast(),
        )
    return Draft(
        kind=kind,
        mode=_mode(frame, quantity),
        sentence=frame.sentence,
        anchor=phrase.head,
        evidence=evidence(context, phrase, quantity, frame),
        rule=(frame.entry, f"count through {filler.slot}", *quantity.rule, *target.rule, *actor.rule),
        frame=frame,
        quantity=quantity,
        count=count_of(replace(quantity, unit=told.unit) if told is not None else quantity, frame.kind),
        actor=actor.first,
        more_actors=actor.parties[1:],
        target=target.first,
        item=(told or quantity).item if kind in ("materiel", "strength", "deployment") else None,
        planned=frame.modality == "future",
    )


def _mode(frame: Frame, quantity: Quantity) -> str | None:
    if frame.kind == "strength":
        return (
            "fighters"
            if quantity.unit in ("person", None)
            else "posts"
            if quantity.item == "observation_post"
            else "vehicles"
        )
    return frame.mode


def _is_told(cast: Cast) -> bool:
    """Return whether it is told whose people they are."""
    return cast.first is not None and (cast.first.actor.country is not None or cast.first.actor.name is not None)


def _victims(context: Context, frame: Frame, phrase: Phrase) -> Cast:
    """Return whose people are counted: the noun's own group, or the side that is said to lose them."""
    told = Cast(parties=(phrase.party,), rule=("group from the counted noun",)) if phrase.party is not None else Cast()
    if frame.kind == "casualties" and not _is_told(told) and any(each.role == "topic" for each in frame.fillers):
        loser = cast(context, frame, "topic")
        return Cast(parties=loser.parties[:1], rule=loser.rule) if loser.parties else told
    return told


def doers(context: Context, frame: Frame, phrase: Phrase) -> Cast:
    """Return who is blamed for what befell `phrase`."""
    return cast(context, frame, "actor", fits=lambda party: party.head != phrase.head and _can_harm(party))


def _can_harm(party: Party) -> bool:
    actor = party.actor
    if party.form == "group" and actor.sector is None and actor.country is None and actor.name is None:
        return False
    return party.actor.sector not in (
        "civilians",
        "children",
        "women",
        "refugees",
        "medical",
        "journalists",
        "media",
        "monitor",
        "ngo",
        "aid_workers",
    )


def count_of(quantity: Quantity, kind: str) -> Count:
    """Return the count that a quantity states, with the unit that the kind gives it where it names none."""
    return Count(
        low=quantity.low,
        best=quantity.best,
        high=quantity.high,
        unit=quantity.unit or ("person" if kind in ("casualties", "displacement", "population") else None),
        as_written=quantity.as_written,
        quantifier=quantity.quantifier,
        imputed=quantity.imputed,
    )


def evidence(context: Context, phrase: Phrase, quantity: Quantity, frame: Frame | None) -> tuple[tuple[int, int], ...]:
    """Return the ranges that a count rests on: its words with the noun, then the frame's where they stand apart."""
    tokens = context.sentences[quantity.sentence].tokens
    start = min(quantity.start, tokens[phrase.first].start)
    end = max(quantity.end, tokens[phrase.last].end, tokens[phrase.head].end)
    if frame is None:
        return ((start, end),)
    return evidence_of((start, end), frame)


def evidence_of(words: tuple[int, int], frame: Frame) -> tuple[tuple[int, int], ...]:
    """Return the ranges of the words of a count or victim and of its frame, as one where they touch or nearly do."""
    if frame.start <= words[1] and frame.end >= words[0]:
        return ((min(words[0], frame.start), max(words[1], frame.end)),)
    return join((words, (frame.start, frame.end)), gap=40)


def join(ranges: Sequence[tuple[int, int]], *, gap: int) -> tuple[tuple[int, int], ...]:
    """Return two ranges as one where no more than `gap` characters part them."""
    low, high = sorted(ranges)
    return ((low[0], max(low[1], high[1])),) if high[0] - low[1] <= gap else tuple(ranges)
