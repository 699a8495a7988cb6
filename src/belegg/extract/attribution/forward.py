"""Find what a clause of saying says after itself: "X sier at …", "X har registrert 570 …", "X avviser å ha …"."""

from belegg.extract.attribution.cues import Cue, Range, clause_start, remark_at, spread, text_start
from belegg.extract.attribution.lexicon import VerbForm
from belegg.extract.attribution.phrases import (
    QUOTES,
    STOPS,
    Reading,
    apposed_end,
    has_finite,
    is_aside,
    is_finite,
    is_source_noun,
    names_outlet,
    own_side,
    phrase_end,
    skip_adverbs,
    source_inside,
)

REACH = 14


def forward(reading: Reading, index: int, form: VerbForm) -> Cue | None:
    """Return the cue of the verb of saying at `index` that looks forward, None where it says nothing."""
    finite = finite_of(reading, index, form)
    if finite is None:
        return _blamed(reading, index, form)
    if _is_negated(reading, finite, index, form):
        return None
    start, free = clause_start(reading, finite)
    who, shared, relative, after = _subject(reading, start, finite, index, form)
    if who is None or reading.has(who[0], "negations"):
        return None
    after = max(after, index + 1)
    if form.particle:
        at = _particle(reading, after, index, form)
        if at is None:
            return None
        after = at
    if form.entry.impersonal:
        if not reading.has(who[0], "expletive"):
            return None
        who = None
    elif reading.has(who[0], "expletive") and who[1] == who[0] + 1 and form.entry.takes != ("infinitive",):
        return None
    content, introduces = content_after(reading, after, form, before=after == index + 1)
    if content is None and not introduces:
        return None
    if relative and content is not None:
        content = _inside_relative(reading, content)
    speaker = source_inside(reading, *who, reading.closing) if who else None
    if form.entry.shows and (who is None or speaker is None or not is_source(reading, who)):
        return None
    speaker = speaker or who
    return Cue(
        kind="forward", at=index, who=speaker, said=[content] if content else [], words=_cue_words(who, index),
        standing=form.entry.standing, entry=form.entry.name, clause=finite if shared else start,
        free=free or shared, tail=content[1] if content else reading.closing, denies=form.entry.denies, shared=shared,
        introduces=introduces, relative=relative, impersonal=form.entry.impersonal, judges=form.entry.judges,
        own=form.entry.own, via=_told(reading, after, content[0] if content else after),
    )  # fmt: skip


def _inside_relative(reading: Reading, content: Range) -> Range:
    """Return `content` up to the comma that closes the relative clause it stands in."""
    first, end = content
    closes = (at for at in range(first + 1, end) if reading.words[at] == "," and is_finite(reading, at + 1))
    return first, next(closes, end)


def _is_negated(reading: Reading, finite: int, index: int, form: VerbForm) -> bool:
    """Return whether a negation takes the saying out of the verb; not one that belongs to it ("godtar ikke")."""
    own = index + 1 if form.particle and reading.follows(index + 1, form.particle) else index + 2
    return any(reading.has(at, "negations") for at in range(finite, own))


def finite_of(reading: Reading, index: int, form: VerbForm) -> int | None:
    """Return where the finite verb of the clause stands: the verb itself, or "har" before a participle."""
    if form.form in ("present", "past") and not (form.form == "past" and reading.has(index - 1, "passive")):
        return index
    if form.form == "infinitive":
        return _able(reading, index)
    if form.form != "participle":
        return None
    for at in range(index - 1, max(-1, index - 10), -1):
        if reading.has(at, "perfect"):
            return at
        if reading.words[at] in STOPS - {","} or reading.has(at, "subordinators") or is_finite(reading, at):
            return None
    return None


def _able(reading: Reading, index: int) -> int | None:
    """Return where the finite verb stands before an infinitive of saying that is done ("kan melde om", "har kunnet
    slå fast at", "må innrømme")."""
    if reading.has(index - 1, "infinitive_mark"):
        return None
    able = next((at for at in range(index - 1, max(-1, index - 6), -1) if reading.has(at, "able")), None)
    if able is None or any(reading.words[at] in STOPS for at in range(able, index)):
        return None
    if is_finite(reading, able) or able == 0:
        return able
    return next((at for at in range(able - 1, max(-1, able - 6), -1) if reading.has(at, "perfect")), None)


