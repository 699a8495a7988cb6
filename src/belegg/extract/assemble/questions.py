"""What the networks of roles are asked about a document: all its claims with all their candidates, role by role."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from msgspec.structs import replace

from belegg.extract.assemble.answers import answer_signs, neighbours
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.known import SORT, Known, Sort, known
from belegg.extract.assemble.signs import OPPOSITE, Signs, claim_signs, nothing_signs, pair_signs, signs, step_signs
from belegg.extract.learned.chooser import ROLES, Chooser, Role

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Table = NDArray[np.float32]


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Whom or what each claim means in one role: `named` are the candidates, the tables what a `Chooser` takes."""

    named: Known
    pairs: "Table"
    parts: "Table"
    nearest: "NDArray[np.int64]"
    claims: "Table"
    nothing: "Table"

    def answered_by(self, chooser: Chooser) -> "Table":
        """Return for each claim how likely each candidate is meant, and last that none is."""
        return chooser(self.pairs, self.parts, self.nearest, self.claims, self.nothing)


def questions(context: Context, drafts: Sequence[Draft]) -> dict[Role, Question]:
    """Return what is asked about drafts in each role for which the document names a candidate."""
    claims = claim_signs(context, drafts)
    seen: dict[Sort, tuple[Known, Signs]] = {}
    asked: dict[Role, Question] = {}
    for role in ROLES:
        sort = SORT[role]
        if sort not in seen:
            named = known(context, drafts, sort)
            if not named.parts:
                continue
            seen[sort] = (named, signs(context, drafts, named))
        named, found = seen[sort]
        asked[role] = Question(
            named=named,
            pairs=pair_signs(context, drafts, named, found, role),
            parts=found.parts,
            nearest=found.nearest,
            claims=np.concatenate([claims, step_signs(drafts, role)], axis=1),
            nothing=nothing_signs(context, drafts, named, found, role),
        )
    return asked


def asked_again(
    drafts: Sequence[Draft], asked: Mapping[Role, Question], told: Mapping[Role, "Table"]
) -> dict[Role, Question]:
    """Return the questions with what was answered to them the first time, `told`: to this role and its opposite."""
    views = neighbours(drafts)
    again = {}
    for role, question in asked.items():
        opposite = told[OPPOSITE[role]] if role in OPPOSITE else None
        pairs, nothing = answer_signs(views, told[role], opposite)
        again[role] = replace(
            question,
            pairs=np.concatenate([question.pairs, pairs], axis=2),
            nothing=np.concatenate([question.nothing, nothing], axis=1),
        )
    return again
