"""The year of a dateline that has none: worked out where the article settles it, and left unknown everywhere else."""

import pytest

from belegg.model.document import Document
from belegg.read.document import read_bytes
from belegg.read.year_of_dateline import year_of
from belegg.read.year_words import its_own, told_as_past, weekdays_named, year_words


def read(text: str) -> Document:
    return read_bytes(text.encode(), name="article.txt")


def told(text: str) -> str | None:
    period = read(text).published
    return None if period is None or period.start is None else period.start.isoformat()


SETTLED = [
    # The latest year told as past, and days of the week that only the next year has.
    (
        "Kinshasa, June 2 (Reuters) - Militia fighters killed 14 people, an administrator said on Friday, June 2.\n\n"
        "The raids began on Thursday. The fighting has killed 300 since it broke out in June 2022 and more were hurt.",
        "2023-06-02",
    ),
    # A copyright line.
    ("Over 100 drept i landsby\n\nABUJA, 4. september (NTB) - Minst 102 er drept onsdag.\n\n© NTB 2024", "2024-09-04"),
    (
        "LIRA (NTB) 23. feb.: Minst 200 ble drept lørdag.\n\nKrigen har siden 1987 bortført tusener.\n\n"
        "Flere saker fra vårt arkiv for 2004.",
        "2004-02-23",
    ),
    # "Last year" and "two years ago" beside a year.
    ("JUBA, Aug 3 (AFP) - Ten died on Monday. The truce of last year, in 2014, has not held.", "2015-08-03"),
    ("JUBA, Aug 3 (AFP) - Ten died on Monday. The truce was signed two years ago, in 2013.", "2015-08-03"),
    ("JUBA, 3. august (NTB): Ti ble drept mandag. Avtalen fra i fjor (2014) er brutt.", "2015-08-03"),
    ("JUBA, 3 augusti (TT): Tio dödades i måndags. Avtalet från i fjol (2014) är brutet.", "2015-08-03"),
    # Persons who held office in few years, and a day of the week in the dateline.
    (
        "BEIRUT, onsdag 2. oktober (NTB): Daniel Hagari og Lloyd Austin sa onsdag at angrepet tirsdag var det største.",
        "2024-10-02",
    ),
    # The 29th of February is in few years.
    (
        "KABUL, Feb 29 (Reuters) - The deal was signed on Saturday, the first since the truce of June 2018.\n\n"
        "Donald Trump praised it on Friday.",
        "2020-02-29",
    ),
]
UNSETTLED = [
    # A day told in full in the fortnight before may be of that year or an anniversary.
    "Bogotá, 8. mai (NPK): 117 menneske omkom då geriljaen torsdag 2. mai 2002 skaut mot kyrkja.\n\nOnsdag kom hjelpa.",
    # Nothing but days of the week.
    "KHARTOUM, June 14 (Reuters) - Warplanes bombed an airstrip on Tuesday. The UN said so on Monday.",
    # Years of history alone.
    "JERUSALEM, May 15 (Reuters) - Troops killed two on Monday. The conflict goes back to the war of 1948.",
    "KIGALI, April 7 (AFP) - The dead of 1994 were remembered. The UN was blamed on Sunday.",
    "SRINAGAR, Sept 18: Seventeen soldiers were killed on Sunday. The rivals have fought over it since 1947.",
    # A year that lies ahead tells nothing.
    "BANGUI, 9. desember (NTB): Soldater avvæpnet militsfolk mandag. Valg må holdes i 2014 og senest i februar.",
    "DAKAR, May 3 (Reuters) - Elections are due in 2012. The talks will go on until 2013.",
    # Two years that are as likely.
    "JUBA, May 3 (Reuters) - Ten were killed. The truce of March 2014 was broken again.",
    # A number is no year.
    "GOMA, Feb 20 (AP) - Some 2000 fighters fled on Tuesday. Of 2019 men 1998 were caught.",
    # A season, and a month without a day.
    "LONDON, May 3 (Reuters) - It was the worst riot of the 2023-24 season, police said.",
    "NAIROBI, June (IRIN) - Thousands fled. The war began in May 2013, they said on Monday.",
    # A dateline whose day of the week speaks against every year that the text allows.
    "KABUL, Monday, June 14 (AP) - Five died. The pact of last year, 2015, was broken.",
    # The days of the week against the year that the text names.
    "KABUL, June 14 (AP) - Five died on Tuesday, June 14. The attack of 3 June 2010 was worse.",
]


