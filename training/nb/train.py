"""Prepare and run the Norwegian training: names of wars swapped in, made-up war news for the tuning."""

import random
from pathlib import Path

from spacy.language import Language

from belegg.analyse.norwegian import NorwegianNews
from training import corpus, names, train, vectors
from training.nb import warnews


def prepare(data: Path, work: Path) -> None:
    """Write the training documents and the word vectors made from `data` into `work`."""
    vocab = NorwegianNews().vocab
    known = names.names(warnews.NAMES)
    chance = random.Random(1)
    documents = [
        corpus.document(corpus.varied([names.swapped(tree, known, chance) for tree in trees], chance), vocab)
        for trees in corpus.chunks(corpus.read(data / "train.conllu"), chance)
    ]
    chance.shuffle(documents)
    held = [
        corpus.document(trees, vocab)
        for code in ("nob", "nno")
        for trees in list(corpus.chunks(corpus.read(data / f"{code}-dev.conllu"), None))[::4]
    ]
    train.write_documents(documents, held, work)
    trees = list(corpus.read(data / "train.conllu"))
    named = names.words(known)
    common = list(dict.fromkeys([*vectors.frequent_words(trees), *named, *(name + "s" for name in named)]))
    train.write_vectors(NorwegianNews(), common, vectors.frequent_words(trees, at_least=1), work)


def trained(work: Path) -> Language:
    """Return the pipeline trained on what `prepare` wrote into `work`, and tuned."""
    nlp = train.train(NorwegianNews, work)
    made = warnews.sentences(train.TUNING_STEPS * train.NEWS_A_STEP, random.Random(2))
    return train.tune(nlp, [corpus.document([tree], nlp.vocab) for tree in made], work)
