"""Tell through which slot a phrase may fill a role of a trigger, and how well: order, tree and distance.

A parse is evidence, not truth: the tree's relation counts for more than order where it links the two
words directly, and order stands in for it where it does not.
"""

from collections.abc import Iterator

import msgspec

from belegg.extract.frames.phrases import Phrase
from belegg.extract.frames.segments import Segments, is_finite
from belegg.extract.frames.subjects import OBJECTS, SUBJECTS, shares_subject
from belegg.extract.frames.triggers import Trigger
from belegg.extract.frames.voice import Reading
from belegg.model.parts import Location, Moment, Party, Quantity
from belegg.model.sentence import Sentence, Token

TREE = 3.0
ORDER = 2.0
PER_TOKEN = 0.08
CROSSING = 3.0
SHARING = 0.7
RIVAL = 1.5
ADJACENT = 4
LABEL = 3
BESIDE = 1.0
HARM = ("attack", "casualties", "materiel", "displacement", "population")


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a sentence when roles are chosen; `rivals` are the tokens of all triggers."""

    sentence: Sentence
    segments: Segments
    phrases: tuple[Phrase, ...]
    triggers: tuple[Trigger, ...]
    rivals: frozenset[int]
    demonyms: tuple[Party, ...] = ()
    locations: tuple[Location, ...] = ()
    moments: tuple[Moment, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    verb_second: bool = True

    def phrase_at(self, head: int) -> Phrase | None:
        """Return the phrase whose head is the token `head`, None where there is none."""
        return next((phrase for phrase in self.phrases if phrase.head == head), None)


def slots(setting: Setting, trigger: Trigger, reading: Reading, phrase: Phrase) -> Iterator[tuple[str, float]]:
    """Yield the slots through which `phrase` can be reached from `trigger`, each with its score."""
    if trigger.first <= phrase.head <= trigger.last or phrase.head in trigger.rest:
        yield ("self" if phrase.head == trigger.index else "inside"), ORDER + TREE
        return
    if phrase.quantity is not None and _is_labelled(setting, trigger, phrase):
        yield "label", ORDER + TREE
        return
    if phrase.quantity is not None and phrase.quantity.last < trigger.first <= trigger.last < phrase.head:
        yield from (("self", ORDER + TREE), ("inside", ORDER + TREE), ("object", ORDER + TREE))
        return
    beside = _told_between(setting, trigger, phrase)
    score = -PER_TOKEN * (_distance(trigger, phrase) - len(beside))
    shared = shares_subject(setting.sentence, setting.quantities, trigger, phrase)
    rivals = 0.0 if trigger.word.entry.far or shared else _rivals_between(setting, trigger, phrase, beside)
    if trigger.word.entry.far:
        score /= 3
    score -= rivals
    if phrase.last + 1 == trigger.first and phrase.quantity is not None and phrase.quantity.noun is None:
        number = setting.sentence.tokens[phrase.head]
        score += TREE if number.dep == "nummod" and number.head == trigger.index else BESIDE
    if phrase.quantity is not None and not phrase.preposition and _is_held(setting, trigger, phrase):
        score = max(score, 0.0)
    for slot, worth in _syntactic(setting, trigger, reading, phrase):
        cost = _crossing(setting, trigger, phrase, slot) if not shared else -TREE / 2
        if slot == "subject" and rivals and _goes_on(setting, trigger, phrase):
            cost -= rivals
        if worth + score - cost > 0:
            yield slot, worth + score - cost


def _goes_on(setting: Setting, trigger: Trigger, phrase: Phrase) -> bool:
    """Return whether the trigger's verb goes on from the one that the phrase is subject of ("brøt ut av X og slo seg
    sammen med hæren"), so that the words between stand in nobody's way."""
    segment = setting.segments.segments[setting.segments.of[trigger.index]]
    if segment.opening != "vp" or setting.segments.of[phrase.head] != segment.parent:
        return False
    if trigger.word.kind in HARM:
        return False
    return not phrase.preposition and _is_subject(setting, phrase, segment.parent)


def _is_held(setting: Setting, trigger: Trigger, phrase: Phrase) -> bool:
    """Return whether the phrase is the last count between a verb and what goes with it ("koster fem livet")."""
    if not trigger.rest or not trigger.last < phrase.first or not phrase.last < trigger.rest[0]:
        return False
    return not any(phrase.last < each.first < trigger.rest[0] for each in setting.quantities)


