"""A process that adds hand-made readings, to be killed: `python -m tests.ledger.importer WHERE FIRST END`."""

import sys

from belegg import keeping
from belegg.ledger.connect import opened
from tests.ledger import articles, fake_merger

PLACES = ("Idlib", "Kharkiv", "El Fasher")


def one(number):
    """Return the bytes and the reading of article `number`."""
    return articles.reading(
        number, killed=1 + number % 50, place=PLACES[number % 3], day=1 + number % 28, claims=1 + number % 4
    )


def main():
    """Add the articles FIRST to END, those that are there already too, and say when it begins."""
    address, first, end = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    say("ready")
    with opened(address, create=True) as ledger:
        for number in range(first, end):
            data, read = one(number)
            say(keeping.keep(ledger, data, read, version="1", merger=fake_merger))


def say(word):
    """Write a word at once, for the test that waits for it."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
