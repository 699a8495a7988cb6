"""Build the report: one HTML file with its style, its scripts, and a policy that lets nothing else run."""

import re
from base64 import b64encode
from datetime import datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files

from markupsafe import Markup

from belegg.model.picture import Picture
from belegg.show.report.actors import actors
from belegg.show.report.days import day_words, moment_words
from belegg.show.report.displacement import displacement
from belegg.show.report.events import choices, shown
from belegg.show.report.map import map_section
from belegg.show.report.method import method
from belegg.show.report.names import clean, country_words
from belegg.show.report.overview import overview
from belegg.show.report.reader import articles
from belegg.show.report.sources import SHAPES, Sources, laid_out
from belegg.show.report.templating import template
from belegg.show.report.timeline import timeline
from belegg.show.report.words import Language, words_of

STYLES = ("tokens", "page", "overview", "events", "reader", "charts", "map", "print")
SCRIPTS = ("reveal", "filter", "copy", "map")
"""The files of style/ and script/ in their order."""
SOME = 3
BLOCK = "tr|t[dh]|thead|tbody|table|caption|div|d[ldt]|[uo]l|li|details|summary|section|article|aside|h[1-6]|p|g|path"
"""The elements beside which the end of a line shows nothing."""
BESIDE = re.compile(rf"\n+(?=</?(?:{BLOCK})\b)|(?<=</tr>|</td>|</th>|</li>|</dd>|</dt>|</h[2-5]>)\n+")


def report(picture: Picture, *, language: Language = "nb", built: datetime, title: str | None = None) -> str:
    """Return the report of `picture` as one HTML page. `built` is the moment to write on it; `title` None is found from
    where the events were. Raises ReportWordsError where the words of `language` are not as they should be."""
    words = words_of(language)
    sources = laid_out(picture, words)
    events = shown(sources)
    style, scripts = _style(), _scripts()
    page = template("report.html").render(
        words=words,
        language=language,
        title=clean(title) if title else words("page.title", what=_where(sources)),
        built=moment_words(built, words),
        built_iso=built.isoformat(timespec="minutes"),
        colophon=_colophon(sources),
        newest=_newest(sources),
        version=picture.version,
        policy=_policy(style, scripts),
        style=Markup(style),
        scripts=tuple(Markup(script) for script in scripts),
        overview=overview(sources),
        events=events,
        choices=choices(events, words),
        map=map_section(sources),
        timeline=timeline(sources),
        displacement=displacement(sources),
        actors=actors(sources),
        articles=articles(sources),
        method=method(sources),
        shapes=SHAPES,
    )
    return _tightened(page)


def _tightened(page: str) -> str:
    """Return the page without the ends of lines that stand beside a block in it, where they show nothing."""
    before, opening, rest = page.partition("<main")
    inside, closing, after = rest.partition("</main>")
    return f"{before}{opening}{BESIDE.sub('', inside)}{closing}{after}"


def _where(sources: Sources) -> str:
    """Return the countries that most events are in, with the days that the reports are of; else "the conflict"."""
    counted: dict[str, int] = {}
    for event in sources.picture.events:
        code = event.place.country if event.place is not None else None
        if code is not None:
            counted[code] = counted.get(code, 0) + 1
    ranked = sorted(counted, key=lambda code: (-counted[code], code))[:SOME]
    return sources.words.listed([country_words(code, sources.words) for code in ranked]) or sources.words(
        "page.what_else"
    )


def _colophon(sources: Sources) -> str:
    words, picture = sources.words, sources.picture
    outlets = {sources.outlet(report.document) for report in picture.reports if report.outlet}
    return words(
        "page.from",
        reports=words.count("reports", len(picture.reports)),
        claims=words.count("claims", len(picture.claims)),
        outlets=words.count("outlets", len(outlets)) if outlets else words("page.no_outlets"),
        origins=words.count("origins", sources.origins),
    )


def _newest(sources: Sources) -> str:
    days = [day for report in sources.picture.reports if (day := sources.day(report.document)) is not None]
    return sources.words("page.newest", day=day_words(max(days), sources.words)) if days else ""


def _policy(style: str, scripts: tuple[str, ...]) -> str:
    """Return the content security policy: nothing may load, and only the style and scripts of this file may run."""
    ours = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {ours}; img-src data:; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _style() -> str:
    return "\n".join(_file("style", f"{name}.css") for name in STYLES)


@cache
def _scripts() -> tuple[str, ...]:
    return tuple(_file("script", f"{name}.js") for name in SCRIPTS)


@cache
def _file(folder: str, name: str) -> str:
    return (files("belegg") / "show" / "report" / folder / name).read_text(encoding="utf-8")
