"""A ledger is made where there is none, in a file or in a database of a server."""

from belegg import keeping
from belegg.ledger import documents
from belegg.ledger.connect import opened, reading
from tests.ledger import articles, fake_merger
from tests.ledger.conftest import NUMBERS, make_database


def used(address):
    """Make a ledger, use it, open it again, and return what is in it."""
    with opened(address, create=True) as ledger:
        keeping.keep(ledger, *articles.reading(1), version="1", merger=fake_merger)
    with opened(address) as ledger, reading(ledger) as connection:
        return [kept.name for kept in documents.listed(connection)]


def test_in_a_file(tmp_path):
    assert used(tmp_path / "belegg.db") == ["sak-1.txt"]
    assert used(f"sqlite:///{tmp_path / 'blåbær æ?#%20.db'}") == ["sak-1.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["belegg.db", "blåbær æ?#%20.db"]


def test_in_a_database(server):
    assert used(make_database(server, f"made_{next(NUMBERS)}")) == ["sak-1.txt"]
