"""Find titles and timed entries that name their speaker before a colon: "FN: – Fem drept", "19.10: Hæren: Ti falne"."""

import re

from belegg.extract.attribution.cues import Cue, spread
from belegg.extract.attribution.phrases import DASHES, Reading, is_finite, phrase_end

CLOCK = re.compile(r"[0-2]?\d[.:][0-5]\d:?")


def headline(reading: Reading) -> Cue | None:
    """Return the cue of a title, or of an entry that begins with a clock time, that names the speaker before a colon
    ("FN: – Fem drept", "19.10: Helsedepartementet: 34 døde"), None for another. Without a quotation mark or dash
    after the colon the speaker must be a party that is known."""
    first = _after_clock(reading)
    if not first and reading.sentence.zone not in ("title", "subhead", "lead", "teaser", "listing"):
        return None
    end = phrase_end(reading, first, reading.closing)
    quoted = reading.word(end + 1) in DASHES or reading.word(end + 1) in ("«", "“", '"')
    known = first > 0 and any(at in reading.parties for at in range(first, end))
    said = spread(reading, end + 1, reading.closing)
    if end == first or is_finite(reading, first) or reading.word(end) != ":" or said is None or not (quoted or known):
        return None
    return Cue(
        kind="forward", at=end, who=(first, end), said=[said], words=(first, end + 1), standing="attributed",
        entry="headline", clause=first, tail=said[1],
    )  # fmt: skip


def _after_clock(reading: Reading) -> int:
    """Return the index after a clock time that the sentence begins with, 0 where it begins with none."""
    if not CLOCK.fullmatch(reading.word(0)):
        return 0
    return 2 if reading.word(1) in (":", *DASHES) else 1
