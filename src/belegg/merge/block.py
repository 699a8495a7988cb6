"""What a change can reach: the keys of a claim, and all claims whose events can change when some arrive or leave."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from belegg.merge import keys
from belegg.merge.accounts import Account
from belegg.merge.compare import possible
from belegg.merge.facts import Fact, fact_of, family_of
from belegg.merge.gather import facts_of, strands_of
from belegg.merge.judged import Bonds, bonds
from belegg.model.claim import Claim
from belegg.model.judgement import Judgement
from belegg.model.report import Report

Neighbours = Callable[[Collection[str]], Iterable[Claim]]
"""Gives every claim kept that bears at least one of the block keys."""


def block_keys(claim: Claim, report: Report | None) -> tuple[str, ...]:
    """Return the keys under which `claim`, which stands in `report` (None: nothing is known of it), is to be found."""
    return (f"document:{claim.document}", f"claim:{claim.id}", *sorted(keys.stored(fact_of(claim, report))))


def affected(
    seeds: Iterable[Claim], neighbours: Neighbours, reports: Mapping[str, Report], judgements: Iterable[Judgement] = ()
) -> tuple[Claim, ...]:
    """Return all claims, seeds included, whose gathered events can change when the seeds arrive or leave, in order of
    ids.

    `neighbours(keys)` gives every claim kept, the seeds included, that bears one of the keys; `reports` must know every
    document that it gives claims of."""
    given = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
    shelf = _Shelf(neighbours, reports, bonds(given), bonds(given[:-1]))
    waiting = [claim.id for claim in shelf.admit(seeds)]
    reached: dict[str, Claim] = {}
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        strand = shelf.strand_of[name]
        for account in strand:
            reached.update((fact.id, fact.claim) for fact in account.facts)
        for account in strand:
            waiting.extend(shelf.beside(account))
    return tuple(reached[name] for name in sorted(reached))


Shelf = tuple[str, str]
"""A document and a family: what one report tells of one family is laid out together."""


class _Shelf:
    """The claims brought in so far, as accounts: of each report what it tells of the families that were asked for, by
    all judgements and, where that is another, as it was before the last of them."""

    def __init__(self, neighbours: Neighbours, reports: Mapping[str, Report], bonds: Bonds, before: Bonds) -> None:
        self.neighbours, self.reports, self.bonds, self.before = neighbours, reports, bonds, before
        self.facts: dict[str, dict[str, list[Fact]]] = {}
        self.laid: set[Shelf] = set()
        self.strand_of: dict[str, list[Account]] = {}
        self.account_of: dict[str, Account] = {}
        self.under: dict[str, dict[tuple[str, ...], Account]] = defaultdict(dict)
        self.asked: set[str] = set()
        self.bound: dict[str, set[str]] = defaultdict(set)
        for one, other in (*bonds, *before):
            self.bound[one].add(other)
            self.bound[other].add(one)

    def admit(self, claims: Iterable[Claim]) -> list[Claim]:
        """Bring in what the reports of `claims` tell of their families, and return the claims."""
        given = list(claims)
        fresh = {(claim.document, family_of(claim)) for claim in given} - self.laid
        if fresh:
            self._fetch(given, {document for document, _ in fresh} - self.facts.keys())
            self.laid |= fresh
            for document, family in sorted(fresh):
                facts = self.facts[document].get(family, [])
                strands = strands_of(facts, self.bonds)
                if self.bonds != self.before and any(fact.id in self.bound for fact in facts):
                    strands = [
                        [account for strand in (*strands, *strands_of(facts, self.before)) for account in strand]
                    ]
                for strand in strands:
                    self._place(strand)
        return given

    def _fetch(self, given: Iterable[Claim], documents: Collection[str]) -> None:
        """Bring in all claims of `documents`, those that are given included, by their families."""
        if not documents:
            return
        self.facts.update((document, defaultdict(list)) for document in documents)
        whole = {
            claim.id: claim for claim in self.neighbours([f"document:{document}" for document in sorted(documents)])
        }
        whole.update((claim.id, claim) for claim in given)
        for fact in facts_of((claim for claim in whole.values() if claim.document in documents), self.reports):
            self.facts[fact.claim.document][fact.family].append(fact)

    def _place(self, strand: list[Account]) -> None:
        for account in strand:
            for fact in account.facts:
                self.strand_of[fact.id] = strand
                self.account_of[fact.id] = account
                for key in keys.stored(fact):
                    self.under[key][tuple(fact.id for fact in account.facts)] = account

    def beside(self, account: Account) -> list[str]:
        """Return a claim of each account that may be of one event with `account`, or that a person tied to it."""
        wanted = {key for fact in account.facts for key in keys.sought(fact)}
        new = wanted - self.asked
        if new:
            self.asked |= new
            self.admit(self.neighbours(sorted(new)))
        tied = {other for fact in account.facts for other in self.bound[fact.id]}
        if missing := sorted(name for name in tied if name not in self.account_of):
            self.admit(self.neighbours([f"claim:{name}" for name in missing]))
        found = {name: other for key in wanted for name, other in self.under.get(key, {}).items()}
        near = [other.id for other in found.values() if other is not account and possible(account, other)]
        return sorted(near) + sorted(name for name in tied if name in self.account_of)
