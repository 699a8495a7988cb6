"""The article's own date: told by many forms of head, and never by the sentences of the article."""

from datetime import date

import pytest

from belegg.model.document import Document
from belegg.model.errors import UnreadableError
from belegg.read.dates import Label, datelines
from belegg.read.document import read_bytes

BODY = "\n\nMinst fem sivile ble drept i angrepet, sier myndighetene.\n\nKampene fortsatte utover kvelden.\n"


def read(text: str) -> Document:
    return read_bytes(text.encode(), name="article.txt")


def told(text: str) -> str | None:
    """Return the article's date as ISO, by its precision, None where it tells none."""
    period = read(text).published
    if period is None:
        return None
    assert period.start is not None
    assert period.precision in ("day", "month", "year")
    return period.start.isoformat()[: {"day": 10, "month": 7, "year": 4}[period.precision]]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (" date 2020-02 Opptrappingen i kampene mellom soldatene skjer nå.", "2020-02"),
        ("date: 2020-02-10 Opptrappingen i kampene skjer nå.", "2020-02-10"),
        ("date 2020 Opptrappingen i kampene skjer nå.", "2020"),
        ("Dato: 10.02.2020\nFem drept i Idlib", "2020-02-10"),
        ("2020-02-10\n\nFem drept i Idlib", "2020-02-10"),
        ("2020-02-10T18:30:00+01:00\n\nFem drept i Idlib", "2020-02-10"),
        ("2020-02-10 Fem drept i Idlib", "2020-02-10"),
        ("2020-02 Fem drept i Idlib", "2020-02"),
        ("2020-02\n\nFem drept i Idlib", "2020-02"),
        ("Februar 2020\n\nFem drept i Idlib", "2020-02"),
        ("2020\n\nFem drept i Idlib", "2020"),
        ("10.02.2020\n\nFem drept i Idlib", "2020-02-10"),
        ("10.2.2020 kl. 18.30\n\nFem drept i Idlib", "2020-02-10"),
        ("10. februar 2020\n\nFem drept i Idlib", "2020-02-10"),
        ("10 februar 2020, 18:30\n\nFem drept i Idlib", "2020-02-10"),
        ("Mandag 10. februar 2020\n\nFem drept i Idlib", "2020-02-10"),
        ("Måndag 10. februar 2020 kl. 18.30\n\nFem drepne i Idlib", "2020-02-10"),
        ("torsdag den 3. mars 2022\n\nFem drept i Kyiv", "2022-03-03"),
        ("Laurdag 5. mars 2022\n\nFem drepne i Kyiv", "2022-03-05"),
        ("Fem drept i Kyiv\n\nPublisert: 14. mars 2022 kl. 06.12", "2022-03-14"),
        ("Fem drept i Kyiv\n\nPublisert 14.03.2022 06:12", "2022-03-14"),
        ("Fem drept i Kyiv\nPublisert mandag 14. mars 2022 kl 06:12", "2022-03-14"),
        ("Fem drept i Kyiv\nPUBLISERT 14. MARS 2022", "2022-03-14"),
        ("Fem drept i Kyiv\nPublisert: 14.03.22 06:12", "2022-03-14"),
        ("Fem drept i Kyiv\nPublisert 14. mars 2022, 06:12 Oppdatert 15. mars 2022, 08:00", "2022-03-14"),
        ("Fem drept i Kyiv\nOppdatert 15. mars 2022\nPublisert 14. mars 2022", "2022-03-14"),
        ("Fem drept i Kyiv\nOppdatert: 15. mars 2022", "2022-03-15"),
        ("Fem drept i Kyiv\nSist oppdatert 15.03.2022 08:00", "2022-03-15"),
        ("Fem drepne i Kyiv\nSist endra 15.03.2022", "2022-03-15"),
        ("Fem drepne i Kyiv\nLagt ut 14. desember 2023", "2023-12-14"),
        ("Fem drept i Kyiv\nAv Kari Nordmann | Publisert 14.03.2022 06:12", "2022-03-14"),
        ("Five killed in Kyiv\n\nPublished: March 14, 2022", "2022-03-14"),
        ("Five killed in Kyiv\n\nPublished 14 March 2022", "2022-03-14"),
        ("Five killed in Kyiv\n\nUpdated on Mar. 15, 2022 at 8:00 a.m.", "2022-03-15"),
        ("Five killed in Kyiv\n\nFirst published: 2022/03/14", "2022-03-14"),
        ("Fem drept i Kyiv\n\nOSLO/KYIV (NTB) 3. mai 2022: Minst fem er drept.", "2022-05-03"),
        ("Fem drept i Kyiv\n\nKYIV, 3. mai 2022 (NTB): Minst fem er drept.", "2022-05-03"),
        ("Five killed\n\nGAZA, Feb. 10, 2020 (AP) — At least five were killed.", "2020-02-10"),
        ("Five killed\n\nBEIRUT, Feb 10, 2020 (Reuters) - At least five were killed.", "2020-02-10"),
        ("Fem drept i Kyiv\n\nKYIV 3. mai 2022: Minst fem er drept.", "2022-05-03"),
        ("Fem drept i Kyiv\n\nAv Kari Nordmann, 14. mars 2022", "2022-03-14"),
        ("Fem drept i Kyiv\n\nNTB 14.03.2022 06:12", "2022-03-14"),
        ("Fem drept i Kyiv\n\n(NTB 14. mars 2022) Minst fem er drept.", "2022-03-14"),
        ("14. mars 2022 (NPK-NTB): Minst fem er drepne i byen.", "2022-03-14"),
        ("14. mars 2022. «Kroppsdeler overalt»\n\nMinst fem er drept.", "2022-03-14"),
        ("Fem drept i Kyiv\n\nKari Nordmann | 14. mars 2022 06:12", "2022-03-14"),
        ("---\ntitle: Fem drept\ndate: 2022-03-14\n---\nFem drept i Kyiv", "2022-03-14"),
        ("---\npublished: '14. mars 2022'\n---\n\nFem drept i Kyiv", "2022-03-14"),
        ('+++\ntitle = "Fem drept"\ndate = 2022-03-14T06:12:00Z\n+++\nFem drept i Kyiv', "2022-03-14"),
        ("---\ndate: 2022-03\n---\nFem drept i Kyiv", "2022-03"),
        ("Fem drept i Kyiv\r\nPublisert: 29. februar 2020\r\n", "2020-02-29"),
        ("Fem drept i Kyiv\n\nPublisert:\xa014.\xa0mars\xa02022", "2022-03-14"),
        ("TRIPOLI 5/6-2019 • Fra vår korrespondent\n\nForstaden som forsvant", "2019-06-05"),
        ("NABLUS / OSLO, 28.06.2023\n\n– Vi sov ikke", "2023-06-28"),
        ("10.09.2021 | Utenriks | Av vår medarbeider i Pemba\n\nTilbake til Palma", "2021-09-10"),
        ("Reportasje frå Stepanakert, 14. oktober 2020\n\nVåpenkvila som ingen såg", "2020-10-14"),
        ("Oslo/Akcakale, fredag 18. oktober 2019:\n\nFem dagar for å dra seg unna", "2019-10-18"),
        ("Framtida, november 2023\n\nFem drepne", "2023-11"),
        ("Publisert: 23. juli 2024 kl. 06.12 | Oppdatert kl. 09.48\n\n71 drept", "2024-07-23"),
        ("15. oktober 2024 kl. 18\n\nFem drept", "2024-10-15"),
        ("15. oktober 2024 / Utenriks\n\nFem drept", "2024-10-15"),
        ("Fredag 20. januar 2017, Stavanger\n\nFem drept", "2017-01-20"),
        ("Beirut tirsdag 15. oktober 2024\n\nFem drept", "2024-10-15"),
        ("Fem drept\n\nSist oppdatert kl. 14.05, 15. oktober 2024", "2024-10-15"),
        ("Fem drept\n\n14:05 15.10.2024", "2024-10-15"),
        ("Fem drept\n\nFørste gang publisert: 15.10.2024", "2024-10-15"),
        ("Fem drept\n\n[15.10.2024]", "2024-10-15"),
        ("Fem drept\n\nOslo, 20. januar 2017: Minst fem er drept.", "2017-01-20"),
        ("Fem drepne\n\nSana (NPK) måndag 12. november 2018 – Minst fem er drepne.", "2018-11-12"),
        ("Fem drepne\n\nPublisert mån. 12.11.18", "2018-11-12"),
        ("15. oktober 2024, Beirut og Tyr\n\nFem drept", "2024-10-15"),
        ("15. oktober 2024 (Utenriks)\n\nFem drept", "2024-10-15"),
        ("Av vår korrespondent i Djibouti, 12. november 2018\n\nFem drept", "2018-11-12"),
        ("Avisa – laurdag 15. oktober 2024\n\nFem drept", "2024-10-15"),
        ("Publisert: 15.10.2024 kl. 18.40 norsk tid\n\nFem drept", "2024-10-15"),
        ("(Framtida/NPK, måndag 12. november 2018)\n\nFem drepne", "2018-11-12"),
        ("Utanriks: måndag 12. november 2018\n\nFem drepne", "2018-11-12"),
        ("Publisert 1. juledag 2022\n\n2022-12-25\n\nFem drept", "2022-12-25"),
    ],
)
def test_the_head_tells_the_date(head: str, expected: str) -> None:
    assert told(head + BODY) == expected


