"""A merger that is simple enough to be right at sight: claims of one kind, place and day are of one event."""

from collections import defaultdict

from belegg.model.event import Event, Toll

ASKED = []
"""How many claims each call of gather was handed; tests empty it."""


def of(claim):
    place = claim.place.name if claim.place else None
    day = claim.time.start if claim.time else None
    return f"{claim.kind}:{place}:{day}"


def block_keys(claim, report):
    return (of(claim), f"document:{claim.document}", f"claim:{claim.id}")


def affected(seeds, neighbours, reports, judgements=()):
    keys = [of(seed) for seed in seeds]
    named = {name for judgement in judgements for name in judgement.claims}
    found = {claim.id: claim for claim in (*seeds, *neighbours(keys))}
    if named & found.keys():
        more = neighbours([f"claim:{name}" for name in sorted(named)])
        found |= {claim.id: claim for claim in neighbours([of(claim) for claim in more])}
    assert all(reports[claim.document].text for claim in found.values())
    return tuple(found.values())


def gather(claims, reports, judgements=()):
    ASKED.append(len(claims))
    groups = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.id):
        groups[_group(claim, claims, judgements)].append(claim)
    return tuple(_event(key, group) for key, group in sorted(groups.items()))


def merge(claims, reports, judgements=()):
    return gather(claims, reports, judgements)


class Links:
    def linked(self, event):
        return event


def containment(events):
    return Links()


def doubts(events, claims, reports):
    return ()


def _group(claim, claims, judgements):
    by_id = {one.id: one for one in claims}
    for judgement in judgements:
        if judgement.verdict == "split" and judgement.claims[0] == claim.id:
            return f"{of(claim)}:alone:{claim.id}"
        if judgement.verdict == "join" and claim.id in judgement.claims and judgement.claims[0] in by_id:
            return of(by_id[judgement.claims[0]])
    return of(claim)


def _event(key, claims):
    counts = [claim.count for claim in claims if claim.count is not None]
    lows = [count.low for count in counts if count.low is not None]
    highs = [count.high for count in counts if count.high is not None]
    first = claims[0]
    toll = Toll(
        who=first.target, effect=first.mode, item=None, measure="new", time=first.time, unit="person",
        low=min(lows, default=None), best=counts[0].best if len(counts) == 1 else None, high=max(highs, default=None),
        part_of=None, claims=tuple(claim.id for claim in claims), versions=(),
        imputed=bool(counts) and all(count.imputed for count in counts),
    )  # fmt: skip
    documents = tuple(sorted({claim.document for claim in claims}))
    return Event(
        id="e" + key.encode().hex()[:60], kind=first.kind, mode=first.mode, place=first.place, time=first.time,
        actor=first.actor, target=first.target, grade="fair" if len(documents) > 1 else "weak",
        standing=first.standing, claims=tuple(claim.id for claim in claims), documents=documents,
        origins=len(documents), tolls=(toll,) if counts else (), part_of=None,
        why=("same kind, place and day (R19)",) if len(claims) > 1 else (),
    )  # fmt: skip
