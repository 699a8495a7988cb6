"""Make the value that leaves this part: from pieces to tokens and characters, from fractions to numbers."""

from fractions import Fraction
from typing import Literal, NamedTuple

from belegg.extract.quantities.bounds import Bound, Bounded
from belegg.extract.quantities.nouns import NOTHING, Counted
from belegg.extract.quantities.pieces import View
from belegg.extract.quantities.values import number
from belegg.model.count import Number, Quantifier, Unit
from belegg.model.parts import Quantity

Form = Literal["number", "share", "repeat", "all", "none"]


class Draft(NamedTuple):
    """A quantity in pieces: `first` to `last` with its quantifier; `noun` what it counts."""

    first: int
    last: int
    form: Form
    low: Bound = None
    best: Bound = None
    high: Bound = None
    quantifier: Quantifier = "exact"
    imputed: bool = False
    noun: Counted = NOTHING
    unit: Unit | None = None
    of_previous: bool = False
    how: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, number: Bounded, noun: Counted, *, form: Form, first: int, of_previous: bool, how: tuple[str, ...]
    ) -> "Draft":
        """Return the draft of a number and the noun that it counts."""
        return cls(
            first, number.last, form, number.low, number.best, number.high, number.quantifier, number.imputed,
            noun, noun.unit, of_previous, how,
        )  # fmt: skip


def quantity(view: View, draft: Draft) -> Quantity:
    """Return the finished quantity that `draft` describes."""
    start, end = view.pieces[draft.first].start, view.pieces[draft.last].end
    noun = draft.noun.piece
    return Quantity(
        sentence=view.sentence.index,
        first=view.token_at(start),
        last=view.token_at(end - 1),
        start=view.sentence.start + start,
        end=view.sentence.start + end,
        as_written=view.sentence.text[start:end],
        form=draft.form,
        low=_number(draft.low),
        best=_number(draft.best),
        high=_number(draft.high),
        quantifier=draft.quantifier,
        imputed=draft.imputed,
        noun=None if noun is None else view.token(noun).index,
        unit=draft.unit,
        item=draft.noun.item,
        of_previous=draft.of_previous,
        rule=draft.how,
    )


def _number(bound: Bound) -> Number | None:
    return None if bound is None else number(Fraction(bound))