@pytest.mark.parametrize(
    "head",
    [
        "Den 14. mars 2022 ble minst fem drept i et angrep på Kyiv.",
        "14. mars 2022 ble minst fem drept i et angrep på Kyiv.",
        "I mars 2022 ble minst fem drept i et angrep på Kyiv.",
        "2022 ble et blodig år i Ukraina.",
        "Rapporten ble publisert 14. mars 2022 av FN.",
        "En rapport, publisert 14. mars 2022, sier at fem er drept.",
        "Tallene er oppdatert 15. mars 2022 av departementet.",
        "Publisert 14. mars 2022 viste rapporten at minst fem var drept.",
        "Slaget ved Kyiv 3. mars 2022",
        "Krigen siden 24. februar 2022: slik gikk det",
        "Over 2022 soldater er drept i kampene",
        "2020 mennesker drevet på flukt fra byen",
        "Publisert i går",
        "Fem drept i Kyiv",
        "Avtalen av 2015-07-14 er brutt, sier Iran.",
        "Han ble født 10.02.1990 i Aleppo.",
        "Tyrkia: 10. februar 2020 angrep Syria våre soldater",
        "Resolusjon 2254 (2015) krever våpenhvile",
        "Fem drept i det verste angrepet på flere år i den syriske byen Idlib, februar 2020",
        "Da alt ble borte, november 2023 i Gaza",
        "I Aleppo, 3. mars 2022, ble fem drept.",
        "Tyrkia, 10. februar 2020 ble verre enn noen dag før.",
        "14. mars 2022 – dagen da krigen kom til byen, skal bli husket.",
        "Fem ble drept i Kyiv, 3. mars 2022",
        "Mai 2022 var den verste måneden i krigen.",
        "KYIV: Minst fem er drept siden 3. mai 2022.",
    ],
)
def test_a_sentence_does_not_tell_the_date(head: str) -> None:
    assert told(head + BODY) is None


