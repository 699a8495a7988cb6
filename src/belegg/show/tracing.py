"""Explain an event or one of its numbers: words, reports, origins, rules, what spoke against, how sure."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from belegg.model.claim import Claim
from belegg.model.count import Number
from belegg.model.event import Event, Toll
from belegg.model.judgement import Judgement
from belegg.show import explain, phrases
from belegg.show.records import GRADE_STYLES, SHORT, place_words, toll_words, words_of
from belegg.show.table import block, folded
from belegg.telling import Sight
from belegg.workflow import Reading
from belegg.world.rules import named_in, rules

if TYPE_CHECKING:
    from rich.console import Console

DOUBTFUL = ("denied", "disputed", "unconfirmed", "hearsay")
OF_FIGURES = {
    "imputed": "R7: rests on words without a number",
    "part_of": "R8: a part of its whole, never added to it",
    "cumulative": "R12: cumulative, over its own window",
    "stock": "R13: a stock, at its own date",
    "versions": "R14: takes the place of earlier figures of the same origin",
}


def show(sight: Sight, console: "Console") -> None:
    """Print what `sight` stands for and all that it rests on."""
    if sight.claim is not None:
        _show_claim(sight, sight.claim, console)
    elif sight.event is not None:
        _show_event(sight, sight.event, console)


def record(sight: Sight) -> dict[str, object]:
    """Return the same as a record: what it is, its claims, its reports, the judgements, the rules that are named."""
    event, claim = sight.event, sight.claim
    told = (*claim.rule, *_rules_of_claim(claim)) if claim is not None else event.why if event is not None else ()
    reports = [
        {"document": name, "outlet": document.outlet, "published": document.published, "name": document.name}
        for name, (document, _) in sight.documents.items()
    ]
    return {
        "claim": claim,
        "event": event,
        "row": sight.row or None,
        "bound": sight.bound,
        "value": getattr(sight.toll, sight.bound) if sight.toll is not None and sight.bound is not None else None,
        "events": [held.id for held in sight.events],
        "claims": sight.claims,
        "reports": reports,
        "judgements": sight.judgements,
        "ended": sight.until,
        "against": list(_against(sight, event)) if event is not None else [],
        "rules": {name: rules()[name] for name in named_in(*told)},
    }


def _show_claim(sight: Sight, claim: Claim, console: "Console") -> None:
    document, language = sight.documents[claim.document]
    explain.show(Reading(document=document, language=language, claims=(claim,)), console)
    lines = [f"claim {claim.id} of document {claim.document[:SHORT]}"]
    lines += [f"stands in event {event.id[:SHORT]}: {_what(event)}" for event in sight.events]
    _section(console, "in the ledger", [*lines, *_ended(sight), *_judged(sight.judgements)])
    told = [*claim.rule, "R1", "R24", *_rules_of_claim(claim)]
    _rules(console, told)


def _show_event(sight: Sight, event: Event, console: "Console") -> None:
    from rich.text import Text

    head = Text(_what(event), style="bold")
    console.print(head)
    around = [place_words(event), phrases.when(event.time), phrases.party(event.actor), phrases.party(event.target)]
    console.print(Text(" · ".join(part for part in around if part)))
    heirs = [f"its claims stand in event {heir.id[:SHORT]} now: {_what(heir)}" for heir in sight.events]
    _section(console, "in the ledger", [f"event {event.id}", *_ended(sight), *heirs, *_judged(sight.judgements)])
    if sight.toll is not None:
        _section(console, f"figure {sight.row}", list(_figure_lines(sight.toll, sight.bound)))
    else:
        _section(
            console, "figures", [f"{row}  {toll_words(toll)}" for row, toll in enumerate(event.tolls, 1)], hanging=3
        )
    _sure(console, event)
    _reports(console, sight, event)
    reasons = [line for line in event.why if sight.toll is None or not line.startswith("R19")]
    _section(console, "why", [phrases.plain(line) for line in reasons])
    against = list(_against(sight, event))
    _section(console, "against", against or ["nothing in these reports"])
    rows = event.tolls if sight.toll is None else (sight.toll,)
    told = [*reasons, "R1", *(line for toll in rows for line in _notes(toll))]
    _rules(console, [*told, "R21"] if event.tolls else told)


def _sure(console: "Console", event: Event) -> None:
    from rich.text import Text

    line = Text("    ").append(event.grade, style=GRADE_STYLES.get(event.grade, ""))
    line.append(f" · last word: {event.standing} · {event.origins} independent ")
    line.append(f"origin{'' if event.origins == 1 else 's'} in {len(event.documents)} ")
    line.append(f"report{'' if len(event.documents) == 1 else 's'}")
    console.print(Text("how sure", style="bold dim"))
    console.print(line)


def _reports(console: "Console", sight: Sight, event: Event) -> None:
    """Print every report, under it its claims with their words."""
    from rich.text import Text

    console.print(Text("reports", style="bold dim"))
    by_document: dict[str, list[Claim]] = {name: [] for name in event.documents}
    for claim in sight.claims:
        by_document.setdefault(claim.document, []).append(claim)
    for name, said in by_document.items():
        if not said:
            continue
        document = sight.documents[name][0]
        told = [phrases.plain(document.outlet or ""), phrases.when(document.published), phrases.plain(document.name)]
        source = " · ".join(part for part in told if part)
        console.print(Text(f"  {source}").append(f"  {name[:SHORT]}", style="dim"))
        for claim in said:
            console.print(block(claim, console.width))
            for passage in explain.passages(document, claim)[:1]:
                console.print(Text("\n").join(folded(passage, "    ", console.width)))
            console.print(Text(f"    claim {claim.id[:SHORT]}", style="dim"))


def _figure_lines(toll: Toll, bound: str | None) -> Iterator[str]:
    yield toll_words(toll)
    names = (bound,) if bound else ("low", "best", "high")
    for name in names:
        value: Number | None = getattr(toll, name)
        unknown = {"low": "unknown", "best": "none that is honest", "high": "open"}[name]
        yield f"{name:<5} {unknown if value is None else f'{value:,}'}"
    for version in toll.versions:
        given = f"{version.date:%Y-%m-%d}" if version.date is not None else "undated"
        told = phrases.plain(version.origin)
        yield f"earlier, {given}, {told}: {_plain(version.low)} to {_plain(version.high)}, best {_plain(version.best)}"
    yield from _notes(toll)


def _notes(toll: Toll) -> Iterator[str]:
    if toll.imputed:
        yield OF_FIGURES["imputed"]
    if toll.part_of is not None:
        yield OF_FIGURES["part_of"]
    if toll.measure in OF_FIGURES:
        yield OF_FIGURES[str(toll.measure)]
    if toll.versions:
        yield OF_FIGURES["versions"]


def _against(sight: Sight, event: Event) -> Iterator[str]:
    """Yield what spoke against: of the joins, of the claims, of the figures."""
    for line in event.why:
        join, _, told = line.partition("; against it: ")
        if told and sight.toll is None:
            yield phrases.plain(f"{join.partition(':')[0]}: {told} ({_joined(join)})")
    for claim in sight.claims:
        if claim.standing in DOUBTFUL:
            who = phrases.says_who(claim.said_by)
            yield f"{claim.standing}{f', {who}' if who else ''}: {phrases.words(claim, 80)}"
    tolls: Iterable[Toll] = event.tolls if sight.toll is None else (sight.toll,)
    known = {claim.id: claim for claim in sight.claims}
    for toll in tolls:
        for claim in (known[name] for name in toll.claims if name in known):
            if toll.best is not None and claim.count is not None and not _allows(claim, toll.best):
                yield f"{phrases.how_many(claim)} and not {toll.best:,}: {phrases.words(claim, 80)}"


def _joined(join: str) -> str:
    words = join.partition(":")[2].partition(":")[0].split()
    return " ".join(word[:SHORT] for word in words)


def _allows(claim: Claim, best: Number) -> bool:
    count = claim.count
    if count is None:
        return True
    return (count.low is None or count.low <= best) and (count.high is None or best <= count.high)


def _ended(sight: Sight) -> list[str]:
    if sight.until is None:
        return []
    done = sight.until
    why = f": {phrases.plain(done.why)}" if done.why else ""
    words = {"add": "another report came", "read": "a report was read anew", "withdraw": "a report was withdrawn"}
    told = words.get(done.what, "a person judged otherwise" if done.what == "judge" else "everything was rebuilt")
    return [f"holds no longer since {done.at:%Y-%m-%d %H:%M}, when {told}{why}"]


def _judged(given: Iterable[Judgement]) -> list[str]:
    return [
        f"{one.verdict} by {phrases.plain(one.author)}, {one.at:%Y-%m-%d %H:%M}: {phrases.plain(one.why)}"
        for one in given
    ]


def _rules_of_claim(claim: Claim) -> Iterator[str]:
    if claim.count is not None:
        yield "R7" if claim.count.imputed else "R6" if claim.count.quantifier != "exact" else ""
    if claim.part_of is not None:
        yield "R8"
    if claim.measure is not None:
        yield "R12"
    if claim.standing == "unconfirmed":
        yield "R3"
    if claim.time is not None:
        yield "R15"
    if claim.place is not None:
        yield "R16 R17"


def _rules(console: "Console", told: Iterable[str]) -> None:
    _section(console, "rules", [f"{name:<4}{rules()[name]}" for name in named_in(*told)], hanging=4)


def _section(console: "Console", title: str, lines: Iterable[str], *, hanging: int = 2) -> None:
    from rich.text import Text

    kept = list(lines)
    if kept:
        console.print(Text(title, style="bold dim"))
        for line in kept:
            console.print(Text("\n").join(folded(Text(line), "    ", console.width, hanging=hanging)))


def _what(event: Event) -> str:
    return f"{event.kind} {words_of(event.mode)}".strip()


def _plain(value: Number | None) -> str:
    return "?" if value is None else f"{value:,}"
