"""The rules by which the parts are scored, on made-up annotations."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.parts import attribution, displacement, places, quantities, results, times
from benchmarks.parts.attribution import Attribution
from benchmarks.parts.places import Toponym
from benchmarks.parts.quantities import Told
from benchmarks.parts.tallies import HALVES, Tally, half, pairs, rate, tally, total


def test_stretches_are_paired_one_to_one_and_those_that_share_most_come_first() -> None:
    assert pairs([(0, 5), (4, 9)], [(3, 9)]) == [(1, 0)]
    assert pairs([(0, 5)], [(0, 6)], exact=True) == []
    assert tally([(0, 5), (7, 9)], [(0, 6), (20, 25), (30, 31)]) == Tally(1, 2, 1, 3)


def test_precision_recall_and_their_mean() -> None:
    both = total([Tally(1, 2, 1, 4), Tally(1, 2, 1, 0)])
    assert (both.precision, both.recall) == (0.5, 0.5)
    assert both.f1 == 0.5
    assert Tally().f1 == 0
    assert rate(1, 4) == "0.250 (1/4)"


def test_each_file_has_one_half_and_both_halves_have_files() -> None:
    assert {half(f"article-{number}") for number in range(40)} == set(HALVES)
    assert half("article-1") == half("article-1")


def test_a_run_replaces_its_own_section_alone() -> None:
    once = results.replaced(results.HEADING, "One", "## One\n\nold\n")
    twice = results.replaced(once, "Two", "## Two\n\nother\n")
    again = results.replaced(twice, "One", "## One\n\nnew\n")
    assert "old" not in again
    assert again.count("## One") == 1
    assert "new" in again
    assert "other" in again
    assert results.replaced(again, "One", "## One\n\nnew\n") == again


def test_results_are_written_with_their_versions(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    results.write("One", "body", packages=("no-such-package",), path=path)
    assert "Measured with Python" in path.read_text(encoding="utf-8")
    assert "no-such-package" not in path.read_text(encoding="utf-8")


def test_a_place_is_right_within_a_hundred_miles_or_as_the_same_country_or_division() -> None:
    aleppo, idlib, paris = (36.2, 37.15), (35.93, 36.63), (48.85, 2.35)
    assert 50 < places.distance(aleppo, idlib) < 70
    assert places.is_near(Toponym(0, 1, aleppo, None), Toponym(0, 1, idlib, None))
    assert not places.is_near(Toponym(0, 1, aleppo, None), Toponym(0, 1, paris, None))
    assert places.is_near(Toponym(0, 1, None, "SYR"), Toponym(0, 1, paris, "SYR"))
    assert not places.is_near(Toponym(0, 1, None, "SYR"), Toponym(0, 1, aleppo, None))
    assert places.is_near(Toponym(0, 1, aleppo, None, "alberta"), Toponym(0, 1, paris, None, "alberta"))


def test_a_toponym_that_is_not_marked_lowers_precision_and_a_far_place_only_the_second_figure() -> None:
    marked = [Toponym(0, 6, (36.2, 37.15), None), Toponym(10, 15, None, "SYR")]
    score = places.score([Toponym(0, 6, (0.0, 0.0), None), Toponym(20, 25, None, "SYR")], marked)
    assert score.loose == Tally(1, 2, 1, 2)
    assert (score.near, score.judged) == (0, 1)


def test_marks_that_do_not_fit_their_words_are_moved_to_the_nearest_ones() -> None:
    assert places.realigned("Homs, then Homs", "Homs", 9) == 11
    assert places.realigned("Homs", "Homs", 0) == 0
    assert places.realigned("Homs", "Idlib", 2) == 2


def test_source_cue_and_content_must_all_meet() -> None:
    marked = [Attribution(((0, 6),), ((7, 11),), ((12, 30),))]
    assert attribution.score([Attribution(((4, 6),), ((7, 11),), ((20, 30),))], marked)[0].f1 == 1
    assert attribution.score([Attribution(((4, 6),), ((7, 11),), ((31, 40),))], marked)[0].f1 == 0
    assert attribution.score(marked * 2, marked)[0] == Tally(1, 2, 1, 1)


def test_brat_attributions_without_a_source_are_left_out() -> None:
    brat = (
        "T1\tSource 0 6\tPolice\nT2\tCue 7 11\tsaid\nT3\tContent 12 20;25 30\ttwo died\n"
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\nE2\tAttribution-no-source:T4 Content:T3 Cue:T2\n"
    )
    assert list(attribution.annotations(brat)) == [Attribution(((0, 6),), ((7, 11),), ((12, 20), (25, 30)))]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("1998-02-13", date(1998, 2, 13), date(1998, 2, 13)),
        ("1998-02", date(1998, 2, 1), date(1998, 2, 28)),
        ("1998", date(1998, 1, 1), date(1998, 12, 31)),
        ("1998-Q3", date(1998, 7, 1), date(1998, 9, 30)),
        ("1998-W07", date(1998, 2, 9), date(1998, 2, 15)),
        ("1998-W07-WE", date(1998, 2, 14), date(1998, 2, 15)),
    ],
)
def test_values_of_timex3_are_intervals(value: str, first: date, last: date) -> None:
    assert times.interval(value) == (first, last)


def test_an_interval_is_exact_and_a_point_anywhere_within() -> None:
    month = times.days_of("2022-02-01..2022-02-28")
    assert times.right_of([month, None], [month, None]) == (1, 1)
    assert times.right_of([times.days_of("2022-02-01..2022-02-27")], [month]) == (0, 1)
    assert times.points_right([date(2022, 2, 10)], [month]) == 1
    assert times.points_right([date(2022, 3, 10)], [month]) == 0


def test_a_count_found_beyond_those_wanted_is_wrong() -> None:
    wanted = quantities.told("29.. at_least soldiers person; 3^ exact children person")
    assert wanted == (Told("29..", "at_least"), Told("3", "exact"))
    assert quantities.score(wanted, wanted) == (2, 2)
    assert quantities.score((*wanted, Told("7", "exact")), wanted) == (2, 3)
    assert quantities.score((Told("29", "at_least"),), wanted[:1], loose=True) == (1, 1)
    assert quantities.told("none") == ()


def test_the_peer_takes_every_figure_for_a_count() -> None:
    assert quantities.peer("At least 1,200 people died in 2019.", None) == (
        Told("1200", "at_least"),
        Told("2019", "exact"),
    )


def test_counts_of_one_way_are_held_against_the_sum_that_the_markers_made() -> None:
    row = displacement.Row(2, "", 100, "Destroyed Housing", "Households", "IND")
    found = [displacement.Found((float(count),), "household", "destroyed", "IND") for count in (80, 20)]
    assert displacement.score(found, None, row, placed=True) == displacement.Score(True, True, True)
    apart = [found[0], displacement.Found((20.0,), "person", "evacuated", "IND")]
    assert displacement.score(apart, None, row, placed=True).figure is False


def test_the_term_is_the_word_that_the_quotation_has() -> None:
    row = displacement.Row(2, "", 60, "Displaced", "People", "BOL")
    found = [displacement.Found((60.0,), "person", "sheltered", None, "60 displaced people shelter in a school")]
    assert displacement.score(found, None, row, placed=False).term is True
    assert displacement.score([found[0]._replace(words="60 people")], None, row, placed=False).term is False


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("since March", date(1990, 3, 1), date(1990, 3, 31)),
        ("by 1992", date(1992, 1, 1), date(1992, 12, 31)),
        ("in early September", date(1989, 9, 1), date(1989, 9, 30)),
    ],
)
def test_the_date_within_a_bound_is_read_from_its_own_words(words: str, first: date, last: date) -> None:
    published = date(1990, 8, 13) if "March" in words else date(1989, 10, 30)
    text = f"It has been so {words}."
    found = times.find(times.cut(text), language="en", published=times.period(published.isoformat()))
    assert (first, last) in [days for _, days in times.inner_dates(found, text, published)]


def test_a_figure_is_right_with_its_unit_and_a_term_with_both() -> None:
    row = displacement.Row(2, "", 60, "Evacuated", "Households", "BOL")
    found = [displacement.Found((60.0,), "household", "evacuated", "BOL")]
    assert displacement.score(found, None, row, placed=True) == displacement.Score(True, True, True)
    people = [displacement.Found((60.0,), "person", "evacuated", None)]
    assert displacement.score(people, None, row, placed=False) == displacement.Score(False, False, None)


def test_words_for_disasters_are_exchanged_and_nothing_else() -> None:
    assert displacement.of_war("Flash floods displaced 60 families.") == "fighting displaced 60 families."
    assert displacement.of_war("Stormy talks") == "Stormy talks"


def test_a_corpus_that_is_not_there_is_said_to_be_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for module in (places, attribution, displacement):
        assert module.main([str(tmp_path)]) == 0
        assert "left out" in capsys.readouterr().out
