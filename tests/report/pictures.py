"""Pictures to make reports of: the open stories, whose claims are told by hand, and one that attacks the page."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import msgspec

from belegg.merge import merge
from belegg.model.actor import Actor, Speaker
from belegg.model.claim import Also, Claim
from belegg.model.count import Count
from belegg.model.period import Period
from belegg.model.picture import Picture
from belegg.model.place import Place
from belegg.model.report import Report
from belegg.model.span import Span
from belegg.picturing import picture_of
from belegg.score.stories import Story, find
from belegg.score.story_claims import claims_of, reports_of
from belegg.show.report.build import report
from belegg.show.report.words import Language

OPEN = Path(__file__).parents[1] / "stories" / "open"
BUILT = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)


@cache
def stories() -> tuple[Story, ...]:
    """Return the open stories."""
    return find([OPEN])


@cache
def picture(*names: str) -> Picture:
    """Return what the stories with one of `names` in theirs tell, merged; all stories where none is given."""
    wanted = [story for story in stories() if not names or any(name in story.name for name in names)]
    claims = [claim for story in wanted for claim in claims_of(story)]
    reports = {key: told for story in wanted for key, told in reports_of(story).items()}
    return picture_of(merge(claims, reports), claims, reports)


@cache
def page(*names: str, language: Language = "nb") -> str:
    """Return the report of those stories."""
    return report(picture(*names), language=language, built=BUILT)


@cache
def fifty() -> Picture:
    """Return a picture of fifty articles and what they alone tell."""
    whole = picture()
    reports = whole.reports[:50]
    kept = {one.document for one in reports}
    events = tuple(event for event in whole.events if set(event.documents) <= kept)
    told = {name for event in events for name in event.claims}
    claims = tuple(claim for claim in whole.claims if claim.id in told)
    return Picture(events=events, claims=claims, reports=reports, version=whole.version)


NASTY = (
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=2</script>",
    "</style><script>window.pwned=3</script>",
    "<img src=x onerror=window.pwned=4>",
    '"><svg onload=window.pwned=5>',
    "' onmouseover='window.pwned=6",
    "javascript:window.pwned=7",
    '<a href="javascript:window.pwned=8">her</a>',
    "{{ 7 * 7 }} {% for x in y %} ${7*7} #{7*7}",
    "<iframe srcdoc='<script>parent.pwned=9</script>'></iframe>",
    "<!-- --><base href=//evil.example/><meta http-equiv=refresh content='0;url=//evil.example'>",
    "&lt;script&gt;window.pwned=10&lt;/script&gt; &#60;b&#62;",
    "\u202egnihton\u202c \u2066lost\u2069 \u200f\u061c \x07\x1b[31m\x00",
    "</details></article></main></body></html><form action=//evil.example><input name=q>",
    "<title>x</title><textarea><noscript><p title='</noscript><img src=x onerror=window.pwned=11>'>",
)
ARABIC = "قُتل 14 شخصاً في غارة جوية على سوق في الضعين، بحسب شبكة أطباء السودان."


def hostile() -> Picture:
    """Return a picture whose articles, names, places, outlets and ids are all attacks on the page that shows them."""
    reports: dict[str, Report] = {}
    claims: list[Claim] = []
    for at, nasty in enumerate(NASTY):
        text = f"{nasty} tittel {at}\n\nMinst {at + 3} drept {nasty} i byen, sier {nasty}.\n\n{ARABIC}\n"
        document = f"{at}{nasty}"
        reports[document] = Report(
            document=document, language=nasty if at % 2 else "nb", outlet=nasty, text=text,
            published=Period(start=date(2024, 5, at + 1), end=date(2024, 5, at + 1), as_written=nasty, precision="day"),
        )  # fmt: skip
        claims.extend(_nasty_claims(document, text, nasty, at))
    return picture_of(merge(claims, reports), claims, reports)


def _nasty_claims(document: str, text: str, nasty: str, at: int) -> list[Claim]:
    quote = text[text.index("Minst") : text.index(" i byen")]
    start = text.index(quote)
    party = Actor(name=nasty, as_written=nasty, country="SYR" if at % 2 else "XX<", sector=None, id=nasty)
    there = Place(
        name=nasty, as_written=nasty, country="SYR", admin1=nasty, id=nasty, latitude=35.0, longitude=36.0, precision=1
    )
    bare = Claim(
        id=f"{document}-a", document=document, kind="casualties", mode="killed",
        count=Count(low=at + 3, best=None, high=None, unit="person", as_written=nasty, quantifier="at_least"),
        actor=None, target=party, item=None, place=there, measure="new", part_of=None,
        time=Period(start=date(2024, 5, 1), end=date(2024, 5, 1), as_written=nasty, precision="day"),
        said_by=Speaker(name=None, as_written=nasty, country=None, sector=None, id=None, via=nasty),
        standing="attributed", evidence=(Span(start=start, end=start + len(quote), quote=quote),),
        also=Also(), rule=(nasty,),
    )  # fmt: skip
    replace = msgspec.structs.replace
    statement = replace(
        bare, id=f"{document}-b", kind="statement", mode="threat", count=None, actor=party, target=None, measure=None
    )
    materiel = replace(bare, id=f"{document}-c", kind="materiel", mode="destroyed", item=nasty)
    lost = replace(bare, id=f"{document}-d", evidence=(Span(start=2, end=2 + len(nasty), quote=nasty),))
    return [bare, statement, materiel, lost]
