"""Tell numbers that count nobody and nothing: dates, years, clock times, ages, scores, labels, names of models."""

import re

from belegg.extract.quantities.bounds import Bounded
from belegg.extract.quantities.lexicon import Lexicon
from belegg.extract.quantities.nouns import Counted
from belegg.extract.quantities.pieces import View

OLDEST = 1800
"""Before a counted noun, smaller figures are no years."""

OLDEST_PERSON = 110
_CODE = re.compile(r"[A-ZÆØÅ][A-ZÆØÅa-zæøå]{0,2}")
_DASHES = frozenset("-–—‑")
_CLOSING = frozenset('»”"')
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d|2100")


def trap(view: View, number: Bounded, noun: Counted, words: Lexicon, *, quantified: bool) -> str | None:
    """Return what kind of number this is where it counts nothing, else None."""
    if noun.measure:
        return "measure"
    if number.figure:
        found = _figure_trap(view, number, noun, words, quantified=quantified)
        if found:
            return found
    if not number.whole:
        return "not a whole number"
    if noun.unit is None and (number.high == 0 or _age(view, number, words)):
        return "nought or an age"
    if not noun.unit and _labelled(view, number, words):
        return "label"
    if words.rates.before(view, number.core) or _rate_follows(view, number, noun, words):
        return "rate"
    if _against(view, number, noun, words):
        return "score"
    if number.one and noun.unit is None:
        return "article"
    if words.materials.before(view, number.last + 1) and noun.piece is None:
        return "material"
    return None


def _figure_trap(view: View, number: Bounded, noun: Counted, words: Lexicon, *, quantified: bool) -> str | None:
    if _ordinal(view, number.last):
        return "ordinal"
    before, after = view.word(number.core - 1), view.word(number.last + 1)
    raw = view.pieces[number.last].raw
    if (_is_month(view, number.last + 1, words) or _after_month(view, number.core, words)) and not quantified:
        return "date"
    if before in words.currency or after in words.currency or after in words.symbols or before == "§":
        return "symbol"
    if raw[0] == "0" and len(raw) > 1:
        return "code"
    if _bracketed(before, after) or _age_of_name(view, number, noun):
        return "age or number of a list"
    if _run_of_figures(view, number):
        return "code"
    digits = view.pieces[number.last].raw
    if (
        digits.isdigit()
        and (len(digits) > 6 or (len(digits) == 4 and _capital_follows(view, number)))
        and not noun.unit
    ):
        return "code"
    if after in _CLOSING and view.glued(number.last + 1) and not noun.unit and number.core and not quantified:
        return "part of a name"
    if _year(view, number, noun, words, quantified=quantified):
        return "year"
    if noun.unit is None and not quantified and _named(view, number, words):
        return "part of a name"
    if after in _DASHES and view.glued(number.last + 1):
        return "dangling"
    return None


def _is_month(view: View, at: int, words: Lexicon) -> bool:
    """Return whether the piece is a month; a name that is a word as well stands in the table with its capital."""
    return view.word(at) in words.months or (0 <= at < len(view.pieces) and view.pieces[at].raw in words.months)


def _after_month(view: View, core: int, words: Lexicon) -> bool:
    """Return whether the figure is a day after its month ("March 14"), or the year after such a day."""
    if not words.month_first or core == 0:
        return False
    raw = view.pieces[core].raw
    if view.word(core - 1) == "," and len(raw) == 4:
        return view.word(core - 2).isdigit() and _is_month(view, core - 3, words)
    return len(raw) <= 2 and _is_month(view, core - 1, words)


def _ordinal(view: View, last: int) -> bool:
    """Return whether the figure carries an ordinal's stop: "5. brigade", "22. juli", not a sentence's end."""
    if view.word(last + 1) != "." or not view.glued(last + 1):
        return False
    rest = view.pieces[last + 2 :]
    return any(piece.kind != "mark" for piece in rest[:2]) or last == 0


def _bracketed(before: str, after: str) -> bool:
    return after == ")" or (before == "(" and after in (")", ",", ";")) or (before == "[" and after == "]")


def _age_of_name(view: View, number: Bounded, noun: Counted) -> bool:
    """Return whether the figure stands by itself between commas or after a name: "Kari Nordmann, 34."."""
    old = (number.high or number.low or 0) > OLDEST_PERSON
    if noun.unit is not None or old or view.word(number.core - 1) != "," or number.core < 2:
        return False
    after = view.word(number.last + 1)
    named = view.pieces[number.core - 2].raw[0].isupper()
    return after == "," or (named and (after == "." or after == ""))


