"""ACLED's one number of fatalities: the most conservative that the reports allow, and its codes for vague words."""

from collections.abc import Sequence

import msgspec

from belegg.model.claim import Claim
from belegg.model.event import Event, Toll
from belegg.show.export.deaths import added, killed, wholes
from belegg.show.export.losses import Losses

VAGUE = {20: 10, 24: 12, 200: 100, 2_000: 1_000, 20_000: 10_000}
"""What our table's least number for a word (tens 20, dozens 24, hundreds 200, …) is in ACLED: tens 10, dozens 12 and
hundreds 100 are ACLED's own; the last two follow the same pattern."""
UNSAID = 3
"""ACLED codes 3 where people died and no report says how many, 10 where the attack was a large one in a war zone; which
of the two a coder must judge, and the more conservative is written."""


class Fatalities(msgspec.Struct, frozen=True, kw_only=True):
    """The number, and what the notes must say of it ("" where it is a plain number)."""

    number: int
    note: str


def fatalities(event: Event, claims: Sequence[Claim], losses: Losses) -> Fatalities:
    """Return the fatalities of an event; 0 where no report tells of any, which is ACLED's own rule."""
    rows = [row for row in killed(event) if any(bound is not None for bound in (row.low, row.best, row.high))]
    if not rows:
        if any(claim.kind == "casualties" and claim.mode == "killed" and claim.count is None for claim in claims):
            losses.add(
                "fatalities", "deaths without any number: 3, the more conservative of ACLED's two codes (3 and 10)"
            )
            return Fatalities(number=UNSAID, note="Deaths without a number (coded as 3).")
        return Fatalities(number=0, note="")
    top = wholes(rows)
    number = round(added(top, _conservative))
    notes = []
    if any(row.imputed for row in top):
        losses.add("fatalities", "words without a number, in ACLED's codes (tens 10, dozens 12, hundreds 100)")
        notes.append("Number read from words (ACLED's codes).")
    if any(row.low is None for row in top):
        losses.add("fatalities", "only an upper bound is told: 3, or the bound where it is less")
        notes.append("Only an upper bound is told.")
    if any(row.best is None and row.low == 0 for row in top):
        losses.add(
            "fatalities", "an enemy alone speaks of some of the dead: they are left out, the notes have the range"
        )
        notes.append("Claims of an enemy's losses are left out.")
    return Fatalities(number=number, note=" ".join(notes))


def _conservative(row: Toll) -> float:
    if row.imputed and row.low in VAGUE:
        return VAGUE[int(row.low)]
    if row.low is not None:
        return row.low
    return min(UNSAID, row.high if row.high is not None else UNSAID)
