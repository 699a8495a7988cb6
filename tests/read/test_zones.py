"""Every block of a plain text plays its part: told from its words, its place and what stands around it."""

import pytest

from belegg.read.document import read_bytes

LEAD = "Minst fem sivile ble drept i angrepet mandag, sier myndighetene."
BODY = "Kampene fortsatte utover kvelden, og flere hus ble truffet av granater."
MORE = "Hæren sier at den har tatt tilbake landsbyen nord for byen."


def zones(text: str) -> list[tuple[str, str]]:
    document = read_bytes(text.encode(), name="article.txt")
    return [(zone.kind, document.text[zone.start : zone.end]) for zone in document.zones]


def kind_of(block: str, *, before: str = BODY, after: str = MORE) -> str:
    """Return the part that `block` plays in the middle of an article."""
    text = f"Fem drept i Idlib\n\n{LEAD}\n\n{before}\n\n{block}\n\n{after}\n"
    return next(kind for kind, words in zones(text) if words == block)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("Foto: Ola Nordmann / NTB", "caption"),
        ("Røyk stiger over Idlib mandag. Foto: Omar Haj Kadour / AFP / NTB", "caption"),
        ("En mor med barn i leiren. (Foto: AP)", "caption"),
        ("FOTO: Kari Nordmann", "caption"),
        ("Bildetekst: Soldater ved grensen.", "caption"),
        ("Foto: Han tok bildet mens bombene falt, og sier at minst ti ble drept i angrepet.", "body"),
        ("Av Kari Nordmann", "byline"),
        ("Av Kari Nordmann og Ola Hansen", "byline"),
        ("Tekst: Ola Nordmann, Beirut", "byline"),
        ("NTB-AFP", "byline"),
        ("/NTB", "byline"),
        ("(©NTB)", "byline"),
        ("By Jane Smith in Beirut", "byline"),
        ("Av utsendt medarbeider, QUIBDÓ", "byline"),
        ("Tekst: utenriksredaksjonen", "byline"),
        ("Frå vår korrespondent", "byline"),
        ("Framtida/©NPK", "byline"),
        ("Fra vår side er det slutt, sier han.", "body"),
        ("Av de 29 drepte var ti barn.", "body"),
        ("Av Syrias 20 millioner innbyggere er 6 millioner på flukt.", "body"),
        ("NTB har snakket med fem vitner.", "body"),
        ("Les også: Over 100 drept i teater", "teaser"),
        ("LES OGSÅ: Over 100 drept i teater.", "teaser"),
        ("Les mer om krigen i Syria", "teaser"),
        ("Sjå også: Flyktningane får hjelp", "teaser"),
        ("» Les også: Flyktningene får hjelp", "teaser"),
        ("Annonse", "teaser"),
        ("Artikkelen fortsetter under annonsen", "teaser"),
        ("Følgene av angrepet er store.", "body"),
        ("Mer om lag 50.000 er på flukt.", "body"),
        ("• 29 sivile er drept", "listing"),
        ("* Krigen startet i 2011", "listing"),
        ("2. Fem ble drept i nord.", "listing"),
        ("2) fem drept i nord", "listing"),
        ("13. juni vedtok Sikkerhetsrådet en resolusjon om byen.", "body"),
        ("5. brigade rykket inn i byen, ifølge hæren.", "body"),
        ("– Vi har ingen steder å dra, sier Ahmed.", "body"),
        ("Kamper under forhandlinger", "subhead"),
        ("Russisk-tyrkiske samtaler", "subhead"),
        ("– Vi er redde", "subhead"),
        ("Hva skjer nå?", "subhead"),
        ("Krever svar", "subhead"),
        ("«Det er nok nå.»", "body"),
        ("Ti av de døde var barn, melder Reuters.", "body"),
    ],
)
def test_a_block_in_the_middle(block: str, expected: str) -> None:
    assert kind_of(block) == expected


