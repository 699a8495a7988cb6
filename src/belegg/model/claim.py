"""A claim: one thing that one article says is so. The contract between all stages and the world."""

from hashlib import sha256
from typing import Literal

import msgspec

from belegg.model.actor import Actor, Speaker
from belegg.model.count import Count
from belegg.model.errors import InvalidValueError
from belegg.model.period import Period
from belegg.model.place import Place
from belegg.model.span import Span

Kind = Literal[
    "attack", "casualties", "materiel", "displacement", "deployment", "strength", "population",
    "control", "agreement", "talks", "relation", "statement",
]  # fmt: skip
Measure = Literal["new", "cumulative", "stock"]
Standing = Literal["denied", "disputed", "unconfirmed", "confirmed", "planned", "hearsay", "attributed", "reported"]

CHOSEN = "network of roles"
"""What a step of a claim's `rule` begins with where a network chose one of its keys among all that the article names;
the key follows."""
MEASURED = "network of measures"
"""What the step begins with where a network told what a count measures."""
STOOD = "network of standings"
"""What the step begins with where a network told how sure the claim stands."""
SAID_DAY = "day of the word"
"""The step of a claim's `rule` that gave it the day on which it was said, for want of its own."""

AGREEMENT_MODES = ("ceasefire", "peace", "withdrawal", "corridor", "exchange", "other")
MODES: dict[str, tuple[str, ...]] = {
    "attack": (
        "shelling", "air_strike", "drone_strike", "missile", "bombing", "suicide_bombing", "shooting",
        "ambush", "clash", "ground_assault", "offensive", "abduction", "other",
    ),
    "casualties": ("killed", "wounded", "killed_or_wounded", "captured", "released", "missing", "neutralised"),
    "materiel": ("destroyed", "damaged", "hit", "captured"),
    "displacement": ("displaced", "evacuated", "returned", "sheltered", "crossed_border"),
    "deployment": ("reinforced", "withdrew", "advanced", "entered"),
    "strength": ("fighters", "vehicles", "posts"),
    "population": ("living", "in_need"),
    "control": ("holds", "lost", "captured", "contested", "besieged"),
    "agreement": AGREEMENT_MODES + tuple(f"broken:{mode}" for mode in AGREEMENT_MODES),
    "talks": ("negotiation", "meeting", "call", "mediation"),
    "relation": ("supports", "allied", "opposes", "part_of"),
    "statement": ("threat", "promise", "warning", "demand", "denial", "responsibility"),
}  # fmt: skip


class Also(msgspec.Struct, frozen=True, kw_only=True):
    """Further parties and places of a claim; the first named stands in the claim's own keys."""

    actor: tuple[Actor, ...] = ()
    target: tuple[Actor, ...] = ()
    place: tuple[Place, ...] = ()


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that one article says is so; the keys are those of the claim record. An unknown
    key is None. `evidence` has at least one span, first the one that carries the value; `rule` is what
    found the claim, step by step."""

    id: str
    document: str
    kind: Kind
    mode: str | None
    count: Count | None
    actor: Actor | None
    target: Actor | None
    item: str | None
    place: Place | None
    time: Period | None
    measure: Measure | None
    part_of: str | None
    said_by: Speaker | None
    standing: Standing
    evidence: tuple[Span, ...]
    also: Also
    rule: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise InvalidValueError(f"claim {self.id} of kind {self.kind} rests on no words")
        if self.mode is not None and self.mode not in MODES[self.kind]:
            raise InvalidValueError(f"claim {self.id}: '{self.mode}' is not a mode of {self.kind}")


def claim_id(claim: Claim, *, version: str) -> str:
    """Return the id that `claim` must bear: a hash of document, extractor version, kind, evidence
    offsets and values, so that reading the same article twice gives the same ids."""
    body = msgspec.structs.replace(claim, id="")
    return sha256(version.encode() + b"\n" + msgspec.json.encode(body, order="deterministic")).hexdigest()[:24]
