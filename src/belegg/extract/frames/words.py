"""The small words of a language that shape clauses, as sets for quick look-up."""

from functools import cache

import msgspec

from belegg.languages.load import table


class ClauseExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence and how many stretches it falls into."""

    text: str
    segments: int


class ClauseWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """clauses.toml: lower-cased forms, by what they do in a clause. `not_denied` after a negator leave the verb true
    ("ikke mindre enn 33 er drept"); `place_relatives` are relatives that a subject, so no verb, must follow."""

    subordinators: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    place_relatives: frozenset[str] = frozenset()
    conditionals: frozenset[str] = frozenset()
    coordinators: frozenset[str] = frozenset()
    list_coordinators: frozenset[str] = frozenset()
    infinitive_marks: frozenset[str] = frozenset()
    passive_auxiliaries: frozenset[str] = frozenset()
    state_auxiliaries: frozenset[str] = frozenset()
    perfect_auxiliaries: frozenset[str] = frozenset()
    future_auxiliaries: frozenset[str] = frozenset()
    modal_auxiliaries: frozenset[str] = frozenset()
    past_modals: frozenset[str] = frozenset()
    hearsay_auxiliaries: frozenset[str] = frozenset()
    hearsay_infinitives: frozenset[str] = frozenset()
    negators: frozenset[str] = frozenset()
    not_denied: frozenset[str] = frozenset()
    negative_determiners: frozenset[str] = frozenset()
    aim_openers: frozenset[str] = frozenset()
    fact_openers: frozenset[str] = frozenset()
    fact_governors: frozenset[str] = frozenset()
    past_necessity: frozenset[str] = frozenset()
    accusers: frozenset[str] = frozenset()
    irrealis: frozenset[str] = frozenset()
    names_casualties: frozenset[str] = frozenset()
    names_materiel: frozenset[str] = frozenset()
    names_attack: frozenset[str] = frozenset()
    names_control: frozenset[str] = frozenset()
    names_displacement: frozenset[str] = frozenset()
    question_marks: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()
    so_far: frozenset[str] = frozenset()
    verb_prepositions: frozenset[str] = frozenset()
    still: frozenset[str] = frozenset()
    long_events: frozenset[str] = frozenset()
    example: tuple[ClauseExample, ...] = ()


@cache
def clause_words(code: str) -> ClauseWords:
    """Return the clause words of the language `code`, with its parent's."""
    return table(code, "clauses", ClauseWords)