@pytest.mark.parametrize(
    ("head", "part"),
    [
        ("Publisert 31. februar 2020", "does not exist"),
        ("date 2020-13 Fem drept i Idlib", "does not exist"),
        ("2020-02-30\n\nFem drept", "does not exist"),
        ("Publisert: 00.00.2020", "does not exist"),
        ("Publisert: 14. mars 3022", "does not exist"),
        ("OSLO (NTB) 3. mai: Minst fem er drept.", "has no year"),
        ("BEIRUT, Feb 10 (Reuters) - At least five were killed.", "has no year"),
        ("3. mai\n\nFem drept", "has no year"),
        ("Published 03/04/2022", "day or the month first"),
        ("Publisert i går kl. 14.05", "tells no date"),
        ("---\ndate: 2020-02-31\n---\nFem drept", "does not exist"),
    ],
)
def test_a_date_that_cannot_be_is_noted_and_never_guessed(head: str, part: str) -> None:
    document = read(head + BODY)
    assert document.published is None
    assert any(part in note for note in document.notes)


def test_a_date_deep_in_the_article_is_not_its_date() -> None:
    assert told("Fem drept i Kyiv" + BODY + "Mer tekst her. " * 60 + "\n\nPublisert 14. mars 2022\n") is None


def test_a_full_date_elsewhere_makes_a_yearless_dateline_no_trouble() -> None:
    document = read("Publisert 3. mai 2022\n\nOSLO (NTB) 3. mai: Minst fem er drept." + BODY)
    assert document.published is not None
    assert document.notes == ()