@pytest.mark.parametrize(("text", "expected"), SETTLED)
def test_the_article_settles_the_year(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", UNSETTLED)
def test_a_year_that_nothing_settles_stays_unknown(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize(("text", "expected"), SETTLED)
def test_an_inferred_year_says_so_and_names_words_of_the_article(text: str, expected: str) -> None:
    document = read(text)
    assert document.published is not None
    assert document.published.as_written in text
    by = document.published_from or ""
    assert f"its year, {expected[:4]}, is worked out from" in by
    quoted = [part.strip("'") for part in by.partition("worked out from ")[2].split(", '")]
    assert quoted
    assert all(words in text for words in quoted)


def test_a_date_that_is_told_in_full_is_never_worked_out() -> None:
    document = read("Published 3 May 2022\n\nJUBA, May 3 (AFP) - Ten died. The truce of last year, in 2014, is over.")
    assert told(document.original) == "2022-05-03"
    assert document.published_from == "the label 'Published'"


def test_a_day_that_the_year_does_not_have_is_not_told() -> None:
    assert told("KABUL, Feb 29 (Reuters) - Five died. The pact of last year, in 2014, is over.") is None
    assert told("KABUL, Feb 30 (Reuters) - Five died. The pact of last year, in 2014, is over.") is None


def test_a_year_before_one_that_is_past_is_out() -> None:
    after = "Ten died on Monday. The war began last year, in 2019. It ended a truce of December 2020."
    found = year_of(5, 3, dateline="", before="", after=after)
    assert found is None or found.year >= 2021


@pytest.mark.parametrize("words", year_words().before.example)
def test_words_that_tell_a_year(words: str) -> None:
    assert list(told_as_past(f"It broke {words}."))


@pytest.mark.parametrize("words", year_words().before.never)
def test_words_that_tell_none(words: str) -> None:
    assert not list(told_as_past(f"It broke {words}."))


@pytest.mark.parametrize("words", year_words().ahead.example)
def test_words_that_look_ahead(words: str) -> None:
    assert not list(told_as_past(words))
    assert not list(weekdays_named(words))


@pytest.mark.parametrize("words", year_words().ahead.never)
def test_words_that_do_not_look_ahead(words: str) -> None:
    assert list(told_as_past(words))


@pytest.mark.parametrize("words", [*year_words().own.example, *year_words().ago.example])
def test_words_that_tell_the_own_year(words: str) -> None:
    assert list(its_own(words))


@pytest.mark.parametrize("words", [*year_words().own.never, *year_words().ago.never])
def test_words_that_do_not_tell_the_own_year(words: str) -> None:
    assert not list(its_own(words))


@pytest.mark.parametrize("words", year_words().other_week.example)
def test_a_day_of_another_week_is_left_aside(words: str) -> None:
    assert not list(weekdays_named(words))


@pytest.mark.parametrize("words", year_words().other_week.never)
def test_a_day_of_the_week_is_found(words: str) -> None:
    assert list(weekdays_named(words))


@pytest.mark.parametrize("words", year_words().spoken.example)
def test_a_word_of_saying_before_a_day(words: str) -> None:
    assert [one.said for one in weekdays_named(words)] == [True]


@pytest.mark.parametrize("words", year_words().spoken.never)
def test_no_word_of_saying_before_a_day(words: str) -> None:
    assert [one.said for one in weekdays_named(words)] == [False]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("SUKHUMI, Sept 27 (Reuter), 1993 - Rebels took it.", "1993-09-27"),
        ("LUANDA, Aug 18 (own correspondent, 1993) - A plane turned back.", "1993-08-18"),
        ("BOGOTÁ, mandag 2. september (NTB-Reuter) 1996", "1996-09-02"),
        ("RABAT, 16. oktober (NTB/Reuter, 1979) – Over 1000 angrep.", "1979-10-16"),
        ("Chișinău, 22. juni -92 (NTB-Reuter). Gatekampane heldt fram.", "1992-06-22"),
        ("BRIDGETOWN, Barbados, torsdag 27/10 1983 (NTB-AP)", "1983-10-27"),
        ("PHNOM PENH, Cambodia, Wednesday, Feb. 19, 1975 -- Rockets fell.", "1975-02-19"),
        ("ADDIS ABABA, Sept. 27, 1998 - It was quiet.", "1998-09-27"),
        ("Over 80 drept i bilbombe i Bagdad 03.07.2016 11:52", "2016-07-03"),
        ("Selvmordsangrep mot militærleir i Gao 18.01.2017 kl. 17.50", "2017-01-18"),
    ],
)
def test_a_year_apart_from_its_day_is_of_the_dateline(head: str, expected: str) -> None:
    assert told(f"Fem drept\n\n{head}\n\nMinst fem er drept i byen, sier politiet.") == expected


@pytest.mark.parametrize(
    "head",
    ["Slaget om byen 3. mai (NTB) krevde 1993 liv i alt.", "De flyktet 22. juni (mange til fots) 1500 i tallet."],
)
def test_a_number_after_a_day_is_no_year(head: str) -> None:
    assert told(f"Fem drept\n\n{head}\n\nMinst fem er drept i byen, sier politiet.") is None
