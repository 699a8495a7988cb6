"""Run spaCy's parser and name finder move by move, to the same moves as spaCy's own loop makes.

That loop gives up the interpreter's lock and asks for it again with every few sums, which takes longer than the sums.
Here the lock is kept: numpy weighs all sentences' moves at once, and spaCy makes them."""

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Mover:
    """One component that reads sentences by moves: its name is "parser" or "ner"."""

    def __init__(self, nlp: "Language", name: str) -> None:
        component: Any = nlp.get_pipe(name)
        scorer = component.model.get_ref("upper")
        self._component = component
        self._weights = np.ascontiguousarray(scorer.get_param("W").T)
        self._biases = scorer.get_param("b")

    def __call__(self, docs: "list[Doc]") -> None:
        """Write what the component finds into `docs`, none of which is empty and each of which has its tensor."""
        component = self._component
        model = component.model.predict(docs)
        found = component.moves.init_batch(docs)
        going = found
        while going:
            scores = model.state2vec.predict(model.get_token_ids(going)) @ self._weights
            scores += self._biases
            going = component.transition_states(going, scores)
        component.set_annotations(docs, found)
