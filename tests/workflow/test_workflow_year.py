"""A claim whose year was worked out says so in its rule, and its time is derived again from its own words."""

from belegg.workflow import read, ungrounded

SAID = (
    "Some 3,000 North Korean soldiers were killed on Wednesday, Lloyd Austin said on Thursday. The war began in {}.\n"
)
STEP = "time in the year of the article: the dateline; its year, 2024, is worked out from 'August 2023', "


def test_a_claim_tells_how_its_year_was_worked_out() -> None:
    reading = read("KYIV, Oct 24 (Reuters) - " + SAID.format("August 2023, Kim Jong Un said"))
    (claim,) = reading.claims
    assert claim.time is not None
    assert str(claim.time.start) == str(claim.time.end) == "2024-10-23"
    assert any(step.startswith(STEP) for step in claim.rule)
    assert ungrounded(reading) == ()


def test_a_claim_of_an_article_with_a_full_date_does_not() -> None:
    reading = read("KYIV, Oct 24, 2024 (Reuters) - " + SAID.format("August 2023, Kim Jong Un said"))
    (claim,) = reading.claims
    assert claim.time is not None
    assert str(claim.time.start) == "2024-10-23"
    assert not any("worked out" in step for step in claim.rule)


def test_a_year_that_is_not_settled_leaves_the_time_open() -> None:
    reading = read("KYIV, Oct 24 (Reuters) - " + SAID.format("spring").replace("Lloyd Austin", "a general"))
    assert reading.document.published is None
    assert all(claim.time is None or claim.time.start is None for claim in reading.claims)
