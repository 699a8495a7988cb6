"""Words of near meaning have near vectors, across languages too; words unknown fall back on their end."""

import numpy as np
import pytest

from belegg.extract.learned.words import Words, word_key, words


def near(one: str, other: str) -> float:
    first, second = words().rows[words().ids([one, other])]
    return float(first @ second / (np.linalg.norm(first) * np.linalg.norm(second)))


@pytest.mark.parametrize(
    ("one", "like", "unlike"),
    [
        ("drept", "killed", "kake"),
        ("evakuert", "evacuated", "fotball"),
        ("våpenhvile", "ceasefire", "harvest"),
        ("flyktet", "fled", "sang"),
        ("forhandlinger", "talks", "sykkel"),
    ],
)
def test_words_of_one_meaning_are_near_across_languages(one, like, unlike):
    assert near(one, like) > near(one, unlike) + 0.1


def test_case_makes_no_difference():
    assert words().ids(["Drept", "DREPT"]) == words().ids(["drept", "drept"])


def test_a_word_that_is_not_in_the_table_takes_its_longest_last_part():
    assert words().ids(["kjempebyggsoldater"]) == words().ids(["soldater"])


def test_a_word_with_no_known_part_means_nothing():
    (row,) = words().ids(["qqxzj"])
    assert row == 0
    assert not words().rows[row].any()


def test_a_table_gives_back_what_was_put_in():
    names = sorted(["hus", "båt"], key=word_key)
    table = Words(
        np.array([word_key(name) for name in names], np.uint64),
        np.array([[127, 0], [0, -127]], np.int8),
        np.full(2, 1 / 127, np.float32),
    )
    assert table.width == 2
    assert table.rows[table.ids([names[0]])] == pytest.approx(np.array([[1.0, 0.0]]))
    assert table.rows[table.ids([names[1]])] == pytest.approx(np.array([[0.0, -1.0]]))
