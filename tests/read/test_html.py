"""HTML: the article is found, its text maps back to the source, and hostile pages end in bounded time."""

import time

import pytest

from belegg.model.document import Document, locate
from belegg.model.errors import UnreadableError
from belegg.read.document import read_bytes

P1 = "<p>Minst ti personer ble drept da et sykehus ble truffet i natt, opplyser ukrainske myndigheter.</p>"
P2 = "<p>Russland avviser at landets styrker sto bak angrepet, melder nyhetsbyrået TASS mandag.</p>"


def read(html: str) -> Document:
    return read_bytes(html.encode(), name="page.html")


def zones(html: str) -> list[tuple[str, str]]:
    document = read(html)
    return [(zone.kind, document.text[zone.start : zone.end]) for zone in document.zones]


def page(inner: str, *, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang=nb><head><title>Avisa</title>{head}</head><body>{inner}</body></html>"


def article(inner: str, *, head: str = "") -> str:
    return page(f"<article><h1>Ti drept i Mariupol</h1>{inner}{P1}{P2}</article>", head=head)


def kind(html: str, words: str) -> str | None:
    return next((kind for kind, text in zones(html) if words in text), None)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Ti ble s&aring;ret i byen.</p>", "Ti ble såret i byen."),
        ("<p>Ti ble s&#229;ret i byen.</p>", "Ti ble såret i byen."),
        ("<p>Ti ble s&#xE5;ret i byen.</p>", "Ti ble såret i byen."),
        ("<p>R&amp;D &lt;viktig&gt; for byen.</p>", "R&D <viktig> for byen."),
        ("<p>Det er 100&nbsp;000 p&aring; flukt.</p>", "Det er 100\xa0000 på flukt."),
        ("<p>Minst <b>ti</b> <i>syr</i>iske soldater er drept.</p>", "Minst ti syriske soldater er drept."),
        ("<p>Minst\n   ti \t drept i byen.</p>", "Minst ti drept i byen."),
        ("<p>Minst ti <!-- ni --> er drept i byen.</p>", "Minst ti er drept i byen."),
        ("<p>Minst ti <script>var a = '<p>ni</p>';</script> er drept.</p>", "Minst ti er drept."),
        ("<p>Minst sivi&shy;le ble drept.</p>", "Minst sivile ble drept."),
        ("<p>En &ukjent; enhet kom til byen.</p>", "En &ukjent; enhet kom til byen."),
        ("<p>Tapene er 5 < 7 og 8 > 3 i byen.</p>", "Tapene er 5 < 7 og 8 > 3 i byen."),
        ('<p>Hæren <a href="x" title="a > b">sier</a> at ti er drept.</p>', "Hæren sier at ti er drept."),
        ("<p title=it's>Hæren sier at det er over.</p>", "Hæren sier at det er over."),
        ("<p>Hæren sier dette<br>og dette.</p>", "Hæren sier dette og dette."),
    ],
)
def test_the_text_reads_as_it_is_shown(source: str, text: str) -> None:
    document = read(article(source))
    zone = next(zone for zone in document.zones if document.text[zone.start : zone.end] == text)
    span = locate(document, zone.start, zone.end)
    assert document.original[span.start : span.end] == span.quote
    assert source[source.index(">") + 1 : source.rindex("<")] == span.quote


def test_a_quotation_inside_tags_is_found_again_in_the_source() -> None:
    document = read(article("<p>Minst <b>ti</b> s&aring;rede <em>sivile</em>.</p>"))
    start = document.text.index("ti sårede")
    span = locate(document, start, start + len("ti sårede"))
    assert span.quote == "ti</b> s&aring;rede"