def _is_labelled(setting: Setting, trigger: Trigger, phrase: Phrase) -> bool:
    """Return whether the trigger is a label and the count what it labels ("Fordrevne: 3,1 millioner")."""
    tokens = setting.sentence.tokens
    colon = trigger.last + 1
    while colon < len(tokens) and colon - trigger.last <= LABEL and tokens[colon].upos in ("NOUN", "ADJ", "PROPN"):
        colon += 1
    return colon < len(tokens) and tokens[colon].text == ":" and 0 < phrase.first - colon <= 2


def _distance(trigger: Trigger, phrase: Phrase) -> int:
    return max(trigger.first - phrase.last, phrase.first - trigger.last, 0)


def _rivals_between(setting: Setting, trigger: Trigger, phrase: Phrase, beside: frozenset[int]) -> float:
    low, high = min(trigger.index, phrase.head), max(trigger.index, phrase.head)
    between = [rival for rival in setting.rivals if low < rival < high and rival not in beside]
    return RIVAL * min(len(between), 2)


def _told_between(setting: Setting, trigger: Trigger, phrase: Phrase) -> frozenset[int]:
    """Return the tokens between a phrase and the verb after it that stand in a relative clause about the phrase ("de
    fem som var savnet etter angrepet, er funnet døde"): they part the two no further."""
    if phrase.last >= trigger.first or trigger.word.shape != "verb":
        return frozenset()
    of = setting.segments.of
    own, there = of[trigger.index], of[phrase.head]
    if own != there:
        return frozenset()
    described = _describes(setting, phrase)
    if 0 <= described < trigger.first:
        return _whole_description(setting, trigger, described)
    if not setting.verb_second:
        return frozenset(index for index in range(phrase.last + 1, trigger.first) if of[index] != own)
    about = {
        number
        for number, each in enumerate(setting.segments.segments)
        if each.opening == "rel" and each.parent == own and phrase.last < each.opener <= phrase.last + 2
    }
    return frozenset(index for index in range(phrase.last + 1, trigger.first) if of[index] in about)


def _whole_description(setting: Setting, trigger: Trigger, first: int) -> frozenset[int]:
    """Return the tokens from a participle that describes a phrase up to the verb after it ("pupils seized from a school
    in Kuriga were set free"), none where a finite verb but the helping one stands between."""
    between = setting.sentence.tokens[first : trigger.first]
    finite = [token for token in between if is_finite(token)]
    if len(finite) != 1 or finite[0].upos != "AUX":
        return frozenset()
    return frozenset(token.index for token in between)


def _syntactic(setting: Setting, trigger: Trigger, reading: Reading, phrase: Phrase) -> Iterator[tuple[str, float]]:
    if trigger.rest and _follows_rest(setting, trigger, phrase):
        yield "object", ORDER + TREE
        yield "after", ORDER + TREE
        if trigger.word.shape == "noun" and phrase.preposition:
            yield phrase.preposition, ORDER + TREE
        return
    if trigger.word.shape == "phrase" and _ends_before(setting, trigger, phrase):
        yield "after", ORDER + TREE
        return
    if phrase.preposition and not _is_spoken_of(setting, trigger, phrase):
        yield phrase.preposition, ORDER + _tree(setting, trigger, phrase, ("obl", "nmod", "obl:agent", "obl:arg"))
        if trigger.word.shape == "noun" and phrase.genitive and 0 < trigger.first - phrase.last <= ADJACENT:
            yield "genitive", ORDER + TREE
        return
    noun_like = trigger.word.shape != "verb" or reading.attributive
    if noun_like:
        yield from _around_noun(setting, trigger, phrase)
        if trigger.word.shape == "noun":
            return
    if trigger.word.shape in ("verb", "phrase"):
        yield from _around_verb(setting, trigger, reading, phrase)


def _is_spoken_of(setting: Setting, trigger: Trigger, phrase: Phrase) -> bool:
    """Return whether the trigger's relative clause speaks of the phrase ("blant de 119 som er drept")."""
    segment = setting.segments.segments[setting.segments.of[trigger.index]]
    if phrase.quantity is not None and _describes(setting, phrase) == trigger.first:
        return True
    return segment.opening == "rel" and _antecedes(setting, segment.opener, phrase)


def _describes(setting: Setting, phrase: Phrase) -> int:
    """Return the participle that follows the phrase and describes it ("with 30 rebels killed"), -1 for none; only where
    the tagger tells participles from past forms."""
    following = setting.sentence.tokens[phrase.last + 1 : phrase.last + 2]
    if setting.verb_second or not following or following[0].upos != "VERB":
        return -1
    told = any(form in following[0].feats for form in ("VerbForm=Part", "VerbForm=Ger"))
    return following[0].index if told else -1


