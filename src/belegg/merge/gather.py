"""Find which claims are of one event: within each report, then across reports; judgements come before both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, islice

from belegg.merge.accounts import Account
from belegg.merge.cluster import HARD, Pair, clusters, components
from belegg.merge.compare import TWO_ATTACKS, compare
from belegg.merge.facts import Fact, fact_of
from belegg.merge.judged import Bonds
from belegg.merge.keys import meetings
from belegg.merge.scoring import Scorer
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


def strands_of(facts: Iterable[Fact], bonds: Bonds, scorer: Scorer | None = None) -> list[list[Account]]:
    """Return the accounts of each report, in strands: those of one strand were found together and depend on each
    other. `scorer` is the one of this run, where there is one."""
    shelves: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        shelves[fact.claim.document, fact.family].append(fact)
    ordered = [sorted(shelves[key], key=_name) for key in sorted(shelves)]
    singles = [Account((fact,)) for shelf in ordered for fact in shelf]
    met: list[tuple[int, int]] = []
    first = 0
    for shelf in ordered:
        met.extend(combinations(range(first, first + len(shelf)), 2))
        first += len(shelf)
    scores = iter((scorer or Scorer()).within(singles, met))
    strands: list[list[Account]] = []
    first = 0
    for shelf in ordered:
        alone = singles[first : first + len(shelf)]
        first += len(shelf)
        strands.extend(_strands(alone, list(islice(scores, len(shelf) * (len(shelf) - 1) // 2)), bonds))
    return strands


def _strands(alone: list[Account], scores: list[int], bonds: Bonds) -> list[list[Account]]:
    """Return the strands of what one report tells of one family; `scores` are those of all pairs in order."""
    scores = _anchored(alone, scores)
    if not bonds and min(scores, default=1) > 0:
        return [[_joined(alone)]]
    if not bonds and max(scores) <= 0:
        return [[account] for account in alone]
    by_id = {account.id: account for account in alone}
    told: dict[Pair, float] = dict(zip(combinations(by_id, 2), scores, strict=True))
    if bonds:
        told.update((pair, BOUND if bonds[pair] else HARD) for pair in told if pair in bonds)
    strands = []
    for group in components(by_id, told):
        inside = {pair: told[pair] for pair in combinations(group, 2)}
        strands.append([_joined([by_id[name] for name in found]) for found in clusters(group, inside)])
    return strands


def _anchored(alone: list[Account], scores: list[int]) -> list[int]:
    """Return the scores, none better than that of the attacks in whose sentences the two are told: the harm goes with
    the attack beside it."""
    facts = [account.facts[0] for account in alone]
    attack_in: dict[int, list[int]] = defaultdict(list)
    for at, fact in enumerate(facts):
        if fact.family == "incident" and fact.claim.kind == "attack":
            attack_in[fact.sentence].append(at)
    if len(attack_in) < 2:
        return scores
    home = [attack_in[fact.sentence][0] if len(attack_in.get(fact.sentence, ())) == 1 else None for fact in facts]
    pairs = list(combinations(range(len(facts)), 2))
    told = dict(zip(pairs, scores, strict=True))
    held = []
    for (one, other), score in told.items():
        first, second = home[one], home[other]
        if first is None or second is None or facts[one].family != "incident":
            held.append(score)
            continue
        if not _one_fight(facts[first], facts[second]):
            score = min(score, max(told[min(first, second), max(first, second)] // TWO_ATTACKS, HARD + 1))
        held.append(score)
    return held


def _one_fight(one: Fact, other: Fact) -> bool:
    """Return whether two attacks may be of one fight: a side, or a kind of people, is told of in both."""
    first = {(side.key, side.sector) for side in (*one.actors, *one.targets)}
    second = {(side.key, side.sector) for side in (*other.actors, *other.targets)}
    return not first or not second or bool(first & second)


def _joined(accounts: list[Account]) -> Account:
    """Return what claims of one report, each an account by itself, tell together."""
    return accounts[0] if len(accounts) == 1 else Account([fact for account in accounts for fact in account.facts])


def groups_of(accounts: Sequence[Account], bonds: Bonds, scorer: Scorer | None = None) -> list[list[Account]]:
    """Return the groups of accounts that are of one event each, in order of their first ids."""
    scorer = scorer or Scorer()
    found = sorted(_nodes(accounts, bonds, scorer), key=lambda members: members[0].id)
    nodes = [_whole(members) for members in found]
    met = list(meetings(nodes))
    scores: dict[tuple[int, int], float] = dict(zip(met, scorer.across(nodes, met), strict=True))
    scores.update(_bound(nodes, bonds))
    numbers = range(len(nodes))
    _complete(numbers, nodes, scores, scorer)
    groups = [[account for at in cluster for account in found[at]] for cluster in clusters(numbers, scores)]
    return sorted((sorted(group, key=_id) for group in groups), key=lambda group: group[0].id)


def _nodes(accounts: Sequence[Account], bonds: Bonds, scorer: Scorer) -> list[list[Account]]:
    """Return the accounts, those that tell just the same put together where that alone makes them of one event."""
    judged = {name for pair in bonds for name in pair}
    outlined: dict[object, list[Account]] = defaultdict(list)
    for account in sorted(accounts, key=_id):
        free = not judged or not any(fact.id in judged for fact in account.facts)
        time = account.time if account.family != "relation" else None
        outlined[(scorer.look(account).outline, time) if free else account.id].append(account)
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


def _bound(nodes: Sequence[Account], bonds: Bonds) -> dict[tuple[int, int], float]:
    home = {fact.id: at for at, account in enumerate(nodes) for fact in account.facts} if bonds else {}
    found: dict[tuple[int, int], float] = {}
    for (one, other), joined in sorted(bonds.items()):
        if one in home and other in home and home[one] != home[other]:
            pair = (min(home[one], home[other]), max(home[one], home[other]))
            found[pair] = BOUND if joined and found.get(pair) != HARD else HARD
    return found


def _complete(
    numbers: Sequence[int], nodes: Sequence[Account], scores: dict[tuple[int, int], float], scorer: Scorer
) -> None:
    """Compare every pair of a component; those that no block brought together may only speak against a join."""
    missing = [
        pair
        for group in components(numbers, scores)
        if 2 < len(group) <= WHOLE
        for pair in combinations(group, 2)
        if pair not in scores
    ]
    found = scorer.across(nodes, missing)
    scores.update((pair, min(score, 0)) for pair, score in zip(missing, found, strict=True))


def _name(fact: Fact) -> str:
    return fact.claim.id


def _id(account: Account) -> str:
    return account.id
