"""Follow quotations over the sentences of a paragraph: who speaks in a sentence that names nobody."""

from collections.abc import Sequence

from belegg.extract.attribution.cues import Cue
from belegg.extract.attribution.phrases import DASHES, Reading


def opens_quotation(reading: Reading) -> bool:
    """Return whether the sentence begins with the dash that marks speech."""
    return len(reading.words) > 1 and reading.words[0] in DASHES


def opens_marks(reading: Reading) -> bool:
    """Return whether the sentence opens a quotation mark that it does not close."""
    if not reading.words or reading.words[0] not in ("«", "“", "„", '"'):
        return False
    close = [at for at, word in enumerate(reading.words) if at and word in ("»", "”", '"')]
    return not close or (close[0] >= reading.closing and reading.words[0] in ("“", '"'))


def speaks_of_itself(reading: Reading) -> bool:
    """Return whether the sentence has a pronoun of the first person."""
    return any(reading.has(index, "first_person") for index in range(len(reading.words)))


def tail_cue(cues: Sequence[Cue]) -> Cue | None:
    """Return the cue that names the speaker of a quoted sentence ("– …, sier X"), None where there is none."""
    return next((cue for cue in cues if cue.kind == "tag"), None)


def quoted_runs(readings: Sequence[Reading], cues: Sequence[Sequence[Cue]]) -> dict[int, int]:
    """Return, for each sentence of a paragraph that is quoted without naming its speaker, the sentence that names
    him; -1 where it is for what went before the paragraph to tell. Numbers are places in `readings`."""
    found: dict[int, int] = {}
    number = 0
    while number < len(readings):
        if not (opens_quotation(readings[number]) or opens_marks(readings[number])):
            number += 1
            continue
        named = next((at for at in range(number, len(readings)) if tail_cue(cues[at]) is not None), None)
        if named is None or not _runs_on(readings, cues, number, named):
            found.update(_without_name(readings, cues, number))
            number = len(readings)
            continue
        found.update((at, named) for at in range(number, named))
        number = named + 1
        while (
            number < len(readings)
            and tail_cue(cues[number]) is None
            and not cues[number]
            and (
                opens_quotation(readings[number]) or opens_marks(readings[number]) or speaks_of_itself(readings[number])
            )
        ):
            found[number] = named
            number += 1
    return found


def _runs_on(readings: Sequence[Reading], cues: Sequence[Sequence[Cue]], first: int, named: int) -> bool:
    """Return whether nothing between `first` and the sentence that names the speaker breaks the quotation off."""
    return all(not cue.free for at in range(first + 1, named) for cue in cues[at] if cue.kind == "tag") and (
        named == first or not any(opens_quotation(readings[at]) for at in range(first + 1, named) if cues[at])
    )


def _without_name(readings: Sequence[Reading], cues: Sequence[Sequence[Cue]], first: int) -> dict[int, int]:
    run: dict[int, int] = {}
    for at in range(first, len(readings)):
        if at > first and not opens_quotation(readings[at]) and not speaks_of_itself(readings[at]):
            break
        if not cues[at]:
            run[at] = -1
    return run
