"""Each rule of merging on small claims made by hand."""

import pytest

from belegg.merge import merge
from belegg.merge.origins import credited_by
from belegg.merge.parties import by_name, inside_name
from belegg.merge.spots import latin, relation, spot
from belegg.score.story_claims import place_of
from tests.merge.making import attack, bounds, claim, count, days, event_with, report, reports, row


def merged(*claims, known=()):
    return merge(claims, reports(*known))


# R19: places


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("Kharkiv", "Kharkov", "UKR"),
        ("Kharkiv", "Харків", "UKR"),
        ("Maarat al-Numan", "Ma'arrat an-Nu'man", "SYR"),
        ("Maarat al-Numan", "معرة النعمان", "SYR"),
        ("Ed-Daein", "El Daein", "SDN"),
        ("Khan Younis", "Khan Yunis", "PSE"),
        ("Tripoli International Airport", "Tripolis gamle flyplass", "LBY"),
    ],
)
def test_spelling_and_language_tell_no_places_apart(one, other, country):
    assert relation(spot(place_of(one, country)), spot(place_of(other, country))) == "same"


def test_country_tells_places_of_one_name_apart():
    assert relation(spot(place_of("Tripoli", "LBY")), spot(place_of("Tripoli", "LBN"))) == "far"
    assert relation(spot(place_of("Niger", "NGA")), spot(place_of("Niger", "NER"))) == "far"


def test_a_town_lies_in_its_country_and_its_province():
    town = spot(place_of("El Daein", "SDN"))
    assert relation(town, spot(place_of("Sudan", "SDN"))) == "part"
    assert relation(town, spot(place_of("Øst-Darfur", "SDN"))) == "part"


def test_letters_of_other_scripts_are_written_out():
    assert latin("Харків") == "kharkiv"


def test_one_attack_told_by_two_reports_is_one_event():
    events = merged(attack("1"), attack("2", place="al-Fashir"))
    assert len(events) == 1
    assert any(line.startswith("R19") and "same day" in line for line in events[0].why)


@pytest.mark.parametrize(
    "other",
    [
        {"place": "Nyala"},
        {"time": 5},
        {"mode": "suicide_bombing", "actor": "RSF", "time": 1},
    ],
)
def test_another_town_or_day_is_another_event(other):
    assert len(merged(attack("1", actor="SDN/state_forces"), attack("2", **other))) == 2


def test_two_attacks_in_one_town_on_one_day_are_told_apart_by_what_was_struck():
    text = "Ved daggry traff bomber markedet. Ni ble drept. " + "x" * 40
    late = "Samme kveld traff bomber sykehuset. Tre ble drept. " + "x" * 40
    first = [attack("1", 0, quote=text[:20], at=0), claim("1", 1, n=9, at=34, quote="Ni ble drept")]
    second = [attack("2", 0, quote=late[:20], at=0), claim("2", 1, n=3, at=36, quote="Tre ble drept")]
    events = merged(*first, *second, known=(report("1", text=text), report("2", text=late)))
    assert len(events) == 2


def test_a_follow_up_days_later_is_of_the_same_event():
    later = claim("2", n=14, said_by="FN")
    events = merged(attack("1"), claim("1", 1, n=9, said_by="FN"), later, known=(report("1", 0), report("2", 6)))
    assert len(events) == 1
    assert bounds(row(events[0], "killed")) == (14, 14, 14)


def test_imprecise_time_speaks_neither_for_nor_against():
    may = days(0, 20)
    assert len(merged(attack("1", actor="RSF"), attack("2", actor="RSF", time=may))) == 1
    assert len(merged(attack("1", actor="RSF"), attack("2", actor="SDN/state_forces", mode="clash", time=may))) == 2


# R21 and R14: tolls


def test_the_last_figure_of_an_origin_replaces_its_earlier_ones():
    events = merged(
        claim("1", n=19, said_by="FN"), claim("2", n=18, said_by="FN"), known=(report("1", 0), report("2", 2))
    )
    toll = row(events[0], "killed")
    assert bounds(toll) == (18, 18, 18)
    assert [(version.low, version.claims) for version in toll.versions] == [(19, ("1-00",))]


