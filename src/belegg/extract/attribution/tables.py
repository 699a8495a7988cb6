"""What languages/<code>/attribution.toml and standing.toml may say, as types."""

from typing import Literal

import msgspec

from belegg.languages.load import table
from belegg.model.claim import Standing

Takes = Literal["tag", "at", "bare", "object", "number", "about", "infinitive", "quote", "blame", "perfect"]
Position = Literal["clause", "chunk", "after"]


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry's proof: `example` must give a scope of the entry, over the words in [brackets] where there are any."""

    name: str
    example: str | tuple[str, ...]
    never: tuple[str, ...] = ()


class VerbEntry(Example, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Verbs of one way of saying. `verbs`: infinitive, present, past, participle and passive, parted by blanks
    ("-" for none, "/" between choices), after "|" the particle that belongs to it. `takes`: how what is said
    hangs on it. `about`: prepositions that open what is said; `not_before`, `not_near`: words right after it, or
    soon after, that make it another verb ("sier opp", "teller 500 mann"). `shows`: the subject is a report or
    figure, whose maker speaks; `presupposes`: relative clauses in what is said are the article's own ("lovet å hevne
    angrepet som drepte fem"); `judges`: what is said is a name for something ("kaller det oppspinn"), a denial where
    the name says so; `own`: losses that it tells of are the speaker's ("innrømmer fem falne"); `quoted`: it says
    something only beside a quotation ("– …, fortsetter hun")."""

    verbs: tuple[str, ...]
    takes: tuple[Takes, ...]
    about: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    standing: Standing = "attributed"
    denies: bool = False
    shows: bool = False
    presupposes: bool = False
    judges: bool = False
    own: bool = False
    quoted: bool = False
    not_near: tuple[str, ...] = ()
    impersonal: bool = False


class SourceEntry(Example, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that put a source before or after what it says ("ifølge"). `needs_verb`: a verb of saying or one of
    `closers` must follow the source ("etter det X *opplyser*"); `reckoning`: only somebody's own count or telling
    does ("etter FNs anslag", "by the army's count"), one of `reckonings`; `narrow`: it speaks of the words since
    the comma before."""

    openers: tuple[str, ...]
    not_before: tuple[str, ...] = ()
    closers: tuple[str, ...] = ()
    needs_verb: bool = False
    reckoning: bool = False
    narrow: bool = False
    standing: Standing = "attributed"


class HearsayEntry(Example, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that mark their clause as second-hand; `form` is an expression over lower-case text with single
    blanks, `~word_list~` stands for a list of this file. `extent`: the clause, the stretch between
    commas, or what follows."""

    form: str
    extent: Position = "clause"
    standing: Standing = "hearsay"


class StandingEntry(Example, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that tell how sure a thing is said elsewhere. `form` as in HearsayEntry; a group `verifier`
    is the one who vouches, and `topic` what it is about."""

    form: str
    standing: Standing


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The small words that phrases and clauses are read by, all lower-case. `progressive` are those before a gerund
    that tells what somebody is doing ("is warning"); `blame` opens what one is blamed for;
    `genitive_marks` are those of a language that marks owners by a word; the verbs of clauses set after what is said
    may follow their subject where one of the marks `subject_first` stands before it ("…, the army said"); a comma
    always stands before one of `comma_before`, and parts nothing there ("siger, at …")."""

    name_particles: tuple[str, ...] = ()
    clause_openers: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    progressive: tuple[str, ...] = ()
    that: tuple[str, ...] = ()
    infinitive_mark: tuple[str, ...] = ()
    comma_before: tuple[str, ...] = ()
    perfect: tuple[str, ...] = ()
    able: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    have: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    subordinators: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    and_: tuple[str, ...] = msgspec.field(name="and", default=())
    blame: tuple[str, ...] = ()
    genitive_marks: tuple[str, ...] = ()
    subject_first: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    remark_nouns: tuple[str, ...] = ()
    stops_after_tag: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    persons_only: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    first_possessive: tuple[str, ...] = ()
    pointers: tuple[str, ...] = ()
    expletive: tuple[str, ...] = ()
    inner_prepositions: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    from_: tuple[str, ...] = msgspec.field(name="from", default=())
    made_by: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    self_: tuple[str, ...] = msgspec.field(name="self", default=())
    adverbs: tuple[str, ...] = ()
    own_side: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    media_prepositions: tuple[str, ...] = ()
    medium: tuple[str, ...] = ()
    source_nouns: tuple[str, ...] = ()
    not_sources: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    reckonings: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    outlet_nouns: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    referring: tuple[str, ...] = ()
    finite: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    definite_endings: tuple[str, ...] = ()
    stand_ins: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


class AttributionTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of attribution.toml."""

    verb: tuple[VerbEntry, ...] = ()
    source: tuple[SourceEntry, ...] = ()
    words: Words = Words()


class StandingTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of standing.toml. `lists` are word lists that forms name; `claim_nouns` the nouns that stand for
    what was said ("påstanden"); `plain` words that tell nothing of which claim is meant."""

    hearsay: tuple[HearsayEntry, ...] = ()
    standing: tuple[StandingEntry, ...] = ()
    lists: dict[str, tuple[str, ...]] = {}
    claim_nouns: tuple[str, ...] = ()
    topic_openers: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    false_words: tuple[str, ...] = ()
    exaggerated: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


def attribution_table(code: str) -> AttributionTable:
    """Return attribution.toml of the language `code` with its parent's entries."""
    return table(code, "attribution", AttributionTable)


def standing_table(code: str) -> StandingTable:
    """Return standing.toml of the language `code` with its parent's entries."""
    return table(code, "standing", StandingTable)
