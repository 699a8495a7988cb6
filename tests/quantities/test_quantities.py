"""Counts in sentences of news: value, quantifier, noun and unit; and numbers that count nothing."""

import pytest
from quantity_cases import cases, found, lines

from belegg.extract.quantities.examples import check
from belegg.extract.quantities.find import find
from belegg.extract.quantities.plain import sentence
from belegg.model.parts import Quantity
from belegg.model.sentence import Sentence, Token


@pytest.mark.parametrize(("text", "wanted"), cases("cases_nb.tsv"))
def test_a_count_in_bokmål(text: str, wanted: str) -> None:
    assert found(text, "nb") == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("cases_nn.tsv"))
def test_a_count_in_nynorsk(text: str, wanted: str) -> None:
    assert found(text, "nn") == wanted


@pytest.mark.parametrize(("text", "wanted"), [*cases("cases_en.tsv"), *cases("fresh_en.tsv")])
def test_a_count_in_english(text: str, wanted: str) -> None:
    assert (found(text, "en") or "none") == wanted


@pytest.mark.parametrize("text", lines("traps_en.tsv"))
def test_no_count_in_english(text: str) -> None:
    assert found(text, "en") == ""


@pytest.mark.parametrize("text", lines("traps_nb.tsv"))
def test_no_count_in_bokmål(text: str) -> None:
    assert found(text, "nb") == ""


@pytest.mark.parametrize("text", lines("traps_nn.tsv"))
def test_no_count_in_nynorsk(text: str) -> None:
    assert found(text, "nn") == ""


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_the_examples_in_the_language_data_hold(code: str) -> None:
    assert check(code) == ()


def test_there_are_enough_cases() -> None:
    assert len(cases("cases_nb.tsv")) + len(cases("cases_nn.tsv")) >= 350
    assert len(lines("traps_nb.tsv")) + len(lines("traps_nn.tsv")) >= 170
    assert len(cases("cases_en.tsv")) + len(cases("fresh_en.tsv")) + len(lines("traps_en.tsv")) >= 380


def _one(text: str, language: str = "nb") -> Quantity:
    (quantity,) = find([sentence(text)], language=language)
    return quantity


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Nå er nesten 700.000 drevet på flukt.", "nesten 700.000"),
        ("Her ble til sammen minst 12 sivile drept.", "til sammen minst 12"),
        ("Her ble fem eller flere soldater drept.", "fem eller flere"),
        ("Her ble mellom ti og femten soldater drept.", "mellom ti og femten"),
        ("Her bor nesten en halv million mennesker.", "nesten en halv million"),
        ("Her er over halvparten av dem barn.", "over halvparten"),
        ("Her flyktet 3,2 mill. mennesker.", "3,2 mill."),
        ("Her flyktet 1 250 000 mennesker.", "1 250 000"),
    ],
)
def test_the_words_are_those_of_the_number_and_its_quantifier(text: str, written: str) -> None:
    assert _one(text).as_written == written


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("Fem soldater ble drept.", 5),
        ("Nesten 100 soldater ble drept.", 100),
        ("Rundt 100 soldater ble drept.", 100),
        ("Minst 100 soldater ble drept.", 100),
        ("Over 100 soldater ble drept.", 100),
        ("Opptil 100 soldater ble drept.", None),
        ("Under 100 soldater ble drept.", None),
        ("Flere hundre soldater ble drept.", None),
        ("Mellom 10 og 15 soldater ble drept.", None),
        ("Et titalls soldater ble drept.", None),
    ],
)
def test_the_best_figure(text: str, best: int | None) -> None:
    assert _one(text).best == best


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Tre stridsvogner brant.", "tank"), ("To haubitser brant.", "artillery"), ("Fem fly brant.", "aircraft"),
        ("Tolv droner styrtet.", "drone"), ("To ubåter sank.", "ship"), ("To S-300 brant.", "air_defence"),
        ("Tre bygninger brant.", "building"), ("Tre lastebiler brant.", "vehicle"),
        ("To oljelagre brant.", "fuel_depot"),
    ],
)  # fmt: skip
def test_the_item_of_materiel(text: str, item: str) -> None:
    assert _one(text).item == item


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("En soldat ble drept.", "article"),
        ("Minst fem ble drept.", "quantifiers/minst"),
        ("De to soldatene ble drept.", "definite"),
        ("29 døde, hvorav 12 barn.", "subset: hvorav"),
        ("Fem soldater ble drept.", "units/person: soldat"),
    ],
)
def test_the_rule_names_what_found_it(text: str, step: str) -> None:
    assert step in find([sentence(text)], language="nb")[-1].rule


def _parsed(rows: list[tuple[str, str, str, int]]) -> Sentence:
    tokens, at = [], 0
    for index, (text, upos, dep, head) in enumerate(rows):
        end = at + len(text)
        token = Token(index=index, text=text, start=at, end=end, lemma=text, upos=upos, feats="", dep=dep, head=head)
        tokens.append(token)
        at += len(text) + 1
    text = " ".join(row[0] for row in rows)
    return Sentence(index=0, paragraph=0, zone="body", start=0, end=len(text), text=text, tokens=tuple(tokens))


def test_the_parse_tells_an_unknown_noun() -> None:
    tree = _parsed([("Fem", "NUM", "nummod", 2), ("nye", "ADJ", "amod", 2), ("duppeditter", "NOUN", "nsubj", 3),
                    ("falt", "VERB", "root", 3)])  # fmt: skip
    (quantity,) = find([tree], language="nb")
    assert (quantity.noun, quantity.unit) == (2, None)


def test_the_parse_tells_an_agent_from_a_thing() -> None:
    rows = [("Fem", "NUM", "nummod", 1), ("ballistikere", "NOUN", "nsubj", 2), ("falt", "VERB", "root", 2)]
    (quantity,) = find([_parsed(rows)], language="nb")
    assert (quantity.noun, quantity.unit) == (1, "person")


def test_figures_in_several_tokens_are_one_number() -> None:
    rows = [("Over", "ADP", "case", 3), ("40", "NUM", "nummod", 3), ("000", "NUM", "nummod", 3),
            ("sivile", "ADJ", "nsubj", 4), ("flyktet", "VERB", "root", 4)]  # fmt: skip
    (quantity,) = find([_parsed(rows)], language="nb")
    assert (quantity.first, quantity.last, quantity.low, quantity.noun) == (0, 2, 40_000, 3)


def test_offsets_count_from_the_start_of_the_document() -> None:
    later = sentence("Fem soldater ble drept.", index=3, start=100)
    (quantity,) = find([later], language="nb")
    assert (quantity.sentence, quantity.start, quantity.end) == (3, 100, 103)


def test_no_sentences_hold_no_counts() -> None:
    assert find([], language="nb") == ()
