"""Sentences that can be quoted, and the days and figures in them, in both languages."""

from datetime import date

import msgspec
import pytest

from belegg.model.event import Event, Toll
from belegg.model.period import Period
from belegg.model.report import Report
from belegg.picturing import picture_of
from belegg.show.report.days import iso, period_words
from belegg.show.report.figures import bar, nested, rows, span
from belegg.show.report.sentences import quotable
from belegg.show.report.sources import laid_out
from belegg.show.report.words import words_of

ARTICLE = "Minst ni sivile ble drept, to av dem barn, i et flyangrep mot El Fasher lørdag, sier legene. Tyve er såret."
DAY = Period(start=date(2024, 5, 11), end=date(2024, 5, 11), as_written="lørdag", precision="day")


def toll_of(claim, **keys) -> Toll:
    """Return a row of killed people that rests on `claim`, but for those keys."""
    bare = Toll(
        who=None, effect="killed", item=None, measure="new", time=DAY, unit="person", low=None, best=None, high=None,
        part_of=None, claims=(claim.id,), versions=(), imputed=False,
    )  # fmt: skip
    return msgspec.structs.replace(bare, **keys)


def event_of(claims, tolls, place, **keys) -> Event:
    """Return an air strike of those claims and rows, but for those keys."""
    bare = Event(
        id="e" * 24, kind="attack", mode="air_strike", place=place, time=DAY, actor=None, target=None, grade="weak",
        standing="attributed", claims=tuple(claim.id for claim in claims), documents=("0" * 64,), origins=1,
        tolls=tuple(tolls), part_of=None, why=("R2: weak, one origin",),
    )  # fmt: skip
    return msgspec.structs.replace(bare, **keys)


def told(build, language, *, tolls=None, claims=None, **keys) -> str:
    """Return the sentence about an event of one claim by "legene"."""
    killed = build.claim(
        ARTICLE, "Minst ni sivile ble drept", count=build.count(9, None, quantifier="at_least"),
        said_by=build.speaker("legene"), measure="new",
    )  # fmt: skip
    claims = [killed, *(claims or [])]
    place = build.place("El Fasher", country="SDN")
    event = event_of(claims, [toll_of(killed, **told) for told in (tolls or [])], place, **keys)
    report = Report(document="0" * 64, language="nb", outlet="NTB", published=DAY, text=ARTICLE)
    sources = laid_out(picture_of([event], claims, {report.document: report}), words_of(language))
    return quotable(event, sources).text


BOUNDS = [
    ((9, None, None), "Minst 9 personer ble drept", "At least 9 people were killed"),
    ((9, 9, 9), "9 personer ble drept", "9 people were killed"),
    ((1, 1, 1), "1 person ble drept", "1 person was killed"),
    ((0, 0, 0), "Ingen personer ble drept", "No people were killed"),
    (
        (9, 11, 14),
        "11 personer (tallene går fra 9 til 14) ble drept",
        "11 people (figures run from 9 to 14) were killed",
    ),
    ((9, None, 14), "Mellom 9 og 14 personer ble drept", "Between 9 and 14 people were killed"),
    ((0, None, 14), "Opptil 14 personer ble drept", "Up to 14 people were killed"),
    ((None, None, 14), "Opptil 14 personer ble drept", "Up to 14 people were killed"),
    ((9, 9, 14), "9 personer (høyst 14) ble drept", "9 people (at most 14) were killed"),
    ((9, 14, 14), "14 personer (minst 9) ble drept", "14 people (at least 9) were killed"),
    ((9, 11, None), "11 personer (minst 9) ble drept", "11 people (at least 9) were killed"),
]


@pytest.mark.parametrize(("bounds", "nb", "en"), BOUNDS)
def test_bounds_become_words_that_say_neither_more_nor_less(build, bounds, nb, en):
    low, best, high = bounds
    row = {"low": low, "best": best, "high": high}
    rest = {
        "nb": " i et luftangrep i El Fasher (Sudan) 11. mai 2024, ifølge legene. Opplysningen kommer fra én kilde.",
        "en": " in an air strike in El Fasher (Sudan) on 11 May 2024, according to “legene”."
        " This comes from one source.",
    }
    assert told(build, "nb", tolls=[row]) == nb + rest["nb"]
    assert told(build, "en", tolls=[row]) == en + rest["en"]


def test_a_row_of_which_nothing_is_known_says_so(build):
    assert told(build, "nb", tolls=[{"low": 0}]).startswith("Et ukjent antall personer ble drept i et luftangrep")


def test_groups_are_named_and_effects_told_together(build):
    civilians = build.actor("sivile", sector="civilians")
    soldiers = build.actor("soldater", sector="state_forces", country="SDN")
    wounded = build.claim(ARTICLE, "Tyve er såret", mode="wounded")
    said = told(
        build, "nb", claims=[wounded],
        tolls=[
            {"who": civilians, "low": 9, "best": 9, "high": 9},
            {"who": soldiers, "low": 2, "best": 2, "high": 2},
            {"who": civilians, "effect": "wounded", "low": 20, "best": 20, "high": 20, "claims": (wounded.id,)},
        ],
    )  # fmt: skip
    assert said.startswith("9 sivile og 2 soldater fra Sudan ble drept og 20 sivile ble såret i et luftangrep")


def test_a_subset_is_told_as_part_of_its_whole(build):
    child = build.claim(ARTICLE, "to av dem barn")
    said = told(
        build, "en", claims=[child],
        tolls=[
            {"low": 9, "best": 9, "high": 9},
            {
                "who": build.actor("barn", sector="children"), "low": 2, "best": 2, "high": 2, "claims": (child.id,),
                "part_of": build.claim(ARTICLE, "Minst ni sivile ble drept").id,
            },
        ],
    )  # fmt: skip
    assert said.startswith("9 people (of whom 2 children) were killed in an air strike")