@pytest.mark.parametrize(
    ("inner", "words", "expected"),
    [
        ("", "Ti drept i Mariupol", "title"),
        ('<p class="ingress">Byen er omringet.</p>', "omringet", "lead"),
        ('<div class="article-byline">Av <a href="/k">Kari Nordmann</a></div>', "Kari", "byline"),
        ("<p>Av Kari Nordmann</p>", "Kari", "byline"),
        ("<time datetime=2022-03-14>14. mars</time>", "14. mars", "dateline"),
        ("<figure><img><figcaption>Røyk over byen i går.</figcaption></figure>", "Røyk", "caption"),
        ("<p>Røyk over byen. Foto: Ola Nordmann / NTB</p>", "Røyk", "caption"),
        ("<h2>Evakuering av byen</h2>", "Evakuering", "subhead"),
        ("<h2>Flere hundre tusen mennesker er nå på flukt – FN slår alarm</h2>", "slår alarm", "subhead"),
        ('<div class="factbox"><h3>Fakta</h3><ul><li>Havneby</li></ul></div>', "Havneby", "factbox"),
        ("<aside><p>Krigen startet 24. februar 2022.</p></aside>", "startet", "factbox"),
        ('<aside class="related"><a href=x>Drept i teater</a></aside>', "teater", "teaser"),
        ('<p>Les også: <a href="x">Drept i teater</a></p>', "teater", "teaser"),
        ('<p><a href="x">Over hundre drept i teater i byen</a></p>', "teater", "teaser"),
        ("<ul><li>Ti drept</li><li>Ni såret</li></ul>", "Ni såret", "listing"),
        ("<nav><a href=x>Forsiden</a></nav>", "Forsiden", None),
        ("<footer>Ansvarlig redaktør er Per Person.</footer>", "redaktør", None),
        ('<div class="social-share">Del saken på nett nå</div>', "Del saken", None),
        ("<form><label>Din e-post</label></form>", "e-post", None),
        ("<div hidden>Skjult tekst.</div>", "Skjult", None),
        ('<div style="display: none">Skjult tekst er her.</div>', "Skjult", None),
        ("<noscript>Slå på JavaScript.</noscript>", "JavaScript", None),
        ("<style>p { color: red }</style>", "color", None),
    ],
)
def test_a_region_plays_its_part(inner: str, words: str, expected: str | None) -> None:
    assert kind(article(inner), words) == expected


def test_the_largest_article_of_several_is_the_article() -> None:
    teaser = "<article><h2>En annen sak om noe helt annet</h2><p>Kort tekst om den andre saken i avisen.</p></article>"
    html = page(f"{teaser}{teaser}<article><h1>Ti drept</h1>{P1}{P2}</article>{teaser}")
    assert [words for _, words in zones(html)] == ["Ti drept", P1[3:-4], P2[3:-4]]


def test_a_page_without_article_elements() -> None:
    menu = "<div><a href=a>Nyheter</a> <a href=b>Sport</a></div>"
    links = "<ul>" + "<li><a href=x>En helt annen sak å lese om</a></li>" * 9 + "</ul>"
    html = page(f"<div id=wrap>{menu}<h1>Ti drept</h1><div><div>{P1}</div><h2>Avviser</h2>{P2}</div>{links}</div>")
    assert zones(html) == [
        ("title", "Ti drept"),
        ("lead", P1[3:-4]),
        ("subhead", "Avviser"),
        ("body", P2[3:-4]),
    ]


def test_the_title_stands_before_the_article_element() -> None:
    html = page(f"<header><h1>Ti drept</h1><p class=lead>Kort om saken.</p></header><article>{P1}{P2}</article>")
    assert [kind for kind, _ in zones(html)] == ["title", "lead", "body", "body"]


def test_a_class_name_that_holds_the_whole_page_is_no_boilerplate() -> None:
    html = page(f"<div class='no-sidebar comments-open'><h1>Ti drept</h1>{P1}{P2}</div>")
    assert len(zones(html)) == 3


@pytest.mark.parametrize(
    ("head", "inner", "expected", "by"),
    [
        ('<meta property="article:published_time" content="2022-03-14T06:12:00+01:00">', "", "2022-03-14", "meta"),
        ('<meta content="2022-03-14" name="date">', "", "2022-03-14", "meta"),
        ('<meta name="DC.date.issued" content="2022-03-14">', "", "2022-03-14", "meta"),
        ('<meta itemprop="datePublished" content="2022-03-14">', "", "2022-03-14", "meta"),
        ('<meta name="pubdate" content="Mon, 14 Mar 2022 06:12:00 GMT">', "", "2022-03-14", "meta"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-03-14"}</script>',
            "",
            "2022-03-14",
            "JSON-LD",
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "Person", "datePublished": "2001-01-01"},'
            '{"@type": ["Article"], "datePublished": "2022-03-14"}]}</script>',
            "",
            "2022-03-14",
            "JSON-LD",
        ),
        (
            '<script type="application/ld+json">{"datePublished": "2022-03-14", broken</script>',
            "",
            "2022-03-14",
            "JSON",
        ),
        ("", '<time datetime="2022-03-14T06:12">i dag</time>', "2022-03-14", "time"),
        ("", '<span class="x"><time datetime="2022-03-14">i dag</time></span>', "2022-03-14", "time"),
        ("", "<p>Publisert 14. mars 2022 kl. 06.12</p>", "2022-03-14", "label"),
        ("", '<div class="published">14.03.2022 06:12</div>', "2022-03-14", "line"),
        (
            '<meta property="article:modified_time" content="2022-03-15">',
            "<p>Publisert 14. mars 2022</p>",
            "2022-03-14",
            "",
        ),
        ('<meta property="article:modified_time" content="2022-03-15">', "", "2022-03-15", "meta"),
        ('<meta name="date" content="2022-02-31">', "<p>Publisert 14. mars 2022</p>", "2022-03-14", "label"),
        ("", "<aside class=related><time datetime=2020-01-01>i fjor</time></aside>", None, ""),
        ("", "<p>Den 14. mars 2022 ble byen omringet av styrkene.</p>", None, ""),
    ],
)
def test_the_page_tells_its_date(head: str, inner: str, expected: str | None, by: str) -> None:
    document = read(article(inner, head=head))
    start = document.published.start if document.published else None
    assert (start.isoformat() if start else None) == expected
    assert by in (document.published_from or "")


