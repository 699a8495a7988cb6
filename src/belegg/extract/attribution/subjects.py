"""Find who speaks in a clause of saying: the subject of its verb, before it, behind it, or of the clause before."""

from belegg.extract.attribution.cues import Range, clause_start, text_start
from belegg.extract.attribution.lexicon import VerbForm
from belegg.extract.attribution.phrases import (
    QUOTES,
    STOPS,
    Reading,
    apposed_end,
    has_finite,
    is_aside,
    is_capital,
    is_finite,
    phrase_end,
    skip_adverbs,
)

ASIDES = ("acl:relcl", "acl", "parataxis", "advcl", "ccomp", "punct", "cc", "conj")


def subject(
    reading: Reading, start: int, finite: int, index: int, form: VerbForm
) -> tuple[Range | None, bool, bool, int]:
    """Return who speaks, whether the subject is shared with the clause before, whether it is a relative's
    antecedent, and the index after the subject where it stands behind the verb (else 0)."""
    before = finite - 1
    while before > start and (reading.has(before, "adverbs") and not reading.has(before, "joins")):
        before -= 1
    if reading.has(before, "relative") and before > 0:
        return _antecedent(reading, before), False, True, 0
    if before > text_start(reading) and (reading.has(before, "joins") or reading.has(before, "but")):
        return _shared_subject(reading, before), True, False, 0
    front = start
    while front < finite and (reading.has(front, "contrasts") or reading.has(front, "joins")):
        front += 1
    fronted = (
        skip_adverbs(reading, front) > front
        or reading.has(front, "prepositions")
        or (reading.has(front, "subordinators") and not reading.has(front, "determiners"))
    )
    if not fronted:
        end = phrase_end(reading, front, finite, owners=True)
        if end > front and _reaches(reading, end, finite) and not _is_pointed(reading, front, end, index):
            named = apposed_end(reading, front, end)
            return (front, named if named <= finite else end), False, False, 0
    elif reading.lexicon.sets["subject_first"]:
        own = _after_front(reading, front, finite)
        if own is not None:
            return own, False, False, 0
    if form.particle and reading.follows(skip_adverbs(reading, index + 1), form.particle):
        return None, False, False, 0
    if reading.lexicon.sets["subject_first"] and reading.sentence.parsed:
        return subject_of(reading, index), False, False, 0
    behind = _behind(reading, finite, index)
    return behind if behind[0] is not None else (subject_of(reading, index), False, False, 0)


def subject_of(reading: Reading, index: int) -> Range | None:
    """Return the words of the subject that the tree gives the verb at `index`, None where it has none before it."""
    heads = [child.index for child in reading.sentence.children(index) if child.dep == "nsubj" and child.index < index]
    if not heads or not reading.sentence.parsed or reading.has(heads[-1], "relative"):
        return None
    stated = any(child.dep in ("cop", "aux") for child in reading.sentence.children(heads[-1]))
    if stated or any(reading.words[at] in QUOTES for at in range(heads[-1], index)):
        return None
    return noun_phrase(reading, heads[-1], index)


def noun_phrase(reading: Reading, head: int, limit: int) -> Range | None:
    """Return the words of the phrase that `head` heads, before `limit`, without its clauses, with a name beside it."""
    inside, stack = {head}, [head]
    while stack:
        for child in reading.sentence.children(stack.pop()):
            if child.dep not in ASIDES and child.index < limit:
                inside.add(child.index)
                stack.append(child.index)
    first = head
    while first - 1 in inside:
        first -= 1
    last = max(at for at in inside if at == head or _joined(reading, inside, head, at))
    while first < last and reading.words[first] in STOPS:
        first += 1
    while last > first and reading.words[last] in STOPS:
        last -= 1
    return None if reading.words[first] in STOPS else (first, last + 1)


def _joined(reading: Reading, inside: set[int], head: int, at: int) -> bool:
    """Return whether only words of the phrase, or a comma, stand between its head and the word at `at`."""
    return at > head and all(one in inside or reading.words[one] == "," for one in range(head, at))


def _after_front(reading: Reading, front: int, finite: int) -> Range | None:
    """Return the subject that stands right before its verb, behind what opens the clause ("For its part, the army
    said", "In Paris a minister said"), None where none does."""
    commas = [at for at in range(front, finite) if reading.words[at] == ","]
    starts = [commas[-1] + 1] if commas else [at for at in range(front + 1, finite) if reading.has(at, "determiners")]
    starts += [] if commas else _right_before(reading, front, finite)
    for start in starts:
        end = phrase_end(reading, start, finite, owners=True)
        behind = reading.has(start - 1, "prepositions") or reading.has(start, "prepositions")
        if end > start and not behind and skip_adverbs(reading, end) >= finite:
            return start, end
    return None


