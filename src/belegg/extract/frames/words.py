"""The small words of a language that shape clauses, as sets for quick look-up."""

from functools import cache

import msgspec

from belegg.languages.load import table


class ClauseExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence and how many stretches it falls into."""

    text: str
    segments: int


class ClauseWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """clauses.toml: lower-cased forms, by what they do in a clause. `verb_second`: what opens a clause but the subject
    sends the subject behind the verb; `tells_participles`: the tagger tells nouns, past forms and participles apart.
    `articles` and `genitive_marks` are the words that do what endings do elsewhere. `by`, `means`, `onto`, `acting`,
    `size` and `part_of` are prepositions and slots: of the doer, of what it is done with, of what a blow falls on,
    of those who act, of a force's size, of a whole; `likewise` says that another comes to the same figure; a number
    before one of `compared` is a difference. A gerund after one of `aim_prepositions` is only aimed at. After
    `clause_governors` a clause may begin without a joining word. `not_denied` after a negator leave the verb true
    ("ikke mindre enn 33 er drept"); `place_relatives` are relatives that a subject, so no verb, must follow;
    `others` after a number counts more of what was counted before. An infinitive right after one of `announcing` is
    planned, one after one of `causing` and those who were made to was done. `restating` joins a count of households to
    the people in them ("2,300 families or 13,800 people"). A speaker one of whose words is of `at_home` speaks in
    his own country ("statlig fjernsyn", "the prosecutor's office")."""

    verb_second: bool = True
    tells_participles: bool = False
    articles: frozenset[str] = frozenset()
    genitive_marks: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    onto: frozenset[str] = frozenset()
    acting: frozenset[str] = frozenset()
    size: frozenset[str] = frozenset()
    part_of: frozenset[str] = frozenset()
    likewise: frozenset[str] = frozenset()
    compared: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    clause_governors: frozenset[str] = frozenset()
    aim_prepositions: frozenset[str] = frozenset()
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
    planned: frozenset[str] = frozenset()
    at_home: frozenset[str] = frozenset()
    announcing: frozenset[str] = frozenset()
    causing: frozenset[str] = frozenset()
    restating: frozenset[str] = frozenset()
    enemies: frozenset[str] = frozenset()
    fallen: frozenset[str] = frozenset()
    lives: frozenset[str] = frozenset()
    another: frozenset[str] = frozenset()
    own_side: frozenset[str] = frozenset()
    side: frozenset[str] = frozenset()
    verb_prepositions: frozenset[str] = frozenset()
    still: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    long_events: frozenset[str] = frozenset()
    example: tuple[ClauseExample, ...] = ()


@cache
def clause_words(code: str) -> ClauseWords:
    """Return the clause words of the language `code`, with its parent's."""
    return table(code, "clauses", ClauseWords)
