"""Find the outlet that a speaker spoke to or through: "told AFP", "forteller leger til Reuters", "skriver han på X"."""

from collections.abc import Sequence

from belegg.extract.attribution.cues import Cue, Range
from belegg.extract.attribution.phrases import Reading, is_capital, phrase_end
from belegg.extract.attribution.speakers import is_outlet
from belegg.model.parts import Party

REACH = 8
"""Within how many words after the verb the outlet stands."""
STOPS = (",", ";", ":", ".", "(", "«", "»", '"', "“", "”", "–", "—")


def passed_by(reading: Reading, cue: Cue, parties: Sequence[Party]) -> Range | None:
    """Return the words of the outlet that the speaker of a cue spoke to or through, None where none is told."""
    if cue.via is not None or cue.who is None or cue.kind == "source" or is_outlet(reading, cue.who, parties):
        return cue.via
    start = max(cue.words[1], cue.who[1] if cue.who[0] > cue.at else 0)
    for index in range(start, min(start + REACH, reading.closing)):
        if reading.words[index] in STOPS or reading.has(index, "that") or reading.has(index, "relative"):
            return None
        leads = reading.has(index, "recipients") or reading.has(index, "media_prepositions")
        first = index + 1 if leads else index
        if leads or (index == start and cue.who[1] <= start):
            end = phrase_end(reading, first, min(first + REACH, reading.closing))
            if end > first and is_outlet(reading, (first, end), parties) and _may_pass_on(reading, first, end):
                return first, end
    return None


def _may_pass_on(reading: Reading, first: int, end: int) -> bool:
    """Return whether the words are an outlet's, not an audience's ("the press"), an occasion's ("a press conference")
    or a thing's that is called as an outlet is ("two posts")."""
    if reading.has(first, "audiences"):
        return False
    inside = range(first, end)
    if any(
        reading.has(at, "medium") and not reading.has(at, "outlet_nouns") and not _is_name(reading, at) for at in inside
    ):
        return False
    return any(reading.has(at, "outlet_nouns") or is_capital(reading, at) for at in inside)


def _is_name(reading: Reading, index: int) -> bool:
    return is_capital(reading, index) and reading.words[index] in reading.lexicon.sets["outlets"]
