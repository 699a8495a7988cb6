"""Laws of counting: numbers come back from their words, bounds are in order, quotations are exact."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belegg.extract.quantities.bounds import bounds
from belegg.extract.quantities.find import find
from belegg.extract.quantities.plain import sentence
from belegg.model.count import Count, Quantifier

UNITS = ["", "en", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni"]
TEENS = ["ti", "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten"]
TENS = ["", "", "tjue", "tretti", "førti", "femti", "seksti", "sytti", "åtti", "nitti"]
OLD_TENS = {2: "tyve", 3: "tredve"}
BEFORE = [
    "",
    "minst ",
    "over ",
    "opptil ",
    "nesten ",
    "rundt ",
    "under ",
    "til sammen ",
    "ikke mer enn ",
    "minst rundt ",
]


def _small(number: int, *, old: bool, one: str, seven: str) -> str:
    units = [*UNITS]
    units[1], units[7] = one, seven
    if number < 10:
        return units[number]
    if number < 20:
        return TEENS[number - 10]
    ten, unit = divmod(number, 10)
    word = OLD_TENS.get(ten, TENS[ten]) if old else TENS[ten]
    if not unit:
        return word
    return f"{units[unit]}og{word}" if old else f"{word}{units[unit]}"


def _below_thousand(number: int, *, old: bool, one: str, seven: str, glue: str) -> str:
    hundreds, rest = divmod(number, 100)
    small = _small(rest, old=old, one=one, seven=seven)
    if not hundreds:
        return small
    head = f"{'ett' if hundreds == 1 else _small(hundreds, old=old, one=one, seven=seven)}{glue}hundre"
    return f"{head}{glue}og{glue}{small}" if rest else head


def in_words(number: int, *, old: bool, nynorsk: bool, glue: str) -> str:
    """Return `number` in Norwegian words: `old` counting has units before tens, `glue` parts the words."""
    if number == 0:
        return "null"
    one, seven = ("ein" if nynorsk else "én"), ("syv" if old else "sju")
    millions, rest = divmod(number, 1_000_000)
    thousands, below = divmod(rest, 1_000)
    parts = []
    if millions:
        plural = "millionar" if nynorsk else "millioner"
        parts.append(
            f"{one} million" if millions == 1 else f"{_small(millions, old=old, one=one, seven=seven)} {plural}"
        )
    if thousands:
        head = "ett" if thousands == 1 else _below_thousand(thousands, old=old, one=one, seven=seven, glue=glue)
        parts.append(f"{head}{glue}tusen")
    if below:
        joined = "og " if (millions or thousands) and below < 100 else ""
        parts.append(joined + _below_thousand(below, old=old, one=one, seven=seven, glue=glue))
    return " ".join(parts)


@settings(max_examples=600, deadline=None)
@given(st.integers(0, 9_999_999), st.booleans(), st.booleans(), st.sampled_from([" ", ""]))
def test_a_number_comes_back_from_its_words(number: int, old: bool, nynorsk: bool, glue: str) -> None:
    words = in_words(number, old=old, nynorsk=nynorsk, glue=glue)
    language, noun = ("nn", "soldatar") if nynorsk else ("nb", "soldater")
    found = find([sentence(f"Det var {words} {noun} der.")], language=language)
    assert [(quantity.low, quantity.high) for quantity in found] == [(number, number)], words


@pytest.mark.parametrize("number", [*range(100), 100, 101, 110, 111, 999, 1000, 1001, 1100, 2021, 100_000, 101_101])
@pytest.mark.parametrize("old", [False, True])
def test_every_small_number_comes_back_from_its_words(number: int, old: bool) -> None:
    words = in_words(number, old=old, nynorsk=False, glue="")
    found = find([sentence(f"Det var {words} soldater der.")], language="nb")
    assert [(quantity.low, quantity.high) for quantity in found] == [(number, number)], words


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 99_999_999), st.sampled_from([".", " ", "\u00a0", "\u2009", "\u202f", ""]))
def test_figures_are_read_with_every_separator(number: int, mark: str) -> None:
    figures = f"{number:,}".replace(",", mark)
    found = find([sentence(f"Her ble {figures} soldater drept.")], language="nb")
    assert [(quantity.low, quantity.high, quantity.as_written) for quantity in found] == [(number, number, figures)]


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 99), st.integers(0, 9), st.sampled_from([("millioner", 10**6), ("mill.", 10**6), ("mrd.", 10**9)])
)
def test_decimals_are_scaled_without_loss(whole: int, tenth: int, scale: tuple[str, int]) -> None:
    found = find([sentence(f"Her bor {whole},{tenth} {scale[0]} mennesker nå.")], language="nb")
    assert [quantity.best for quantity in found] == [(whole * 10 + tenth) * scale[1] // 10]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(BEFORE), st.integers(2, 50_000)), min_size=1, max_size=4), st.integers(0, 500)
)
def test_quotations_are_exact_and_bounds_in_order(numbers: list[tuple[str, int]], start: int) -> None:
    text = "; ".join(f"{before}{number} soldater kom" for before, number in numbers)
    found = find([sentence(text, start=start)], language="nb")
    assert len(found) == len(numbers)
    for quantity in found:
        assert text[quantity.start - start : quantity.end - start] == quantity.as_written
        Count(low=quantity.low, best=quantity.best, high=quantity.high, unit=quantity.unit,
              as_written=quantity.as_written, quantifier=quantity.quantifier)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789 .,-–%§()«»$aeotrkimlnfsdgvæøå", max_size=80))
def test_any_text_gives_counts_or_nothing(text: str) -> None:
    for quantity in find([sentence(text)], language="nb"):
        assert text[quantity.start : quantity.end] == quantity.as_written
        assert quantity.first <= quantity.last


ORDERED = st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)).map(sorted)


@given(ORDERED, st.sampled_from(["exact", "about", "nearly", "at_least", "more_than", "at_most", "less_than"]))
def test_a_quantifier_keeps_the_bounds_in_order(pair: list[int], means: Quantifier) -> None:
    low, high = Fraction(pair[0]), Fraction(pair[1])
    best = low if low == high else None
    known = [bound for bound in bounds(low, best, high, means) if bound is not None]
    assert known == sorted(known)


@given(st.integers(1, 10_000))
def test_a_quantifier_says_what_the_rule_says(number: int) -> None:
    n = Fraction(number)
    assert bounds(n, n, n, "at_least") == bounds(n, n, n, "more_than") == (n, n, None)
    assert bounds(n, n, n, "at_most") == bounds(n, n, n, "less_than") == (None, None, n)
    low, best, high = bounds(n, n, n, "nearly")
    assert low is not None and (best, high) == (n, n) and n * Fraction(9, 10) - 1 < low <= n
    low, best, high = bounds(n, n, n, "about")
    assert low is not None and high is not None and best == n and low <= n <= high <= n * Fraction(11, 10) + 1
