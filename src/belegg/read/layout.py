"""Tell the part that one block plays from its own words: byline, caption, teaser, fact box, bullet."""

import re
import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from belegg.model.errors import LanguageDataError
from belegg.read.dates import choice, datelines
from belegg.read.lines import BULLET

LONGEST_BYLINE, LONGEST_CAPTION, LONGEST_TEASER, LONGEST_HEADING = 140, 600, 240, 110


class Byline(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words before names, words that stand for a name, and words that may stand between names."""

    before_names: tuple[str, ...]
    roles: tuple[str, ...]
    before_roles: tuple[str, ...]
    between_names: tuple[str, ...]
    example: tuple[str, ...]
    never: tuple[str, ...]


class Credit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that credit a picture, and those that announce its caption."""

    words: tuple[str, ...]
    labels: tuple[str, ...]
    example: tuple[str, ...]
    never: tuple[str, ...]


class Factbox(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Headings of a box of facts."""

    headings: tuple[str, ...]
    example: tuple[str, ...]
    never: tuple[str, ...]


class Teaser(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that point to another article."""

    labels: tuple[str, ...]
    example: tuple[str, ...]
    never: tuple[str, ...]


class Headline(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Finite verbs that headlines have, and names of a paper's sections."""

    finite: tuple[str, ...]
    sections: tuple[str, ...]


class Layout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What layout.toml says."""

    byline: Byline
    credit: Credit
    factbox: Factbox
    teaser: Teaser
    headline: Headline


class Patterns(msgspec.Struct, frozen=True, kw_only=True):
    """The patterns of the parts, made once from layout.toml."""

    byline: re.Pattern[str]
    role: re.Pattern[str]
    agency: re.Pattern[str]
    credit: re.Pattern[str]
    caption_label: re.Pattern[str]
    factbox: re.Pattern[str]
    teaser: re.Pattern[str]
    teaser_label: re.Pattern[str]
    section: re.Pattern[str]


@cache
def layout() -> Layout:
    """Return the table of layout words; raises LanguageDataError where its file is wrong."""
    try:
        return msgspec.convert(
            tomllib.loads((files("belegg") / "read" / "layout.toml").read_text(encoding="utf-8")), Layout
        )
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LanguageDataError(f"read/layout.toml: {error}") from error


def is_byline(block: str) -> bool:
    """Return whether the block says who wrote it, and nothing else."""
    return len(block) <= LONGEST_BYLINE and bool(
        any(pattern.fullmatch(block) for pattern in (patterns().byline, patterns().role, patterns().agency))
    )


def is_caption(block: str) -> bool:
    """Return whether the block is a picture's caption or credit."""
    if len(block) > LONGEST_CAPTION:
        return False
    return bool(patterns().caption_label.match(block) or patterns().credit.search(block))


def is_teaser(block: str) -> bool:
    """Return whether the block points to another article in so many words."""
    return len(block) <= LONGEST_TEASER and bool(patterns().teaser.match(block))


def is_teaser_label(block: str) -> bool:
    """Return whether the block is nothing but such words, so that what follows is the teaser."""
    return bool(patterns().teaser_label.fullmatch(block))


def is_factbox_heading(block: str) -> bool:
    """Return whether the block is the heading of a box of facts."""
    return len(block) <= LONGEST_HEADING and bool(patterns().factbox.fullmatch(block))


def is_bullet(block: str) -> bool:
    """Return whether the block is an item of a list; a quotation after a dash is none."""
    found = BULLET.match(block)
    return bool(found) and block[0] not in "-–—"


def is_section(block: str) -> bool:
    """Return whether the block is the name of a paper's section."""
    return bool(patterns().section.fullmatch(block))


@cache
def patterns() -> Patterns:
    """Return the patterns of layout.toml."""
    table = layout()
    ignore = re.IGNORECASE
    name = r"[A-ZÆØÅÄÖ][\w.'’-]*"
    between = choice(table.byline.between_names)
    names = rf"{name}(?:(?:\s*[,/&+]\s*|\s+)(?:{between}\s+)*{name}){{0,9}}"
    agency = rf"(?:{choice(datelines().words.agencies)})"
    agencies = rf"{agency}(?:\s?[/–-]\s?\w+)*"
    credit = choice(table.credit.words)
    roles = rf"{choice(table.byline.roles)}\b"
    return Patterns(
        byline=re.compile(rf"(?i:{choice(table.byline.before_names)}):?\s+{names}\s*(?:\((?:foto|{names})\))?[.]?"),
        role=re.compile(
            rf"(?i:{roles})(?:\s+{roles})*|"
            rf"(?:{choice([*table.byline.before_names, *table.byline.before_roles])}):?(?:\s+{roles})+"
            rf"(?:\s*[,/–-]?\s*(?:{between}\s+)*{names})?[.]?"
        ),
        agency=re.compile(rf"(?:{name}\s?/\s?|[(/–—-]+\s*)?©?\s*{agencies}[)]?[.]?"),
        credit=re.compile(
            rf"(?:^|(?<=[\s(.,:!?»\"”]))(?i:{credit}(?:\s?(?:og|/|,)\s?(?:{credit}))?)\s?:\s*"
            rf"(?:(?:[A-ZÆØÅÄÖ@©]\S*|{between}|/|&|@\S+)[ ,]*){{1,12}}[).]*$"
        ),
        caption_label=re.compile(rf"(?:{choice(table.credit.labels)})\s*:", ignore),
        factbox=re.compile(rf"(?:{choice(table.factbox.headings)})(?:\s*[:–-]\s*[^.!?]*|\s+om\s+[^.!?]*)?", ignore),
        teaser=re.compile(
            rf"[\s→›»>➤▶|*(\[]*(?:{choice(table.teaser.labels)})"
            r"(?:\s*[:!→›>–-].*|\s+(?:om|på|av)\s[^.]*|\s*[)\]]*|\s+(?:her|mer|meir)\b[^.]*)$",
            ignore | re.DOTALL,
        ),
        teaser_label=re.compile(rf"[\s→›»>➤▶|*(]*(?:{choice(table.teaser.labels)})\s*[:→›>)…]*", ignore),
        section=re.compile(rf"(?:{choice(table.headline.sections)})", ignore),
    )
