"""Find which claims are of one event: within each report, then across reports; judgements come before both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from belegg.merge.accounts import Account
from belegg.merge.cluster import HARD, Pair, clusters, components
from belegg.merge.compare import compare, compare_within
from belegg.merge.facts import Fact, fact_of
from belegg.merge.judged import Bonds
from belegg.merge.keys import pairs
from belegg.model.claim import Claim
from belegg.model.report import Report

WHOLE = 60
"""Up to so many accounts that hang together, every pair is compared, not only those that share a block."""
BOUND = 10_000_000
"""The score of what a person has joined."""


def facts_of(claims: Iterable[Claim], reports: Mapping[str, Report]) -> list[Fact]:
    """Return what is compared of each claim, in order of ids, each id once."""
    unique = {claim.id: claim for claim in claims}
    names = sorted(unique)
    by_report = sorted(names, key=lambda name: unique[name].document)  # so that each text is cut into sentences once
    made = {name: fact_of(unique[name], reports.get(unique[name].document)) for name in by_report}
    return [made[name] for name in names]


def strands_of(facts: Iterable[Fact], bonds: Bonds) -> list[list[Account]]:
    """Return the accounts of each report, in strands: those of one strand were found together and depend on each
    other."""
    shelves: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        shelves[fact.claim.document, fact.family].append(fact)
    return [strand for key in sorted(shelves) for strand in _strands(shelves[key], bonds)]


def _strands(facts: list[Fact], bonds: Bonds) -> list[list[Account]]:
    if len(facts) == 1:
        return [[Account(facts)]]
    if len(facts) == 2 and not bonds:
        return _two(*facts)
    by_id = {fact.id: fact for fact in facts}
    single = {name: Account((fact,)) for name, fact in by_id.items()}
    names = sorted(by_id)
    scores: dict[Pair, float] = {}
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            bond = bonds.get((one, other))
            told = compare_within(single[one], single[other]).score if bond is None else BOUND if bond else HARD
            scores[one, other] = told
    strands = []
    for group in components(names, scores):
        found = clusters(
            group, {pair: score for pair, score in scores.items() if pair[0] in group and pair[1] in group}
        )
        strands.append([Account([by_id[name] for name in cluster]) for cluster in found])
    return strands


def _two(one: Fact, other: Fact) -> list[list[Account]]:
    alone = Account((one,)), Account((other,))
    if compare_within(*alone).score > 0:
        return [[Account((one, other))]]
    return [[account] for account in sorted(alone, key=_id)]


def groups_of(accounts: Sequence[Account], bonds: Bonds) -> list[list[Account]]:
    """Return the groups of accounts that are of one event each, in order of their first ids."""
    nodes = _nodes(accounts, bonds)
    by_id = {members[0].id: members for members in nodes}
    first = {name: _whole(members) for name, members in by_id.items()}
    scores: dict[Pair, float] = {}
    for one, other in pairs(list(first.values())):
        scores[one, other] = compare(first[one], first[other]).score
    scores.update(_bound(first, bonds))
    for group in components(sorted(first), scores):
        if 2 < len(group) <= WHOLE:
            _complete(group, first, scores)
    found = clusters(sorted(first), dict(sorted(scores.items())))
    return sorted(
        (sorted((account for name in cluster for account in by_id[name]), key=_id) for cluster in found),
        key=lambda group: group[0].id,
    )


def _nodes(accounts: Sequence[Account], bonds: Bonds) -> list[list[Account]]:
    """Return the accounts, those that tell just the same put together where that alone makes them of one event."""
    judged = {name for pair in bonds for name in pair}
    outlined: dict[object, list[Account]] = defaultdict(list)
    for account in sorted(accounts, key=_id):
        free = not judged or not any(fact.id in judged for fact in account.facts)
        outlined[account.outline if free else account.id].append(account)
    alike: dict[object, list[Account]] = defaultdict(list)
    for at, like in enumerate(outlined.values()):
        for account in like:
            alike[at, account.figures if len(like) > 1 else None].append(account)
    nodes: list[list[Account]] = []
    for members in alike.values():
        if len(members) > 1 and compare(members[0], _elsewhere(members)).score <= 0:
            nodes.extend([member] for member in members)
        else:
            nodes.append(members)
    return nodes


def _elsewhere(members: list[Account]) -> Account:
    """Return one of `members` that is of another report than the first; the last where there is none."""
    return next((other for other in members if other.document != members[0].document), members[-1])


def _whole(members: list[Account]) -> Account:
    if len(members) == 1:
        return members[0]
    whole = Account(members[0].facts)
    whole.documents = frozenset(member.document for member in members)
    return whole


def _bound(first: Mapping[str, Account], bonds: Bonds) -> dict[Pair, float]:
    home = {fact.id: name for name, account in first.items() for fact in account.facts}
    found: dict[Pair, float] = {}
    for (one, other), joined in sorted(bonds.items()):
        if one in home and other in home and home[one] != home[other]:
            pair = (min(home[one], home[other]), max(home[one], home[other]))
            found[pair] = BOUND if joined and found.get(pair) != HARD else HARD
    return found


def _complete(group: list[str], first: Mapping[str, Account], scores: dict[Pair, float]) -> None:
    """Compare every pair of a component; those that no block brought together may only speak against a join."""
    for at, one in enumerate(group):
        for other in group[at + 1 :]:
            if (one, other) not in scores:
                scores[one, other] = min(compare(first[one], first[other]).score, 0)


def _id(account: Account) -> str:
    return account.id
