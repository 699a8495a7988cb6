"""Score a pipeline on treebank files as belegg runs it: raw text in, our sentences, our words, then syntax.

Eight neighbouring sentences make a document, as a paragraph of news would; a headline, told by having no mark at
its end, stands in a paragraph of its own. Words are matched by their
characters; a word cut otherwise than the treebank cuts it is wrong in everything."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from belegg.analyse.pipeline import open_pipeline
from belegg.analyse.sentences import analyse_with
from belegg.model.document import Document, Zone
from belegg.model.sentence import Sentence
from training import corpus

Scores = dict[str, float]
_ENDS = ".!?…:;,»”\"'–-"


def score(model: Path, trees: Iterable[corpus.Tree], code: str) -> Scores:
    """Return the scores, in per cent, of the pipeline at `model` on the treebank `trees`, and words a second.

    Lemmas are scored without regard to case and without PUNCT, SYM, NUM and X."""
    gold = [_document(chunk) for chunk in corpus.chunks(iter(trees), None)]
    pipe = open_pipeline(model)
    for warm in (True, False):
        began = time.process_time()
        found = list(analyse_with(pipe, [document for document, _ in gold], code))
        if warm:
            continue
        seconds = time.process_time() - began
    counts: Counter[str] = Counter()
    for (_, placed), sentences in zip(gold, found, strict=True):
        _compare(placed, sentences, counts)
    return {
        **{name: _f1(counts, name) for name in ("words", "sentences", "upos", "feats", "uas", "las", "names", "spans")},
        "lemma": 100 * counts["lemma"] / counts["lemma gold"],
        "words a second": counts["words found"] / seconds,
    }


def table(scores: dict[str, Scores]) -> str:
    """Return the scores as a Markdown table, one column a test set."""
    names = list(next(iter(scores.values())))
    head = "| | " + " | ".join(scores) + " |\n|---|" + "---|" * len(scores)
    rows = [
        f"| {name} | "
        + " | ".join(f"{of[name]:,.0f}" if of[name] > 200 else f"{of[name]:.1f}" for of in scores.values())
        + " |"
        for name in names
    ]
    return "\n".join([head, *rows]) + "\n"


def _f1(counts: Counter[str], name: str) -> float:
    base = name if name in ("sentences", "names", "spans") else "words"
    return 200 * counts[name] / max(1, counts[base + " gold"] + counts[base + " found"])


def _document(trees: list[corpus.Tree]) -> tuple[Document, list[tuple[int, int, list[tuple[int, int, corpus.Row]]]]]:
    """Return the text of `trees` as a document, and the trees with the places of their words."""
    text = ""
    placed = []
    for tree in trees:
        first = len(text)
        words = []
        for row in tree.rows:
            words.append((len(text), len(text) + len(row.form), row))
            text += row.form + (" " if row.space else "")
        placed.append((first, words[-1][1], words))
        if text.rstrip()[-1] not in _ENDS:
            text = text.rstrip() + "\n\n"
    document = Document(
        id="0",
        name="treebank",
        original=text,
        text=text,
        encoding="utf-8",
        media_type="text/plain",
        published=None,
        published_from=None,
        outlet=None,
        language=None,
        zones=(Zone(kind="body", start=0, end=len(text)),),
    )
    return document, placed


def _compare(
    trees: list[tuple[int, int, list[tuple[int, int, corpus.Row]]]],
    sentences: tuple[Sentence, ...],
    counts: Counter[str],
) -> None:
    found = {(token.start, token.end): (sentence, token) for sentence in sentences for token in sentence.tokens}
    counts["words found"] += len(found)
    counts["sentences found"] += len(sentences)
    counts["sentences gold"] += len(trees)
    counts["sentences"] += len(
        {tree[:2] for tree in trees} & {(s.tokens[0].start, s.tokens[-1].end) for s in sentences if s.tokens}
    )
    for _, _, words in trees:
        counts["words gold"] += len(words)
        for start, end, row in words:
            if row.upos not in ("PUNCT", "SYM", "NUM", "X"):
                counts["lemma gold"] += 1
            if (start, end) not in found:
                continue
            sentence, token = found[start, end]
            head = sentence.tokens[token.head]
            expected = words[row.head or 0]
            attached = (head.start, head.end) == expected[:2]
            counts["words"] += 1
            counts["upos"] += token.upos == row.upos
            counts["feats"] += token.feats == row.feats
            counts["uas"] += attached
            counts["las"] += attached and token.dep == row.dep.lower()
            counts["lemma"] += row.upos not in ("PUNCT", "SYM", "NUM", "X") and token.lemma.lower() == row.lemma.lower()
    gold_names = set(_gold_names(trees))
    found_names = set(_found_names(sentences))
    counts["names gold"] += len(gold_names)
    counts["names found"] += len(found_names)
    counts["names"] += len(gold_names & found_names)
    counts["spans gold"] += len(gold_names)
    counts["spans found"] += len(found_names)
    counts["spans"] += len({name[:2] for name in gold_names} & {name[:2] for name in found_names})


def _gold_names(trees: list[tuple[int, int, list[tuple[int, int, corpus.Row]]]]) -> Iterator[tuple[int, int, str]]:
    for _, _, words in trees:
        yield from _runs([(start, end, row.name[2:]) for start, end, row in words])


def _found_names(sentences: tuple[Sentence, ...]) -> Iterator[tuple[int, int, str]]:
    for sentence in sentences:
        yield from _runs(
            [
                (token.start, token.end, {"GPE_LOC": "GPE", "GPE_ORG": "GPE"}.get(token.name, token.name))
                for token in sentence.tokens
            ]
        )


def _runs(words: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of words of one kind; neighbouring names of one kind count as one, for a token tells no more."""
    at = 0
    while at < len(words):
        last = at
        while last + 1 < len(words) and words[last + 1][2] == words[at][2]:
            last += 1
        if words[at][2]:
            yield words[at][0], words[last][1], words[at][2]
        at = last + 1