def _subject(
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
    return _behind(reading, finite, index)


def _after_front(reading: Reading, front: int, finite: int) -> Range | None:
    """Return the subject that stands right before its verb, behind what opens the clause ("For its part, the army
    said", "In Paris a minister said"), None where none does."""
    commas = [at for at in range(front, finite) if reading.words[at] == ","]
    starts = [commas[-1] + 1] if commas else [at for at in range(front + 1, finite) if reading.has(at, "determiners")]
    for start in starts:
        end = phrase_end(reading, start, finite, owners=True)
        behind = reading.has(start - 1, "prepositions") or reading.has(start, "prepositions")
        if end > start and not behind and skip_adverbs(reading, end) >= finite:
            return start, end
    return None


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


def _particle(reading: Reading, after: int, index: int, form: VerbForm) -> int | None:
    for at in (after, index + 1, skip_adverbs(reading, after)):
        if reading.follows(at, form.particle):
            return max(after, at + len(form.particle))
    return None


def is_source(reading: Reading, who: Range) -> bool:
    """Return whether one of the words of `who` is a noun for a source."""
    return any(is_source_noun(reading, index) for index in range(*who))


def _cue_words(who: Range | None, index: int) -> Range:
    if who is None:
        return index, index + 1
    return min(who[0], index), max(who[1], index + 1)


def content_after(reading: Reading, after: int, form: VerbForm, *, before: bool) -> tuple[Range | None, bool]:
    """Return the words that are said, and whether they only come in what follows ("X sa følgende:")."""
    takes = form.entry.takes
    found = _clause(reading, after) if "at" in takes or "quote" in takes else None
    if found is not None:
        if found >= reading.closing and reading.sentence.tokens[-1].text in (":",):
            return None, True
        if "at" in takes or reading.words[found - 1] == ":":
            return spread(reading, found, remark_at(reading, found)), False
    first = skip_adverbs(reading, after)
    word = reading.word(first)
    if word in form.entry.not_before or reading.word(after) in form.entry.not_before:
        return None, False
    if word in form.entry.about and "about" in takes and first + 1 < reading.closing:
        return _cut(reading, first + 1, form), False
    if "infinitive" in takes:
        mark = first + 1 if word == "seg" else first
        if reading.has(mark, "infinitive_mark"):
            return _cut(reading, mark, form), False
    if word in QUOTES and "quote" in takes:
        return _quoted(reading, first), False
    return _object(reading, first, after, form, before=before), False


def _clause(reading: Reading, after: int) -> int | None:
    """Return where the clause begins that "at", a colon or the like opens after the verb, None where none does."""
    for at in range(after, min(len(reading.words), after + REACH)):
        if reading.has(at, "that"):
            return at + 1
        if reading.words[at] == ":":
            return at + 1
        if reading.words[at] in STOPS - {"(", ")"} or (is_finite(reading, at) and not own_side(reading, at)):
            return None
        if reading.has(at, "relative") or reading.has(at, "infinitive_mark"):
            return None
    return None


def _object(reading: Reading, first: int, after: int, form: VerbForm, *, before: bool) -> Range | None:
    takes = form.entry.takes
    if first >= reading.closing or reading.words[first] in STOPS - QUOTES:
        return None
    if reading.has(first, "prepositions") and not reading.has(first, "amounts"):
        return None
    if "blame" in takes:
        return _cut(reading, first, form) if _blames(reading, first) else None
    if "number" in takes and not _is_near(reading, first, form):
        stop = next((at for at in range(first, reading.closing) if reading.words[at] == ","), reading.closing)
        counted = any(
            reading.words[at][:1].isdigit() or reading.has(at, "amounts") for at in range(first, min(first + 5, stop))
        )
        toward = [at for at in range(first, stop) if reading.words[at] in form.entry.about]
        aimed = any(_counts(reading, at + 1) for at in toward) or any(
            reading.has(at, "recipients") and _counts(reading, at + 1) for at in range(first, stop)
        )
        return _cut(reading, first, form) if (counted and _counts_near(reading, first, stop)) or aimed else None
    if "perfect" in takes:
        done = reading.tokens[first].upos in ("VERB", "X") and not _counts(reading, first)
        counted = any(_counts(reading, at) for at in range(first + 1, min(first + 5, reading.closing)))
        return _cut(reading, first, form) if done and counted else None
    if "object" in takes:
        return _cut(reading, first, form)
    if "bare" in takes and before and not reading.has(first, "joins"):
        ends = STOPS - QUOTES
        stop = next((at for at in range(first, reading.closing) if reading.words[at] in ends), reading.closing)
        told = has_finite(reading, first + 1, min(stop, first + 12)) or _after_aside(reading, stop)
        if not is_finite(reading, first) and told:
            return _cut(reading, after if reading.has(after, "adverbs") else first, form)
    return None


def _blames(reading: Reading, first: int) -> bool:
    return any(reading.has(at, "blame") for at in range(first, reading.closing))


def _after_aside(reading: Reading, comma: int) -> bool:
    """Return whether a verb follows the aside that opens at `comma` ("said 12, including a child, were killed")."""
    if reading.word(comma) != ",":
        return False
    closes = next((at for at in range(comma + 1, min(reading.closing, comma + 12)) if reading.words[at] == ","), 0)
    return (
        closes > 0 and not has_finite(reading, comma, closes) and is_finite(reading, skip_adverbs(reading, closes + 1))
    )


def _is_near(reading: Reading, first: int, form: VerbForm) -> bool:
    return any(word in form.entry.not_near for word in reading.words[first : first + 6])


def _counts(reading: Reading, index: int) -> bool:
    return reading.word(index)[:1].isdigit() or reading.has(index, "amounts")


def _counts_near(reading: Reading, first: int, stop: int) -> bool:
    return any(_counts(reading, at) for at in range(first, min(first + 4, stop)))


def _quoted(reading: Reading, first: int) -> Range | None:
    close = {"«": "»", "“": "”", "„": "“"}.get(reading.words[first], reading.words[first])
    end = next((at for at in range(first + 1, len(reading.words)) if reading.words[at] == close), reading.closing)
    return spread(reading, first, min(end + 1, reading.closing))


def _cut(reading: Reading, first: int, form: VerbForm) -> Range | None:
    end = remark_at(reading, first)
    if form.entry.presupposes:
        end = next((at for at in range(first + 1, end) if reading.has(at, "relative")), end)
    return spread(reading, first, end)


def version(reading: Reading, index: int) -> Cue | None:
    """Return the cue of a noun that names somebody's version of things ("Det er FNs anslag at …"), None for another."""
    if not reading.has(index, "versions") or not reading.has(index + 1, "that") or not reading.has(0, "expletive"):
        return None
    first = skip_adverbs(reading, 2)
    said = spread(reading, index + 2, remark_at(reading, index + 2))
    if said is None or not is_finite(reading, 1) or first >= index or not reading.words[index - 1].endswith("s"):
        return None
    return Cue(
        kind="forward", at=index, who=(first, index), said=[said], words=(first, index + 1), standing="attributed",
        entry="version", clause=0, tail=said[1],
    )  # fmt: skip


def _told(reading: Reading, first: int, end: int) -> Range | None:
    for index in range(first, end):
        if reading.has(index, "recipients"):
            last = phrase_end(reading, index + 1, end)
            if last > index + 1 and names_outlet(reading, index + 1, last):
                return index + 1, last
    return None


def _blamed(reading: Reading, index: int, form: VerbForm) -> Cue | None:
    """Return the cue of a passive that names who says it: "blir anklaget av FN for …", "ble opplyst av X at …"."""
    if form.form not in ("participle", "passive"):
        return None
    at = skip_adverbs(reading, index + 1)
    if not reading.has(at, "from"):
        return None
    end = phrase_end(reading, at + 1, reading.closing)
    if end == at + 1:
        return None
    opens = reading.has(end, "that") or ("blame" in form.entry.takes and reading.has(end, "blame"))
    content = _cut(reading, end + 1, form) if opens else None
    if content is None:
        return None
    start, free = clause_start(reading, index)
    return Cue(
        kind="forward", at=index, who=(at + 1, end), said=[content], words=(index, end), standing=form.entry.standing,
        entry=form.entry.name, clause=start, free=free, tail=content[1], denies=form.entry.denies,
    )  # fmt: skip
