"""The evidence reader: words marked where they stand, HTML as its text, numbers without a claim shown."""

from datetime import date

import msgspec
import pytest

from belegg.model.period import Period
from belegg.model.picture import Picture
from belegg.model.report import Report
from belegg.model.span import Span
from belegg.picturing import picture_of
from belegg.read.document import read_bytes
from belegg.show.report.reader import Article, articles
from belegg.show.report.sources import laid_out
from belegg.show.report.texts import in_text, quoted, shown_text
from belegg.show.report.words import words_of

TEXT = """Fem drept i Taftanaz

Fem soldater ble drept 10. februar 2020, og 7 ble såret, 25 kilometer fra Idlib. M23 var ikke med kl. 12.30.
"""
PAGE = """<!doctype html><html><body><article><h1>Fem drept &amp; sju s&aring;ret</h1>
<p>Hæren sier at <b>fem</b> soldater ble drept i Taftanaz mandag, og at sju ble såret i samme angrep.</p>
<p>Angrepet skjedde ved den tyrkiske posten utenfor byen, opplyser departementet i Ankara tirsdag.</p>
</article></body></html>"""


def one_report(text: str | None, claims: list) -> Article:
    """Return the article of a picture with one report and no events."""
    day = date(2020, 2, 10)
    report = Report(
        document="0" * 64,
        language="nb",
        outlet="NTB",
        published=Period(start=day, end=day, as_written="", precision="day"),
        text=text,
    )
    picture = picture_of((), claims, {report.document: report})
    return articles(laid_out(picture, words_of("nb")))[0]


def marked(article: Article) -> list[tuple[str, str, bool]]:
    """Return the runs that are marked, with their group."""
    return [(p.text, p.group, p.aside) for par in article.paragraphs for p in par.passages if p.group is not None]


def test_words_are_marked_where_they_stand_and_named_once(build):
    killed = build.claim(TEXT, "Fem soldater ble drept")
    title = Span(start=0, end=9, quote="Fem drept")
    both = msgspec.structs.replace(killed, evidence=(*killed.evidence, title))
    article = one_report(TEXT, [both])
    assert marked(article) == [("Fem drept", "harm", True), ("Fem soldater ble drept", "harm", False)]
    assert [p.text for par in article.paragraphs for p in par.passages if p.ends] == ["Fem soldater ble drept"]


def test_claims_that_overlap_all_keep_their_place(build):
    wide = build.claim(TEXT, "Fem soldater ble drept 10. februar 2020", kind="attack", mode="other")
    narrow = build.claim(TEXT, "soldater")
    article = one_report(TEXT, [wide, narrow])
    assert marked(article) == [
        ("Fem ", "force", False),
        ("soldater", "harm", False),
        (" ble drept 10. februar 2020", "force", False),
    ]
    assert "".join(p.text for p in article.paragraphs[1].passages) == TEXT.splitlines()[2]
    assert len([r for p in article.paragraphs[1].passages for r in p.ends]) == 2


def test_numbers_without_a_claim_are_shown_but_not_days_years_hours_or_names(build):
    article = one_report(TEXT, [build.claim(TEXT, "Fem soldater ble drept")])
    unread = [p.text for par in article.paragraphs for p in par.passages if p.unread]
    assert unread == ["7", "25"]
    assert article.unread.startswith("2 tall")


def test_words_that_do_not_stand_there_are_told_as_lost(build):
    claim = msgspec.structs.replace(build.claim(TEXT, "Fem soldater"), evidence=(Span(start=3, end=8, quote="annet"),))
    article = one_report(TEXT, [claim])
    assert article.lost and not article.claims[0].here and marked(article) == []


def test_without_its_text_a_report_still_tells_its_claims(build):
    article = one_report(None, [build.claim(TEXT, "Fem soldater ble drept")])
    assert article.paragraphs == () and not article.lost
    assert [entry.said.quote for entry in article.claims] == ["Fem soldater ble drept"]


def test_html_is_read_as_its_text_with_the_words_in_place(build):
    document = read_bytes(PAGE.encode(), name="page")
    quote = "<b>fem</b> soldater ble drept"
    claim = build.claim(PAGE, quote)
    article = one_report(PAGE, [claim])
    assert "<b>" not in "".join(p.text for par in article.paragraphs for p in par.passages)
    assert marked(article) == [("fem soldater ble drept", "harm", False)]
    assert shown_text(PAGE)[0] == document.text
    assert article.claims[0].said.quote == "fem soldater ble drept"


@pytest.mark.parametrize("quote", ["Fem soldater", "drept", "2020"])
def test_a_span_of_plain_text_stays_where_it_is(build, quote):
    claim = build.claim(TEXT, quote)
    span = claim.evidence[0]
    assert in_text(span, TEXT) == (span.start, span.end)
    assert quoted(claim, None) == quote


def test_the_reports_come_in_order_of_publication():
    days = [date(2020, 3, 1), None, date(2020, 2, 1)]
    reports = {
        str(at): Report(
            document=str(at),
            language=None,
            outlet=None,
            published=Period(start=day, end=day, as_written="", precision="day") if day else None,
            text="x",
        )
        for at, day in enumerate(days)
    }
    picture: Picture = picture_of((), (), reports)
    assert [report.document for report in picture.reports] == ["2", "0", "1"]
