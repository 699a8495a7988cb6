"""Prepare and run the English training: GUM with names of wars swapped in, marks and capitals varied."""

import random
from pathlib import Path

from spacy.language import Language
from wordfreq import top_n_list

from belegg.analyse.english import EnglishNews
from training import corpus, names, train, vectors
from training.en import gum, variation, warnews

NAMES = Path(__file__).with_name("names.toml")
COMMON = 26_000
"""So many of the commonest words of English have a vector of their own, whether the treebank has them or not."""

DROPOUT = 0.2
"""Twice the usual: the treebank is small."""


def prepare(data: Path, work: Path) -> None:
    """Write the training documents and the word vectors made from `data` into `work`."""
    vocab = EnglishNews().vocab
    chance = random.Random(1)
    known = names.names(NAMES)
    trees = list(gum.read(gum.paths(data, "train")))
    documents = [
        corpus.document(variation.varied([names.swapped(tree, known, chance) for tree in chunk], chance), vocab)
        for _ in range(2)  # the treebank is small: each of its sentences is written in two ways
        for chunk in corpus.chunks(iter(trees), chance)
    ]
    chance.shuffle(documents)
    held = [corpus.document(chunk, vocab) for chunk in corpus.chunks(gum.read(gum.paths(data, "dev")), None)][::3]
    train.write_documents(documents, held, work)
    seen = list(dict.fromkeys(token.text for doc in documents for token in doc))
    common = [*vectors.frequent_words(trees), *names.words(known), *filter(str.isalpha, top_n_list("en", COMMON))]
    train.write_vectors(EnglishNews(), list(dict.fromkeys(common)), seen, work)


def trained(work: Path) -> Language:
    """Return the pipeline trained on what `prepare` wrote into `work`, and tuned on made-up war news."""
    nlp = train.train(EnglishNews, work, {"training.dropout": DROPOUT})
    made = warnews.sentences(train.TUNING_STEPS * train.NEWS_A_STEP, random.Random(2))
    return train.tune(nlp, [corpus.document([tree], nlp.vocab) for tree in made], work)
