"""Countries are known by their names, capitals, adjectives and peoples in Bokmål and Nynorsk."""

import pytest

from belegg.model.errors import WorldDataError
from belegg.world.countries import (
    capital_of,
    countries,
    country_by_name,
    country_name,
    country_of_capital,
    country_of_demonym,
    neighbours_of,
)

NAMES = """
Syria SYR|Tyrkia TUR|USA USA|Storbritannia GBR|Burma MMR|Myanmar MMR|Elfenbenskysten CIV|DR Kongo COD|Kongo COD
Den sentralafrikanske republikk CAF|Emiratene ARE|De forente arabiske emirater ARE|Nord-Korea PRK|Sør-Korea KOR
Palestina PSE|Kosovo XKX|Taiwan TWN|Vest-Sahara ESH|Belarus BLR|Hviterussland BLR|Tsjad TCD|Sør-Sudan SSD|Jemen YEM
Saudi-Arabia SAU|Irak IRQ|Iran IRN|Nederland NLD|Tsjekkia CZE|Bosnia BIH|Bosnia-Hercegovina BIH|Eswatini SWZ
Den demokratiske republikken Kongo COD|Kongo-Brazzaville COG|UK GBR|Ukraina UKR|SYRIA SYR|Øst-Timor TLS
""".replace("\n", "|")
NYNORSK = (
    "Noreg NOR|Dei sameinte arabiske emirata ARE|Elfenbeinskysten CIV|Kviterussland BLR|Austerrike AUT|Aust-Timor TLS"
)
ADJECTIVES = """
syrisk SYR syriske SYR tyrkisk TUR ukrainske UKR israelsk ISR palestinske PSE amerikansk USA britisk GBR
nederlandsk NLD russiske RUS kinesisk CHN iransk IRN irakiske IRQ libanesisk LBN jemenittiske YEM sudansk SDN
sørsudanske SSD etiopisk ETH eritreiske ERI somalisk SOM kenyanske KEN ugandisk UGA rwandiske RWA kongolesiske
COD maliske MLI nigerianske NGA nigerske NER afghanske AFG pakistansk PAK indiske IND myanmarsk MMR burmesiske
MMR armenske ARM aserbajdsjanske AZE georgisk GEO moldovsk MDA nordkoreanske PRK sørkoreansk KOR polske POL
tyske DEU franske FRA norsk NOR svenske SWE danske DNK finsk FIN egyptiske EGY libyske LBY marokkansk MAR
algeriske DZA jordanske JOR saudiarabisk SAU qatarske QAT emiratiske ARE kosovoalbanske XKX serbiske SRB
kroatisk HRV bosniske BIH venezuelanske VEN colombianske COL haitisk HTI mosambikiske MOZ kamerunske CMR
"""
PEOPLES = """
syrer SYR syrere SYR syrerne SYR tyrkerne TUR ukrainer UKR ukrainerne UKR israelere ISR palestinerne PSE
amerikanerne USA britene GBR russerne RUS kinesere CHN iranere IRN irakere IRQ libaneserne LBN jemenittene YEM
sudanerne SDN nordmenn NOR nordmennene NOR svensker SWE dansker DNK polakker POL afghanere AFG somaliere SOM
serberne SRB kroatene HRV franskmenn FRA
"""
NYNORSK_PEOPLES = "syrarar SYR syrarane SYR ukrainar UKR ukrainarane UKR israelarane ISR russarane RUS britane GBR"


def couples(text: str) -> list[tuple[str, str]]:
    words = text.split()
    return list(zip(words[::2], words[1::2], strict=True))


def pairs(text: str) -> list[tuple[str, str]]:
    return [(entry.rpartition(" ")[0], entry.rpartition(" ")[2]) for entry in text.split("|") if entry.strip()]


@pytest.mark.parametrize(("name", "alpha3"), pairs(NAMES))
def test_names(name: str, alpha3: str) -> None:
    assert country_by_name(name, "nb") == alpha3


@pytest.mark.parametrize(("name", "alpha3"), pairs(NYNORSK))
def test_nynorsk_names(name: str, alpha3: str) -> None:
    assert country_by_name(name, "nn") == alpha3


@pytest.mark.parametrize(("word", "alpha3"), couples(ADJECTIVES))
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_adjectives(word: str, alpha3: str, language: str) -> None:
    demonym = country_of_demonym(word, language)
    assert demonym is not None
    assert (demonym.alpha3, demonym.form, demonym.plural) == (alpha3, "adjective", None)


@pytest.mark.parametrize(("word", "alpha3"), couples(PEOPLES))
def test_peoples(word: str, alpha3: str) -> None:
    demonym = country_of_demonym(word, "nb")
    assert demonym is not None
    assert (demonym.alpha3, demonym.form) == (alpha3, "people")
    assert demonym.plural is (word not in ("syrer", "ukrainer"))


@pytest.mark.parametrize(("word", "alpha3"), couples(NYNORSK_PEOPLES))
def test_nynorsk_peoples(word: str, alpha3: str) -> None:
    demonym = country_of_demonym(word, "nn")
    assert demonym is not None
    assert (demonym.alpha3, demonym.form) == (alpha3, "people")


def test_a_people_without_a_state_has_no_country() -> None:
    demonym = country_of_demonym("Kurdiske", "nb")
    assert demonym is not None
    assert demonym.alpha3 is None


@pytest.mark.parametrize("word", ["mali", "hus", "soldater", "Hamas", "", "syr"])
def test_other_words_are_no_demonyms(word: str) -> None:
    assert country_of_demonym(word, "nb") is None


@pytest.mark.parametrize("name", ["mali", "Syrias", "Damaskus", "", "Hamas"])
def test_other_words_are_no_countries(name: str) -> None:
    assert country_by_name(name, "nb") is None


def test_capitals_lead_both_ways() -> None:
    for country in countries():
        if country.capital:
            assert country_of_capital(country.capital) is not None
    assert capital_of("SYR") == "Damaskus"
    assert country_of_capital("Kiev") == country_of_capital("Kyiv") == "UKR"
    assert country_of_capital("Taftanaz") is None


def test_every_country_is_found_by_its_own_names() -> None:
    for country in countries():
        for language in ("nb", "nn", "en"):
            assert country_by_name(country_name(country.alpha3, language), language) is not None


def test_neighbours_are_mutual() -> None:
    assert "TUR" in neighbours_of("SYR")
    assert "SYR" in neighbours_of("TUR")
    assert "NOR" not in neighbours_of("AZE")


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(WorldDataError, match="QQQ"):
        country_name("QQQ", "nb")
