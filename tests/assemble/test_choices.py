"""Who, whom, where and when are chosen among what the article names, and rest on its words."""

import pytest

from belegg.analyse.sentences import analyse
from belegg.extract.assemble.choices import disputes, with_choices
from belegg.extract.assemble.claims import by_rules, guesses_of, records, settled, survey_document
from belegg.extract.assemble.known import known
from belegg.extract.assemble.parties import may_blame
from belegg.extract.assemble.signs import nothing_signs, pair_signs, signs
from belegg.model.claim import CHOSEN
from belegg.read.document import read_bytes

TEXTS = {
    "nb": (
        "Al-Shabaab angrep lørdag en militærleir ved Beledweyne i Somalia. Angrepet begynte med to bilbomber.\n\n"
        "Minst 17 soldater ble drept, ifølge politiet. 40 sivile ble såret da markedet ble truffet av granater. "
        "Hæren tok leiren tilbake etter tre timer. Seks stridsvogner ble ødelagt."
    ),
    "nn": (
        "RSF gjekk søndag til åtak på el-Fasher i Sudan. Granatar råka eit sjukehus.\n\n"
        "23 menneske vart drepne, opplyser legar i byen. Hæren heldt stand i sentrum. Fem kjøretøy vart øydelagde."
    ),
    "en": (
        "Boko Haram fighters raided the town of Gwoza in Nigeria on Monday. They burned dozens of houses.\n\n"
        "At least 31 villagers were killed, residents said. Soldiers later retook the town. "
        "Twelve women were abducted and four army vehicles were destroyed."
    ),
}


@pytest.fixture(scope="module", params=sorted(TEXTS))
def read(request):
    text = TEXTS[request.param]
    document = read_bytes(text.encode(), name="text", published="2024-05-13")
    context = survey_document(document, analyse(document, request.param), language=request.param)
    return context, by_rules(context, guesses_of(context))


def test_every_word_for_one_and_the_same_is_found_under_one_number(read):
    context, drafts = read
    for sort in ("party", "place", "time"):
        named = known(context, drafts, sort)
        assert len(named.starts) > 0
        for number in range(len(named.starts)):
            assert named.words_of(number)
            assert {named.number(part) for part in named.words_of(number)} == {number}


def test_every_claim_and_candidate_has_its_signs(read):
    context, drafts = read
    named = known(context, drafts, "party")
    seen = signs(context, drafts, named)
    pairs = pair_signs(drafts, named, seen, "actor")
    assert pairs.shape[:2] == (len(drafts), len(named.starts))
    assert nothing_signs(drafts, named, seen, "actor").shape[0] == len(drafts)
    for row, draft in enumerate(drafts):
        for column in range(len(named.starts)):
            words = named.parts[seen.nearest[row, column]]
            assert words in named.words_of(column)
        own = named.number(draft.actor)
        held = signs_of_rules(pairs[row])
        assert held == ([] if own is None else [own])


def signs_of_rules(row):
    """The candidates that the rules hold: their sign stands before that of the opposite role and those of elsewhere."""
    return [column for column in range(len(row)) if row[column, -13] == 1]


def test_what_is_chosen_is_named_by_the_article_and_rests_on_its_words(read):
    context, drafts = read
    told = with_choices(context, drafts)
    assert len(told) == len(drafts)
    for claim in records(context, settled(context, told)):
        words = [span.quote for span in claim.evidence]
        for actor in (claim.actor, claim.target):
            assert actor is None or any(actor.as_written.lower() in quote.lower() for quote in words)
        assert claim.place is None or any(claim.place.as_written in quote for quote in words)


def test_a_choice_says_so_in_the_rule_and_nothing_else_does(read):
    context, drafts = read
    for before, after in zip(drafts, with_choices(context, drafts), strict=True):
        steps = [step for step in after.rule if step.startswith(CHOSEN)]
        same = (before.actor, before.target, before.place, before.moment) == (
            after.actor,
            after.target,
            after.place,
            after.moment,
        )
        assert same or steps
        assert len(steps) <= 4
        assert (before.kind, before.mode, before.count, before.evidence) == (
            after.kind,
            after.mode,
            after.count,
            after.evidence,
        )


def test_who_attacked_is_told_of_those_whom_he_killed(read):
    context, drafts = read
    killed = [draft for draft in with_choices(context, drafts) if draft.kind == "casualties" and draft.mode == "killed"]
    assert killed
    for draft in killed:
        assert draft.actor is not None
        assert draft.actor.actor.name in ("al-Shabaab", "Al-Shabaab", "RSF", "Boko Haram", "Rapid Support Forces")


QUARRELS = {
    "mutual": "Hæren og RSF kriger i Sudan. Granater landet på markedet i Bahri. Hæren og RSF gir hverandre skylden.",
    "one": "Hæren og RSF kriger i Sudan. Granater landet på markedet i Bahri. Hæren hevder at RSF skjøt først.",
}


@pytest.mark.parametrize("text", QUARRELS.values(), ids=QUARRELS)
def test_where_sides_blame_each_other_the_network_names_no_culprit(text):
    document = read_bytes(text.encode(), name="text", published="2024-05-13")
    context = survey_document(document, analyse(document, "nb"), language="nb")
    drafts = by_rules(context, guesses_of(context))
    landed = [number for number, draft in enumerate(drafts) if draft.kind == "attack" and draft.sentence == 1]
    assert landed
    told = with_choices(context, drafts)
    assert all(disputes(context, drafts)[number] and told[number].actor is None for number in landed)


def test_nobody_strikes_his_own_side(read):
    context, drafts = read
    for draft in with_choices(context, drafts):
        if draft.kind in ("attack", "casualties", "materiel") and draft.actor is not None:
            assert may_blame(draft.actor, draft.target)


def test_no_drafts_no_choices(read):
    assert with_choices(read[0], []) == []
