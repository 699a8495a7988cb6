"""List the gazetteer's names that are also Norwegian words or names of people, from a treebank with names.

Run: python training/world/build_ambiguous.py train.conllu   (CoNLL-U with `name=B-PER|…` in MISC)
The list is kept in the repository, so that the gazetteer can be built without the treebank.
"""

import sys
from collections import Counter
from pathlib import Path

from belegg.world import gazetteer
from belegg.world.spelling import light

TARGET = Path(__file__).parents[2] / "src" / "belegg" / "world" / "data" / "ambiguous.tsv"
GIVEN = Path(__file__).parent / "sources" / "people.txt"


def main() -> None:
    """Write ambiguous.tsv: name, and whether it is a word or a person."""
    words: Counter[str] = Counter()
    people: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) != 10 or not cells[1].isalpha():
            continue
        form = light(cells[1])
        if cells[1].islower():
            words[form] += 1
        elif "-PER" in cells[9]:
            people[form] += 1
        elif "-GPE" in cells[9] or "-LOC" in cells[9]:
            places[form] += 1
    found = {name: "person" for name in people if people[name] > 2 * places[name] and obscure(name)}
    found |= {light(name): "person" for name in GIVEN.read_text(encoding="utf-8").split()}
    found |= {name: "word" for name in words if words[name] > 1 and len(name) > 1 and obscure(name)}
    lines = ["name\tkind", *(f"{name}\t{kind}" for name, kind in sorted(found.items()))]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def obscure(name: str) -> bool:
    """Return whether the gazetteer has the name, and no large town of the curated lists bears it."""
    found = gazetteer.lookup(name)
    return bool(found) and not any(place.curated and place.population > 100_000 for place in found)


if __name__ == "__main__":
    main()
