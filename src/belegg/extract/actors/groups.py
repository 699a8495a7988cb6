"""Find parties that a common noun names: forces, fighters, people, bodies of a state, office holders."""

from belegg.extract.actors.drafts import Draft, Kind, Side, entry_name, led_by
from belegg.extract.actors.modifiers import (
    Modifiers,
    read_left,
    read_support,
    side_of_text,
    skip_modifiers,
    small_words,
)
from belegg.extract.actors.names import Reading
from belegg.extract.actors.tables import actors_table
from belegg.extract.actors.words import NounForm, prefixes
from belegg.model.actor import Sector

PROTECTED = ("medical", "aid_workers", "peacekeepers", "journalists", "refugees")
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_NO_NOUN = frozenset({"VERB", "AUX", "ADP", "CCONJ", "SCONJ", "ADV", "PRON"})
_VERB_LIKE = 7  # letters of a stem so short that one of its forms may be a verb ("leder", "styrker")
_KINDS: dict[str, Kind] = {
    "forces": "group",
    "fighters": "group",
    "collective": "group",
    "people": "people",
    "members": "group",
    "body": "state",
    "title": "person",
}


def group_at(reading: Reading, index: int, *, depth: int = 0) -> list[Draft]:
    """Return the parties that the noun at `index` names: [] where it names none, two for "syriske og
    russiske soldater"."""
    form = reading.words[index].noun
    if form is None or not _is_noun(reading, index, form):
        return []
    hit = reading.at.get(index)
    found = Modifiers(first=hit.first if hit else index, last=index)
    if hit is not None:
        if hit.compound is None:
            return []
        found.sides = [(hit.side(), index)]
    prefix = _prefix_side(form, reading.language) if hit is None else None
    if prefix is None and hit is None:
        prefix = _word_before(reading, found)
    own = list(found.sides)
    owner = read_left(reading, found.first, found)
    if own:
        found.sides = own
    if owner is not None and depth < 2:
        _own(reading, owner, found, depth)
    if depth < 3:
        _read_right(reading, index, form, found, depth)
    if (
        hit is None
        and prefix is not None
        and not prefix.sector
        and not prefix.regime
        and (prefix.entry or prefix.country)
    ):
        found.sides.append((prefix, index))
        prefix = None
    if not form.noun.alone and not found.sides and prefix is None and found.backer is None:
        return []
    return _drafts(reading, index, form, found, prefix)


def _is_noun(reading: Reading, index: int, form: NounForm) -> bool:
    token = reading.sentence.tokens[index]
    if token.upos in _NO_NOUN and "-" not in token.text and not form.prefix and len(form.stem) <= _VERB_LIKE:
        return token.upos == "VERB" and _owned(reading, index)
    large = token.text[0].isupper() and token.upos == "PROPN" and index > 0 and "-" not in token.text
    if large and not small_words(reading.language).capitals:
        return False
    if form.noun.inflection.startswith("adjective") and token.head > index:
        return token.dep not in ("amod", "det", "nmod")
    return True


def _owned(reading: Reading, index: int) -> bool:
    """Return whether a side stands right before a word that the parser took for a verb ("Assads styrker")."""
    if index == 0:
        return False
    hit = reading.at.get(index - 1)
    return bool(reading.words[index - 1].demonyms or reading.words[index - 1].tie or (hit is not None and hit.genitive))


def _prefix_side(form: NounForm, language: str) -> Side | None:
    if not form.prefix:
        return None
    side = side_of_text(form.prefix, language)
    if side is None and form.prefix.endswith("s"):
        side = side_of_text(form.prefix[:-1], language)
    if side is None and "-" in form.prefix:
        side = side_of_text(form.prefix.rsplit("-", 1)[-1], language)
    if side is None:
        ends = [prefix for prefix in prefixes(language) if form.prefix.endswith(prefix) and len(prefix) > 4]
        side = side_of_text(max(ends, key=len), language) if ends else None
    return side


