"""Scoring an article and adding up."""

import pytest

from belegg.model.errors import GoldError
from belegg.score.gold import Expected, GoldArticle, GoldClaim, find, quote_span
from belegg.score.report import errors, json_of, table_of
from belegg.score.tally import Rate, score, tally, unread


def article(build, *claims, **keys):
    expected = Expected(claim=tuple(claims), **keys)
    return GoldArticle(name="nb/en", language="nb", article=build.article.encode(), expected=expected)


def gold(quote, **keys):
    return GoldClaim(**{"kind": "casualties", "mode": "killed", "quote": quote} | keys)


def test_hits_misses_and_alarms_are_told_apart(build, document):
    expected = article(build, gold("Fem tyrkiske"), gold("Ifølge hæren", mode="wounded"), gold("Idlib", optional=True))
    claims = (build.claim(build.article, "Fem tyrkiske soldater"), build.claim(build.article, "Rundt 300"))
    outcome = score(expected, document, claims, ungrounded=())
    assert [hit.gold.quote for hit in outcome.hits] == ["Fem tyrkiske"]
    assert [miss.quote for miss in outcome.misses] == ["Ifølge hæren"]
    assert [alarm.evidence[0].quote for alarm in outcome.alarms] == ["Rundt 300"]
    total = tally((outcome,)).total
    assert (total.precision, total.recall, total.f1) == (0.5, 0.5, 0.5)


def test_optional_claims_are_right_when_given_and_no_miss_when_not(build, document):
    expected = article(build, gold("Idlib", optional=True))
    given = (build.claim(build.article, "fra Idlib"),)
    assert tally((score(expected, document, given, ungrounded=()),)).total == Rate(hits=0, right=1)
    assert tally((score(expected, document, (), ungrounded=()),)).total == Rate()


def test_a_core_claim_goes_before_an_optional_one(build, document):
    expected = article(build, gold("Fem tyrkiske", optional=True), gold("tyrkiske soldater"))
    outcome = score(expected, document, (build.claim(build.article, "Fem tyrkiske soldater"),), ungrounded=())
    assert [hit.gold.optional for hit in outcome.hits] == [False]
    assert outcome.misses == ()


def test_of_equal_choices_the_one_with_more_right_keys_is_taken(build, document):
    expected = article(build, gold("Fem tyrkiske", standing="hearsay"))
    plain = build.claim(build.article, "Fem tyrkiske soldater", id="a")
    better = build.claim(build.article, "Fem tyrkiske soldater", id="b", standing="hearsay")
    outcome = score(expected, document, (plain, better), ungrounded=())
    assert [hit.claim.id for hit in outcome.hits] == ["b"]
    assert [alarm.id for alarm in outcome.alarms] == ["a"]


def test_an_article_that_cannot_be_read_misses_all(build):
    result = tally((unread(article(build, gold("Fem tyrkiske"), gold("Idlib", optional=True))),))
    assert result.total == Rate(misses=1)
    assert result.total.precision is None


@pytest.mark.parametrize(("published", "right"), [("2020-02-10", 1), ("2020-02-11", 0), ("2020-02", 0)])
def test_the_articles_own_date_is_compared(build, document, published, right):
    outcome = score(article(build, none=True, published=published), document, (), ungrounded=())
    assert tally((outcome,)).dates == (right, 1)


def test_the_errors_name_claim_sentence_rule_and_key(build, document):
    expected = article(build, gold("Fem tyrkiske", standing="hearsay"), gold("sju såret", mode="wounded", low=7))
    claims = (build.claim(build.article, "Fem tyrkiske"), build.claim(build.article, "Rundt 300 sivile"))
    outcome = score(expected, document, claims, ungrounded=("claim x: no",))
    lines = "\n".join(errors((outcome,), kind=None))
    assert "MISS   casualties/wounded “sju såret” low=7" in lines
    assert "Ifølge hæren ble sju såret." in lines
    assert "ALARM  casualties/killed “Rundt 300 sivile”" in lines
    assert "rule: by hand" in lines
    assert "standing: gold hearsay, given reported" in lines
    assert "WORDS  claim x: no" in lines
    assert "MISS" not in "\n".join(errors((outcome,), kind="attack"))


def test_table_and_json_tell_the_same(build, document):
    outcome = score(article(build, gold("Fem tyrkiske")), document, (), ungrounded=())
    lines = [line.split()[:1] for line in table_of((outcome,)).splitlines()]
    assert lines.index(["casualties"]) < lines.index(["nb"]) < lines.index(["all"])
    assert '"recall": 0.0' in json_of((outcome,))
    assert '"nb/en"' in json_of((outcome,))


def test_the_nth_occurrence_of_a_quote_is_found():
    span = quote_span("to og to", gold("to", occurrence=2), name="x")
    assert (span.start, span.end) == (6, 8)
    with pytest.raises(GoldError, match="does not stand 3 time"):
        quote_span("to og to", gold("to", occurrence=3), name="x")


@pytest.mark.parametrize(
    ("expected", "complaint"),
    [
        ("none = true\n[[claim]]\nkind='attack'\nquote='Fem'", "'none' is set"),
        ("", "no claims"),
        ("[[claim]]\nkind='attack'\nmode='killed'\nquote='Fem'", "not a mode"),
        ("[[claim]]\nkind='attack'\nquote='Fem'\nplaces='x'", "places"),
        ("[[claim]]\nkind='attack'\nquote='Fem'\npart_of='x'", "no claim's quote"),
        ("[[claim", "folder"),
    ],
)
def test_a_golden_folder_that_is_wrong_is_refused(tmp_path, expected, complaint):
    folder = tmp_path / "nb" / "folder"
    folder.mkdir(parents=True)
    (folder / "article.txt").write_text("Fem")
    (folder / "expected.toml").write_text(expected)
    with pytest.raises(GoldError, match=complaint):
        find((tmp_path,))


def test_golden_folders_are_found_below_with_their_language(tmp_path):
    for slug in ("nb/b", "nn/a"):
        (tmp_path / slug).mkdir(parents=True)
        (tmp_path / slug / "article.txt").write_text("Fem")
        (tmp_path / slug / "expected.toml").write_text("none = true")
    found = find((tmp_path, tmp_path / "nn"))
    assert [(one.name, one.language) for one in found] == [("nb/b", "nb"), ("nn/a", "nn")]
    with pytest.raises(GoldError, match="no such folder"):
        find((tmp_path / "nowhere",))
