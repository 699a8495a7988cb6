"""Which claims are kept: the network of verdicts judges each once it is put together, and says so in its rule."""

import pytest
from msgspec.structs import replace

from belegg.analyse.sentences import analyse
from belegg.extract.assemble.claims import by_rules, claims, guesses_of, survey_document
from belegg.extract.assemble.verdicts import KEPT, VERDICT, kept, verdict_signs
from belegg.extract.learned.network import VERDICTS, network
from belegg.read.document import read_bytes

REPORT = """Minst 14 sivile drept i flyangrep mot Idlib

DAMASKUS, 12. februar 2020 (NTB-AFP): Minst 14 sivile ble drept da russiske fly bombet et marked i Idlib tirsdag,
opplyser Syrian Observatory for Human Rights. 30 andre ble såret. Regjeringsstyrker rykket samtidig inn i Saraqeb.
"""


@pytest.fixture(scope="module")
def read():
    document = read_bytes(REPORT.encode(), name="a report")
    context = survey_document(document, analyse(document, "nb"), language="nb")
    guesses = guesses_of(context)
    return context, by_rules(context, guesses), guesses


def test_each_draft_has_a_row_that_the_network_takes(read):
    context, drafts, guesses = read
    signs = verdict_signs(context, drafts, guesses)
    assert signs.shape == (len(drafts), network(VERDICTS).into.shape[0])
    assert (verdict_signs(context, drafts, guesses) == signs).all()


def test_what_is_kept_says_how_likely_it_is_and_keeps_its_order(read):
    context, drafts, guesses = read
    told = kept(context, drafts, guesses)
    assert {(draft.kind, draft.mode) for draft in told} >= {("casualties", "killed"), ("attack", "air_strike")}
    order = [draft.evidence for draft in drafts]
    places = [order.index(draft.evidence) for draft in told]
    assert places == sorted(places)
    for draft in told:
        step = draft.rule[-1]
        assert step.startswith(f"{VERDICT}: right at ")
        assert float(step.rpartition(" ")[2]) >= round(KEPT, 2)


def test_what_the_networks_of_claims_hold_for_nothing_is_less_likely_right(read):
    context, drafts, guesses = read
    doubted = [replace(guess, likely=dict.fromkeys(guess.likely, 0.01), told=_nothing(guess.told)) for guess in guesses]
    sure, unsure = (network(VERDICTS)(verdict_signs(context, drafts, each))[:, 1] for each in (guesses, doubted))
    assert unsure.mean() < sure.mean()


def test_of_two_readings_of_the_same_words_one_is_kept(read):
    context, drafts, guesses = read
    first = next(draft for draft in kept(context, drafts, guesses) if draft.kind == "attack")
    other = replace(first, mode="ambush", instead=(first.kind, first.mode))
    told = kept(context, [*drafts, other], guesses)
    assert [draft.mode for draft in told if draft.evidence == first.evidence] == [first.mode]


def test_every_claim_that_is_read_was_judged(read):
    context, _, _ = read
    found = claims(context.document, context.sentences, language="nb")
    assert found
    assert all(any(step.startswith(VERDICT) for step in claim.rule) for claim in found)


def test_a_text_without_a_draft_keeps_nothing(read):
    context, _, guesses = read
    assert kept(context, [], guesses) == []


def _nothing(told):
    nothing = 0 * told
    nothing[0] = 1.0
    return nothing
