"""Find what a clause of saying says after itself: "X sier at …", "X har registrert 570 …", "X avviser å ha …"."""

from belegg.extract.attribution.cues import Cue, Range, clause_start, remark_at, spread
from belegg.extract.attribution.lexicon import VerbForm
from belegg.extract.attribution.phrases import (
    QUOTES,
    STOPS,
    Reading,
    has_finite,
    is_finite,
    is_source_noun,
    names_outlet,
    own_side,
    phrase_end,
    skip_adverbs,
    source_inside,
)
from belegg.extract.attribution.subjects import subject

REACH = 14


def forward(reading: Reading, index: int, form: VerbForm) -> Cue | None:
    """Return the cue of the verb of saying at `index` that looks forward, None where it says nothing."""
    finite = finite_of(reading, index, form)
    if finite is None:
        return _blamed(reading, index, form)
    if _is_negated(reading, finite, index, form):
        return None
    start, free = clause_start(reading, finite)
    who, shared, relative, after = subject(reading, start, finite, index, form)
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
    elif is_empty(reading, who) and form.entry.takes != ("infinitive",):
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


def is_empty(reading: Reading, who: Range) -> bool:
    """Return whether `who` is a word that only fills the subject's place; "it" may stand for who speaks where the
    language has that word for both, and the tree tells which it is."""
    if not reading.has(who[0], "expletive") or who[1] > who[0] + 1:
        return False
    speaks = reading.has(who[0], "pronouns") and reading.sentence.parsed
    return not speaks or reading.tokens[who[0]].dep != "nsubj"


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
    if form.form == "gerund":
        return _going_on(reading, index)
    if form.form != "participle":
        return None
    for at in range(index - 1, max(-1, index - 10), -1):
        if reading.has(at, "perfect"):
            return at
        if reading.words[at] in STOPS - {","} or reading.has(at, "subordinators") or is_finite(reading, at):
            return None
    return None


def _going_on(reading: Reading, index: int) -> int | None:
    """Return where the finite verb stands before a gerund that tells what goes on ("is warning"), None for none."""
    at = index - 1
    while at > 0 and reading.has(at, "adverbs"):
        at -= 1
    return at if reading.has(at, "progressive") else None


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
        if reading.words[at] == "," and reading.has(at + 1, "comma_before"):
            continue
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
        return None if _is_near(reading, first, form) else _cut(reading, first, form)
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
