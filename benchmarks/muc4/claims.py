"""Make templates of the reader's claims alone: nothing is fitted, and claims of one kind of attack are one incident."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from belegg.model.claim import Claim
from benchmarks.muc4.corpus import Fill, Message, Template
from benchmarks.muc4.spots import COUNTRIES, day

TYPES = {"bombing": "BOMBING", "suicide_bombing": "BOMBING", "abduction": "KIDNAPPING"}
EFFECTS = {"killed": "DEATH", "wounded": "INJURY", "released": "REGAINED FREEDOM"}
ARMED = ("rebels", "militia")
FORCES = ("state_forces", "police", "government")
STANDINGS = {"attributed": "SUSPECTED OR ACCUSED", "denied": "SUSPECTED OR ACCUSED", "hearsay": "SUSPECTED OR ACCUSED"}


def plain_templates(message: Message, claims: Sequence[Claim]) -> list[Template]:
    """Return the templates of what is claimed in a report."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind in ("attack", "casualties", "materiel") and claim.standing != "planned" and not _is_war(claim):
            groups[_type(claim)].append(claim)
    bare = groups.pop("", [])
    if bare:
        groups[max(groups, key=lambda kind: len(groups[kind]), default="ATTACK")] += bare
    return [_template(kind, found, message) for kind, found in groups.items()]


def _is_war(claim: Claim) -> bool:
    """Return whether armed men alone were struck: the task leaves that out."""
    return claim.mode == "clash" or (claim.target is not None and claim.target.sector in (*ARMED, "state_forces"))


def _type(claim: Claim) -> str:
    if claim.kind == "attack":
        return TYPES.get(claim.mode or "", "ATTACK")
    return "KIDNAPPING" if claim.mode == "captured" else ""


def _template(kind: str, found: Sequence[Claim], message: Message) -> Template:
    harmed = [claim for claim in found if claim.kind == "casualties" and claim.target is not None]
    actors = {claim.actor.as_written.upper(): claim for claim in found if claim.actor is not None}
    bodies = {
        text: c for text, c in actors.items() if c.actor is not None and (c.actor.name or c.actor.sector in FORCES)
    }
    fills = {
        2: _days(found, message),
        3: tuple(_places(found))[:1],
        4: (Fill((kind,)),),
        5: (Fill(("ACCOMPLISHED",)),),
        8: (Fill(("TERRORIST ACT",)),),
        9: tuple(Fill((text,)) for text in actors if text not in bodies),
        10: tuple(Fill((text,)) for text in bodies),
        11: tuple(Fill((STANDINGS.get(c.standing, "REPORTED AS FACT"),), (text,)) for text, c in bodies.items()),
        19: tuple(Fill((_who(claim),)) for claim in harmed),
        20: tuple(Fill(("CIVILIAN",), (_who(claim),)) for claim in harmed),
        21: tuple(Fill((_number(claim),), (_who(claim),)) for claim in harmed),
        23: tuple(Fill((EFFECTS[c.mode],), (_who(c),)) for c in harmed if c.mode in EFFECTS),
    }
    return Template(fills)


def _who(claim: Claim) -> str:
    return " ".join(claim.target.as_written.upper().split()) if claim.target is not None else ""


def _number(claim: Claim) -> str:
    count = claim.count
    if count is None or count.low is None:
        return "PLURAL"
    if count.high is None:
        return f"{int(count.low)}-"
    if count.quantifier in ("about", "nearly"):
        return f"~{int(count.best or count.low)}"
    return f"{int(count.low)}" if count.low == count.high else f"{int(count.low)}-{int(count.high)}"


def _days(found: Sequence[Claim], message: Message) -> tuple[Fill, ...]:
    for claim in found:
        if claim.time is not None and claim.time.start is not None and claim.time.end is not None:
            start, end = claim.time.start, claim.time.end
            return (Fill((day(start) if start == end else f"{day(start)} - {day(end)}",)),)
    return (Fill((f"- {day(message.published)}",)),) if message.published else ()


def _places(found: Sequence[Claim]) -> Iterator[Fill]:
    places = [claim.place for claim in found if claim.place is not None and claim.place.country in COUNTRIES]
    for place in sorted(places, key=lambda one: one.precision):
        country = COUNTRIES[place.country or ""]
        name = " ".join(place.as_written.upper().split())
        yield Fill((country if place.precision == 6 else f"{country}: {name} (CITY)",))