def _follows_rest(setting: Setting, trigger: Trigger, phrase: Phrase) -> bool:
    """Return whether the phrase is what the last of the words that go with the trigger governs ("livet av fem")."""
    last = trigger.rest[-1]
    if setting.sentence.tokens[last].upos not in ("ADP", "SCONJ", "ADV"):
        return False
    leader = setting.phrase_at(phrase.leader) or phrase
    return leader.first <= last < leader.head or 0 < leader.first - last <= 2


def _ends_before(setting: Setting, trigger: Trigger, phrase: Phrase) -> bool:
    """Return whether the set phrase ends in the preposition that governs the list of `phrase` ("alliert med X")."""
    leader = setting.phrase_at(phrase.leader) or phrase
    governing = setting.sentence.tokens[trigger.last].upos in ("ADP", "SCONJ", "PRON")
    return governing and 0 < leader.first - trigger.last <= 2


def _around_noun(setting: Setting, trigger: Trigger, phrase: Phrase) -> Iterator[tuple[str, float]]:
    if phrase.last < trigger.first:
        if phrase.genitive and trigger.first - phrase.last <= ADJACENT:
            yield "genitive", ORDER + TREE
        yield "before", ORDER + _tree(setting, trigger, phrase, SUBJECTS)
    elif phrase.first > trigger.last or (phrase.head > trigger.last and trigger.word.kind == "relation"):
        yield "after", ORDER


def _around_verb(setting: Setting, trigger: Trigger, reading: Reading, phrase: Phrase) -> Iterator[tuple[str, float]]:
    subject = "object" if reading.voice == "passive" and _takes_object(trigger) else "subject"
    inverted = _is_inverted(setting, trigger, reading)
    linked = setting.sentence.tokens[phrase.head].head == trigger.index
    relation = setting.sentence.tokens[phrase.head].dep
    if phrase.last < trigger.first and reading.voice == "active" and _is_done_to(setting, trigger, phrase):
        yield "object", ORDER + 1.0
    elif phrase.last < trigger.first:
        between = 0 <= reading.finite < phrase.first
        if inverted and not between:
            if linked and relation in SUBJECTS:
                yield subject, ORDER
            return
        yield subject, ORDER + (0.5 if between else 0.0) + _tree(setting, trigger, phrase, (*SUBJECTS, "obl", "nmod"))
        if relation in OBJECTS and reading.voice == "active":
            yield "object", 0.5 + _tree(setting, trigger, phrase, OBJECTS)
    elif phrase.first > trigger.last:
        waiting = reading.finite == trigger.index and inverted
        if waiting and (_is_first_after(setting, trigger, phrase) or (linked and relation in SUBJECTS)):
            yield subject, ORDER + (TREE if linked and relation in SUBJECTS else 0.5)
        if reading.voice == "passive":
            yield "object", 1.0 + _tree(setting, trigger, phrase, (*SUBJECTS, *OBJECTS))
        else:
            yield "object", ORDER + _tree(setting, trigger, phrase, OBJECTS) - (1.0 if waiting else 0.0)


def _is_done_to(setting: Setting, trigger: Trigger, phrase: Phrase) -> bool:
    """Return whether the trigger's relative clause has a subject of its own ("militsen, som Iran finansierer")."""
    number = setting.segments.of[trigger.index]
    segment = setting.segments.segments[number]
    if segment.opening != "rel" or not _antecedes(setting, segment.opener, phrase):
        return False
    return any(
        segment.opener < other.first and other.last < trigger.first and not other.preposition and other.moment is None
        for other in setting.phrases
    )


def _takes_object(trigger: Trigger) -> bool:
    roles = trigger.word.entry.roles
    return any("object" in slots for slots in (roles.actor, roles.target, roles.counted, roles.place, roles.topic))


def _is_inverted(setting: Setting, trigger: Trigger, reading: Reading) -> bool:
    """Return whether something else than the subject opens the clause, so that the subject follows the finite verb."""
    number = setting.segments.of[trigger.index]
    segment = setting.segments.segments[number]
    finite = reading.finite if reading.finite >= 0 else trigger.index
    if not setting.verb_second:
        return False
    if segment.opening == "aside":
        return True
    if segment.opening in ("sub", "rel", "inf", "vp"):
        return False
    start = next(
        (
            token.index
            for token in setting.sentence.tokens
            if setting.segments.of[token.index] == number and _opens(token)
        ),
        finite,
    )
    if start >= finite:
        return True
    if setting.sentence.tokens[start].dep == "expl":
        return True
    if setting.sentence.tokens[start].upos in ("ADP", "ADV", "SCONJ"):
        if setting.sentence.tokens[start].upos == "ADV" and _has_subject(setting, start, finite):
            return False
        return not any(each.first <= start <= each.last for each in setting.quantities)
    return any(moment.first <= start <= moment.last for moment in setting.moments)