HEADING_CASES = [
    ("100.000 flyktet på en uke", "På to måneder er 700.000 drevet på flukt, 100.000 av dem den siste uka.", "subhead"),
    ("Hundrevis drept i bombing", "Flere hundre sivile er drept i bombing fra fly de siste ukene.", "subhead"),
    ("Erdogan truer med ny offensiv", "President Erdogan sier at en ny offensiv kan komme når som helst.", "subhead"),
    ("Frykter ny flyktningstrøm", "FN frykter at hundretusener vil dra nordover mot grensen.", "subhead"),
    ("FN ber om våpenhvile", "FNs generalsekretær António Guterres gjentok mandag kravet om våpenhvile.", "subhead"),
    ("Sju soldater drept i uka før", "For en uke siden ble sju soldater drept i et angrep i samme område.", "subhead"),
    ("Barn blant de drepte", "Ti av dem som mistet livet var under 15 år, sier redningsfolk.", "subhead"),
    ("Avviser ansvar for angrepet", "Russland sier at landets fly ikke var i området.", "subhead"),
    ("Ber om hjelp", "Helseministeren sier at sykehusene er fulle.", "subhead"),
    ("Kontrollerer to tredeler av byen", "Hæren skal nå ha kontroll over to tredeler av byen.", "subhead"),
    (
        "Hundretusener på flukt i Syria – vet ikke hvor de skal dra",
        "Tyrkia har tolv observasjonsposter i provinsen.",
        "teaser",
    ),
    (
        "Norge sender 500 millioner kroner til jordskjelvofrene i Tyrkia – vil hjelpe flere",
        "Hæren sier at den har tatt tilbake landsbyen nord for byen.",
        "teaser",
    ),
    (
        "Ekspert advarer: Slik kan krigen i Ukraina ende i løpet av året",
        "Hæren sier at den har tatt tilbake landsbyen nord for byen.",
        "teaser",
    ),
    (
        "Zelenskyj møtte Biden i Washington – får nye luftvernsystemer",
        "Tre sivile ble såret da en drone traff en boligblokk i Kharkiv.",
        "teaser",
    ),
    (
        "Stoltenberg mener Europa må ruste seg for en langvarig konflikt med Russland",
        "Minst ti ble drept i angrepet på togstasjonen, ifølge guvernøren.",
        "teaser",
    ),
    (
        "Derfor er denne lille byen så viktig for både Russland og Ukraina",
        "Tre sivile ble såret da en drone traff en boligblokk.",
        "teaser",
    ),
    (
        "Mistet alt i flammene – nå bygger familien nytt hus",
        "Talsmannen for hæren ville ikke si hvor mange som er tatt til fange.",
        "teaser",
    ),
]


@pytest.mark.parametrize(("block", "after", "expected"), HEADING_CASES)
def test_a_heading_is_told_from_a_headline_of_another_article(block: str, after: str, expected: str) -> None:
    assert kind_of(block, after=after) == expected


def test_two_headings_in_a_row_are_a_headline_and_a_heading() -> None:
    text = (
        f"Fem drept i Idlib\n\n{LEAD}\n\n{BODY}\n\nTusenvis drar fra byen etter nye angrep\n\nNye samtaler\n\n{MORE}\n"
    )
    kinds = {words: kind for kind, words in zones(text)}
    assert kinds["Tusenvis drar fra byen etter nye angrep"] == "teaser"
    assert kinds["Nye samtaler"] == "subhead"


def test_title_lead_and_body() -> None:
    assert zones(f"Fem drept i Idlib\n\n{LEAD}\n\n{BODY}\n\n{MORE}\n") == [
        ("title", "Fem drept i Idlib"),
        ("lead", LEAD),
        ("body", BODY),
        ("body", MORE),
    ]


def test_a_section_name_is_not_the_title() -> None:
    found = zones(f"Utenriks\n\nFem drept i Idlib\n\n{LEAD}\n\n{BODY}\n")
    assert found[:3] == [("subhead", "Utenriks"), ("title", "Fem drept i Idlib"), ("lead", LEAD)]


def test_an_article_without_a_title_starts_with_its_lead() -> None:
    assert [kind for kind, _ in zones(f"{LEAD}\n\n{BODY}\n")] == ["lead", "body"]


def test_a_glued_date_is_a_zone_of_its_own() -> None:
    assert zones(f" date 2020-02 {LEAD}\n\n{BODY}")[:2] == [("dateline", "date 2020-02"), ("lead", LEAD)]


def test_an_agency_dateline_is_a_zone_of_its_own() -> None:
    found = zones(f"Fem drept i Kyiv\n\nOSLO/KYIV (NTB) 3. mai 2022: {LEAD}\n\n{BODY}")
    assert found[1:3] == [("dateline", "OSLO/KYIV (NTB) 3. mai 2022:"), ("lead", LEAD)]
    found = zones(f"Fem drept i Kyiv\n\nBEIRUT, Feb 10 (Reuters) - {LEAD}\n\n{BODY}")
    assert found[1:3] == [("dateline", "BEIRUT, Feb 10 (Reuters) -"), ("lead", LEAD)]


