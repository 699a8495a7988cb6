"""Fresh sentences, and what must come out of them: the measure of how much of the language the frames know."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from belegg.analyse.sentences import analyse
from belegg.extract.assemble.claims import claims
from belegg.extract.assemble.guesses import is_guessed
from belegg.extract.frames.examples import check
from belegg.model.claim import Claim
from belegg.model.sentence import Sentence
from belegg.read.document import read_bytes

HERE = Path(__file__).parent
TITLES = {"en": "The war goes on"}
SETTINGS = {
    "en": "The war between the army and the rebels has gone on for long, with soldiers and militias facing each other"
    " at the front."
}
TITLE = "Krigen går videre"
SETTING = "Krigen mellom hæren og opprørerne har vart lenge, og soldater og militser står mot hverandre ved fronten."
DATE = "2024-05-12"


def _cases() -> list[object]:
    """Return every `[[case]]` of the tables: `kinds` of a file are those that its cases settle wholly."""
    found: list[object] = []
    for path in sorted(HERE.glob("*_??.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, case in enumerate(content["case"], 1):
            failing = case.get("known_failure")
            marks = [pytest.mark.xfail(strict=True, reason=failing)] if failing else []
            settled = {**case, "kinds": case.get("kinds", content["kinds"]), "language": path.stem[-2:]}
            found.append(pytest.param(settled, id=f"{path.stem}-{number}", marks=marks))
    return found


def read(text: str, *, language: str, date: str = DATE) -> tuple[Claim, ...]:
    """Return the claims whose value rests on words of `text`, read within a short article about a war."""
    before = f"{TITLES.get(language, TITLE)}\n\n"
    document = read_bytes(
        f"{before}{text}\n\n{SETTINGS.get(language, SETTING)}\n".encode(), name="case", published=date
    )
    made = claims(document, analyse(document, language), language=language)
    first, last = len(before), len(before) + len(text)
    return tuple(claim for claim in made if first <= claim.evidence[0].start and claim.evidence[0].end <= last)


def _meets(claim: Claim, wanted: dict[str, object], text: str, language: str) -> bool:
    if claim.kind != wanted["kind"] or ("mode" in wanted and claim.mode != wanted["mode"]):
        return False
    bounds = {"low", "high"} & set(wanted)
    if bounds and (claim.count is None or any(getattr(claim.count, key) != wanted[key] for key in bounds)):
        return False
    quote = str(wanted["quote"])
    start = text.index(quote) + len(TITLES.get(language, TITLE)) + 2
    return any(span.start < start + len(quote) and start < span.end for span in claim.evidence)


def problems(case: dict[str, object]) -> list[str]:
    """Return what is missing and what is too much; an expected claim that is `optional` may be missing."""
    text = str(case["text"])
    left = [
        claim
        for claim in read(text, language=str(case["language"]), date=str(case.get("date", DATE)))
        if claim.kind in case["kinds"]  # type: ignore[operator]
    ]
    wrong = []
    wishes: list[dict[str, object]] = sorted(case.get("claim", []), key=lambda each: "optional" in each)  # type: ignore[call-overload]
    for wanted in wishes:
        found = next((claim for claim in left if _meets(claim, wanted, text, str(case["language"]))), None)
        if found is not None:
            left.remove(found)
        elif not wanted.get("optional"):
            wrong.append(f"missing: {wanted}")
    return wrong + [f"too much: {claim.kind} {claim.mode} {claim.count} {claim.evidence[0].quote!r}" for claim in left]


@pytest.mark.parametrize("case", _cases())
def test_a_sentence_gives_what_it_says_and_no_more(case: dict[str, object]) -> None:
    assert case.get("claim") or case.get("none"), "a case says what must come out, or `none = true`"
    assert problems(case) == []


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_every_entry_opens_in_its_example(code: str) -> None:
    @cache
    def parsed(text: str) -> tuple[Sentence, ...]:
        return analyse(read_bytes(text.encode(), name="example", published=DATE), code)

    def kinds_in(text: str) -> set[str]:
        return {claim.kind for claim in read(text, language=code) if not is_guessed(claim)}

    assert check(code, parsed, kinds_in) == ()
