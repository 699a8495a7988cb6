"""Every entry of actors.toml finds its own example and none of its counter-examples."""

import pytest

from belegg.extract.actors.examples import check


@pytest.mark.parametrize("code", ["nb", "nn"])
def test_examples(code: str) -> None:
    assert check(code) == ()


def test_a_wrong_example_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from belegg.extract.actors import examples
    from belegg.extract.actors.tables import ActorsTable, Noun

    noun = Noun(kind="forces", inflection="m", words=("soldat",), example="Det regner.", never=("Soldater kom.",))
    monkeypatch.setattr(examples, "own_table", lambda *_: ActorsTable(noun=(noun,), inflections={"m": {"": "si"}}))
    told = check("nb")
    assert len(told) == 1
    assert "Det regner." in told[0]