def test_low_best_and_high_of_origins_that_differ():
    events = merged(
        claim("1", n=18, said_by="FN"), claim("2", n=23, said_by="Leger uten grenser"), claim("3", n=23, said_by="SOHR")
    )
    assert bounds(row(events[0], "killed")) == (18, 23, 23)


def test_of_equals_the_lower_is_best():
    events = merged(claim("1", n=18, said_by="FN"), claim("2", n=23, said_by="Leger uten grenser"))
    assert bounds(row(events[0], "killed")) == (18, 18, 23)


def test_an_early_floor_is_met_by_a_later_exact_figure():
    floor = claim("1", n=count(9, None), said_by="Leger uten grenser")
    events = merged(floor, claim("2", n=14, said_by="FN"), known=(report("1", 0), report("2", 1)))
    assert bounds(row(events[0], "killed")) == (14, 14, 14)


def test_a_floor_alone_is_open_upwards():
    assert bounds(row(merged(claim("1", n=count(9, None)))[0], "killed")) == (9, 9, None)


def test_what_an_enemy_says_sets_no_best():
    events = merged(
        claim(
            "1",
            n=60,
            actor="RUS/state_forces",
            target="UKR/state_forces",
            said_by="Russland",
            place="Bakhmut",
            country="UKR",
        )
    )
    assert bounds(row(events[0], "killed")) == (0, None, 60)


def test_own_losses_admitted_set_low_and_best():
    place = {"place": "Bakhmut", "country": "UKR", "target": "UKR/state_forces"}
    events = merged(
        claim("1", n=60, actor="RUS/state_forces", said_by="Russland", **place),
        claim("2", n=5, said_by="Kyiv", said_by_country="UKR", **place),
    )
    assert bounds(row(events[0], "killed")) == (5, 5, 60)


def test_a_party_that_contradicts_itself_gives_a_range_and_no_best():
    place = {
        "place": "Bakhmut",
        "country": "UKR",
        "target": "UKR/state_forces",
        "said_by": "Kyiv",
        "said_by_country": "UKR",
    }
    events = merged(
        claim("1", 0, n=5, **place), claim("1", 1, n=12, at=30, **place), attack("1", 2, place="Bakhmut", country="UKR")
    )
    toll = row(event_with(events, "1-00"), "killed")
    assert (toll.low, toll.high) in {(5, 12), (5, 5)}


def test_neutralised_by_the_enemy_is_nought_to_all():
    events = merged(
        claim(
            "1",
            mode="neutralised",
            n=12,
            actor="TUR/state_forces",
            target="PKK",
            said_by="Tyrkia",
            place="Hakkari",
            country="TUR",
        )
    )
    assert bounds(row(events[0], "neutralised")) == (0, None, 12)


def test_unknown_is_not_nought_and_nobody_is():
    assert bounds(row(merged(claim("1", mode="wounded", n=0))[0], "wounded")) == (0, 0, 0)
    assert merged(claim("1", n=None))[0].tolls == ()


def test_missing_found_dead_are_missing_no_more():
    events = merged(
        claim("1", 0, n=14, said_by="FN"), claim("1", 1, mode="missing", n=5, said_by="FN"),
        claim("2", 0, n=19, said_by="FN"), claim("2", 1, n=5, said_by="FN", part_of="2-00", quote="De fem savnede"),
        known=(report("1", 0), report("2", 1)),
    )  # fmt: skip
    assert bounds(row(events[0], "missing")) == (0, 0, 0)
    killed = [toll for toll in events[0].tolls if toll.effect == "killed" and toll.part_of is None]
    assert [bounds(toll) for toll in killed] == [(19, 19, 19)]


def test_a_part_is_a_row_of_its_own_and_never_added():
    events = merged(claim("1", 0, n=14), claim("1", 1, n=5, target="children", part_of="1-00"))
    assert bounds(row(events[0], "killed", "children")) == (5, 5, 5)
    assert row(events[0], "killed", "children").part_of == "1-00"
    assert sorted(toll.best for toll in events[0].tolls) == [5, 14]