def _word_before(reading: Reading, found: Modifiers) -> Side | None:
    """Return the side of a first part written as a word of its own ("government forces"), taken into `found`."""
    small = small_words(reading.language)
    if not small.articles or found.first == 0:
        return None
    prefix = prefixes(reading.language).get(reading.words[found.first - 1].lower)
    if prefix is None or found.first - 1 in reading.at:
        return None
    found.first -= 1
    return Side(regime=prefix.regime, sector=prefix.sector)


def is_definite(reading: Reading, index: int, form: NounForm) -> bool:
    """Return whether the noun at `index` is definite: by its form, or by an article."""
    return form.definite or (
        bool(small_words(reading.language).articles) and "Definite=Def" in reading.sentence.tokens[index].feats
    )


def _own(reading: Reading, owner: int, found: Modifiers, depth: int) -> None:
    owners = group_at(reading, owner, depth=depth + 1)
    if not owners:
        return
    one = owners[-1]
    found.sides[:0] = [(_as_side(one, reading), owner)]
    found.first = one.first
    found.rule.append("owner")


def _as_side(draft: Draft, reading: Reading) -> Side:
    entry = None
    if draft.id is not None:
        entry = next((hit.entry for hit in reading.hits if hit.entry and hit.entry.id == draft.id), None)
    return Side(
        country=draft.country,
        entry=entry,
        regime=draft.regime or _is_regime(draft, reading.language),
        name=draft.name,
        sector=draft.sector,
    )


def _is_regime(draft: Draft, language: str) -> bool:
    return draft.country is None and draft.kind == "state" and draft.noun.startswith(actors_table(language).government)


def _read_right(reading: Reading, index: int, form: NounForm, found: Modifiers, depth: int) -> None:
    tokens = reading.sentence.tokens
    read_support(reading, index, found)
    if index + 2 >= len(tokens) or (found.sides and form.noun.kind not in ("title", "body")):
        return
    small = small_words(reading.language)
    preposition = reading.words[index + 1].lower
    if preposition not in small.of and preposition not in small.in_:
        return
    target = skip_modifiers(reading, index + 2)
    if target >= len(tokens):
        return
    side, last = _side_at(reading, target, depth)
    if side is None or not _allowed(reading, index, preposition, side, has_side=bool(found.sides)):
        return
    if not found.sides:
        found.sides.append((side, index))
    elif side.country and found.sides[-1][0].country is None and found.sides[-1][0].entry is None:
        found.sides[-1] = (side, found.sides[-1][1])
    found.last = last
    found.rule.append(f"side:{preposition}")


def _side_at(reading: Reading, target: int, depth: int) -> tuple[Side | None, int]:
    hit = reading.at.get(target)
    tokens = reading.sentence.tokens
    owns_next = target + 1 < len(tokens) and hit is not None and hit.genitive
    if hit is not None and hit.compound is None and not owns_next:
        return hit.side(), hit.last
    for step in range(target, min(target + 4, len(tokens))):
        if reading.words[step].noun is not None:
            drafts = group_at(reading, step, depth=depth + 1)
            after = reading.at.get(step + 1)
            if not drafts and after is not None and after.entry is not None:
                return after.side(), after.last
            return (_as_side(drafts[-1], reading), drafts[-1].last) if drafts else (None, target)
        if tokens[step].upos in ("VERB", "AUX", "PUNCT", "ADP"):
            break
    place = reading.places.get(target)
    if place is not None and place.place.country:
        return Side(country=place.place.country, stateless=True), max(target, place.last)
    return None, target


def _allowed(reading: Reading, index: int, preposition: str, side: Side, *, has_side: bool) -> bool:
    small = small_words(reading.language)
    form = reading.words[index].noun
    if form is None:
        return False
    kind = form.noun.kind
    if has_side and not (form.noun.side_in and preposition in small.in_ and side.country and not side.entry):
        return False
    of_place = side.entry is None and side.sector is None
    if preposition in small.in_:
        if side.stateless and not form.noun.side_in:
            return False
        return form.noun.side_in or (side.entry is not None) or side.sector == "state_forces"
    if preposition in small.by:
        return kind in ("members", "title") and not of_place
    if preposition in small.owning:
        owned = side.entry is not None or (
            is_definite(reading, index, form) and reading.sentence.tokens[index].dep in _SUBJECTS
        )
        return kind in ("forces", "fighters", "members", "title") and owned
    if preposition in small.titled:
        return kind in ("title", "members")
    return kind != "body" and (not side.stateless or kind in ("people", "title"))


