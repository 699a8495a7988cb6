"""Read a report as the program does, and lay out what a template may take: who and what is spoken of, places, days.

Everything here comes from the English reader: its sentences, parts, frames and claims. What tells of each (its role
in which frame or claim, its side, the words around it) stands beside it as named features; what these are worth is
fitted."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from belegg.analyse.sentences import analyse
from belegg.extract.assemble.claims import drafted, guesses_of, records, survey_document
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.relevance import is_relevant, weigh
from belegg.extract.frames.phrases import Phrase
from belegg.model.claim import Claim
from belegg.model.parts import Filler, Frame, Quantity
from belegg.model.sentence import Sentence, Token
from belegg.read.document import read_bytes
from benchmarks.muc4.corpus import Message
from benchmarks.muc4.spots import Spot
from benchmarks.muc4.spotting import days, places

KINDS = ("attack", "casualties", "materiel", "statement")
FIRM = 2.0
"""A role with a higher score than this is told apart from a guess."""


class Mention(NamedTuple):
    """Words that name someone or something: `name` is a person's or body's own name, `title` what he is called by,
    `id` what the actor list knows it as."""

    sentence: int
    text: str
    name: str
    title: str
    number: str
    features: frozenset[str]
    id: str | None = None


class Facts(NamedTuple):
    """What a report holds for the templates: what tells of it as a whole and of each sentence, who and what is spoken
    of, places, days; and the claims that the program makes of it."""

    number: int
    features: frozenset[str]
    sentences: tuple[frozenset[str], ...]
    mentions: tuple[Mention, ...]
    places: tuple[Spot, ...]
    days: tuple[Spot, ...]
    claims: tuple[Claim, ...] = ()


def facts(message: Message) -> Facts:
    """Return what the program reads in a report."""
    published = message.published.isoformat() if message.published else None
    document = read_bytes(message.body.encode(), name=str(message.number), published=published, media_type="text/plain")
    context = survey_document(document, analyse(document, "en"), language="en")
    made = drafted(context, guesses_of(context))
    claims = tuple(records(context, made)) if is_relevant(context) else ()
    return assembled(message, context, made, claims)


def assembled(message: Message, context: Context, made: Sequence[Draft], claims: tuple[Claim, ...]) -> Facts:
    """Return what was read in a report, laid out for the templates."""
    reader = Reader(message, context, made)
    return Facts(
        number=message.number,
        features=frozenset(reader.document()),
        sentences=tuple(_beside([frozenset(reader.sentence(one)) for one in context.sentences])),
        mentions=tuple(reader.mentions()),
        places=tuple(places(reader)),
        days=tuple(days(reader)),
        claims=claims,
    )


def _beside(sentences: Sequence[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Yield what tells of each sentence, with the frames and claims of the one before and the one behind."""
    framed = [{told for told in one if told.startswith(("f:", "c:"))} for one in sentences]
    for one, before, behind in zip(sentences, [set(), *framed[:-1]], [*framed[1:], set()], strict=True):
        yield one | {f"before {told}" for told in before} | {f"behind {told}" for told in behind}