def test_byline_and_date_on_one_line_are_two_zones() -> None:
    found = zones(f"Fem drept i Kyiv\n\nAv Kari Nordmann | Publisert 14.03.2022 06:12\n\n{LEAD}\n\n{BODY}")
    assert found[1:4] == [("byline", "Av Kari Nordmann"), ("dateline", "Publisert 14.03.2022 06:12"), ("lead", LEAD)]


def test_a_head_line_of_several_parts_is_several_zones() -> None:
    found = zones(f"10.09.2021 | Utenriks | Av vår medarbeider i Pemba\n\nTilbake til Palma\n\n{LEAD}\n\n{BODY}")
    assert found[:5] == [
        ("dateline", "10.09.2021"),
        ("subhead", "Utenriks"),
        ("byline", "Av vår medarbeider i Pemba"),
        ("title", "Tilbake til Palma"),
        ("lead", LEAD),
    ]


def test_an_hour_of_update_is_a_dateline_and_a_name_under_the_title_a_byline() -> None:
    found = zones(f"Publisert: 23. juli 2024 | Oppdatert kl. 09.48\n\nFem drept\n\nKari Nordmann\n\n{LEAD}\n\n{BODY}")
    assert [kind for kind, _ in found][:5] == ["dateline", "dateline", "title", "byline", "lead"]


def test_a_factbox_takes_its_list_and_no_more() -> None:
    text = (
        f"Fem drept\n\n{LEAD}\n\nFAKTA: Idlib\n\n• Provins i Syria\n\n• Tre millioner innbyggere\n\n{BODY}\n\n{MORE}\n"
    )
    assert [kind for kind, _ in zones(text)] == ["title", "lead", "factbox", "factbox", "factbox", "body", "body"]


def test_a_factbox_without_a_blank_line() -> None:
    box = "Dette er saken\nKrigen startet i 2011.\nOver 500.000 er drept."
    text = f"Fem drept\n\n{LEAD}\n\n{box}\n\n{BODY}\n\n{MORE}\n\n{BODY}\n"
    assert [kind for kind, _ in zones(text)][2:] == ["factbox", "factbox", "factbox", "body", "body", "body"]


def test_a_bare_label_makes_the_headline_under_it_a_teaser() -> None:
    text = f"Fem drept\n\n{LEAD}\n\n{BODY}\n\nLES OGSÅ\n\nFlere drept i Aleppo\n\n{MORE}\n\n{BODY}\n"
    assert [kind for kind, _ in zones(text)][3:] == ["teaser", "teaser", "body", "body"]


WRAPPED = (
    "Minst fem sivile ble drept da et granatangrep traff et marked i den\n"
    "syriske provinsen Idlib mandag, opplyser Syrian Observatory for Human\n"
    "Rights (SOHR).\n"
    "\n"
    "Angrepet skal ha skjedd midt på dagen, mens mange var ute for å handle\n"
    "mat. Syriske myndigheter har ikke kommentert opplysningene, men\n"
    "statlige medier skriver at hæren rykker fram mot byen.\n"
)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_broken_at_a_width_are_joined(newline: str) -> None:
    found = zones("Fem drept i Idlib\n\n".replace("\n", newline) + WRAPPED.replace("\n", newline))
    assert [kind for kind, _ in found] == ["title", "lead", "body"]
    assert "i den syriske provinsen" in found[1][1]
    assert found[2][1].endswith("rykker fram mot byen.")


def test_lines_broken_at_a_width_without_blank_lines() -> None:
    found = zones(WRAPPED.replace("\n\n", "\n"))
    assert [kind for kind, _ in found] == ["lead", "body"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_one_paragraph_a_line(newline: str) -> None:
    assert zones(newline.join(["Fem drept i Idlib", LEAD, BODY, MORE])) == [
        ("title", "Fem drept i Idlib"),
        ("lead", LEAD),
        ("body", BODY),
        ("body", MORE),
    ]


def test_text_without_full_stops_is_not_all_headings() -> None:
    lines = ["fem drept i idlib i dag sier hæren i landet", "ti såret i aleppo da en bombe gikk av"] * 4
    assert {kind for kind, _ in zones("\n\n".join(lines))} <= {"title", "lead", "body"}


def test_a_soft_hyphen_is_left_out_of_the_text() -> None:
    found = zones(f"Fem drept\n\nMinst fem sivi\xadle ble drept.\n\n{BODY}")
    assert found[1] == ("lead", "Minst fem sivile ble drept.")


def test_the_title_of_a_front_matter_is_a_zone() -> None:
    assert zones(f'---\ntitle: "Fem drept"\ndate: 2022-03-14\n---\n{LEAD}\n\n{BODY}')[:2] == [
        ("title", "Fem drept"),
        ("lead", LEAD),
    ]
