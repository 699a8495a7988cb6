"""Turn documents into sentences of tokens with word class, features, lemma, syntax and names.

The sentences are ours (belegg.analyse.split); the pipeline parses each as one tree. Labels are those of
the Norwegian UD treebanks, lower-cased: acl, acl:cleft, acl:relcl, advcl, advmod, amod, appos, aux,
aux:pass, case, cc, ccomp, compound, compound:prt, conj, cop, csubj, csubj:pass, dep, det, discourse, expl,
flat:foreign, flat:name, iobj, mark, nmod, nsubj, nsubj:pass, nummod, obj, obl, orphan, parataxis, punct,
reparandum, root, xcomp. There is no obl:agent: the doer of a passive is an obl with the case "av".
Features: Abbr=Yes, Animacy=Hum, Case (Nom Acc Gen), Definite (Ind Def), Degree (Pos Cmp Sup), Gender (Masc Fem
Neut), Mood (Ind Imp), NumType=Card, Number (Sing Plur), Person, Polarity=Neg, Poss=Yes, PronType (Prs Art Dem Rel
Int Ind Tot Neg Rcp), Reflex=Yes, Tense (Pres Past), VerbForm (Fin Inf Part), Voice=Pass (the s-passive alone).
Names are PER, ORG, GPE (a place that is also a polity), LOC, PROD, EVT and DRV (derived: "NATO-soldater").
English has the same labels and besides nmod:poss, obl:agent (the doer of a passive), fixed and csubj; its finite
verbs are VerbForm=Fin with Mood and Tense, its passive participles Voice=Pass; its names are PER, ORG, GPE, LOC, EVT.
A genitive's "'s" is a word of its own with the label case. A sentence that stands in capitals throughout has
tokens in the case of running text (belegg.analyse.truecase); its own text stays as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from belegg.analyse.borrow import respelling, tied
from belegg.analyse.parse import Row, Text, parse
from belegg.analyse.pipeline import Pipeline, pipeline
from belegg.analyse.split import rules, split
from belegg.analyse.tokenise import Word
from belegg.analyse.truecase import shouted, truecased
from belegg.languages import load
from belegg.model.document import Document, ZoneKind
from belegg.model.sentence import Sentence, Token

LONGEST = 120
"""The most words that one sentence may have; a longer one is cut, after a comma or its like if it can be."""

_BATCH_WORDS = 4000
_TAKEN_FOR = ("ADJ", "ADV", "VERB", "X", "INTJ")
_HEADS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "appos")
_TEXT_WORDS = 400


class _Draft(msgspec.Struct, frozen=True, gc=False):
    """A sentence cut into words but not yet parsed. `cased`: it stood in capitals, and its words no longer do."""

    paragraph: int
    zone: ZoneKind
    start: int
    end: int
    words: list[Word]
    parse: bool
    cased: bool


def analyse(document: Document, language: str, may_hold: Callable[[str], bool] | None = None) -> tuple[Sentence, ...]:
    """Return the sentences of `document`, read as the language with the code `language`.

    A sentence for whose text `may_hold` answers False is not parsed (Sentence.parsed is False); None parses all.
    Raises UnsupportedLanguageError for a language without a pipeline."""
    return next(analyse_many((document,), language, may_hold))


def analyse_many(
    documents: Iterable[Document], language: str, may_hold: Callable[[str], bool] | None = None
) -> Iterator[tuple[Sentence, ...]]:
    """Yield the sentences of each of `documents`, in order; parses many at a time, so it is faster than one by one."""
    yield from analyse_with(pipeline(language), documents, language, may_hold)


def analyse_with(
    pipe: Pipeline, documents: Iterable[Document], language: str, may_hold: Callable[[str], bool] | None = None
) -> Iterator[tuple[Sentence, ...]]:
    """Yield the sentences of each of `documents` as the pipeline `pipe` reads them."""
    batch: list[tuple[Document, list[_Draft]]] = []
    words = 0
    for document in documents:
        drafts = list(_drafts(document, language, pipe, may_hold))
        batch.append((document, drafts))
        words += sum(len(draft.words) for draft in drafts if draft.parse)
        if words >= _BATCH_WORDS:
            yield from _finish(pipe, batch, language)
            batch, words = [], 0
    yield from _finish(pipe, batch, language)


def _drafts(
    document: Document, language: str, pipe: Pipeline, may_hold: Callable[[str], bool] | None
) -> Iterator[_Draft]:
    text = document.text
    for paragraph, zone in enumerate(document.zones):
        for start, end in split(text, zone.start, zone.end, language):
            for first, last, words in _bounded(text, start, end, tied(pipe.tokeniser(text, start, end), language)):
                wanted = bool(words) and (may_hold is None or may_hold(text[first:last]))
                small = _small(words, language, pipe)
                yield _Draft(paragraph, zone.kind, first, last, small or words, wanted, small is not None)


def _small(words: list[Word], language: str, pipe: Pipeline) -> list[Word] | None:
    """Return the words of a sentence in capitals as running text would have them, None for any other sentence."""
    known, listed = rules(language), pipe.lists.get(language)
    if not known.names or listed is None or not shouted(words):
        return None
    return truecased(words, listed.knows, known.names, known.dated_names)


def _bounded(text: str, start: int, end: int, words: list[Word]) -> Iterator[tuple[int, int, list[Word]]]:
    """Yield the sentence `start`..`end` whole, or in pieces of at most LONGEST words."""
    at = 0
    while len(words) - at > LONGEST:
        cut = at + LONGEST
        for index in range(cut - 1, at + LONGEST // 2, -1):
            if words[index].form in (",", ";", ":", "–", "—"):
                cut = index + 1
                break
        last = words[cut - 1].end + len(text[words[cut - 1].end : words[cut].start].rstrip())
        yield (words[at].start if at else start), last, words[at:cut]
        at = cut
    yield (words[at].start if at else start), end, words[at:]


def _finish(
    pipe: Pipeline, batch: list[tuple[Document, list[_Draft]]], language: str
) -> Iterator[tuple[Sentence, ...]]:
    """Yield the sentences of each document of `batch`, once all are parsed together."""
    show = respelling(language, pipe.lists)
    texts = [text for _, drafts in batch for text in _texts(drafts, show)]
    lender = load.language(language).borrows or language
    rows = (row for group in _groups(texts) for row in parse(pipe, group, lender))
    for document, drafts in batch:
        yield tuple(
            _sentence(document.text, index, draft, next(rows) if draft.parse else None)
            for index, draft in enumerate(drafts)
        )


def _texts(drafts: list[_Draft], show: Callable[[Sequence[Word]], list[Word]] | None) -> Iterator[Text]:
    """Yield the words of the sentences to parse, in runs of neighbours that are not too long; `show` respells them for
    a borrowed pipeline."""
    run: list[list[Word]] = []
    length = 0
    for draft in drafts:
        if draft.parse:
            run.append(draft.words if show is None else show(draft.words))
            length += len(draft.words)
            if length >= _TEXT_WORDS:
                yield run
                run, length = [], 0
    if run:
        yield run


def _groups(texts: list[Text]) -> Iterator[list[Text]]:
    """Yield `texts` in lists of about as many words as one batch holds."""
    group: list[Text] = []
    length = 0
    for text in texts:
        group.append(text)
        length += sum(map(len, text))
        if length >= _BATCH_WORDS:
            yield group
            group, length = [], 0
    if group:
        yield group


def _sentence(text: str, index: int, draft: _Draft, rows: list[Row] | None) -> Sentence:
    if rows is None:
        rows = [Row(word.form.lower(), "X", "", "dep", 0, "") for word in draft.words]
    return Sentence(
        index=index,
        paragraph=draft.paragraph,
        zone=draft.zone,
        start=draft.start,
        end=draft.end,
        text=text[draft.start : draft.end],
        tokens=tuple(
            Token(
                index=at,
                text=word.form if draft.cased else text[word.start : word.end],
                start=word.start,
                end=word.end,
                lemma=row.lemma,
                upos=_word_class(word, row) if draft.cased else row.upos,
                feats=row.feats,
                dep=row.dep,
                head=row.head,
                name=row.name,
            )
            for at, (word, row) in enumerate(zip(draft.words, rows, strict=True))
        ),
        parsed=draft.parse,
    )


def _word_class(word: Word, row: Row) -> str:
    """Return the word class of a word of a sentence in capitals: one that no list knows is a name where it stands as
    the head of a phrase ("CASTELLAR WAS KIDNAPPED"), whatever the pipeline took it for."""
    unknown = word.form[:1].isupper() and word.form[1:].islower()
    return "PROPN" if unknown and row.upos in _TAKEN_FOR and row.dep in _HEADS else row.upos