def _has_subject(setting: Setting, start: int, finite: int) -> bool:
    """Return whether a subject stands between the adverb that opens a clause and its verb ("Bare 270 var igjen")."""
    return any(token.dep in SUBJECTS for token in setting.sentence.tokens[start + 1 : finite])


def _opens(token: Token) -> bool:
    return token.upos not in ("PUNCT", "CCONJ")


def _is_first_after(setting: Setting, trigger: Trigger, phrase: Phrase) -> bool:
    return not any(
        trigger.last < other.first < phrase.first and not other.preposition and other.moment is None
        for other in setting.phrases
        if other.leader != phrase.leader
    )


def _tree(setting: Setting, trigger: Trigger, phrase: Phrase, relations: tuple[str, ...]) -> float:
    token = setting.sentence.tokens[phrase.head]
    if phrase.leader != phrase.head:
        token = setting.sentence.tokens[phrase.leader]
    if phrase.quantity is not None and phrase.quantity.of_previous and token.head == phrase.quantity.first:
        token = setting.sentence.tokens[phrase.quantity.first]
    if trigger.first <= token.head <= trigger.last and token.index != token.head:
        return TREE if token.dep in relations else TREE / 3
    return 0.0


def _crossing(setting: Setting, trigger: Trigger, phrase: Phrase, slot: str) -> float:
    anchor = trigger.first if trigger.word.shape == "phrase" and phrase.last < trigger.first else trigger.index
    here, there = setting.segments.of[anchor], setting.segments.of[phrase.head]
    if here == there:
        return 0.0
    cost, number = 0.0, here
    while number >= 0 and number != there:
        segment = setting.segments.segments[number]
        if slot not in ("subject", "object", "before", "genitive"):
            cost += CROSSING if segment.opening in ("main", "sub", "aside") else SHARING * 2
        elif segment.opening == "inf" and slot == "subject" and _is_raised(setting, segment.opener):
            pass
        elif segment.opening in ("vp", "inf"):
            cost += SHARING if slot != "subject" or _is_subject(setting, phrase, segment.parent) else CROSSING
        elif segment.opening == "rel":
            cost += 0.0 if _antecedes(setting, segment.opener, phrase) else CROSSING
        else:
            cost += CROSSING
        number = segment.parent
    return cost if number == there else cost + CROSSING


def _is_raised(setting: Setting, opener: int) -> bool:
    """Return whether the verb before an infinitive has no subject but the infinitive's ("ti antas å være døde")."""
    before = setting.sentence.tokens[opener - 1 : opener] if opener else ()
    return any("Voice=Pass" in token.feats for token in before)


def _is_subject(setting: Setting, phrase: Phrase, number: int) -> bool:
    """Return whether the phrase can be the subject of stretch `number`: before its finite verb, or first after it
    where something else opens the stretch. True where the phrase stands elsewhere, which is not for this to judge."""
    if setting.segments.of[phrase.head] != number:
        return True
    own = [token.index for token in setting.sentence.tokens if setting.segments.of[token.index] == number]
    finite = next((index for index in own if is_finite(setting.sentence.tokens[index])), -1)
    if finite < 0 or phrase.last < finite:
        return True
    free = [
        other
        for other in setting.phrases
        if not other.preposition and other.moment is None and setting.segments.of[other.head] == number
    ]
    if any(other.last < finite for other in free):
        return False
    after = [other for other in free if other.first > finite]
    return bool(after) and phrase.leader == after[0].leader


def _antecedes(setting: Setting, opener: int, phrase: Phrase) -> bool:
    """Return whether a relative word speaks of the phrase, alone or in a list of counts ("24 kvinner og 15 barn")."""
    head = _antecedent(setting, opener)
    if head == phrase.head:
        return True
    last = setting.phrase_at(head)
    listed = last is not None and last.leader == phrase.leader and phrase.last < opener
    return listed and last is not None and last.quantity is not None and phrase.quantity is not None


def _antecedent(setting: Setting, opener: int) -> int:
    """Return the head of the phrase that a relative word speaks of: the last before it."""
    heads = [phrase.head for phrase in setting.phrases if phrase.last < opener and phrase.moment is None]
    return heads[-1] if heads else -1
