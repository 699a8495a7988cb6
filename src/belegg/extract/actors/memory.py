"""Find later mentions of those whom the article itself introduced by name, title or abbreviation."""

import re
from collections.abc import Sequence

from belegg.extract.actors.drafts import Draft
from belegg.extract.actors.names import Reading
from belegg.extract.actors.persons import name_from, name_text
from belegg.extract.actors.states import head_of
from belegg.extract.actors.tables import actors_table

_ABBREVIATION = re.compile(r"[A-ZÆØÅ][A-ZÆØÅa-z0-9-]{1,9}")
_INTRODUCED = ("title and name", "name and title", "noun and name", "name")


def introduced(readings: Sequence[Reading], drafts: Sequence[list[Draft]]) -> dict[str, Draft]:
    """Return the names that the article introduces ("Saree", "FMF"), each with the party that bears it."""
    memory: dict[str, Draft] = {}
    for reading, found in zip(readings, drafts, strict=True):
        for draft in found:
            abbreviation = _abbreviation(reading, draft)
            if abbreviation:
                memory.setdefault(abbreviation, draft)
            key = _key(draft)
            if key is not None and len(key) > 2 and key[:1].isalpha():
                memory.setdefault(key, draft)
    return memory


def _key(draft: Draft) -> str | None:
    """Return what the party is called when it is named again: a person's last name, else the whole name."""
    if not draft.name or not draft.rule:
        return None
    if draft.id is not None:  # of the list: a surname that is too common to stand in it, once the name was told
        listed = draft.form == "person" and draft.rule[-1] == f"actor list:{draft.id}"
        return draft.name.split()[-1] if listed and " " in draft.name else None
    if draft.rule[-1] not in _INTRODUCED:
        return None
    return draft.name.split()[-1] if draft.kind == "person" else draft.name


def _abbreviation(reading: Reading, draft: Draft) -> str | None:
    tokens = reading.sentence.tokens
    start = draft.last + 1
    if draft.form != "name" or start + 2 >= len(tokens) or tokens[start].text != "(" or tokens[start + 2].text != ")":
        return None
    text = tokens[start + 1].text
    return text if _ABBREVIATION.fullmatch(text) and start + 1 not in reading.at else None


def remembered(reading: Reading, memory: dict[str, Draft], found: Sequence[Draft]) -> list[Draft]:
    """Return the parties of `reading` that bear a name introduced elsewhere in the article."""
    if not memory:
        return []
    taken = {index for draft in found for index in range(draft.first, draft.last + 1)}
    again = []
    for token in reading.sentence.tokens:
        if token.index in taken or token.index in reading.at or not token.text[0].isupper():
            continue
        key = token.text if token.text in memory else token.text.rstrip("'’").removesuffix("s")
        source = memory.get(key)
        if source is None or _longer_name(reading, token.index, source):
            continue
        again.append(_again(reading, token.index, source))
    return again


def _longer_name(reading: Reading, index: int, source: Draft) -> bool:
    if index == 0 or not source.name:
        return False
    before = reading.sentence.tokens[index - 1].text
    return before[0].isupper() and before not in source.name.split() and index > 1


def _again(reading: Reading, index: int, source: Draft) -> Draft:
    first = index
    parts = set((source.name or "").split())
    while first > 0 and reading.sentence.tokens[first - 1].text in parts:
        first -= 1
    return Draft(
        sentence=reading.sentence.index,
        first=first,
        last=index,
        head=head_of(reading, first, index),
        form=source.form,
        kind=source.kind,
        name=source.name,
        country=source.country,
        sector=source.sector,
        id=source.id,
        plural=source.plural,
        regime=source.regime,
        rule=("introduced before",),
    )


def _speaks(reading: Reading, head: int) -> bool:
    token = reading.sentence.tokens[head]
    above = reading.sentence.tokens[token.head]
    saying = actors_table(reading.language).saying
    return token.dep == "nsubj" and (above.lemma.lower() in saying or above.text.lower() in saying)


def unknown_persons(reading: Reading, found: Sequence[Draft]) -> list[Draft]:
    """Return persons whom nothing but the recogniser of names knows: of no side, but "han" may mean them."""
    taken = {index for draft in found for index in range(draft.first, draft.last + 1)}
    persons: list[Draft] = []
    after = -1
    for token in reading.sentence.tokens:
        index = token.index
        if token.name != "PER" or index <= after or index in taken or index in reading.at or index in reading.places:
            continue
        last = name_from(reading, index)
        if last is None or last == index or any(i in taken or i in reading.places for i in range(index, last + 1)):
            continue
        if any(reading.sentence.tokens[i].name != "PER" for i in (index, last)):
            continue
        if not _speaks(reading, head_of(reading, index, last)):
            continue
        after = last
        persons.append(
            Draft(
                sentence=reading.sentence.index,
                first=index,
                last=last,
                head=head_of(reading, index, last),
                form="person",
                kind="person",
                name=name_text(reading, index, last),
                plural=False,
                rule=("name",),
            )
        )
    return persons
