"""Resolve pronouns and definite nouns that stand for a party named before."""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from belegg.extract.actors.drafts import Draft
from belegg.extract.actors.groups import is_definite
from belegg.extract.actors.modifiers import small_words
from belegg.extract.actors.names import Reading
from belegg.extract.actors.tables import StandIn, actors_table

REACH = 3
_FIGHTING = frozenset({"rebels", "militia", "state_forces", "government"})
_MAJORITY = 0.6
_CALLED = frozenset({"collective", "body", "title"})
_OBJECTS = frozenset({"obj", "iobj"})


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """What the whole article tells: the country whose `regime` it speaks of, and the one it is mostly about."""

    readings: Mapping[int, Reading]
    regime: str | None
    home: str | None


def settle_regime(readings: Sequence[Reading], drafts: Sequence[list[Draft]], spoken: Mapping[str, int]) -> Article:
    """Give every "regimesoldater" the country whose government the article speaks of; return what the article tells."""
    language = readings[0].language if readings else ""
    rulers = actors_table(language).government if readings else ()
    ties = Counter(
        draft.country for found in drafts for draft in found if draft.country and draft.noun.startswith(rulers)
    )
    home = _leading(_at_home(drafts, spoken), least=_MAJORITY)
    country = _leading(ties, least=0.0) or home
    for found in drafts:
        for draft in found:
            if draft.regime and draft.country is None:
                draft.country = country
                draft.rule = (*draft.rule, "regime")
    return Article(readings={reading.sentence.index: reading for reading in readings}, regime=country, home=home)


def _at_home(drafts: Sequence[list[Draft]], spoken: Mapping[str, int]) -> Counter[str]:
    """Return how much of the article is about each country: its places, adjectives and parties."""
    parties = (draft for found in drafts for draft in found)
    fighting = (draft.country for draft in parties if draft.country and draft.id and draft.sector in _FIGHTING)
    return Counter(spoken) + Counter(fighting)