def test_words_without_a_number_are_imputed_until_somebody_counts():
    vague = count(24, 99, quantifier="vague", imputed=True)
    assert row(merged(claim("1", n=vague))[0], "killed").imputed
    events = merged(
        claim("1", n=vague, said_by="HRW"), claim("2", n=31, said_by="FN"), known=(report("1", 0), report("2", 3))
    )
    assert bounds(row(events[0], "killed")) == (31, 31, 31)
    assert not row(events[0], "killed").imputed


def test_materiel_is_told_apart_by_what_it_is():
    events = merged(
        attack("1", 0),
        claim("1", 1, "materiel", "destroyed", 2, item="tank"),
        claim("1", 2, "materiel", "destroyed", 1, item="artillery"),
    )
    assert sorted((toll.item, toll.best) for toll in events[0].tolls) == [("artillery", 1), ("tank", 2)]


# R1: origins


@pytest.mark.parametrize(
    ("outlet", "text", "agencies"),
    [
        ("NTB-AFP", None, {"ntb", "afp"}),
        ("Reuters", None, {"reuters"}),
        ("The Cape Herald", "Ten died.\n\nSource: AFP", {"afp"}),
        ("Aftenposten", "OSLO (©NTB): Ti døde.", {"ntb"}),
        ("Aftenposten", "OSLO: Ti døde.", set()),
        ("VG", "KYIV, June 14 (Reuters) - Ten died.", {"reuters"}),
    ],
)
def test_reports_tell_whose_words_they_pass_on(outlet, text, agencies):
    assert credited_by(report("1", outlet=outlet, text=text)) == agencies


def test_outlets_that_quote_one_ministry_are_one_origin():
    ministry = {"said_by": "helsedepartementet i Beirut", "said_by_country": "LBN", "place": "Tyr", "country": "LBN"}
    events = merged(*(claim(name, n=17, **ministry) for name in "123"), known=tuple(report(name) for name in "123"))
    assert len(events) == 1
    assert events[0].origins == 1
    assert events[0].grade == "weak"


def test_rewrites_of_one_agency_story_are_one_origin():
    events = merged(
        claim("1", n=17), claim("2", n=17), known=(report("1", outlet="NTB-AFP"), report("2", outlet="AFP"))
    )
    assert events[0].origins == 1


def test_two_independent_origins_make_an_event_fair():
    events = merged(claim("1", n=17, said_by="FN"), claim("2", n=17, said_by="HRW"))
    assert (events[0].origins, events[0].grade) == (2, "fair")


def test_a_denied_attack_is_contested():
    events = merged(
        attack("1", actor="SDN/state_forces", said_by="RSF"), attack("2", actor="SDN/state_forces", standing="denied")
    )
    assert events[0].grade == "contested"


# R12, R13, R22: figures


def test_new_and_cumulative_never_share_an_event():
    events = merged(claim("1", 0, n=9), claim("1", 1, n=432, measure="cumulative", time=days(-30, 0)))
    assert len(events) == 2


def test_a_later_end_of_one_window_replaces_the_earlier_figure():
    total = {"measure": "cumulative", "said_by": "WHO", "place": "Tripoli", "country": "LBY"}
    events = merged(
        claim("1", n=432, time=days(-30, 0), **total), claim("2", n=454, time=days(-30, 7), **total),
        known=(report("1", 0), report("2", 7)),
    )  # fmt: skip
    assert [bounds(toll) for event in events for toll in event.tolls] == [(454, 454, 454)]
    assert events[0].tolls[0].versions[0].low == 432


def test_stock_and_flow_are_two_figures():
    stock = claim("1", 0, "displacement", "displaced", 8200, measure="stock")
    flow = claim("1", 1, "displacement", "displaced", 8200, measure="cumulative", time=days(-7, 0))
    assert len(merged(stock, flow)) == 2


def test_a_window_with_a_part_is_one_figure_with_two_rows():
    whole = claim("1", 0, "displacement", "displaced", 700_000, measure="cumulative", time=days(-60, 0))
    part = claim("1", 1, "displacement", "displaced", 100_000, measure="cumulative", time=days(-7, 0), part_of="1-00")
    events = merged(whole, part)
    assert len(events) == 1
    assert sorted((toll.best, toll.part_of) for toll in events[0].tolls) == [(100_000, "1-00"), (700_000, None)]


