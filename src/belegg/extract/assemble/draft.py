"""A draft: a claim in the making, with the parts it is made of; and all that is known while making it."""

from collections.abc import Iterator

import msgspec

from belegg.extract.frames.phrases import Phrase
from belegg.extract.frames.slots import Setting
from belegg.model.claim import Kind, Measure, Standing
from belegg.model.count import Count
from belegg.model.document import Document
from belegg.model.parts import Frame, Location, Moment, Party, Quantity, Scope
from belegg.model.sentence import Sentence


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """A document with everything that was found in it, by sentence; `home` is the country in which it plays."""

    document: Document
    language: str
    sentences: tuple[Sentence, ...]
    settings: tuple[Setting | None, ...]
    frames: tuple[tuple[Frame, ...], ...]
    scopes: tuple[Scope, ...]
    home: str | None = None

    def phrase(self, sentence: int, head: int) -> Phrase | None:
        """Return the phrase around the token `head` of a sentence, None where there is none."""
        setting = self.settings[sentence]
        return setting.phrase_at(head) if setting is not None else None

    def segment(self, sentence: int, token: int) -> int:
        """Return the number of the stretch of a sentence that `token` stands in."""
        setting = self.settings[sentence]
        return setting.segments.of[token] if setting is not None else 0

    def frame_at(self, sentence: int, token: int, kind: str) -> Frame | None:
        """Return the frame of `kind` that the token opens, None where it opens none."""
        return next((frame for frame in self.frames[sentence] if frame.trigger == token and frame.kind == kind), None)

    def all_frames(self, kind: str) -> Iterator[Frame]:
        """Yield the document's frames of `kind`, in order."""
        return (frame for frames in self.frames for frame in frames if frame.kind == kind)


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in the making. `anchor` is the token that it stands at in `sentence`; `evidence` are
    character ranges of the document's text, first the one that carries the value. `whole` is the number of
    the draft that this one is part of, in the list of drafts. `voiced`: whose word it is has been weighed, so that no
    `scope` is the article's own word. `instead`: kind and mode of the draft of the same words or count in whose stead
    this one may stand."""

    kind: Kind
    mode: str | None
    sentence: int
    anchor: int
    evidence: tuple[tuple[int, int], ...]
    rule: tuple[str, ...]
    frame: Frame | None = None
    quantity: Quantity | None = None
    count: Count | None = None
    actor: Party | None = None
    target: Party | None = None
    more_actors: tuple[Party, ...] = ()
    more_targets: tuple[Party, ...] = ()
    item: str | None = None
    place: Location | None = None
    more_places: tuple[Location, ...] = ()
    moment: Moment | None = None
    measure: Measure | None = None
    planned: bool = False
    whole: "Draft | None" = None
    standing: Standing | None = None
    scope: Scope | None = None
    voiced: bool = False
    instead: tuple[Kind, str | None] | None = None
    marks: frozenset[str] = frozenset()
