"""Show a pipeline of another language the words as that language writes them ("dödades" as "dreptes").

A language without a treebank may borrow the pipeline of a close relative (`borrows` in language.toml). Its words then
go into the network respelled, by rules that are data (languages/<code>/borrowed.toml); of several spellings the one
that the lender's word list knows is taken. Offsets and the tokens' own text stay; lemmas are the lender's."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice

import msgspec

from belegg.analyse.lemmas import WordList
from belegg.analyse.tokenise import Word
from belegg.languages import load

MOST = 24
"""So many spellings of one word are tried at most, the likelier first."""

_REMEMBERED = 100_000
_COMPOUNDED = ("NOUN", "ADJ")
_SHORTEST = 4


class BorrowedExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words as the language writes them, and as the lender's pipeline is to see them."""

    text: str
    shown: str


class BorrowedTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """borrowed.toml: whole `words` and how the lender writes them; `endings` and `letters` with what may stand for
    them there, the likelier first, of which the first that makes a word of the lender's list is taken.

    `infinitive` are words that the lender writes so before an infinitive (a mark that is also a conjunction); `after`
    are words that it writes so after the word or mark that is the key. `tied` are endings that a colon ties to an
    abbreviation ("FN:s"), which is one word then."""

    tied: tuple[str, ...] = ()
    words: dict[str, str] = {}
    infinitive: dict[str, str] = {}
    after: dict[str, dict[str, str]] = {}
    endings: dict[str, tuple[str, ...]] = {}
    letters: dict[str, tuple[str, ...]] = {}
    example: tuple[BorrowedExample, ...] = ()


class Respelling:
    """How a language's words are shown to the pipeline that it borrows, with a memory for its words."""

    def __init__(self, table: BorrowedTable, lender: WordList | None) -> None:
        self._tied, self._words = frozenset(table.tied), table.words
        self._infinitive, self._after = table.infinitive, table.after
        self._endings = sorted(table.endings.items(), key=lambda pair: -len(pair[0]))
        self._letters = tuple(table.letters.items())
        self._lender = lender
        self._known: dict[tuple[str, bool], str] = {}

    def __call__(self, words: Sequence[Word]) -> list[Word]:
        """Return the words of one sentence with the forms that the pipeline is to see."""
        forms = [self.form(word.form, opens=at == 0) for at, word in enumerate(words)]
        for at, word in enumerate(words):
            lower = word.form.lower()
            before = words[at - 1].form.lower() if at else ""
            forms[at] = self._after.get(before, {}).get(lower, forms[at])
            if lower in self._infinitive and at + 1 < len(forms) and self._is_infinitive(forms[at + 1]):
                forms[at] = self._infinitive[lower]
        return [msgspec.structs.replace(word, form=form) for word, form in zip(words, forms, strict=True)]

    def _is_infinitive(self, shown: str) -> bool:
        return self._lender is not None and self._lender.lemma(shown, "VERB") == shown

    def form(self, form: str, *, opens: bool = False) -> str:
        """Return how the lender writes `form`; a name, which has a capital where it `opens` no sentence, stays unless
        it is listed."""
        wanted = (form, opens)
        if wanted not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known[wanted] = self._form(form, opens=opens)
        return self._known[wanted]

    def _form(self, form: str, *, opens: bool) -> str:
        lower = form.lower()
        if not any(map(str.isalpha, form)) or (form.isupper() and len(form) > 1):
            return form
        bare, colon, ending = form.rpartition(":")
        if colon and ending in self._tied:
            return bare + ending
        named = form != lower
        if lower in self._words:
            return self._words[lower].capitalize() if named else self._words[lower]
        head, hyphen, tail = form.rpartition("-")
        if hyphen and head and tail and tail == tail.lower():
            return head + hyphen + self._form(tail, opens=False)
        if named and not (opens and form[1:].islower()):
            return form
        found = self._respelled(lower)
        if found is None:
            return form if named or self._lender is None else next(iter(self._spellings(lower)), lower)
        return found.capitalize() if named else found

    def _respelled(self, lower: str) -> str | None:
        """Return the spelling that the lender's list knows, whole or as a compound, or None."""
        lender = self._lender
        if lender is None:
            return None
        tried = (lower, *self._spellings(lower))
        whole = next((each for each in tried if lender.knows(each)), None)
        if whole is not None or len(lower) < 2 * _SHORTEST:
            return whole
        return next((each for each in tried if any(lender.lemma(each, upos) for upos in _COMPOUNDED)), None)

    def _spellings(self, lower: str) -> Iterator[str]:
        """Yield other spellings: by each ending that fits and by none, each with each choice of letters."""
        bare = [
            lower[: -len(ending)] + new
            for ending, others in self._endings
            if lower.endswith(ending) and len(lower) > len(ending) + 1
            for new in others
        ]
        yield from islice(dict.fromkeys(each for one in (*bare, lower) for each in self._lettered(one)), MOST)

    def _lettered(self, word: str) -> list[str]:
        found = [word]
        for old, others in self._letters:
            if old in word:
                found = [each.replace(old, new) for each in found for new in others]
        return found


def tied(words: list[Word], code: str) -> list[Word]:
    """Return `words` with the endings that a colon ties to an abbreviation joined to it."""
    endings = borrowed(code).tied if load.language(code).borrows is not None else ()
    if not endings or not any(word.form == ":" for word in words):
        return words
    found: list[Word] = []
    at = 0
    while at < len(words):
        run = words[at : at + 3]
        if len(run) == 3 and run[1].form == ":" and run[2].form in endings and run[0].end + 1 == run[2].start:
            form = "".join(word.form for word in run)
            found.append(Word(run[0].start, run[2].end, form, run[2].space))
            at += 3
        else:
            found.append(words[at])
            at += 1
    return found


@cache
def borrowed(code: str) -> BorrowedTable:
    """Return borrowed.toml of the language `code`, an empty table where it has none."""
    return load.own_table(code, "borrowed", BorrowedTable)


def respelling(code: str, lists: dict[str, WordList]) -> Callable[[Sequence[Word]], list[Word]] | None:
    """Return what shows words of the language `code` to the pipeline with those word `lists`; None where the pipeline
    is its own."""
    lender = load.language(code).borrows
    return _respelling(code, lists.get(lender)) if lender is not None else None


@cache
def _respelling(code: str, lender: WordList | None) -> Respelling:
    return Respelling(borrowed(code), lender)


def complaints(code: str, lists: dict[str, WordList]) -> Iterator[str]:
    """Yield a line for each example of borrowed.toml that is shown otherwise than it says."""
    show = respelling(code, lists)
    for example in borrowed(code).example:
        words = [Word(0, 0, form, True) for form in example.text.split()]
        found = " ".join(word.form for word in (show(words) if show is not None else words))
        if found != example.shown:
            yield f"languages/{code}/borrowed.toml: '{example.text}' is shown as '{found}', not as '{example.shown}'"
