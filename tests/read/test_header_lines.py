"""Lines of a head that tell the article's date in no form that a paper keeps to, and lines that only speak of one."""

import pytest

from belegg.read.document import read_bytes

BODY = "\n\nMinst fem sivile ble drept i angrepet, sier myndighetene.\n\nKampene fortsetter i byen.\n"


def told(head: str) -> str | None:
    period = read_bytes((head + BODY).encode(), name="article").published
    if period is None or period.start is None:
        return None
    return {"day": str(period.start), "month": str(period.start)[:7]}.get(period.precision)


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("11.01.2013 — Rundt 40 drept i bombeangrep i Pakistan", "2013-01-11"),
        ("27. oktober 2025 – Opprørerne hevder å ha tatt byen", "2025-10-27"),
        ("4. februar 2025 kl. 21.13: Gjenger angrep forstad", "2025-02-04"),
        ("22. august 2016. NRK Urix", "2016-08-22"),
        ("Nyhetsbrevet Krig og fred, 7. april 2010", "2010-04-07"),
        ("Leder, Nordlys 8. april 2022", "2022-04-08"),
        ("(Tripoli, 6. februar 2019) Feltet som skifter vakt", "2019-02-06"),
        ("Maroua mandag 27.07.2015. Jenta var ikke mer enn tolv år.", "2015-07-27"),
        ("NTB-Reuter 22.7.1992 CHISINAU/MOSKVA", "1992-07-22"),
        ("Måndag 13. oktober 2025: Dei siste tjue", "2025-10-13"),
        ("PESHAWAR, Pakistan (AFP), May 17, 1988 -", "1988-05-17"),
        ("Small Wars Brief -- Sudan -- 12 July 2011", "2011-07-12"),
        ("[14 Dec 2016, 23:10] The buses went home empty.", "2016-12-14"),
        ("Makhachkala. 20 August 1999. Interfax. Russian bombers kept up their work.", "1999-08-20"),
        ("Peru, August 1991: Farmers with home-made guns", "1991-08"),
        ("Brev fra Bambo, februar 2024", "2024-02"),
        ("Torsdag 16. oktober 2014, oppdatert 22.14", "2014-10-16"),
        ("Framtida 19. november 2024, oppdatert kl. 11", "2024-11-19"),
        ("Skriftlig svar, sendt 21.11.2018", "2018-11-21"),
        ("Mission of observers — Daily summary, issued 24 February 2021", "2021-02-24"),
        ("Front page » Africa » 2013-01-19", "2013-01-19"),
        ("What we know on day 59 (Monday 19 March 2018)", "2018-03-19"),
        ("Muscat (despatch of 28 October 1975)", "1975-10-28"),
        ("By our staff — CAIRO (AP), June 12, 2018 — Forces loyal to the general took the port.", "2018-06-12"),
        ("13 August 2024 — data cut-off 2:00 pm ET", "2024-08-13"),
        ("Visitors' guide, Tuesday 14 August 2001: A day among the dead", "2001-08-14"),
        ("date 2019-07-13 title Minst 26 drept på hotell", "2019-07-13"),
        ("Tall for mai 2014\n\nBagdad, 1. juni 2014 – Sivile døde som før.", "2014-06-01"),
    ],
)
def test_a_line_of_the_head_tells_the_date(head, date):
    assert told(head) == date


@pytest.mark.parametrize(
    "head",
    [
        "14. mars 2022, da byen falt, var alle på flukt.",
        "Krigen siden 24. februar 2022: slik gikk det",
        "Han ble født i Homs 3. mai 1990: en sønn av byen",
        "Siden 7. oktober 2023 er minst fem drept",
        "Soldatene kom 3. mars 2022, og fem ble drept",
        "August 2021 var en blodig måned",
        "The attack on Halabja (16 March 1988)",
        "The long battle of 12 March 1990",
        "7. oktober 2023 – dagen da alt ble annerledes",
        "BEIRUT, Sept 24 (Reuters) - Five were killed.",
    ],
)
def test_a_line_that_only_speaks_of_a_day_tells_none(head):
    assert told(head) is None
