"""Belegg reads conflict news into claims, each resting on the exact words.

>>> import belegg
>>> for claim in belegg.read(article, date="2020-02-10"):
...     print(claim.kind, claim.mode, claim.count, claim.evidence[0].quote)
>>> for event in belegg.merge(readings):
...     print(event.kind, event.place, [(toll.effect, toll.low, toll.best, toll.high) for toll in event.tolls])
"""

import belegg.merge  # first, as the next one, so that these packages never hide the functions of their names below
import belegg.read  # noqa: F401
from belegg.model.actor import Actor, Speaker
from belegg.model.claim import Also, Claim
from belegg.model.count import Count
from belegg.model.document import Document
from belegg.model.errors import (
    BeleggError,
    InvalidValueError,
    LanguageDataError,
    UnreadableError,
    UnsupportedLanguageError,
    WorldDataError,
)
from belegg.model.event import Event, Toll, Version
from belegg.model.judgement import Judgement
from belegg.model.period import Period
from belegg.model.place import Place
from belegg.model.report import Report
from belegg.model.span import Span
from belegg.show.export.frames import Claims, Events, MissingExtraError, merge, read
from belegg.version import __version__
from belegg.workflow import Reading

__all__ = [
    "Actor",
    "Also",
    "BeleggError",
    "Claim",
    "Claims",
    "Count",
    "Document",
    "Event",
    "Events",
    "InvalidValueError",
    "Judgement",
    "LanguageDataError",
    "MissingExtraError",
    "Period",
    "Place",
    "Reading",
    "Report",
    "Span",
    "Speaker",
    "Toll",
    "UnreadableError",
    "UnsupportedLanguageError",
    "Version",
    "WorldDataError",
    "__version__",
    "merge",
    "read",
]
