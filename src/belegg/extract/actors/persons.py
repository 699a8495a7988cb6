"""Find persons: office holders of the list, and those whom a title or a trade introduces."""

from belegg.extract.actors.drafts import Draft, entry_name, led_by
from belegg.extract.actors.modifiers import small_words
from belegg.extract.actors.names import Hit, Reading
from belegg.extract.actors.states import head_of
from belegg.extract.actors.tables import actors_table
from belegg.world.actors import ActorEntry

_LONGEST = 5


def person_of_list(reading: Reading, hit: Hit, entry: ActorEntry, *, first: int) -> Draft:
    """Return the person `entry` named by `hit`; the title before the name starts at `first`."""
    side = led_by(entry)
    return Draft(
        sentence=reading.sentence.index,
        first=first,
        last=hit.last,
        head=head_of(reading, first, hit.last),
        form="person",
        kind="person",
        name=entry_name(entry, reading.language),
        country=side.country or entry.country,
        sector=side.sector if entry.side else entry.sector,
        id=entry.id,
        plural=False,
        rule=(f"actor list:{entry.id}",),
    )


def name_from(reading: Reading, start: int) -> int | None:
    """Return the last token of the personal or group name that starts at `start`, or None where none does."""
    tokens = reading.sentence.tokens
    if start >= len(tokens) or not _capital(reading, start):
        return None
    if tokens[start].text.lower() in actors_table(reading.language).not_names or _in_capitals(reading):
        return None
    particles = small_words(reading.language).particles
    last = start
    for step in range(start + 1, min(start + _LONGEST, len(tokens))):
        lower = tokens[step].text.lower()
        if _capital(reading, step) and tokens[step].upos not in ("VERB", "AUX", "PRON", "ADP"):
            last = step
        elif lower not in particles or tokens[step].upos in ("VERB", "AUX"):
            break
    return last


def _capital(reading: Reading, index: int) -> bool:
    text = reading.sentence.tokens[index].text
    if text.startswith(("al-", "el-", "ad-", "as-", "ash-", "an-", "ar-", "az-", "at-", "d'")):
        text = text.split("-", 1)[-1].split("'", 1)[-1]
    return text[:1].isupper() and text[:1].isalpha()


def _in_capitals(reading: Reading) -> bool:
    words = [token.text for token in reading.sentence.tokens if token.text[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.8 * len(words)


def titled(reading: Reading, title: Draft) -> Draft | None:
    """Return the person whose name follows a title or trade ("talsmann for hæren, oberst Yahya Saree"), or None."""
    tokens = reading.sentence.tokens
    start = title.last + 1
    if start < len(tokens) and tokens[start].text == "," and title.last > title.head:
        start += 1
    if title.kind != "person" and title.last > title.head:
        return None
    if title.plural or (start in reading.at and reading.at[start].entry is not None):
        return None
    if start in reading.at or start in reading.places:
        return None
    last = name_from(reading, start)
    if last is None:
        return None
    return Draft(
        sentence=title.sentence,
        first=title.first,
        last=last,
        head=head_of(reading, title.first, last),
        form="person",
        kind="person",
        name=name_text(reading, start, last),
        country=title.country,
        sector=title.sector,
        id=None,
        plural=False,
        regime=title.regime,
        rule=(*title.rule, "title and name"),
        noun=title.noun,
    )


def after_comma(reading: Reading, title: Draft) -> Draft | None:
    """Return the person whose title stands after the name ("Yahya Saree, talsmann for houthiene"), or None."""
    tokens = reading.sentence.tokens
    last = title.first - 2
    if title.plural or title.kind != "person" or last < 1 or tokens[title.first - 1].text != ",":
        return None
    first = last
    while first > 0 and (
        _capital(reading, first - 1) or tokens[first - 1].text in small_words(reading.language).particles
    ):
        first -= 1
    if first == last or not _capital(reading, last) or not _capital(reading, first):
        return None
    if any(index in reading.at or index in reading.places for index in range(first, last + 1)):
        return None
    if tokens[first].text.lower() in actors_table(reading.language).not_names:
        return None
    return Draft(
        sentence=title.sentence,
        first=first,
        last=last,
        head=head_of(reading, first, last),
        form="person",
        kind="person",
        name=name_text(reading, first, last),
        country=title.country,
        sector=title.sector,
        plural=False,
        regime=title.regime,
        rule=(*title.rule, "name and title"),
        noun=title.noun,
    )


def name_text(reading: Reading, first: int, last: int) -> str:
    """Return the words of a name, without a genitive's s."""
    tokens, sentence = reading.sentence.tokens, reading.sentence
    text = sentence.text[tokens[first].start - sentence.start : tokens[last].end - sentence.start]
    if "Case=Gen" in tokens[last].feats or text.endswith(("'", "’")):
        return text.rstrip("'’").removesuffix("s")
    return text
