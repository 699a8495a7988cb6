"""The page as a whole: well-formed, every link leads somewhere, every number to its words, for readers of all kinds."""

import re
from itertools import pairwise

import pytest

from belegg.model.picture import Picture
from belegg.show.report.build import report
from belegg.show.report.words import words_of
from tests.report.pages import ids, parsed
from tests.report.pictures import BUILT, fifty, page, picture

STORIES = ("ed-daein", "birao", "younine")
SECTIONS = ("overview", "events", "map", "timeline", "displacement", "actors", "reader", "method")


@pytest.fixture(scope="module", params=["nb", "en"])
def told(request):
    """The report of three stories, taken apart, in each language."""
    return parsed(page(*STORIES, language=request.param))


def test_the_page_is_well_formed_and_every_id_is_its_own(told):
    found = ids(told)
    assert len(found) > 300
    assert sorted(found) == sorted(set(found))


def test_every_link_leads_to_a_place_in_the_page(told):
    there = set(ids(told))
    links = [element.attributes["href"] for element in told.all("a") if "href" in element.attributes]
    assert len(links) > 500
    assert [link for link in links if not (link.startswith("#") and link[1:] in there)] == []


def test_every_number_leads_to_the_words_that_carry_it(told):
    numbers = list(told.all("a", cls="n"))
    words = {element.attributes["id"] for element in told.all("a", cls="back")}
    assert len(numbers) > 100
    assert [number.text for number in numbers if number.attributes["href"][1:] not in words] == []


def test_every_claim_has_its_words_in_an_article_and_a_way_back_to_its_number(told):
    claims = picture(*STORIES).claims
    backs = list(told.all("a", cls="back"))
    there = set(ids(told))
    assert len(backs) == len(claims)
    for back in backs:
        assert back.within("article") is not None
        assert back.attributes["href"][1:] in there


def test_every_figure_in_the_tables_of_events_is_a_link_to_words(told):
    cells = [cell for table in told.all("table", cls="tolls") for cell in table.all("td", cls="num")]
    digits = [cell for cell in cells if re.search(r"\d", cell.text)]
    assert len(digits) > 40
    assert [cell.text for cell in digits if next(cell.all("a", cls="n"), None) is None] == []


def test_landmarks_headings_and_labels_are_there(told):
    language = next(told.all("html")).attributes["lang"]
    words = words_of(language)
    assert [len(list(told.all(name))) for name in ("header", "nav", "main", "footer", "h1")] == [1, 1, 1, 1, 1]
    sections = [section.attributes["id"] for section in told.all("section")]
    assert sections == list(SECTIONS)
    for section in told.all("section"):
        assert section.attributes["aria-labelledby"] in ids(section)
    assert [link.text for link in next(told.all("nav")).all("a")] == [words(f"nav.{name}") for name in SECTIONS]
    levels = [int(element.name[1]) for element in told.all() if re.fullmatch("h[1-6]", element.name)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_heads_and_every_control_a_label(told):
    for table in told.all("table"):
        assert list(table.all("th", scope="col")), table.text[:80]
    for control in (*told.all("select"), *told.all("input")):
        assert control.within("label") is not None


def test_every_chart_has_a_title_a_description_and_a_table_twin(told):
    charts = list(told.all("figure", cls="chart"))
    assert charts
    for chart in charts:
        drawing = next(chart.all("svg", role="img"))
        named = drawing.attributes["aria-labelledby"].split()
        assert [next(drawing.all(id=name)).name for name in named] == ["title", "desc"]
        assert next(chart.all("table")).text.strip()


def test_both_languages_tell_the_same_numbers_and_claims():
    one, other = (parsed(page(*STORIES, language=language)) for language in ("nb", "en"))
    assert sorted(ids(one)) == sorted(ids(other))
    figures = [
        [re.sub(r"\D", "", n.text) for t in told.all("table", cls="tolls") for n in t.all("a", cls="n")]
        for told in (one, other)
    ]
    assert figures[0] == figures[1]


def test_articles_are_whole_and_word_for_word(told):
    texts = [re.sub(r"\s+", "", report.text or "") for report in picture(*STORIES).reports]
    shown = []
    for article in told.all("article"):
        body = next(article.all("div", cls="text"))
        for back in body.all("a", cls="back"):
            back.inside.clear()
        shown.append(re.sub(r"\s+", "", body.text))
    assert shown == texts


def test_without_javascript_all_is_there_but_the_filters(told):
    assert "hidden" in next(told.all("form")).attributes
    for name in SECTIONS:
        assert next(told.all("section", id=name)).text.strip()
    assert not [element for element in told.all("section") if "hidden" in element.attributes]
    assert next(told.all("noscript")).text.strip()


def test_nothing_is_fetched_and_only_what_is_in_the_file_may_run(told):
    policy = next(e.attributes["content"] for e in told.all("meta") if "http-equiv" in e.attributes)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy and "http" not in policy
    assert policy.count("'sha256-") == 1 + len(list(told.all("script")))
    assert not list(told.all("img")) and not list(told.all("iframe"))
    assert [e for e in told.all() if "src" in e.attributes or "style" in e.attributes] == []
    assert [e for e in told.all() for name in e.attributes if name.startswith("on")] == []


def test_the_same_picture_gives_the_same_page():
    again = report(picture(*STORIES), language="nb", built=BUILT)
    assert again == page(*STORIES)


def test_fifty_articles_stay_under_three_megabytes():
    assert len(fifty().reports) == 50 and len(fifty().claims) > 200
    assert len(report(fifty(), built=BUILT).encode()) < 3_000_000


def test_a_picture_without_anything_says_so():
    empty = Picture(events=(), claims=(), reports=(), version="0")
    for language in ("nb", "en"):
        html = report(empty, language=language, built=BUILT)
        assert words_of(language)("page.empty") in html
        parsed(html)


def test_a_title_of_ones_own_stands_in_both_places():
    told = parsed(report(picture("birao"), built=BUILT, title="Uka i <Birao> & omegn"))
    assert next(told.all("title")).text == next(told.all("h1")).text == "Uka i <Birao> & omegn"
