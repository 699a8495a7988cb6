"""The rules of the trade: all there, and found where they are named."""

from belegg.world.rules import named_in, rules


def test_every_rule_has_words_of_its_own():
    assert list(rules()) == [f"R{number}" for number in range(1, 26)]
    assert all(40 < len(words) < 260 and words.endswith(".") for words in rules().values())
    assert len(set(rules().values())) == 25


def test_rules_are_found_where_they_are_named():
    assert named_in("R19: a with b", "as R2 and (R19) say", "R99, R0, AR7, R7b") == ("R2", "R19")
    assert named_in() == ()
