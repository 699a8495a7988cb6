"""Hand a merger the reports that it asks for, read from the ledger when they are first wanted."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, select

from belegg.ledger import documents, schema
from belegg.model.report import Report


class Reports(Mapping[str, Report]):
    """The reports of a ledger, by the ids of their documents, as far as one connection sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._fetched: dict[str, Report | None] = {}

    def fetch(self, ids: Iterable[str]) -> None:
        """Read those of the documents that were not read yet, all at once."""
        new = sorted(set(ids) - self._fetched.keys())
        if new:
            self._fetched.update(dict.fromkeys(new))
            for document, language in documents.read(self._connection, new).values():
                self._fetched[document.id] = documents.report(document, language)

    def __getitem__(self, document: str) -> Report:
        self.fetch((document,))
        report = self._fetched[document]
        if report is None:
            raise KeyError(document)
        return report

    def __iter__(self) -> Iterator[str]:
        return iter(self._connection.execute(select(schema.document.c.id)).scalars().all())

    def __len__(self) -> int:
        return len(list(iter(self)))