def _run_of_figures(view: View, number: Bounded) -> bool:
    """Return whether the figure stands in a run of figures: telephone numbers, results, coordinates."""
    if view.word(number.core - 1) == "+" and view.glued(number.core):
        return True
    beside = [view.pieces[at] for at in (number.core - 1, number.last + 1) if 0 <= at < len(view.pieces)]
    figures = [piece.raw for piece in beside if piece.kind == "figure"]
    short = any(len(raw) <= 3 for raw in figures)
    return len(figures) > 1 or (short and len(view.pieces[number.core].raw) <= 3)


def _year(view: View, number: Bounded, noun: Counted, words: Lexicon, *, quantified: bool) -> bool:
    raws = [view.pieces[at].raw for at in range(number.core, number.last + 1) if view.pieces[at].kind == "figure"]
    years = [raw for raw in raws if len(raw) == 4 and raw.isdigit() and "1000" <= raw <= "2100"]
    if not years:
        return False
    adjacent = noun.unit is not None and noun.piece == number.last + 1
    dated = (
        view.word(number.core - 1) in words.year_words
        or view.word(number.core) in words.year_words
        or bool(_YEAR.fullmatch(view.word(number.core - 2)))
    )
    if noun.unit is not None:
        return dated and int(years[0]) >= OLDEST and not (adjacent and int(years[0]) % 100 == 0)
    if not dated and number.core > 0 and view.word(number.last + 1) in words.sets["lone_followers"]:
        return False
    if quantified and not dated:
        return int(years[0]) % 100 != 0
    return dated or int(years[0]) >= 1900 or number.core == 0


def _capital_follows(view: View, number: Bounded) -> bool:
    return number.last + 1 < len(view.pieces) and view.pieces[number.last + 1].raw[0].isupper()


def _age(view: View, number: Bounded, words: Lexicon) -> bool:
    """Return whether the number is an age after people: "barn under fem", "dem over 60", "datteren på tolv"."""
    if (number.low or number.high or 0) > OLDEST_PERSON:
        return False
    at = number.first - 1
    if number.quantifier not in ("more_than", "less_than"):
        if view.word(at) not in words.age_links:
            return False
        at -= 1
    noun = words.noun(view.word(at))
    return view.word(at) in words.sets["previous"] or (noun is not None and noun.unit == "person")


def _named(view: View, number: Bounded, words: Lexicon) -> bool:
    """Return whether a name or code before the figure makes it part of a name: "Leopard 2", "TV 2", "Su 25"."""
    if number.core == 0 or view.pieces[number.core - 1].kind != "word" or view.sentence.text.isupper():
        return False
    before = view.pieces[number.core - 1]
    if view.word(number.last + 1) in words.stops or words.noun(view.word(number.last + 1)):
        return bool(before.raw.isupper() and len(before.raw) > 1)
    if _CODE.fullmatch(before.raw) and before.raw.isupper():
        return True
    return before.raw[0].isupper() and (number.core > 1 or view.upos(number.core - 1) == "PROPN")


def _labelled(view: View, number: Bounded, words: Lexicon) -> bool:
    found = words.labels.before(view, number.core)
    return found is not None and view.word(found[0] - 1) not in ("i", "en", "et", "denne")


def _rate_follows(view: View, number: Bounded, noun: Counted, words: Lexicon) -> bool:
    """Return whether the count is one of so many: "12 leger per 100.000"."""
    rate = words.rates.at(view, (number.last if noun.piece is None else noun.piece) + 1)
    if rate is None or rate[0] >= len(view.pieces):
        return False
    return view.pieces[rate[0]].kind == "figure" or words.begins_number(view.word(rate[0]))


def _against(view: View, number: Bounded, noun: Counted, words: Lexicon) -> bool:
    """Return whether two bare numbers stand against each other: "14 mot 1", "2-0", "vant 3–2"."""
    if noun.unit is not None:
        return False
    after, before = number.last + 1, number.core - 1
    for join, other in ((after, after + 1), (before, before - 1)):
        text = view.word(join)
        if 0 <= other < len(view.pieces) and (
            text in words.units.score_joins or (text in _DASHES and view.glued(join))
        ):
            piece = view.pieces[other]
            if piece.kind == "figure" or (piece.kind == "word" and words.reader.read(piece.text)):
                return True
    if number.quantifier != "between":
        return False
    nearby = {view.word(at) for at in range(max(0, number.core - 4), number.core)}
    return not nearby.isdisjoint(words.units.scores)
