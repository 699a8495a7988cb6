"""Laws of time expressions and of the calendar arithmetic below them."""

import sys
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from times_cases import moments, rows

from belegg.extract.times import resolve
from belegg.extract.times.table import Unit

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))
SENTENCES = st.sampled_from(sorted({row[2] for row in rows("cases_nb.tsv")}))
UNITS: list[Unit] = ["hour", "day", "week", "month", "half_year", "year", "decade", "century"]
# What counts from the article's day without being read into the article's own month (a weekday, a day of the month is).
COUNTED = (
    "i går", "i dag", "i forgårs", "for tre dager siden", "for to uker siden", "for en drøy uke siden", "forrige uke",
    "denne måneden", "i fjor", "i forfjor", "det siste døgnet", "på to måneder", "siden 1940", "for et halvt år siden",
    "forrige fredag", "i desember", "i helgen", "forrige helg", "i fjor sommer", "om tre dager", "de neste ti dagene",
)  # fmt: skip


@settings(deadline=None)
@given(SENTENCES, DAYS)
def test_a_period_never_ends_before_it_starts(sentence: str, day: date) -> None:
    for moment in moments(sentence, day.isoformat(), "nb"):
        if moment.period and moment.period.start and moment.period.end:
            assert moment.period.start <= moment.period.end


@settings(deadline=None)
@given(st.sampled_from(COUNTED), DAYS)
def test_a_wider_date_of_the_article_gives_days_that_hold_the_narrower_ones(words: str, day: date) -> None:
    text = f"Byen falt {words}."
    narrow, month, year = (moments(text, day.isoformat()[:length], "nb")[0].period for length in (10, 7, 4))
    assert narrow and month and year
    for inner, outer in ((narrow, month), (month, year)):
        if words == "i desember" and day.month == 12:
            continue
        assert inner.start and inner.end and outer.start and outer.end
        assert outer.start <= inner.start <= inner.end <= outer.end


@settings(deadline=None)
@given(st.sampled_from(["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]), DAYS)
def test_a_weekday_is_that_weekday_within_a_week_of_the_article(word: str, day: date) -> None:
    weekdays = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
    past = moments(f"Byen falt {word}.", day.isoformat(), "nb")[0].period
    ahead = moments(f"Partene skal møtes {word}.", day.isoformat(), "nb")[0].period
    wide = moments(f"Byen falt {word}.", day.isoformat()[:7], "nb")[0].period
    assert past and ahead and wide and past.start and ahead.start and wide.start and wide.end
    assert past.start == past.end and ahead.start == ahead.end
    assert day - timedelta(6) <= past.start <= day <= ahead.start <= day + timedelta(6)
    for found in (past.start, ahead.start, wide.start, wide.end):
        assert found.weekday() == weekdays.index(word)
    assert (wide.start.month, wide.end.month) == (day.month, day.month)


@settings(deadline=None)
@given(DAYS)
def test_a_written_date_is_read_back(day: date) -> None:
    months = [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ]
    for written in (
        f"{day.day}. {months[day.month - 1]} {day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        day.isoformat(),
        f"{day.day}/{day.month}-{day.year}",
    ):
        period = moments(f"Byen falt den {written}.", "none", "nb")[0].period
        assert period and (period.start, period.end) == (day, day)


@settings(deadline=None)
@given(st.text(alphabet="mandag i førtil 0123456789.-/–siden året uke. ", max_size=120), DAYS)
def test_any_text_gives_moments_within_it(text: str, day: date) -> None:
    for moment in moments(text, day.isoformat(), "nb"):
        assert 0 <= moment.start < moment.end <= len(text)


@settings(deadline=None)
@given(DAYS, st.floats(min_value=0, max_value=40), st.sampled_from(UNITS))
def test_shifting_further_never_comes_nearer(day: date, amount: float, unit: Unit) -> None:
    if unit in ("decade", "century"):
        amount /= 100
    assert resolve.shift(day, -amount, unit) <= day <= resolve.shift(day, amount, unit)


@settings(deadline=None)
@given(DAYS, DAYS, st.floats(min_value=0, max_value=9), st.sampled_from(UNITS[:6]))
def test_counting_back_keeps_the_order_of_days(one: date, other: date, amount: float, unit: Unit) -> None:
    first, last = sorted((one, other))
    before = resolve.about((first, first), amount, amount, unit, -1)
    after = resolve.about((last, last), amount, amount, unit, -1)
    assert before[0] <= after[0] and before[1] <= after[1]


def test_easter_of_known_years() -> None:
    known = {1998: (4, 12), 2000: (4, 23), 2011: (4, 24), 2019: (4, 21), 2022: (4, 17), 2024: (3, 31), 2025: (4, 20)}
    assert {year: (resolve.easter(year).month, resolve.easter(year).day) for year in known} == known
    assert all(resolve.easter(year).weekday() == 6 for year in range(1900, 2100))


def test_thirds_and_halves_of_a_month() -> None:
    february = resolve.month_days(2024, 2)
    assert [resolve.third(february, part) for part in range(3)] == [
        (date(2024, 2, 1), date(2024, 2, 10)),
        (date(2024, 2, 11), date(2024, 2, 20)),
        (date(2024, 2, 21), date(2024, 2, 29)),
    ]
    assert resolve.half(february, 0) == (date(2024, 2, 1), date(2024, 2, 15))


def test_a_day_that_the_calendar_lacks_is_none() -> None:
    assert resolve.day_or_none(2023, 2, 29) is None
    assert resolve.day_or_none(2024, 2, 29) == date(2024, 2, 29)
