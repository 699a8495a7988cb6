"""The actor list is sound: ids are unique, names clash only where something chooses, every fact has a source."""

from collections import defaultdict
from typing import get_args

from belegg.model.actor import Sector
from belegg.world.actors import ActorEntry, actor_by_id, all_actors
from belegg.world.countries import countries, country_names


def names_of(entry: ActorEntry) -> set[str]:
    return {entry.name, *entry.aliases} | ({entry.nn} if entry.nn else set())


def test_the_list_is_long_enough() -> None:
    assert len([entry for entry in all_actors() if entry.kind != "person"]) >= 400


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
        if len(entries) > 1:
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
