"""Of what country a speaker is who names none: his own words, or his office at home, tell."""

import pytest

from belegg.workflow import read

DATE = "2024-05-13"


@pytest.mark.parametrize(
    ("language", "text", "speaker", "country"),
    [
        (
            "en",
            "Russian missiles hit Kharkiv on Monday. Five people died, the regional prosecutor's office said.",
            "the regional prosecutor's office",
            "UKR",
        ),
        (
            "nb",
            "Russiske raketter traff et marked i Kharkiv mandag. Fem mennesker ble drept, opplyser påtalemyndigheten.",
            "påtalemyndigheten",
            "UKR",
        ),
        (
            "nn",
            "Hæren gjekk til åtak på Goma måndag. Ti sivile vart drepne, melder statleg fjernsyn.",
            "statleg fjernsyn",
            "COD",
        ),
        (
            "en",
            "Russian drones killed three people in Odesa on Sunday, the air force said.",
            "the air force",
            "UKR",
        ),
        (
            "nb",
            "Russiske raketter traff et marked i Kharkiv mandag. Fem mennesker ble drept, opplyser organisasjonen.",
            "organisasjonen",
            None,
        ),
    ],
)
def test_an_office_at_home_is_of_the_country_that_it_speaks_of(language, text, speaker, country):
    told = [one.said_by for one in read(text, date=DATE, language=language).claims if one.count is not None]
    assert [(one.as_written, one.country) for one in told] == [(speaker, country)]