def test_an_event_without_figures_is_reported_and_the_blame_is_put_by_somebody(build):
    attack = build.claim(
        ARTICLE, "flyangrep", kind="attack", mode="air_strike", actor=build.actor("RSF", name="RSF"),
        said_by=build.speaker("hæren"),
    )  # fmt: skip
    said = told(build, "nb", claims=[attack], actor=build.actor("RSF", name="RSF"))
    assert said.startswith("Det er meldt om et luftangrep i El Fasher (Sudan) 11. mai 2024, ifølge ")
    assert "RSF pekes ut som ansvarlig av hæren." in said


def test_a_name_from_right_to_left_is_set_apart_in_the_sentence(build):
    attack = build.claim(
        ARTICLE, "flyangrep", kind="attack", mode="air_strike", said_by=build.speaker("وزارة الصحة", country="SDN")
    )
    said = told(build, "nb", claims=[attack])
    assert "\u2068وزارة الصحة\u2069" in said


def test_what_only_an_enemy_says_is_told_as_its_claim(build):
    syria = {"country": "SYR", "sector": "state_forces"}
    enemy = build.claim(
        ARTICLE, "Tyve er såret", count=build.count(101, 101), target=build.actor("soldater", **syria), measure="new",
        actor=build.actor("Tyrkia", name="Tyrkia", country="TUR", sector="state_forces"),
        said_by=build.speaker("forsvarsdepartementet i Ankara", country="TUR", sector="government"),
    )  # fmt: skip
    row = {"who": build.actor("soldater", **syria), "low": 0, "high": 101, "claims": (enemy.id,)}
    alone = told(build, "nb", claims=[enemy], tolls=[row])
    assert alone.startswith(
        "Forsvarsdepartementet i Ankara hevder at opptil 101 soldater fra Syria ble drept i et luftangrep i El Fasher "
        "(Sudan) 11. mai 2024, et tall som bare kommer fra motparten."
    )
    beside = told(build, "nb", claims=[enemy], tolls=[{"low": 9, "best": 9, "high": 9}, row])
    assert beside.startswith("9 personer ble drept i et luftangrep i El Fasher (Sudan) 11. mai 2024, ifølge legene. ")
    assert "hevder at opptil 101 soldater fra Syria ble drept, et tall som bare kommer fra motparten." in beside


@pytest.mark.parametrize(
    ("start", "end", "nb", "en", "written"),
    [
        ("2024-05-11", "2024-05-11", "11. mai 2024", "11 May 2024", "2024-05-11"),
        ("2020-02-03", "2020-02-24", "3.–24. februar 2020", "3–24 February 2020", "2020-02-03/2020-02-24"),
        ("2020-02-01", "2020-02-29", "februar 2020", "February 2020", "2020-02-01/2020-02-29"),
        ("2020-01-01", "2020-12-31", "2020", "2020", "2020-01-01/2020-12-31"),
        ("2018-01-01", "2020-12-31", "2018–2020", "2018–2020", "2018-01-01/2020-12-31"),
        (
            "2020-02-28",
            "2020-03-02",
            "28. februar – 2. mars 2020",
            "28 February – 2 March 2020",
            "2020-02-28/2020-03-02",
        ),
        ("2020-02-28", None, "28. februar 2020 –", "28 February 2020 –", "2020-02-28/.."),
        (None, "2020-02-28", "– 28. februar 2020", "– 28 February 2020", "../2020-02-28"),
        (None, None, "", "", ""),
    ],
)
def test_periods_are_written_as_wide_as_they_are(start, end, nb, en, written):
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    period = Period(start=first, end=last, as_written="", precision="longer")
    assert (period_words(period, words_of("nb")), period_words(period, words_of("en"))) == (nb, en)
    assert iso(period) == written


@pytest.mark.parametrize(
    ("low", "high", "written"), [(9, 14, "9–14"), (9, 9, "9"), (9, None, "≥ 9"), (None, 14, "≤ 14"), (None, None, "?")]
)
def test_a_span_keeps_its_open_ends(low, high, written):
    assert span(low, high, "person", words_of("nb")) == written


def test_a_bar_lies_within_its_scale_and_an_open_end_claims_little():
    whole = bar(9, 11, 14, 20)
    assert whole is not None and (whole.low, whole.best, whole.high) == (45, 55, 70)
    open_end = bar(9, None, None, 100)
    assert open_end is not None and open_end.open_high and open_end.high < 25
    assert bar(None, None, None, 10) is None


def test_parts_follow_their_wholes_whatever_their_order(build):
    whole = build.claim(ARTICLE, "Minst ni sivile ble drept")
    child = build.claim(ARTICLE, "to av dem barn")
    part = toll_of(child, low=2, best=2, high=2, part_of=whole.id)
    all_of_them = toll_of(whole, low=9)
    circle = toll_of(child, low=1, part_of=child.id)
    assert nested((part, all_of_them)) == ((all_of_them, 0), (part, 1))
    assert [depth for _, depth in nested((circle,))] == [0]
    event = event_of([whole, child], [part, all_of_them], None)
    sources = laid_out(picture_of([event], [whole, child], {}), words_of("nb"))
    assert [(row.group, row.depth) for row in rows(event, sources)] == [("Personer", 0), ("Personer", 1)]


def test_nobody_is_dropped_where_parts_hold_each_other(build):
    one, other = build.claim(ARTICLE, "Minst ni sivile ble drept"), build.claim(ARTICLE, "to av dem barn")
    first, second = toll_of(one, low=9, part_of=other.id), toll_of(other, low=2, part_of=one.id)
    assert {id(toll) for toll, _ in nested((first, second))} == {id(first), id(second)}