def _leading(counts: Mapping[str, int], *, least: float) -> str | None:
    ranked = sorted(counts.items(), key=lambda pair: -pair[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0] if ranked[0][1] >= least * sum(counts.values()) else None


def resolve(article: Article, drafts: Sequence[list[Draft]]) -> None:
    """Resolve the stand-ins of each sentence in place; those that nothing fits are left out, or stay a group."""
    before: list[Draft] = []
    namesakes: dict[str, Draft] = {}
    for reading, found in zip(article.readings.values(), drafts, strict=True):
        for index, known in enumerate(reading.words):
            if (
                known.noun is not None
                and is_definite(reading, index, known.noun)
                and _by_noun(reading, index, found, namesakes)
            ):
                continue
            if known.stand_in and not _introduces(reading, index):
                _resolve_at(reading, index, known.stand_in[0], found, before, article)
        found.sort(key=lambda draft: (draft.first, draft.last))
        namesakes.update({stem: draft for draft in found if (stem := _stem(reading, draft))})
        before += [draft for draft in found if draft.form != "demonym" or draft.kind == "state"]
        before = [draft for draft in before if draft.sentence >= reading.sentence.index - REACH]


def _stem(reading: Reading, draft: Draft) -> str | None:
    """Return the noun by which a party with a side may be called again ("hær"), or None."""
    if draft.form == "stand_in" or not (draft.country or draft.id):
        return None
    for index in (draft.head, draft.last, draft.first):
        form = reading.words[index].noun
        if form is not None and form.noun.kind in _CALLED and (index == draft.head or not form.genitive):
            return form.prefix + form.stem
    return None


def _by_noun(reading: Reading, index: int, found: list[Draft], namesakes: Mapping[str, Draft]) -> bool:
    """Resolve "hæren" or "guvernøren" to the last party that the same noun named; return whether it did."""
    form = reading.words[index].noun
    here = next((draft for draft in found if draft.first == draft.last == index and draft.soft), None)
    if form is None or here is None or here.backer is not None or not reading.parsed:
        return False
    source = namesakes.get(form.prefix + form.stem)
    if source is None and form.noun.kind == "body":
        source = next(
            (
                one
                for stem, one in namesakes.items()
                if stem.endswith(form.stem) and form.stem in actors_table(reading.language).bodies
            ),
            None,
        )
    if source is None or source.sentence == here.sentence or (here.plural and source.plural is False):
        return False
    found.remove(here)
    entry = StandIn(words=(), fits=("state",), example="")
    again = _stand_in(reading, index, entry, source, here)
    again.name, again.id = source.name, source.id
    found.append(again)
    return True


def _resolve_at(
    reading: Reading,
    index: int,
    entry: StandIn,
    found: list[Draft],
    before: list[Draft],
    article: Article,
) -> None:
    here = next((draft for draft in found if draft.first <= index <= draft.last), None)
    if here is not None and not (here.soft and here.head == index):
        return
    if here is not None and here.backer is not None and entry.fits == ("state",):
        return
    if not _may_stand_in(reading, index, entry):
        return
    earlier = before + [draft for draft in found if draft.last < index and draft is not here and _may_be_meant(draft)]
    if entry.plural and not entry.pronoun:
        found.extend(_both(reading, index, before, article.readings))
        return
    government = reading.words[index].lower.startswith(actors_table(reading.language).government)
    if government and here is not None and article.regime:
        here.country, here.rule = article.regime, (*here.rule, "regime")
        return
    source = _source(reading, index, entry, earlier)
    if source is not None and not (source.name or source.country or source.sector):
        return
    if source is None:
        if here is not None and entry.fits == ("state",) and here.kind in ("state", "group"):
            here.country, here.rule = article.home, (*here.rule, "home")
        return
    if here is not None:
        found.remove(here)
    found.append(_stand_in(reading, index, entry, source, here))


def _may_be_meant(draft: Draft) -> bool:
    return draft.form != "demonym" or (draft.kind == "state" and draft.subject)


def _introduces(reading: Reading, index: int) -> bool:
    """Return whether a name follows ("alliansen Hayat Tahrir al-Sham"), which the noun then introduces."""
    if index + 1 >= len(reading.words):
        return False
    return index + 1 in reading.at or reading.sentence.tokens[index + 1].upos == "PROPN"


def _may_stand_in(reading: Reading, index: int, entry: StandIn) -> bool:
    tokens = reading.sentence.tokens
    token = tokens[index]
    if index in reading.at or not reading.parsed:
        return False
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if entry.pronoun:
        if token.upos != "PRON" or token.dep == "det":
            return False
        return after is None or (
            after.upos not in ("ADJ", "NOUN", "NUM", "PROPN")
            and after.lemma not in small_words(reading.language).relative
        )
    if token.upos in ("VERB", "ADP") or (small_words(reading.language).articles and "Definite=Def" not in token.feats):
        return False
    return after is None or after.text.lower() not in small_words(reading.language).specified or after.upos == "SCONJ"


def _source(reading: Reading, index: int, entry: StandIn, earlier: list[Draft]) -> Draft | None:
    sentence = reading.sentence.index
    fitting = [draft for draft in earlier if _fits(draft, entry)]
    if entry.pronoun:
        near = [draft for draft in fitting if sentence - draft.sentence <= 2]
        if entry.plural:
            near = [draft for draft in near if sentence - draft.sentence <= 1]
            if _rival(reading, index, near) or _far_back(index, sentence, near):
                return None
        if reading.sentence.tokens[index].dep in _OBJECTS or _thing_acts(reading, index, earlier):
            near = [draft for draft in near if draft.sentence != sentence]
        fitting = [draft for draft in near if draft.name] or near
    if entry.fits == ("state",):
        if reading.sentence.tokens[index].dep in _OBJECTS:
            fitting = [draft for draft in fitting if draft.sentence != sentence]
        fitting = _states(fitting)
    if not fitting:
        return None
    latest = max(draft.sentence for draft in fitting)
    last = [draft for draft in fitting if draft.sentence == latest]
    if (
        index > 0
        and entry.pronoun
        and entry.plural
        and reading.words[index - 1].lower in small_words(reading.language).partitive
    ):
        return last[-1]
    subjects = [draft for draft in last if draft.subject]
    if not subjects and not entry.pronoun and len({(draft.id, draft.name, draft.country) for draft in last}) > 1:
        return None
    if entry.pronoun and entry.plural and not subjects:
        others = [one for one in earlier if one.sentence == latest and one.subject and one.form != "demonym"]
        if others:
            return None
    return subjects[-1] if subjects else last[-1]


def _thing_acts(reading: Reading, index: int, earlier: list[Draft]) -> bool:
    """Return whether a thing or body that Nynorsk calls "han" or "ho" acts before the pronoun in its sentence."""
    if reading.language != "nn":
        return False
    here = {draft.head for draft in earlier if draft.sentence == reading.sentence.index and draft.kind == "person"}
    return any(
        token.dep == "nsubj" and token.upos == "NOUN" and token.index not in here
        for token in reading.sentence.tokens[:index]
    )


def _states(fitting: list[Draft]) -> list[Draft]:
    """Return the states that "hæren" may mean: those that act, or the only one spoken of."""
    acting = [draft for draft in fitting if draft.subject or (draft.sector == "state_forces" and draft.form == "group")]
    states = [draft for draft in fitting if draft.kind == "state"]
    return acting or (states if len({draft.country for draft in states}) == 1 else [])


def _far_back(index: int, sentence: int, near: list[Draft]) -> bool:
    """Return whether those meant would stand in an earlier sentence, though the pronoun does not open this one."""
    return index > 3 and all(draft.sentence != sentence for draft in near)


def _rival(reading: Reading, index: int, near: list[Draft]) -> bool:
    """Return whether "de" may as well mean things: its own verb is a passive of making, or nobody acted before it."""
    if not near:
        return True
    tokens = reading.sentence.tokens
    above = tokens[tokens[index].head]
    made = tokens[index].dep == "nsubj:pass" and above.lemma.lower().startswith(actors_table(reading.language).making)
    subject = any(draft.subject for draft in near)
    many = len({(draft.name, draft.country, draft.sector) for draft in near}) > 1
    return made or (many and not subject)


def _fits(draft: Draft, entry: StandIn) -> bool:
    if (
        draft.kind == "person"
        and "person" not in entry.fits
        and not ("state" in entry.fits and draft.sector == "government")
    ):
        return False
    if entry.plural is True and draft.plural is not True:
        return False
    if entry.plural is False and (draft.plural is True or (draft.kind != "person")):
        return False
    if "state" in entry.fits and entry.sectors:
        return draft.country is not None and draft.sector in entry.sectors
    if entry.sectors and draft.sector not in entry.sectors:
        return False
    if "group" in entry.fits and entry.sectors:
        return draft.kind == "group" and (draft.name is not None or draft.plural is False)
    return draft.kind in entry.fits


def _stand_in(reading: Reading, index: int, entry: StandIn, source: Draft, here: Draft | None) -> Draft:
    state = entry.fits == ("state",)
    again = Draft(
        sentence=reading.sentence.index,
        first=index,
        last=index,
        head=index,
        form="stand_in",
        kind=source.kind,
        name=source.name,
        country=source.country,
        sector=source.sector,
        id=source.id,
        plural=source.plural if entry.plural is None else entry.plural,
        subject=reading.sentence.tokens[index].dep in ("nsubj", "nsubj:pass"),
        resolved_from=source.resolved_from or (source.sentence, source.head),
        rule=("stand-in", *source.rule),
    )
    if here is not None:
        again.first, again.last, again.plural, again.noun = here.first, here.last, here.plural, here.noun
        again.backer, again.link = here.backer, here.link
        again.link_first, again.link_last = here.link_first, here.link_last
    if here is not None and state:
        again.kind, again.name, again.id, again.sector = here.kind, None, None, here.sector
    return again


def _coordinated(reading: Reading, one: Draft, other: Draft) -> bool:
    tokens = reading.sentence.tokens
    return any(
        tokens[second.head].dep == "conj" and tokens[second.head].head == first.head
        for first, second in ((one, other), (other, one))
    )


def _both(reading: Reading, index: int, earlier: list[Draft], readings: Mapping[int, Reading]) -> list[Draft]:
    for back in sorted({draft.sentence for draft in earlier}, reverse=True):
        sides: dict[tuple[str | None, str | None], Draft] = {}
        for draft in earlier:
            if (
                draft.sentence == back
                and draft.kind in ("group", "state")
                and (draft.id or draft.country)
                and draft.name
            ):
                sides.setdefault((draft.id, draft.country), draft)
        if len(sides) == 2 and _coordinated(readings[back], *sides.values()):
            entry = StandIn(words=(), fits=("group", "state"), plural=True, example="")
            return [_stand_in(reading, index, entry, draft, None) for draft in sides.values()]
        if len(sides) > 2:
            return []
    return []