@pytest.mark.parametrize(
    ("given", "start", "end"),
    [
        ("2020-02-10", date(2020, 2, 10), date(2020, 2, 10)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        (date(2020, 2, 10), date(2020, 2, 10), date(2020, 2, 10)),
    ],
)
def test_the_date_that_is_given_overrules(given: str | date, start: date, end: date) -> None:
    document = read_bytes(("Publisert 1. mai 2022" + BODY).encode(), name="a", published=given)
    assert document.published is not None
    assert (document.published.start, document.published.end) == (start, end)
    assert document.published_from == "given"


@pytest.mark.parametrize("given", ["2020-02-31", "i går", "10.02.2020", "", "2020-13"])
def test_a_given_date_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(UnreadableError, match="no date"):
        read_bytes(("Fem drept." + BODY).encode(), name="a", published=given)


@pytest.mark.parametrize("label", datelines().label, ids=lambda label: label.example)
def test_every_label_finds_its_example(label: Label) -> None:
    assert told("Fem drept i Kyiv\n" + label.example + BODY) is not None
    if label.never is not None:
        assert told("Fem drept i Kyiv\n\n" + label.never + BODY) is None


@pytest.mark.parametrize(
    ("head", "start"),
    [
        ("Nordlys 21.03.24", "2024-03-21"),
        ("Nettavisen 19.09.2023 11:04", "2023-09-19"),
        ("(NPK) Måndag 4. februar 2019 kl. 21.15", "2019-02-04"),
        ("NAIROBI/MOGADISHU 28. november 2022 (Framtida/AFP):", "2022-11-28"),
        ("15.09.2022 22:31 | Oppdatert 16.09.2022 00:04", "2022-09-15"),
        ("Urix | 15/10-2024 | Oppdatert 21.36", "2024-10-15"),
        ("Nordlys 20.01.17 – oppdatert kl. 21.15", "2017-01-20"),
        ("Gruppe B, 3. runde | 1. juni 2016", "2016-06-01"),
        ("*laurdag 12. november 2018*", "2018-11-12"),
    ],
)
def test_an_outlet_or_place_before_the_date_is_a_dateline(head: str, start: str) -> None:
    document = read_bytes(f"{head}\n\nSoldatene kom om natta\n\nDe gikk fra hus til hus.".encode(), name="x")
    assert document.published is not None
    assert str(document.published.start) == start


@pytest.mark.parametrize("head", ["Krigen i Ukraina startet 24. februar 2022", "Angrepet kom 7. oktober 2023"])
def test_a_headline_that_ends_in_a_date_is_not_the_articles_date(head: str) -> None:
    assert read_bytes(f"{head}\n\nDe gikk fra hus til hus.".encode(), name="x").published is None
