"""Find the parties of one sentence: names first, then nouns with what stands around them."""

from belegg.extract.actors.drafts import Draft, entry_name
from belegg.extract.actors.groups import group_at
from belegg.extract.actors.modifiers import Modifiers, read_left, read_support
from belegg.extract.actors.names import Hit, Reading
from belegg.extract.actors.persons import after_comma, name_from, name_text, person_of_list, titled
from belegg.extract.actors.states import demonyms_at, head_of, noun_after, owner_of, people_at, state_at

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def parties_of(reading: Reading) -> list[Draft]:
    """Return the parties that the sentence names, in order; stand-ins are found later."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for index, known in enumerate(reading.words):
        if known.noun is not None:
            drafts += _grouped(reading, index, taken)
    for hit in reading.hits:
        if taken.isdisjoint(range(hit.first, hit.last + 1)):
            draft = _named(reading, hit)
            if draft is not None:
                drafts.append(draft)
                taken.update(range(draft.first, draft.last + 1))
    for index, known in enumerate(reading.words):
        if index in taken or index in reading.at:
            continue
        if known.demonyms:
            drafts += demonyms_at(reading, index)
        elif known.people is not None:
            person = people_at(reading, index)
            drafts += [person] if person else []
    for draft in drafts:
        draft.subject = _is_subject(reading, draft)
    return sorted(drafts, key=lambda draft: (draft.first, draft.last))


def _is_subject(reading: Reading, draft: Draft) -> bool:
    """Return whether the party is a subject, or gives its side to one ("israelske stridsvogner rullet inn")."""
    token = reading.sentence.tokens[draft.head]
    owned = draft.form == "demonym" and reading.sentence.tokens[token.head].dep in _SUBJECTS
    return owned or token.dep in _SUBJECTS


def _grouped(reading: Reading, index: int, taken: set[int]) -> list[Draft]:
    if index in taken:
        return []
    drafts = group_at(reading, index)
    if not drafts:
        alone = _bare_title(reading, index)
        drafts = [alone] if alone else []
        if not drafts:
            return []
    main = drafts[-1]
    named = _apposed(reading, main) or titled(reading, main)
    if named is None and main.rule == ("bare title",):
        return []
    before = after_comma(reading, main) if named is None else None
    if named is not None:
        drafts[-1] = named
    result = [*drafts, before] if before is not None else drafts
    for draft in result:
        taken.update(range(draft.first, draft.last + 1))
        if draft.link_first is not None and draft.link_last is not None:
            taken.update(range(draft.link_first, draft.link_last + 1))
    return result


def _bare_title(reading: Reading, index: int) -> Draft | None:
    """Return a title that may stand before a name, though it says nothing alone ("talsmann Ola Nordmann")."""
    form = reading.words[index].noun
    if form is None or form.noun.alone or form.plural or form.genitive or index in reading.at:
        return None
    if form.noun.kind not in ("title", "members", "collective", "fighters"):
        return None
    if reading.sentence.tokens[index].upos in ("VERB", "AUX"):
        return None
    return Draft(
        sentence=reading.sentence.index,
        first=index,
        last=index,
        head=index,
        form="person",
        kind="person" if form.noun.kind == "title" else "group",
        sector=form.noun.sector,
        plural=False,
        rule=("bare title",),
        noun=reading.words[index].lower,
    )


def _apposed(reading: Reading, group: Draft) -> Draft | None:
    """Return the named party that a noun introduces ("opprørsgruppen M23", "president Putin"), or None."""
    start = group.last + 1
    if group.plural or start >= len(reading.words):
        return None
    hit = reading.at.get(start) or _after_comma(reading, group)
    if hit is None:
        return _introduced(reading, group, start)
    if hit.entry is None or hit.compound is not None:
        return None
    if hit.entry.kind == "person":
        speaks = group.kind in ("person", "state")
        return person_of_list(reading, hit, hit.entry, first=group.first) if speaks else None
    if group.last > group.head or group.kind == "person":
        return None
    named = _of_list(reading, hit)
    named.first = group.first
    named.head = head_of(reading, group.first, hit.last)
    _take_backer(named, group)
    return named


def _after_comma(reading: Reading, group: Draft) -> Hit | None:
    """Return the person of the list whose name a comma parts from a title with its side ("forsvarssjefen i Kampala,
    Muhoozi Kainerugaba"), or None."""
    if group.kind != "person" or group.last == group.head or reading.words[group.last + 1].lower != ",":
        return None
    hit = reading.at.get(group.last + 2)
    return hit if hit is not None and hit.entry is not None and hit.entry.kind == "person" else None


def _introduced(reading: Reading, group: Draft, start: int) -> Draft | None:
    """Return the party unknown to the list that a noun gives a name to ("opprørsgruppen Ansaru Din"), or None."""
    form = reading.words[group.head].noun
    if form is None or form.noun.kind not in ("fighters", "collective") or group.last > group.head:
        return None
    last = name_from(reading, start)
    if last is None or start in reading.places:
        return None
    named = Draft(
        sentence=group.sentence,
        first=group.first,
        last=last,
        head=head_of(reading, group.first, last),
        form="name",
        kind="group",
        name=name_text(reading, start, last),
        country=group.country,
        sector=group.sector or form.noun.sector,
        plural=False,
        rule=(*group.rule, "noun and name"),
        noun=group.noun,
    )
    _take_backer(named, group)
    return named


def _take_backer(named: Draft, group: Draft) -> None:
    named.backer, named.link = group.backer, group.link
    named.link_first, named.link_last = group.link_first, group.link_last


def _named(reading: Reading, hit: Hit) -> Draft | None:
    if hit.entry is None:
        return state_at(reading, hit)
    if hit.compound is not None:
        return owner_of(reading, hit)
    if hit.entry.kind == "person":
        return person_of_list(reading, hit, hit.entry, first=hit.first)
    draft = _of_list(reading, hit)
    found = Modifiers(first=hit.first, last=hit.last)
    read_left(reading, hit.first, found)
    read_support(reading, hit.last, found)
    if found.backer is not None:
        draft.first = min(draft.first, found.first)
        draft.backer, draft.link = found.backer, found.link
        draft.link_first, draft.link_last = found.link_first, found.link_last
    if hit.genitive and noun_after(reading, hit.last) is not None:
        draft.form = "demonym"
    return draft


def _of_list(reading: Reading, hit: Hit) -> Draft:
    entry = hit.entry
    assert entry is not None
    plural = hit.known.text.endswith(("ene", "ane")) or hit.tail.startswith(("er", "ar", "ene", "ane")) or None
    return Draft(
        sentence=reading.sentence.index,
        first=hit.first,
        last=hit.last,
        head=head_of(reading, hit.first, hit.last),
        form="name",
        kind="group",
        name=entry_name(entry, reading.language),
        country=entry.country,
        sector=entry.sector,
        id=entry.id,
        plural=plural,
        rule=(f"actor list:{entry.id}",),
    )