def _right_before(reading: Reading, front: int, finite: int) -> list[int]:
    """Return where a name or pronoun right before the verb begins ("By nightfall Moldova said"), [] for neither."""
    last = finite - 1
    while last > front and reading.has(last, "adverbs"):
        last -= 1
    if reading.has(last, "pronouns"):
        return [last]
    first = last + 1
    while first - 1 > front and is_capital(reading, first - 1):
        first -= 1
    return [first] if first <= last and not reading.has(first - 1, "prepositions") else []


def _shared_subject(reading: Reading, joint: int) -> Range | None:
    """Return the subject of the clause that the word at `joint` ("og", "men") goes on from."""
    start, _ = clause_start(reading, joint)
    if reading.has(start - 1, "that"):
        start, _ = clause_start(reading, start - 1)
    verb = next((at for at in range(start, joint) if is_finite(reading, at)), None)
    for at in range(joint - 1, start, -1):
        if reading.has(at, "remarks") and reading.words[at - 1] == ",":
            end = phrase_end(reading, at + 1, joint, owners=True)
            return (at + 1, end) if end > at + 1 else None
    if verb is None:
        return None
    front = start + 1 if reading.has(start, "contrasts") else start
    if (
        skip_adverbs(reading, front) == front
        and not reading.has(front, "prepositions")
        and (not reading.has(front, "subordinators") or reading.has(front, "determiners"))
    ):
        end = phrase_end(reading, front, joint, owners=True)
        if end > front and not is_finite(reading, front):
            named = apposed_end(reading, front, end)
            return front, named if named < joint else end
    first = skip_adverbs(reading, verb + 1)
    end = phrase_end(reading, first, joint, owners=True)
    return (first, end) if end > first else None


def _is_pointed(reading: Reading, front: int, end: int, index: int) -> bool:
    """Return whether "det" before the verb is what is said and the speaker stands behind ("Det avviser hæren")."""
    if end != front + 1 or not (reading.has(front, "pointers") and reading.has(front, "determiners")):
        return False
    behind = phrase_end(reading, index + 1, reading.closing, owners=True)
    return behind > index + 1 and behind >= reading.closing


def _behind(reading: Reading, finite: int, index: int) -> tuple[Range | None, bool, bool, int]:
    first = skip_adverbs(reading, finite + 1)
    limit = index if finite < index else reading.closing
    end = phrase_end(reading, first, limit, owners=True)
    if end == first:
        return None, False, False, 0
    named = apposed_end(reading, first, end)
    return (first, named), False, False, named


def _antecedent(reading: Reading, relative: int) -> Range | None:
    """Return the phrase that the relative word at `relative` belongs to."""
    end = relative - 1 if reading.word(relative - 1) == "," else relative
    if reading.sentence.parsed and reading.lexicon.sets["subject_first"]:
        clause = reading.tokens[reading.tokens[relative].head]
        if clause.dep == "acl:relcl" and clause.head < relative:
            return noun_phrase(reading, clause.head, relative)
    for start in range(max(0, end - 10), end):
        if is_finite(reading, start):
            continue
        begins = start == 0 or reading.words[start - 1] in STOPS or is_finite(reading, start - 1)
        if begins and phrase_end(reading, start, end, owners=True) == end:
            return start, end
    for start in range(max(0, end - 5), end):
        if phrase_end(reading, start, end) == end:
            return start, end
    return None


def _reaches(reading: Reading, end: int, finite: int) -> bool:
    """Return whether only adverbs, an apposition or a relative clause stand between `end` and the verb."""
    if end >= finite or skip_adverbs(reading, end) >= finite:
        return True
    if reading.word(end) == "," and reading.word(finite - 1) == ",":
        inside = reading.words[end + 1 : finite - 1]
        return ";" not in inside and is_aside(reading, end + 1, finite - 1)
    if reading.has(end, "relative"):
        return has_finite(reading, end + 1, finite) and "," not in reading.words[end : finite - 1]
    described = "VerbForm=Part" in reading.tokens[end].feats and bool(reading.lexicon.sets["subject_first"])
    return (
        (reading.has(end, "prepositions") or described)
        and not has_finite(reading, end, finite)
        and ("," not in reading.words[end:finite])
    )
