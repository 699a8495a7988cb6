"""The parts a claim is assembled from: quantities, times, places, parties and scopes found in sentences.

Every part names its sentence and its tokens (`first` to `last`, both included, indices within the
sentence) and its characters (`start` to `end`, end exclusive, offsets into the document's text).
"""

from typing import Literal

import msgspec

from belegg.model.actor import Actor, Speaker
from belegg.model.claim import Standing
from belegg.model.count import Number, Quantifier, Unit
from belegg.model.period import Period
from belegg.model.place import Place


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A count found in a sentence. `start`..`end` cover the number with its quantifier.

    `form`: "number" has its own bounds; "share" is a fraction of another count (`low`..`high` are
    0 to 1), and `of_previous` says that the whole is a count named before or after it ("en tredel
    av dem", "halvparten"); "repeat" takes over another count ("like mange"); "all" ("begge",
    "samtlige") takes the whole of what went before; "none" ("ingen") is nought. `noun` is the index of
    the counted noun, None where it is understood ("drepte fem"); `unit` what that noun counts, None when
    the noun is unknown to units.toml or there is none. `item` is set for materiel ("tank")."""

    sentence: int
    first: int
    last: int
    start: int
    end: int
    as_written: str
    form: Literal["number", "share", "repeat", "all", "none"]
    low: Number | None
    best: Number | None
    high: Number | None
    quantifier: Quantifier
    imputed: bool
    noun: int | None
    unit: Unit | None
    item: str | None = None
    of_previous: bool = False
    rule: tuple[str, ...] = ()


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression, resolved. `window` says that it is a span over which things add up ("på to
    måneder", "siden 2011", "det siste døgnet"), not the moment of one event. `age` marks a length or
    an age that dates nothing ("den ni år lange krigen"), or a time that only tells which thing of a name is meant ("its
    1990 invasion", which has a period). `period` is None for a time that cannot be resolved (no date of the article to
    count from)."""

    sentence: int
    first: int
    last: int
    start: int
    end: int
    period: Period | None
    window: bool
    age: bool = False
    rule: tuple[str, ...] = ()


class Location(msgspec.Struct, frozen=True, kw_only=True):
    """A place named in a sentence. `role` is what its preposition makes of it; "modifier" is a
    genitive or compound part ("Syrias", "Idlib-offensiven"); "subject" a bare name that acts ("Ankara
    sier"). `runners_up` are the namesakes not chosen, best first (rule R17). `resolved_from` is the sentence
    and head token that a stand-in ("byen", "der") refers to."""

    sentence: int
    first: int
    last: int
    start: int
    end: int
    place: Place
    role: Literal["at", "near", "from", "to", "against", "via", "modifier", "subject", "other"]
    runners_up: tuple[Place, ...] = ()
    resolved_from: tuple[int, int] | None = None
    rule: tuple[str, ...] = ()


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """An actor named in a sentence; `head` is the token that syntax hangs on.

    `form`: "name" a named group, body, outlet or state ("Hamas", "Tyrkia", "FN"); "person" a named person
    ("Bashar al-Assad"; the actor is the side he speaks for when the list or a title tells it); "group" a
    common noun with or without a side ("tyrkiske soldater", "sivile", "barn"); "demonym" an adjective or
    genitive that gives a side to a noun that is no actor ("syrisk" in "et syrisk artilleriangrep");
    "office" a seat or capital that stands for a government ("Ankara", "Kreml"); "stand_in" a pronoun
    or definite noun whose actor was found elsewhere (`resolved_from`: sentence and head token).
    `plural` is None when not known. `backer` is the side that a modifier ties it to ("russisk-støttede"), with
    `link` the relation's mode ("supports", "part_of", "allied") and `link_start`..`link_end` its words."""

    sentence: int
    first: int
    last: int
    start: int
    end: int
    head: int
    actor: Actor
    form: Literal["name", "person", "group", "demonym", "office", "stand_in"]
    plural: bool | None = None
    backer: Actor | None = None
    link: str | None = None
    link_start: int | None = None
    link_end: int | None = None
    resolved_from: tuple[int, int] | None = None
    rule: tuple[str, ...] = ()


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text, `start`..`end`, that somebody says or that the language marks as not the
    article's own word. `speaker` is None for hearsay without a source ("skal ha"). `standing` is what the
    words alone give. `cue` is where the words that open it stand ("ifølge", "sier").

    `about` is set for a disclaimer or denial that speaks of claims elsewhere ("Påstandene om store syriske
    tap er ikke bekreftet"): the content words that tell which (lemmas), () where it speaks of all."""

    sentence: int
    start: int
    end: int
    speaker: Speaker | None
    standing: Standing
    cue_start: int
    cue_end: int
    reaches_back: bool = False
    about: tuple[str, ...] = ()
    rule: tuple[str, ...] = ()


class Filler(msgspec.Struct, frozen=True, kw_only=True):
    """A word that fills a role of a frame: the `head` token of sentence `sentence`, through which
    `slot` ("subject", "object", a preposition, …), and how well it fits (`score`, higher is better)."""

    role: Literal["actor", "target", "counted", "place", "topic"]
    sentence: int
    head: int
    slot: str
    score: float


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """Words that say that something of `kind` happened, is so, or will be, and who plays which role.

    `trigger` is the token that carries it. `voice` is "noun" for a nominal, "phrase" for a set phrase
    without a verb. `modality`: "fact", "future" (announced), "possible" (may, can, ought), "condition"
    (if), "question", "aim" (in order to, try to). `entry` names the file and entry that found it."""

    sentence: int
    kind: str
    mode: str | None
    trigger: int
    first: int
    last: int
    start: int
    end: int
    voice: Literal["active", "passive", "noun", "phrase"]
    definite: bool
    negated: bool
    modality: Literal["fact", "future", "possible", "condition", "question", "aim"]
    fillers: tuple[Filler, ...]
    entry: str
    item: str | None = None
    first_part: str | None = None
    weak: bool = False
    lasting: bool = False
    words: int = 1
    needs: tuple[str, ...] = ()


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """All parts found in a document, before they are joined."""

    quantities: tuple[Quantity, ...] = ()
    moments: tuple[Moment, ...] = ()
    locations: tuple[Location, ...] = ()
    parties: tuple[Party, ...] = ()
    scopes: tuple[Scope, ...] = ()