class Reader:
    """One report with what was found in it, by sentence and token."""

    def __init__(self, message: Message, context: Context, made: Sequence[Draft]) -> None:
        self.message, self.context, self.made = message, context, made
        self.roles: dict[tuple[int, int], list[str]] = defaultdict(list)
        self.told: dict[int, list[str]] = defaultdict(list)
        for frames in context.frames:
            for frame in frames:
                if frame.kind in KINDS:
                    self._frame(frame)
        for draft in made:
            self._draft(draft)
        for setting in context.settings:
            for phrase in setting.phrases if setting is not None else ():
                if phrase.party is not None and phrase.party.resolved_from is not None:
                    self.roles[phrase.party.resolved_from] += self.roles[phrase.party.sentence, phrase.head]

    def _frame(self, frame: Frame) -> None:
        lemma = self.context.sentences[frame.sentence].tokens[frame.trigger].lemma.lower()
        self.told[frame.sentence] += [f"f:{frame.kind}.{frame.mode}", f"f:{frame.kind}.{frame.modality}"]
        if frame.negated:
            self.told[frame.sentence].append(f"f:{frame.kind}.not")
        for filler in frame.fillers:
            firm = "!" if filler.score > FIRM else ""
            here = self.roles[filler.sentence, filler.head]
            here += [f"r{firm}:{frame.kind}.{frame.mode}.{filler.role}", f"r{firm}:{lemma}.{filler.slot}"]
            here += [f"r:{frame.modality}"] if frame.modality != "fact" else []
            here += [f"r:not.{frame.kind}.{frame.mode}"] if frame.negated else []
            if firm and frame.kind != "statement":
                self.told[frame.sentence] += self._signature(frame, lemma, filler)

    def _signature(self, frame: Frame, lemma: str, filler: Filler) -> Iterator[str]:
        """Yield what word of harm goes with whom ("murder priest"): it tells of an incident more than either alone."""
        phrase = self.context.phrase(filler.sentence, filler.head)
        token = self.context.sentences[filler.sentence].tokens[filler.head]
        word = "NAME" if token.upos == "PROPN" else token.lemma.lower()
        sector = phrase.party.actor.sector if phrase is not None and phrase.party is not None else None
        yield f"g:{lemma}.{filler.role}.{word}"
        yield f"g:{frame.kind}.{frame.mode}.{filler.role}.{sector}"

    def _draft(self, draft: Draft) -> None:
        kind = f"{draft.kind}.{draft.mode}"
        self.told[draft.sentence] += [f"c:{kind}", f"c:{draft.kind}.{draft.standing}"]
        for party, role in (
            *((one, "actor") for one in (draft.actor, *draft.more_actors)),
            *((one, "target") for one in (draft.target, *draft.more_targets)),
        ):
            if party is not None:
                self.told[draft.sentence].append(f"c:{kind}.{role}.{party.actor.sector}")
                heads = {(party.sentence, party.head)} | ({party.resolved_from} if party.resolved_from else set())
                for head in heads:
                    self.roles[head] += [f"c:{kind}.{role}", f"c:{draft.standing}.{role}"]
        if draft.quantity is not None and draft.quantity.noun is not None:
            self.roles[draft.quantity.sentence, draft.quantity.noun].append(f"c:{kind}.counted")
        for place in (draft.place, *draft.more_places):
            if place is not None:
                self.roles[place.sentence, place.last].append(f"c:{draft.kind}.place")
        if draft.moment is not None:
            self.roles[draft.moment.sentence, draft.moment.last].append(f"c:{draft.kind}.moment")

    def document(self) -> Iterator[str]:
        """Yield what tells of the report as a whole."""
        yield f"home:{self.context.home}"
        yield f"weight:{min(int(weigh(self.context)), 9)}"
        yield f"length:{min(len(self.context.sentences) // 5, 8)}"
        yield from (
            f"head:{word}" for word in self.message.text[:400].split("[TEXT]")[0].replace("]", "[").split("[")[1::2]
        )
        for sentence in self.context.sentences:
            early = "first" if sentence.index < 2 else "second" if sentence.index < 5 else None
            for token in sentence.tokens:
                if token.upos in ("NOUN", "VERB", "ADJ", "PROPN"):
                    yield f"w:{token.lemma.lower()}"
                    if early:
                        yield f"{early}:{token.lemma.lower()}"
            for told in self.told[sentence.index]:
                yield told
                if early:
                    yield f"{early}:{told}"
        for told, count in Counter(one for all_ in self.told.values() for one in all_).items():
            if count > 1:
                yield f"{told}>{min(count, 4)}"

    def sentence(self, sentence: Sentence) -> Iterator[str]:
        """Yield what tells of a sentence."""
        yield from self.told[sentence.index]
        yield from (f"w:{token.lemma.lower()}" for token in sentence.tokens if token.upos in ("VERB", "NOUN"))
        yield f"at:{min(sentence.index, 6)}"

    def mentions(self) -> Iterator[Mention]:
        """Yield who and what is spoken of, in order."""
        for sentence, setting in zip(self.context.sentences, self.context.settings, strict=True):
            if setting is None:
                continue
            for phrase in setting.phrases:
                stand_in = phrase.party is not None and phrase.party.form == "stand_in"
                if phrase.moment is None and not stand_in and (phrase.location is None or phrase.party is not None):
                    mention = self._mention(sentence, phrase, setting.phrases)
                    if mention is not None:
                        yield mention

    def _mention(self, sentence: Sentence, phrase: Phrase, others: Sequence[Phrase]) -> Mention | None:
        tokens = sentence.tokens
        if phrase.party is not None and phrase.party.form == "name" and phrase.party.actor.id is not None:
            return self._body(sentence, phrase)
        first, last = phrase.first, max(phrase.last, phrase.head)
        while first < last and (
            tokens[first].upos in ("DET", "NUM", "ADP", "PUNCT") or _counts(phrase.quantity, first)
        ):
            first += 1
        while last + 1 < len(tokens) and tokens[last + 1].text[:1].isupper() and tokens[last].text[:1].isupper():
            last += 1
        run = [at for at in range(first, last + 1) if tokens[at].text[:1].isupper()]
        demonym = phrase.party is not None and phrase.party.actor.country is not None and phrase.party.form != "person"
        hung = any(token.upos == "ADP" for token in tokens[phrase.head : last])
        named = (
            bool(run)
            and run[-1] == last
            and not hung
            and not (demonym and phrase.party and phrase.party.form == "group")
        )
        start = last
        while named and start - 1 in run:
            start -= 1
        name = self._words(sentence, start, last) if named else ""
        title = self._words(sentence, first, start - 1) if named and start > first else ""
        if named and not title:
            title = self._apposition(sentence, last, others)
        text = self._words(sentence, first, last if named else self._hung_on(sentence, last, others))
        if not any(sign.isalpha() for sign in text):
            return None
        features = frozenset(self._features(sentence, phrase, first, last, named))
        return Mention(sentence.index, text, name, title, _number(phrase, tokens[phrase.head]), features)

    def _body(self, sentence: Sentence, phrase: Phrase) -> Mention:
        """Return a body of the actor list by the name it is written with."""
        party = phrase.party
        assert party is not None
        name = self._words(sentence, party.first, party.last)
        features = frozenset(self._features(sentence, phrase, party.first, party.last, named=True))
        return Mention(sentence.index, name, name, "", "1", features, party.actor.id)

    def _words(self, sentence: Sentence, first: int, last: int) -> str:
        text = self.context.document.text
        return " ".join(text[sentence.tokens[first].start : sentence.tokens[last].end].upper().split())

    def _hung_on(self, sentence: Sentence, last: int, others: Sequence[Phrase]) -> int:
        """Return where the words end that an "of" hangs on to a phrase."""
        if last + 2 < len(sentence.tokens) and sentence.tokens[last + 1].text.lower() == "of":
            return next((max(one.last, one.head) for one in others if one.first <= last + 3 and one.head > last), last)
        return last

    def _apposition(self, sentence: Sentence, last: int, others: Sequence[Phrase]) -> str:
        """Return what stands behind a name, between commas ("X, mayor of Achi,")."""
        tokens = sentence.tokens
        if last + 2 >= len(tokens) or tokens[last + 1].text not in (",", "("):
            return ""
        behind = next((one for one in others if last + 2 <= one.first <= last + 5 and one.head > last + 1), None)
        if behind is None or tokens[behind.head].upos != "NOUN" or behind.location is not None:
            return ""
        first = behind.first + (tokens[behind.first].upos == "DET")
        return self._words(sentence, first, self._hung_on(sentence, max(behind.last, behind.head), others))

    def _features(self, sentence: Sentence, phrase: Phrase, first: int, last: int, named: bool) -> Iterator[str]:
        tokens, head = sentence.tokens, sentence.tokens[phrase.head]
        kind = "name" if named else "noun"
        yield kind
        yield f"{kind}:{head.name}"
        yield f"h:{head.lemma.lower()}" if not named else "h:NAME"
        yield f"h2:{tokens[last].lemma.lower()}"
        yield from (f"m:{tokens[at].lemma.lower()}" for at in range(first, last))
        if phrase.party is not None:
            actor = phrase.party.actor
            yield from (
                f"p:{phrase.party.form}",
                f"s:{actor.sector}",
                f"i:{actor.id}",
                f"n:{actor.country == self.context.home}",
            )
            yield f"s:{actor.sector}.{phrase.party.form}"
        if phrase.quantity is not None:
            yield f"q:{phrase.quantity.unit}.{phrase.quantity.item}"
            yield f"q:{phrase.quantity.form}"
        for at in {phrase.head, *range(first, last + 1)}:
            yield from (f"{role}" for role in self.roles[sentence.index, at])
        leader = phrase.leader
        if leader != phrase.head:
            yield from (f"{role}" for role in self.roles[sentence.index, leader])
        above = tokens[head.head]
        yield f"d:{head.dep}"
        yield f"d:{head.dep}.{phrase.preposition}.{above.lemma.lower()}"
        yield f"v:{above.lemma.lower()}"
        yield f"a:{phrase.preposition}"
        yield from (f"b{first - at}:{tokens[at].lemma.lower()}" for at in range(max(first - 3, 0), first))
        yield from (f"e{at - last}:{tokens[at].lemma.lower()}" for at in range(last + 1, min(last + 4, len(tokens))))
        yield f"at:{min(sentence.index, 6)}"
        yield f"zone:{sentence.zone}"
        yield from (f"t:{told}" for told in self.told[sentence.index] if not told.startswith("g:"))
        yield from (f"t:{token.lemma.lower()}" for token in tokens if token.upos == "VERB")


def _counts(quantity: Quantity | None, at: int) -> bool:
    return quantity is not None and quantity.first <= at <= quantity.last


def _number(phrase: Phrase, head: Token) -> str:
    """Return how many a phrase speaks of, as the templates write it."""
    told = phrase.quantity
    if told is not None and told.form == "number" and not told.imputed and told.low is not None:
        if told.quantifier in ("at_least", "more_than") or told.high is None:
            return f"{int(told.low)}-"
        if told.quantifier in ("about", "nearly"):
            return f"~{int(told.best or told.low)}"
        return f"{int(told.low)}" if told.low == told.high else f"{int(told.low)}-{int(told.high)}"
    many = "Number=Plur" in head.feats or (phrase.party is not None and bool(phrase.party.plural))
    return "PLURAL" if many or (told is not None and told.imputed) else "1"