def _drafts(reading: Reading, index: int, form: NounForm, found: Modifiers, prefix: Side | None) -> list[Draft]:
    sides = found.sides or [(Side(), index)]
    drafts = []
    for number, (side, token) in enumerate(sides):
        last_one = number == len(sides) - 1
        first = found.first if number == 0 else token
        draft = Draft(
            sentence=reading.sentence.index,
            first=min(first, index),
            last=found.last if last_one else min(token, index),
            head=index,
            form="person" if form.noun.kind == "title" else "group",
            kind=_KINDS[form.noun.kind],
            plural=_plural(reading, index, form),
            backer=found.backer,
            link=found.link,
            link_first=found.link_first,
            link_last=found.link_last,
            noun=reading.words[index].lower,
            rule=(f"actors.toml noun:{form.stem}", *found.rule),
        )
        _settle(draft, form, side, prefix, reading.language)
        draft.soft = (
            is_definite(reading, index, form) and not found.sides and prefix is None and form.noun.kind != "people"
        )
        drafts.append(draft)
    return drafts


def _settle(draft: Draft, form: NounForm, side: Side, prefix: Side | None, language: str) -> None:
    """Give the draft its country, sector and name from noun, side and the compound's first part."""
    noun = form.noun
    sector: Sector | None = noun.sector
    protected = prefix is not None and prefix.sector in PROTECTED and noun.kind in ("people", "body")
    if (
        prefix is not None
        and prefix.sector
        and (noun.kind in ("forces", "fighters", "members") or sector is None or protected)
    ):
        sector = prefix.sector
    if prefix is None and side.entry is None and form.named and noun.kind == "forces":
        sector = None
    draft.regime = bool((prefix and prefix.regime) or side.regime) and side.country is None
    draft.country = side.country
    entry = led_by(side.entry) if side.entry else None
    if entry is not None:
        draft.country = entry.country
        sector = _sector_under(entry.sector, sector, noun.kind, entry.id)
        if noun.kind not in ("people", "body") and entry.kind not in ("person", "outlet"):
            draft.name, draft.id = entry_name(entry, language), entry.id
    elif side.name:
        draft.name = side.name if noun.kind not in ("people", "body") else None
        sector = sector if noun.kind in ("people", "body") else side.sector or sector
    elif side.sector and noun.kind in ("title", "members", "forces") and sector in (None, "state_forces"):
        sector = side.sector if not (sector == "state_forces" and side.sector == "government") else sector
    elif side.country and sector in (None, "rebels", "militia"):
        sector = noun.foreign or sector
    elif side.stateless and not side.country and sector == "state_forces":
        sector = "militia"
    draft.sector = sector


def _sector_under(of_entry: Sector, of_noun: Sector | None, kind: str, entry_id: str) -> Sector | None:
    if kind == "body" and of_entry in ("intergovernmental", "ngo", "media"):
        return of_entry
    if kind in ("people", "body"):
        return of_noun or of_entry
    if of_entry == "government":
        return of_noun if of_noun in ("state_forces", "police") else of_entry
    if of_entry == "intergovernmental":
        if kind != "forces":
            return of_entry
        return "state_forces" if entry_id == "nato" else "peacekeepers"
    return of_entry


def _plural(reading: Reading, index: int, form: NounForm) -> bool | None:
    counted = [
        token.text.lower()
        for token in reading.sentence.tokens
        if token.head == index and token.dep == "nummod" and token.upos == "NUM"
    ]
    if counted and not form.plural:
        return counted[0] not in small_words(reading.language).one
    if form.plural is not None:
        return form.plural
    feats = reading.sentence.tokens[index].feats
    if "Number=Plur" in feats:
        return True
    return False if "Number=Sing" in feats else None
