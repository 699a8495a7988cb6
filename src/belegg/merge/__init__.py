"""Find what several claims, together, say happened: events and figures, each with its reasons.

- `merge(claims, reports, judgements=())` gives all events: what `gather` finds, linked by `contain`.
- `gather` is the first level: which claims are of one event, and what its figures are. An event depends on the claims
that `affected` returns for any claim in it, and on nothing else.
- `contain(events)` is the second, cheap level: which figure contains which event (`part_of`), and whether the sums can
be true. It looks at events alone, so that a ledger that keeps the gathered events runs it over all of them when it
shows them. `containment(events)` does the same for events that are too many to be held: it goes through them a few
times, and its `linked(event)` then gives each.
- `block_keys(claim, report)` are the keys under which a ledger finds again what may be of one event with a claim.
  They always include "document:<document id>" and "claim:<claim id>".
- `affected(seeds, neighbours, reports, judgements=())` gives all claims (the seeds too) whose gathered events can
change when the seeds arrive or leave; `neighbours(keys)` must return every claim kept, seeds included, that bears at
least one of the keys. `gather(affected(...), ...)` are then exactly the events of these claims; they take the place of
the events that held them. When seeds leave, ask while they are still there, then gather what remains. Judgements: ask
with the claims they name as seeds.
- `doubts(events, claims, reports)` are the questions for a person: doubtful joins, impossible sums.
"""

from belegg.merge.block import Neighbours, affected, block_keys
from belegg.merge.contain import contain, containment
from belegg.merge.doubts import Doubt, doubts
from belegg.merge.events import gather, merge

__all__ = ["Doubt", "Neighbours", "affected", "block_keys", "contain", "containment", "doubts", "gather", "merge"]