def test_the_outlet_is_told_and_may_be_overruled() -> None:
    html = article("", head='<meta property="og:site_name" content="By &amp; Land">')
    assert read(html).outlet == "By & Land"
    assert read_bytes(html.encode(), name="a", outlet="NTB").outlet == "NTB"


@pytest.mark.parametrize(
    "text",
    [
        "Tapene er <5 prosent, og 3 > 2, sier hæren. Kampene fortsetter.",
        "I HTML skriver man <p> for et avsnitt, sier læreren i byen.",
        "Se <https://example.org> for mer. Minst fem er drept i byen.",
        "a < b\n\nMinst fem er drept i byen.",
    ],
)
def test_a_less_than_sign_does_not_make_html(text: str) -> None:
    document = read_bytes(text.encode(), name="a.txt")
    assert document.media_type == "text/plain"
    assert document.text == text


@pytest.mark.parametrize(
    "html",
    [
        page(""),
        page("<nav><a href=x>Forsiden</a></nav>"),
        page("<div id=app></div><script>render()</script>"),
        page("<ul>" + "<li><a href=x>En sak om noe som har hendt i dag</a></li>" * 20 + "</ul>"),
        "<!DOCTYPE html>",
        "<html><body><p></p></body></html>",
        page("<h1>404</h1>"),
    ],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(UnreadableError, match=r"page\.html: HTML without an article"):
        read(html)


MEGA = 1_000_000
HOSTILE = {
    "nested divs": "<div>" * 100_000 + P1 + "</div>" * 100_000,
    "divs never closed": "<div>" * 300_000 + P1,
    "closed but never opened": P1 + "</div></p></span>" * 100_000,
    "bold never closed": P1 + "<b>" * 350_000,
    "more tags than any article": P1 + "<b>" * 1_500_000,
    "quotes never closed": P1 + '<a href="' * 500_000,
    "quotes of two kinds": P1 + "<a b=\"' c='\"" * 400_000,
    "tags never closed": P1 + "<a " * 1_500_000,
    "less than": P1 + "<" * (5 * MEGA),
    "ampersands": "<p>" + "&" * (5 * MEGA) + "</p>" + P1,
    "numbered ampersands": "<p>" + "&#9" * MEGA + "</p>" + P1,
    "comments never closed": P1 + "<!--" * MEGA,
    "declarations": P1 + "<![" * MEGA,
    "scripts never closed": P1 + "<script>" * 500_000,
    "scripts": P1 + "<script></script>" * 150_000,
    "articles in articles": "<article>" * 100_000 + P1,
    "doubtful in doubtful": "<div class=related>" * 100_000 + P1,
    "anchors in list": "<ul>" + "<li><a href=x>x</a>" * 100_000 + "</ul>" + P1,
    "equals signs": P1 + "<a " + "=" * (4 * MEGA) + ">",
    "equals and quotes": P1 + "<a " + "='" * (2 * MEGA) + ">",
    "attributes": P1 + "<div " + "a=1 " * MEGA + ">",
    "spaces": "<p>" + " " * (5 * MEGA) + "</p>" + P1,
    "breaks": "<p>x" + "<br>" * 300_000 + "</p>" + P1,
    "deep json": '<script type="application/ld+json">' + "[" * 150_000 + "</script>" + P1,
    "one long paragraph": "<p>" + "Ti ble drept. " * 350_000 + "</p>",
    "many paragraphs": "<p>Ti ble drept i dag.</p>" * 100_000,
    "paragraphs of divs with p open": "<p>" + "<div></p>" * 100_000 + P1,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_ends_in_bounded_time(name: str) -> None:
    """Processor time, never the clock's; the bound is some twenty times what it takes, a quadratic walk far more."""
    source = ("<!DOCTYPE html><html><body>" + HOSTILE[name]).encode()
    started = time.process_time()
    try:
        document = read_bytes(source, name="page.html")
    except UnreadableError as error:
        assert "page.html: " in str(error)
    else:
        assert document.zones
    assert time.process_time() - started < 20.0