def test_households_and_persons_stand_side_by_side():
    shared = {"measure": "cumulative", "time": days(-7, 0), "said_by": "IOM"}
    events = merged(
        claim("1", 0, "displacement", "displaced", 3361, **shared),
        claim("1", 1, "displacement", "displaced", 672, unit="household", **shared),
    )
    assert sorted(toll.unit for toll in events[0].tolls) == ["household", "person"]


def test_a_total_contains_the_events_of_its_place_and_days():
    total = claim("1", 0, n=31, measure="cumulative", place="Øst-Darfur", time=days(-2, 2))
    events = merged(total, claim("2", n=23, place="El Daein"))
    inside = event_with(events, "2-00")
    assert inside.part_of == event_with(events, "1-00").id


def test_a_total_that_its_events_exceed_is_flagged():
    total = claim("1", 0, n=31, measure="cumulative", place="Øst-Darfur", time=days(-2, 2))
    events = merged(total, claim("2", n=23, place="El Daein"), claim("3", n=23, place="El Daein", time=2))
    assert any(line.startswith("R22: its 31") for line in event_with(events, "1-00").why)


# R18: control; agreements, statements


def test_a_claim_its_denial_and_its_confirmation_are_one_change_of_hands():
    place = {"place": "Bakhmut", "country": "UKR"}
    taken = claim(
        "1", 0, "control", "captured", actor="RUS/state_forces", said_by="Russland", standing="denied", **place
    )
    denied = claim("1", 1, "control", "holds", actor="UKR/state_forces", said_by="Kyiv", said_by_country="UKR", **place)
    lost = claim(
        "2", 0, "control", "lost", actor="UKR/state_forces", said_by="Kyiv", said_by_country="UKR", time=6, **place
    )
    events = merged(taken, denied, lost, known=(report("1", 0), report("2", 6)))
    assert len(events) == 1
    assert (events[0].grade, events[0].standing) == ("confirmed", "attributed")


def test_taken_and_retaken_are_two():
    place = {"place": "Bakhmut", "country": "UKR"}
    taken = claim("1", 0, "control", "captured", actor="RUS/state_forces", **place)
    retaken = claim("2", 0, "control", "captured", actor="UKR/state_forces", time=20, **place)
    assert len(merged(taken, retaken)) == 2


def test_a_deal_and_its_breach_are_one_agreement():
    deal = claim("1", 0, "agreement", "ceasefire", actor="FPRC", target="MLCJ", place="Birao", country="CAF")
    breach = claim(
        "2", 0, "agreement", "broken:ceasefire", actor="FPRC", target="MLCJ", place="Birao", country="CAF", time=40
    )
    assert len(merged(deal, breach)) == 1


def test_a_denial_told_twice_is_one_statement_and_another_day_makes_another():
    said = {"actor": "RSF", "said_by": "RSF", "place": None, "country": None}
    assert len(merged(claim("1", 0, "statement", "denial", **said), claim("2", 0, "statement", "denial", **said))) == 1
    assert (
        len(merged(claim("1", 0, "statement", "denial", **said), claim("2", 0, "statement", "denial", time=4, **said)))
        == 2
    )


def test_people_taken_and_freed_later_are_one_incident():
    taken = claim("1", 0, mode="captured", n=42, target="civilians", said_by="FN")
    freed = claim("2", 0, mode="released", n=42, target="civilians", time=12, said_by="FN")
    events = merged(attack("1", 1, mode="abduction"), taken, freed, known=(report("1", 0), report("2", 12)))
    assert len(events) == 1


# Names


def test_a_name_is_found_within_a_description():
    found = inside_name("styrkene til Khalifa Haftar")
    assert found is not None
    assert found.id == "p-haftar"
    assert by_name("RSF") is not None


def test_killed_grows_by_missing_found_dead_of_whom_no_total_is_told():
    events = merged(
        claim("1", 0, n=14, said_by="FN"),
        claim("1", 1, mode="missing", n=5, said_by="FN"),
        claim("2", 0, n=5, said_by="FN", quote="De fem savnede"),
        known=(report("1", 0), report("2", 1)),
    )
    assert bounds(row(events[0], "missing")) == (0, 0, 0)
    killed = sorted((toll.best, toll.part_of) for toll in events[0].tolls if toll.effect == "killed")
    assert killed == [(5, "1-00"), (19, None)]
