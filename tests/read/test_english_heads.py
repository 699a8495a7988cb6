"""Heads of English papers and agencies: the date they tell, and the words that do nothing else."""

import pytest

from belegg.model.document import Document
from belegg.read.document import read_bytes

TITLE = "Five soldiers killed in Idlib shelling\n\n"
BODY = (
    "Syrian forces shelled a base near Taftanaz on Monday, killing five Turkish soldiers, the ministry said.\n\n"
    "It was the second such attack in a week, and Turkey vowed to respond.\n"
)


def document(head: str, *, before: str = TITLE, after: str = BODY) -> Document:
    return read_bytes(f"{before}{head}\n\n{after}".encode(), name="test")


def day(found: Document) -> str | None:
    return found.published.start.isoformat() if found.published and found.published.start else None


DATED = [
    ("BEIRUT, Feb 10, 2020 (Reuters) - Five soldiers were killed.", "2020-02-10"),
    ("GAZA CITY/JERUSALEM, 12 May 2021 (AFP) — Jets hit the strip.", "2021-05-12"),
    ("Geneva, 3 March 2020 (ICRC) – Fighting has displaced thousands.", "2020-03-03"),
    ("NEW YORK, 3 March 2020 – The Secretary-General said so.", "2020-03-03"),
    ("SAN SALVADOR, 14 MAR 89 (AFP) -- THE GUERRILLAS ATTACKED.", "1989-03-14"),
    ("TEGUCIGALPA, 17 NOV 89 (ACAN-EFE) -- FIVE SOLDIERS WERE KILLED.", "1989-11-17"),
    ("12 September 2015, Diyarbakır — Turkey lifted a curfew.", "2015-09-12"),
    ("Oct. 4, 2022, Nairobi bureau – The toll rose to 20.", "2022-10-04"),
    ("Niamey, January 2021 — The number of the dead has risen.", "2021-01-01"),
    ("Kinshasa, Feb. 3, 2022 (Radio transcript, edited)", "2022-02-03"),
    ("As of 22 January 2025, 18:00 (Bogotá)", "2025-01-22"),
    ("Published 14 March 2022", "2022-03-14"),
    ("Published: March 14, 2022", "2022-03-14"),
    ("Published March 14, 2022 5:30 AM ET", "2022-03-14"),
    ("Published 5:30 AM EDT, March 14, 2022", "2022-03-14"),
    ("Updated 3:12 p.m. ET, Tue March 3, 2020", "2020-03-03"),
    ("Updated 0912 GMT (1712 HKT) March 3, 2020", "2020-03-03"),
    ("Last modified on Tue 3 Mar 2020 15.12 GMT", "2020-03-03"),
    ("Tue 3 Mar 2020 15.12 GMT Last modified on Wed 4 Mar 2020 10.00 GMT", "2020-03-03"),
    ("By John Smith and Jane Doe, Reuters\nMarch 3, 2020 3:12 PM UTC Updated 2 years ago", "2020-03-03"),
    ("March 3, 2020 / 3:12 PM / 2 years ago", "2020-03-03"),
    ("Issued on: 14/03/2022 - 10:12", "2022-03-14"),
    ("03/14/2022", "2022-03-14"),
    ("14/03/2022", "2022-03-14"),
    ("Mar. 14, 2022, 5:30 AM EDT", "2022-03-14"),
    ("The New York Times, March 14, 2022", "2022-03-14"),
]
UNDATED = [
    "BEIRUT, Feb 10 (Reuters) - Five soldiers were killed on Monday.",
    "KYIV, Ukraine (AP) — Russian forces shelled the city.",
    "GAZA CITY/JERUSALEM, 12 May — Israeli jets hit the strip.",
    "03/04/2022",
    "On 14 March 2022, five soldiers were killed.",
    "Russia, 3 March 2020 was worse than any day before.",
    "14 March 2022 – the day the war came – will be remembered.",
]


@pytest.mark.parametrize(("head", "wanted"), DATED)
def test_a_head_tells_its_date(head: str, wanted: str) -> None:
    assert day(document(head)) == wanted


@pytest.mark.parametrize("head", UNDATED)
def test_a_head_without_a_year_or_in_a_sentence_tells_none(head: str) -> None:
    assert day(document(head)) is None


@pytest.mark.parametrize("line", ["31 March 2011", "Published 4 April 2022", "Oct. 17, 2017", "2014-01-05T17:48:00Z"])
def test_the_last_line_tells_the_date_where_the_head_tells_none(line: str) -> None:
    body = "\n\n".join(
        f"The war went on in town number {number}." for number in ("one", "two", "three", "four", "five")
    )
    assert day(document(body, after=line)) in ("2011-03-31", "2022-04-04", "2017-10-17", "2014-01-05")
    assert day(document(body, after=f"It was signed on {line}.")) is None


@pytest.mark.parametrize(
    ("head", "dateline", "lead"),
    [
        ("BEIRUT, Feb 10 (Reuters) - Five were killed.", "BEIRUT, Feb 10 (Reuters) -", "Five were killed."),
        ("KYIV, Ukraine (AP) — Forces shelled it.", "KYIV, Ukraine (AP) —", "Forces shelled it."),
        ("12 September 2015, Cizre — It was quiet.", "12 September 2015, Cizre —", "It was quiet."),
    ],
)
def test_a_dateline_is_apart_from_the_lead(head: str, dateline: str, lead: str) -> None:
    found = document(head)
    zones = [(zone.kind, found.text[zone.start : zone.end]) for zone in found.zones]
    assert ("dateline", dateline) in zones
    assert ("lead", lead) in zones


def test_an_hour_by_itself_is_no_title() -> None:
    found = document("Sunday, December 8, 2024\n8:02 AM UTC\n\nAssad flees as rebels enter Damascus", before="")
    titles = [found.text[zone.start : zone.end] for zone in found.zones if zone.kind == "title"]
    assert titles == ["Assad flees as rebels enter Damascus"]


def test_short_lines_of_a_head_do_not_make_wrapped_text_of_long_paragraphs() -> None:
    head = "Dozens dead as militants storm Mozambique gas town\nNews agency in Johannesburg and a correspondent"
    long = (
        "Fighting raged for a sixth day in the northern town of Palma on Monday, as rebels claimed to have taken it. "
    )
    found = document(head + "\nMon 29 Mar 2021 16.44 BST", before="", after="\n\n".join([long * 3] * 4))
    assert day(found) == "2021-03-29"
