"""A report: what merging must know of the document that a claim stands in."""

import msgspec

from belegg.model.period import Period


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """`document` is the document's id, `text` its decoded original that the claims' spans point into (None where only
    the claims are at hand). `outlet` and `published` are None where neither the article nor its giver tells them, and
    `name`, what its file or page is called, where that is not known."""

    document: str
    language: str | None
    outlet: str | None
    published: Period | None
    text: str | None
    name: str | None = None
