"""The actor list is sound: ids are unique, names clash only where something chooses, every fact has a source."""

import re
from collections import defaultdict
from itertools import combinations
from typing import get_args

from belegg.model.actor import Sector
from belegg.world.actors import ActorEntry, actor_by_id, all_actors, as_of, holds
from belegg.world.countries import countries, country_names


def names_of(entry: ActorEntry) -> set[str]:
    return {entry.name, *entry.aliases} | ({entry.nn} if entry.nn else set())


def test_the_list_is_long_enough() -> None:
    assert len([entry for entry in all_actors() if entry.kind != "person"]) >= 400


def _one_at_a_time(entries: list[ActorEntry]) -> bool:
    """Return whether no two of the entries hold at one time, but for the month in which one follows another."""
    months = [f"{year}-{month:02}-15" for year in range(1960, 2027) for month in range(1, 13)]
    pairs = combinations(entries, 2)
    return all(
        one.terms and other.terms and sum(holds(one, day) and holds(other, day) for day in months) <= 1
        for one, other in pairs
    )


def test_terms_are_intervals_in_order() -> None:
    term = re.compile(r"(\d{4}(-\d\d){0,2})/(\d{4}(-\d\d){0,2})?")
    for entry in all_actors():
        for text in entry.terms:
            found = term.fullmatch(text)
            assert found, (entry.id, text)
            assert not found.group(3) or found.group(1) <= found.group(3), (entry.id, text)


def test_an_office_holder_stands_for_the_state_only_in_office() -> None:
    trump = actor_by_id()["p-trump"]
    assert as_of(trump, "2018-05-01").sector == "government"
    assert as_of(trump, "2023-05-01").sector == "other"
    assert as_of(trump, "2025-05-01").sector == "government"
    assert as_of(trump, None) is trump
    assert as_of(trump, "2023-05-01").country == "USA"


def test_ids_are_unique() -> None:
    assert len(actor_by_id()) == len(all_actors())


def test_sectors_are_known() -> None:
    assert {entry.sector for entry in all_actors()} <= set(get_args(Sector))


def test_countries_are_known() -> None:
    known = {country.alpha3 for country in countries()}
    used = {code for entry in all_actors() for code in (entry.country, *entry.countries) if code}
    assert used <= known


def test_every_entry_has_a_source() -> None:
    assert not [entry.id for entry in all_actors() if not entry.source.strip()]


def test_persons_lead_somebody_known_and_stand_for_his_side() -> None:
    for entry in all_actors():
        if entry.side is not None:
            assert entry.side in actor_by_id(), entry.id
        if entry.kind == "person":
            assert entry.country or entry.side, entry.id


def test_names_clash_only_where_country_or_rank_chooses() -> None:
    bearers: dict[str, list[ActorEntry]] = defaultdict(list)
    for entry in all_actors():
        for name in names_of(entry):
            bearers[name].append(entry)
    for name, entries in bearers.items():
        if len(entries) > 1 and not _one_at_a_time(entries):
            assert len({entry.rank for entry in entries}) == len(entries), name
            assert len({entry.country for entry in entries}) == len(entries), name


def test_no_name_is_a_country_or_too_short() -> None:
    nations = {name for language in ("nb", "nn") for name in country_names(language)}
    for entry in all_actors():
        assert not names_of(entry) & nations, entry.id
        assert all(len(name) > 1 for name in names_of(entry)), entry.id


def test_lower_case_names_are_not_ordinary_words() -> None:
    lower = {name for entry in all_actors() for name in names_of(entry) if name.islower() and " " not in name}
    assert not lower & {"hæren", "regjeringen", "militsen", "opprørerne", "is", "fn", "kontrast"}
