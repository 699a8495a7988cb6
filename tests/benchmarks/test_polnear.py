"""What is fitted to marked attributions, on sentences made up here."""

from belegg.model.sentence import Sentence, Token
from benchmarks.polnear.candidates import contents, cues, sources, tree, trees
from benchmarks.polnear.features import of_cue, of_role
from benchmarks.polnear.fitting import LEAST, Candidate, Choice, Fitted, attributed, fitted, fold

ROWS = (
    ("Omar", "PROPN", "nsubj", 1), ("said", "VERB", "root", 1), ("rebels", "NOUN", "nsubj", 3),
    ("fled", "VERB", "ccomp", 1), (".", "PUNCT", "punct", 1),
)  # fmt: skip


def _sentence(rows: tuple[tuple[str, str, str, int], ...] = ROWS, index: int = 0) -> Sentence:
    at, tokens = 0, []
    for number, (word, upos, dep, head) in enumerate(rows):
        tokens.append(
            Token(index=number, text=word, start=at, end=at + len(word), lemma=word.lower(), upos=upos, feats="",
                  dep=dep, head=head)
        )  # fmt: skip
        at += len(word) + 1
    text = " ".join(word for word, *_ in rows)
    return Sentence(index=index, paragraph=0, zone="body", start=0, end=len(text), text=text, tokens=tuple(tokens))


def test_verbs_and_nouns_may_be_cues_names_and_full_stops_may_not() -> None:
    assert [token.text for token in cues(tree(_sentence()))] == ["said", "rebels", "fled"]


def test_the_subject_may_be_the_source_and_the_clause_the_content() -> None:
    grown = trees([_sentence()])
    said = grown[0].sentence.tokens[1]
    assert ("nsubj", ((0, 0, 0),)) in [(role.path, role.parts) for role in sources(grown, 0, said)]
    assert ("ccomp>", ((0, 2, 3),)) in [(role.path, role.parts) for role in contents(grown, 0, said)]


def test_what_stands_in_quotation_marks_is_known_over_sentences() -> None:
    rows = (("“", "PUNCT", "punct", 1), ("Rebels", "NOUN", "root", 1), ("fled", "VERB", "acl", 1))
    more = (("Omar", "PROPN", "root", 0), ("”", "PUNCT", "punct", 0), ("left", "VERB", "acl", 0))
    first, second = trees([_sentence(rows), _sentence(more, 1)])
    assert (first.quoted, second.quoted) == ({1, 2}, {0})


def test_the_readers_own_find_and_what_hangs_on_a_cue_are_told() -> None:
    one = tree(_sentence())
    said = one.sentence.tokens[1]
    told = of_cue(one, said, {1})
    assert {"read", "lemma:said", "has:VERB:ccomp", "nsubj:omar", "entry:say"} <= told
    assert "read" not in of_cue(one, said, ())
    role = sources([one], 0, said)[0]
    assert "path:nsubj" in of_role(one, said, role, "source")


def _candidate(at: int, features: set[str], *, head: int, dep: str = "root") -> Candidate:
    token = Token(index=at, text="w", start=at, end=at + 1, lemma="w", upos="VERB", feats="", dep=dep, head=head)
    choices = (Choice(((20, 25),), frozenset({"good"})), Choice(((30, 35),), frozenset({"bad"})))
    return Candidate(0, token, (at, at + 1), frozenset(features), choices, (Choice(((40, 50),), frozenset({"good"})),))


MARKED = ((((20, 25),), ((1, 2),), ((40, 50),)),)


def _fitted() -> Fitted:
    texts = [((_candidate(1, {"cue"}, head=1), _candidate(5, {"no"}, head=5)), MARKED) for _ in range(12)]
    return fitted(texts)


def test_what_was_marked_is_found_again_and_nothing_else() -> None:
    by = _fitted()
    found = attributed((_candidate(1, {"cue"}, head=1), _candidate(5, {"no"}, head=5)), by)
    assert found == [MARKED[0]]
    assert float(by.cue([{"cue"}])[0]) > LEAST > float(by.cue([{"no"}])[0])


def test_of_two_linked_cues_with_one_source_the_likelier_stays() -> None:
    found = attributed((_candidate(1, {"cue"}, head=1), _candidate(2, {"cue"}, head=1, dep="xcomp")), _fitted())
    assert len(found) == 1


def test_source_and_cue_are_no_part_of_the_content() -> None:
    one = _candidate(1, {"cue"}, head=1)._replace(contents=(Choice(((0, 50),), frozenset({"good"})),))
    assert attributed((one,), _fitted())[0][2] == ((2, 20), (25, 50))


def test_each_text_has_one_fold() -> None:
    assert {fold(f"text-{number}") for number in range(60)} == set(range(5))
