"""Time expressions resolve to the days worked out by hand, and traps stay silent."""

import sys
from functools import partial
from itertools import pairwise
from pathlib import Path
from timeit import timeit

import pytest
from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).parent))

from times_cases import moments, period, rows, sentences, summary

from belegg.extract.times.examples import check
from belegg.extract.times.find import find
from belegg.extract.times.table import TimesTable
from belegg.languages.load import table


@pytest.mark.parametrize(
    "name",
    [f"{kind}_{code}.tsv" for kind in ("cases", "fresh", "second") for code in ("nb", "nn")]
    + ["cases_en.tsv", "fresh_en.tsv"],
)
def test_each_hand_worked_case_resolves_to_its_days(name: str) -> None:
    language = name[-6:-4]
    wrong = [
        (sentence, published, expected, found)
        for published, expected, sentence in rows(name)
        if (found := summary(moments(sentence, published, language))) != expected
    ]
    assert wrong == []


def test_there_are_enough_cases_of_each_kind() -> None:
    assert len(rows("cases_nb.tsv")) >= 320
    assert len(rows("cases_nn.tsv")) >= 80
    assert len(rows("cases_en.tsv")) + len(rows("fresh_en.tsv")) >= 300
    assert len(rows("traps.tsv")) >= 110


def test_traps_are_silent() -> None:
    loud = [
        (sentence, found)
        for language, sentence in rows("traps.tsv")
        if (found := summary(moments(sentence, "2022-05-18", language))) != "none"
    ]
    assert loud == []


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_every_example_of_the_tables_holds(code: str) -> None:
    assert check(code) == ()


def test_nynorsk_reads_all_that_bokmaal_reads() -> None:
    assert set(table("nb", "times", TimesTable).pattern) <= set(table("nn", "times", TimesTable).pattern)


@pytest.mark.parametrize("name", ["cases_nb.tsv", "cases_nn.tsv", "cases_en.tsv"])
def test_moments_requote_and_name_their_tokens(name: str) -> None:
    for published, _, sentence in rows(name):
        cut = {each.index: each for each in sentences(sentence)}
        found = moments(sentence, published, name[-6:-4])
        assert list(found) == sorted(found, key=lambda moment: moment.start)
        for before, after in pairwise(found):
            assert before.end <= after.start
        for moment in found:
            tokens = cut[moment.sentence].tokens
            assert moment.rule
            assert tokens[moment.first].start <= moment.start < moment.end <= tokens[moment.last].end
            assert moment.period is None or sentence[moment.start : moment.end] == moment.period.as_written


def test_the_one_weekday_of_an_article_known_to_the_month_is_its_day() -> None:
    alone = moments("For en drøy uke siden ble sju drept. Kampene raste mandag.", "2020-02", "nb")
    assert summary(alone) == "2020-01-24..2020-02-17;2020-02-03..2020-02-24"
    two = moments("For en drøy uke siden ble sju drept mandag. Kampene raste fredag.", "2020-02", "nb")
    assert summary(two[:1]) == "2020-01-22..2020-02-22"


def test_an_empty_document_has_no_times() -> None:
    assert find((), language="nb", published=None) == ()


def test_a_parse_tells_a_verb_that_the_word_list_lacks() -> None:
    plain = sentences("Byen falt 3. mai. Dagen etter beleiret hæren nabobyen.")
    assert len(find(plain, language="nb", published=period("2022-05-18"))) == 1
    first, second = plain
    tokens = tuple(replace(token, upos="VERB" if token.text == "beleiret" else "NOUN") for token in second.tokens)
    parsed = (first, replace(second, tokens=tokens, parsed=True))
    assert summary(find(parsed, language="nb", published=period("2022-05-18"))) == "2022-05-03;2022-05-04"


def _seconds(repeats: int) -> float:
    text = "fra mandag til " * repeats
    return timeit(partial(moments, text, "2022-05-18", "nb"), number=1)


def test_long_text_takes_time_in_step_with_its_length() -> None:
    assert _seconds(3000) < 60 * _seconds(300) + 0.5
