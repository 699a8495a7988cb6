"""Run the merger on stories, fed with their claims or with our own reading, and put the scores into words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from belegg.merge.events import merge
from belegg.merging import report_of
from belegg.model.claim import Claim
from belegg.model.errors import UnreadableError, UnsupportedLanguageError
from belegg.model.report import Report
from belegg.score.stories import Story
from belegg.score.story_claims import claims_of, id_of, reports_of
from belegg.score.story_tally import StoryOutcome, StoryTally, pair_claims, score, tally
from belegg.workflow import read

Feed = Literal["gold", "own"]


def outcomes(stories: Iterable[Story], *, feed: Feed) -> Iterator[StoryOutcome]:
    """Yield how the merger does on each story, fed with the story's claims ("gold") or with our own reading ("own")."""
    for story in stories:
        yield _gold(story) if feed == "gold" else _own(story)


def _gold(story: Story) -> StoryOutcome:
    ids = {
        (report.number, index): id_of(story, (report.number, index))
        for report in story.reports
        for index in range(len(report.told.claim))
    }
    return score(story, merge(claims_of(story), reports_of(story)), ids)


def _own(story: Story) -> StoryOutcome:
    """Return the outcome of our own reading, told only the day of each report, as a feed tells it; a report that
    cannot be read leaves all its claims missed."""
    claims: dict[int, tuple[Claim, ...]] = {}
    reports: dict[str, Report] = {}
    for report in story.reports:
        try:
            reading = read(report.text, date=report.told.published, language=report.language)
        except (UnreadableError, UnsupportedLanguageError):
            continue
        claims[report.number] = reading.claims
        reports[reading.document.id] = report_of(reading)
    events = merge([claim for found in claims.values() for claim in found], reports)
    return score(story, events, pair_claims(story, claims))


def table_of(found: Sequence[StoryOutcome], *, feed: Feed) -> str:
    """Return the scores as plain text in columns, a line a story and one for all."""
    lines = [f"{'':<40}{'B³ F1':>8}{'B³ P':>8}{'B³ R':>8}{'rows':>8}{'traps':>10}{'grades':>8}"]
    lines += [_line(outcome.name, tally((outcome,))) for outcome in found]
    fed = "the stories' own claims" if feed == "gold" else "our own reading"
    return "\n".join([*lines, "", _line("all", tally(found)), f"{len(found)} stories, fed with {fed}"])


def json_of(found: Sequence[StoryOutcome], *, feed: Feed) -> str:
    """Return the scores as JSON: all, and by story."""
    body = {
        "fed": feed,
        "total": _rounded(tally(found)),
        "stories": {outcome.name: _rounded(tally((outcome,))) for outcome in found},
    }
    return msgspec.json.format(msgspec.json.encode(body)).decode()


def errors(found: Iterable[StoryOutcome]) -> Iterator[str]:
    """Yield the lines that tell what is wrong, by story."""
    for outcome in found:
        if outcome.lines:
            yield f"== {outcome.name}"
            yield from outcome.lines
            yield ""


def _line(name: str, told: StoryTally) -> str:
    shares = "".join(f"{100 * share:>8.1f}" for share in (told.b_cubed, told.precision, told.recall, told.rows))
    return f"{name:<40}{shares}{f'{told.sprung} of {told.traps}':>10}{100 * told.grades:>8.1f}"


def _rounded(told: StoryTally) -> dict[str, object]:
    values = msgspec.structs.asdict(told)
    return {key: round(value, 4) if isinstance(value, float) else value for key, value in values.items()}
