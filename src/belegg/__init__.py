"""Belegg reads conflict news into claims, each resting on the exact words.

>>> import belegg
>>> for claim in belegg.read(article, date="2020-02-10"):
...     print(claim.kind, claim.mode, claim.count, claim.evidence[0].quote)
"""

import belegg.read  # noqa: F401 - first, so that this package never hides the function of its name below
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
from belegg.model.period import Period
from belegg.model.place import Place
from belegg.model.span import Span
from belegg.workflow import Reading
from belegg.workflow import read_claims as read

__all__ = [
    "Actor",
    "Also",
    "BeleggError",
    "Claim",
    "Count",
    "Document",
    "InvalidValueError",
    "LanguageDataError",
    "Period",
    "Place",
    "Reading",
    "Span",
    "Speaker",
    "UnreadableError",
    "UnsupportedLanguageError",
    "WorldDataError",
    "__version__",
    "read",
]

__version__ = "0.1.0"
