"""Whole pages, written in the manner of four kinds of sites, give the article and leave the rest of the page."""

from pathlib import Path

import pytest

from belegg.read.document import read_path

PAGES = Path(__file__).parent / "pages"
EXPECTED = {
    "weblog": (
        "2025-01-28",
        [
            ("title", "Tusener flykter fra Goma"),
            ("dateline", "Publisert 28. januar 2025"),
            ("dateline", "29. januar 2025"),
            ("byline", "av Ola Nordmann"),
            ("lead", "Opprørsgruppen M23 sier den har tatt byen Goma."),
            ("body", "Minst 17 mennesker er drept, ifølge sykehus."),
            ("caption", "Folk på flukt mandag. Foto: AFP / NTB"),
            ("subhead", "Brøt ut av fengselet"),
            ("body", "Over 4000 fanger rømte, melder Reuters."),
            ("body", "– Vi hører skudd overalt."),
            ("teaser", "Relatert"),
            ("teaser", "FN-soldater drept i Kongo"),
        ],
    ),
    "layout_table": (
        "2020-02-10",
        [
            ("title", "Fem drept i Idlib"),
            ("dateline", "10.02.2020 18:30"),
            ("lead", "Minst fem tyrkiske soldater ble drept mandag."),
            ("body", "Tyrkia lover å svare på angrepet, sier forsvarsdepartementet."),
            ("body", "Kampene raser videre."),
        ],
    ),
    "nested_divs": (
        "2024-04-12",
        [
            ("title", "Fire drepne i Mykolajiv"),
            ("lead", "Russland skaut torsdag 82 missil mot straumnettet i Ukraina."),
            ("byline", "Kari Nordmann"),
            ("byline", "Journalist"),
            ("dateline", "Publisert 12. april 2024 kl. 08:00"),
            ("body", "Luftforsvaret seier at det greidde å skyte ned 57 av dei."),
            ("body", "Fire menneske vart drepne."),
            ("teaser", "LES OGSÅ"),
            ("teaser", "Kharkiv utan straum for tredje dag"),
            ("subhead", "Hard kamp"),
            ("body", "Hæren seier at Tsjasiv Jar framleis held stand."),
        ],
    ),
    "newspaper": (
        "2022-03-14",
        [
            ("title", "Minst ti drept i «angrep» på Mariupol"),
            ("lead", "Minst ti personer ble drept da et sykehus ble truffet mandag."),
            ("byline", "Av Kari Nordmann"),
            ("dateline", "14. mars 2022 06:12"),
            ("caption", "Røyk over byen. Foto: Ola / NTB"),
            ("body", "Angrepet skjedde natt til mandag, opplyser ukrainske myndigheter. 17 ble såret."),
            ("subhead", "Evakuering"),
            ("body", "Om lag 2000 sivile er evakuert."),
            ("body", "Russland avviser ansvar."),
            ("teaser", "Les også"),
            ("teaser", "Over 100 drept i teater"),
            ("factbox", "Fakta om Mariupol"),
            ("factbox", "Havneby i sør"),
            ("factbox", "430.000 innbyggere"),
            ("body", "Tallene er ikke bekreftet."),
        ],
    ),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_gives_its_article(name: str) -> None:
    document = read_path(PAGES / f"{name}.html")
    published, zones = EXPECTED[name]
    assert document.published is not None
    assert str(document.published.start) == published
    assert [(zone.kind, document.text[zone.start : zone.end]) for zone in document.zones] == zones
