"""Find the clause set after what is said whose subject stands before its verb: "…, the army said"."""

from belegg.extract.attribution.cues import Cue, Range, tail_end, via_of
from belegg.extract.attribution.lexicon import VerbForm
from belegg.extract.attribution.phrases import (
    QUOTES,
    STOPS,
    Reading,
    has_finite,
    is_capital,
    is_finite,
    is_source_noun,
    phrase_end,
    skip_adverbs,
    source_inside,
)


def tag_behind(reading: Reading, index: int, form: VerbForm) -> Cue | None:
    """Return the cue of a clause set after what is said, its subject before its verb ("…, the army said"), or None."""
    entry = form.entry
    if "tag" not in entry.takes or form.form not in ("present", "past") or form.particle or entry.impersonal:
        return None
    marks = reading.lexicon.sets["subject_first"]
    first = next((at for at in range(index - 1, 0, -1) if reading.words[at - 1] in marks), 0)
    end = phrase_end(reading, first, index, owners=True) if first > 1 else first
    if reading.words[index - 1] == ",":
        first, end = _beside_name(reading, index)
    if end == first or skip_adverbs(reading, end) < index:
        return None
    after = skip_adverbs(reading, index + 1)
    if reading.has(after, "that") or is_finite(reading, after) or reading.has(index + 1, "negations"):
        return None
    stop = next((at for at in range(after, reading.closing) if reading.words[at] in STOPS), reading.closing)
    if not has_finite(reading, 0, first - 1) and has_finite(reading, after, stop) and reading.words[0] not in QUOTES:
        return None
    if entry.shows and not any(is_source_noun(reading, one) for one in range(first, end)):
        return None
    first = _named_before(reading, first, end)
    end -= reading.words[end - 1] == ","
    who = source_inside(reading, first, end, reading.closing) or (first, end)
    tail = tail_end(reading, max(after, index + 1))
    return Cue(
        kind="tag", at=first, who=who, said=[], words=(first, index + 1), standing=entry.standing, entry=entry.name,
        clause=first, tail=tail, via=via_of(reading, index + 1, tail), denies=entry.denies,
    )  # fmt: skip


def _beside_name(reading: Reading, index: int) -> Range:
    """Return the office and the name set beside it before the verb at `index` ("…, a commander, Jan Li, said"), an
    empty range where there are none."""
    marks = reading.lexicon.sets["subject_first"]
    second = next((at for at in range(index - 2, 1, -1) if reading.words[at] == ","), 0)
    first = next((at for at in range(second - 1, 0, -1) if reading.words[at - 1] in marks), 0)
    if first < 2 or not is_capital(reading, second + 1):
        return index, index
    office = phrase_end(reading, first, second, owners=True)
    name = phrase_end(reading, second + 1, index - 1, owners=True)
    return (first, index) if office == second and name == index - 1 else (index, index)


def _named_before(reading: Reading, first: int, end: int) -> int:
    """Return where the name begins that the office `first`..`end` stands beside ("Jan Li, the spokesman, said")."""
    if reading.words[end] != "," and not reading.has(first, "determiners"):
        return first
    start = next((at for at in range(first - 2, 0, -1) if reading.words[at - 1] in STOPS), 0)
    named = start > 1 and start < first - 1 and is_capital(reading, start) and is_capital(reading, first - 2)
    return start if named and phrase_end(reading, start, first - 1) == first - 1 else first
