"""Who, whom, where, when and whose word are chosen among what the article names, and rest on its words."""

import numpy as np
import pytest
from msgspec.structs import replace

from belegg.analyse.sentences import analyse
from belegg.extract.assemble.choices import _sided, disputes, with_choices
from belegg.extract.assemble.claims import by_rules, guesses_of, records, settled, survey_document
from belegg.extract.assemble.known import SINCE, known
from belegg.extract.assemble.parties import may_blame
from belegg.extract.assemble.signs import nothing_signs, pair_signs, signs
from belegg.extract.assemble.standing import with_standing
from belegg.model.claim import CHOSEN
from belegg.read.document import read_bytes

KEYS = ("actor", "target", "place", "moment", "scope")
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
    for sort in ("party", "place", "time", "speaker"):
        named = known(context, drafts, sort)
        assert len(named.starts) > 0
        for number in range(len(named.starts)):
            assert named.words_of(number)
            assert {named.number(part) for part in named.words_of(number)} == {number}


def test_every_claim_and_candidate_has_its_signs(read):
    context, drafts = read
    named = known(context, drafts, "party")
    seen = signs(context, drafts, named)
    pairs = pair_signs(context, drafts, named, seen, "actor")
    assert pairs.shape[:2] == (len(drafts), len(named.starts))
    assert nothing_signs(context, drafts, named, seen, "actor").shape[0] == len(drafts)
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
        same = all(getattr(before, key) == getattr(after, key) for key in KEYS)
        assert same or steps
        assert len(steps) <= len(KEYS)
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


def test_a_war_begun_may_be_meant_up_to_the_date_of_the_article():
    text = b"The war in Sudan began on 15 April 2023. It has killed 20,000 people."
    document = read_bytes(text, name="text", published="2024-05-13")
    context = survey_document(document, analyse(document, "en"), language="en")
    periods = [part.period for part in known(context, (), "time").parts]
    assert [(str(each.start), str(each.end)) for each in periods] == [
        ("2023-04-15", "2023-04-15"),
        ("2023-04-15", "2024-05-13"),
    ]


def test_a_window_is_not_opened_beyond_the_date_nor_twice():
    text = b"Since Sunday 40 people have been killed in Sudan. Talks begin on 20 May."
    document = read_bytes(text, name="text", published="2024-05-13")
    context = survey_document(document, analyse(document, "en"), language="en")
    parts = known(context, (), "time").parts
    assert not any(SINCE in part.rule for part in parts)


def sided(draft, named, likely):
    """What becomes of a draft where candidates are that likely, in order, and none is not."""
    row = np.array([*likely, 0.0], np.float32)
    return _sided(draft, named, np.array(named.starts), row)


@pytest.fixture(scope="module")
def soldiers():
    text = "Four soldiers were killed in Juba. The army of Uganda and SPLA-IO rebels fought there. The UN condemned it."
    document = read_bytes(text.encode(), name="text", published="2024-05-13")
    context = survey_document(document, analyse(document, "en"), language="en")
    drafts = by_rules(context, guesses_of(context))
    draft = next(draft for draft in drafts if draft.kind == "casualties")
    bare = replace(draft, actor=None, target=replace(draft.target, actor=replace(draft.target.actor, country=None)))
    return bare, known(context, [bare], "party")


def test_soldiers_without_a_side_take_the_side_of_an_army_and_never_that_of_rebels(soldiers):
    draft, named = soldiers
    countries = [named.parts[start].actor.country for start in named.starts]
    sectors = [named.parts[start].actor.sector for start in named.starts]
    uganda = next(n for n, each in enumerate(zip(countries, sectors, strict=True)) if each == ("UGA", "state_forces"))
    others = [0.8 if sector == "rebels" else 0.0 for sector in sectors]
    likely = [0.4 if number == uganda else worth for number, worth in enumerate(others)]
    told = sided(draft, named, likely)
    assert told.target.actor.country == "UGA"
    assert told.target.actor.as_written == draft.target.actor.as_written
    assert told.target.resolved_from is not None
    assert any(step.startswith(CHOSEN) for step in told.rule)
    assert sided(draft, named, [worth / 2 for worth in likely]) is draft


def test_whose_word_it_is_goes_with_its_standing():
    text = "The army said the town of Goma had fallen. Twelve people were killed there on Monday."
    document = read_bytes(text.encode(), name="text", published="2024-05-14")
    context = survey_document(document, analyse(document, "en"), language="en")
    drafts = by_rules(context, guesses_of(context))
    killed = next(draft for draft in drafts if draft.kind == "casualties")
    fallen = next(draft for draft in drafts if draft.kind == "control")
    assert killed.scope is None
    assert fallen.scope is not None
    taken = with_standing(context, [replace(killed, scope=fallen.scope, voiced=True)])
    assert [(each.standing, each.scope) for each in taken] == [("attributed", fallen.scope)]
    given = with_standing(context, [replace(fallen, scope=None, voiced=True)])
    assert [(each.standing, each.scope) for each in given] == [("reported", None)]


def test_no_drafts_no_choices(read):
    assert with_choices(read[0], []) == []
