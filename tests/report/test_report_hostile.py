"""Articles are hostile: nothing in them becomes markup, script, style or template, and none of it turns the line."""

import re

import msgspec
import pytest

from belegg.model.actor import Actor
from belegg.model.claim import Claim
from belegg.show.report.build import report
from belegg.show.report.names import clean
from tests.report.pages import ids, parsed
from tests.report.pictures import ARABIC, BUILT, NASTY, hostile, page, picture

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f]")


@pytest.fixture(scope="module")
def html():
    """The report of the hostile picture."""
    return report(hostile(), built=BUILT)


@pytest.fixture(scope="module")
def told(html):
    """It, taken apart: which fails where a tag breaks out."""
    return parsed(html)


def test_no_element_or_attribute_comes_from_an_article(told):
    safe = parsed(page("ed-daein"))
    assert {e.name for e in told.all()} <= {e.name for e in safe.all()} | {
        "ul",
        "circle",
        "rect",
        "g",
        "text",
        "path",
        "strong",
    }
    assert [n for e in told.all() for n in e.attributes if n.startswith("on") or n in ("style", "srcdoc", "src")] == []
    assert len(list(told.all("script"))) == len(list(safe.all("script")))
    assert [s.text for s in told.all("script")] == [s.text for s in safe.all("script")]


def test_links_lead_nowhere_but_into_the_page(told):
    links = [e.attributes["href"] for e in told.all() if "href" in e.attributes and e.name != "link"]
    assert links and all(link.startswith("#") for link in links)
    assert {link[1:] for link in links} <= set(ids(told))


def test_what_the_articles_say_is_there_as_text(told):
    words = " ".join(told.text.split())
    for nasty in NASTY:
        assert clean(nasty) in words


def test_ids_are_made_of_safe_signs_and_each_is_its_own(told):
    found = ids(told)
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", name) for name in found)
    assert len(found) == len(set(found))


def test_signs_that_turn_the_line_are_named_and_not_obeyed(html, told):
    assert not TURNING.search(html)
    named = {e.text for e in told.all("span", cls="control")}
    assert {"U+202E", "U+0007", "U+0000"} <= named


def test_text_from_right_to_left_keeps_its_direction_of_its_own(told):
    paragraphs = [p for p in told.all("p", dir="auto") if ARABIC[:20] in p.text]
    assert paragraphs
    for bare in told.all("bdi"):
        assert "dir" not in bare.attributes


def test_names_are_set_apart_so_that_they_cannot_turn_what_stands_beside_them(told):
    for event in told.all("details", cls="event"):
        place = list(next(event.all("summary")).all("span", cls="at"))
        assert all(next(e.all("bdi"), None) is not None for e in place)


def test_claims_whose_words_are_not_there_are_listed_not_hidden(told):
    lost = list(told.all("tr", cls="lost"))
    marked = list(told.all("a", cls="back"))
    assert len(lost) >= len(NASTY)
    assert len(lost) + len(marked) == len(hostile().claims)


def test_half_a_surrogate_pair_can_be_written_to_a_file():
    base = picture("birao")
    claims = list(base.claims)
    party = Actor(name="\ud800", as_written="\udfff", country=None, sector=None, id=None)
    claims[0] = msgspec.structs.replace(claims[0], actor=party)
    broken: tuple[Claim, ...] = tuple(claims)
    reports = tuple(msgspec.structs.replace(r, outlet="\ud83d", text=(r.text or "") + "\ud800") for r in base.reports)
    events = tuple(msgspec.structs.replace(e, actor=party, why=(*e.why, "\udc00")) for e in base.events)
    html = report(msgspec.structs.replace(base, claims=broken, reports=reports, events=events), built=BUILT)
    assert html.encode("utf-8")
