"""`belegg export`: write events, with what they rest on, in the formats of other tools and data sets."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from belegg.show.cli.articles import ask_articles
from belegg.show.cli.asking import GRADES, LEDGER, ask_things, wanted
from belegg.show.cli.main import FAILED, FINE, SOME_FAILED, WRONG_USE, Formatter, tell
from belegg.show.export.registry import FORMATS, Format, How

if TYPE_CHECKING:
    from belegg.show.export.batches import Material

TABLES = ("events", "figures", "claims", "sources")
DESCRIPTION = """\
Writes the events of a ledger, or those that articles make together, for other tools and in the shape of other people's
data sets. What a format cannot carry is told on standard error: the field, in how many rows, and why.

formats:
""" + "\n".join(f"  {one.name:<9}{one.about}" for one in FORMATS.values()) + """

examples:
  belegg export --format xlsx -o events.xlsx                   from the ledger belegg.db
  belegg export --format ucdp --place Syria --period 2020 -o ged.csv
  belegg export archive/ --format md --lang en                 a brief on what articles in a folder tell
  belegg export --format csv -o tables/                        every table, in a folder
  belegg export --format jsonl --table claims | head           to standard output
  belegg export --format sqlite -o events.db && datasette events.db

xlsx, parquet and sqlite need -o. docs/exports tells field by field what stands where; docs/schema has the JSON Schemas.

exit codes: 0 fine, 1 failed, 2 wrong use, 4 some documents could not be read, 130 interrupted
"""  # fmt: skip


def parser() -> argparse.ArgumentParser:
    """Return the parser of the subcommand."""
    parser = argparse.ArgumentParser(prog="belegg export", description=DESCRIPTION, formatter_class=Formatter)
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a file, a folder, a pattern, or claims in a .jsonl file (default: the ledger)",
    )
    parser.add_argument("--ledger", metavar="WHERE", help=f"a file or postgresql://… (default: {LEDGER} here)")
    parser.add_argument("--format", required=True, choices=tuple(FORMATS), metavar="FORMAT", help=", ".join(FORMATS))
    parser.add_argument("-o", "--output", metavar="FILE", help="write there; a folder (DIR/) for every table")
    parser.add_argument("--table", choices=TABLES, help="which table; jsonl, csv, parquet")
    parser.add_argument("--lang", choices=("nb", "en"), default="nb", help="language of the brief (default: nb)")
    parser.add_argument("--excel", action="store_true", help="csv: begin with the mark by which Excel knows UTF-8")
    parser.add_argument("--language", metavar="CODE", help="read all articles as this language (default: found out)")
    ask_articles(parser)
    ask_things(parser)
    parser.add_argument("--grade", choices=GRADES, metavar="GRADE", help="confirmed, fair, weak, contested, …")
    return parser


def run(options: argparse.Namespace) -> int:
    """Export; returns the exit code."""
    from belegg.version import __version__

    chosen = FORMATS[options.format]
    complaint = _complaint(options, chosen)
    if complaint is not None:
        tell(f"belegg export: {complaint}")
        return WRONG_USE
    how = How(
        version=__version__, made=datetime.now(UTC).replace(microsecond=0), language=options.lang, table=options.table,
        mark=options.excel,
    )  # fmt: skip
    failed: list[str] = []
    with _material(options, failed) as material:
        if material is None:
            return FAILED
        if _is_folder(options.output):
            _write_folder(material, chosen, Path(options.output), how)
        else:
            _write(material, chosen, Path(options.output) if options.output else None, how, what=chosen.name)
    return SOME_FAILED if failed else FINE


def _complaint(options: argparse.Namespace, chosen: Format) -> str | None:
    """Return what is wrong with the options together, None where they fit."""
    from belegg.show.cli.read import known_language

    if options.paths and options.ledger is not None:
        return "give articles or --ledger, not both"
    if options.paths and not _asks_for_all(options):
        return "only a ledger can be asked for a place, a period and the like; add the articles to one (belegg add)"
    if not options.paths and (options.date or options.outlet):
        return "a ledger knows the days and outlets of its articles; --date and --outlet are for articles to be read"
    if chosen.binary and not options.output:
        return f"{chosen.name} is no text; say where to write it with -o"
    if _is_folder(options.output) and not chosen.tables:
        return f"{chosen.name} is one file; give a file with -o"
    if options.table is not None and options.table not in chosen.tables:
        return f"{chosen.name} has no choice of table {options.table} (it has: {', '.join(chosen.tables) or 'none'})"
    if options.table is not None and _is_folder(options.output):
        return "a folder gets every table; leave out --table, or give a file"
    if options.language is not None and not known_language(options.language):
        return f"language '{options.language}' cannot be read"
    return None


def _asks_for_all(options: argparse.Namespace) -> bool:
    """Return whether nothing is asked for but what can be asked of articles too."""
    import msgspec

    from belegg.ledger.filters import EVERYTHING

    asked = msgspec.structs.replace(wanted(options), imputed=True, language=None, outlet=None)
    return asked == EVERYTHING


def _is_folder(output: str | None) -> bool:
    return output is not None and (output.endswith("/") or Path(output).is_dir())


@contextmanager
def _material(options: argparse.Namespace, failed: list[str]) -> "Iterator[Material | None]":
    """Yield what to export, None where no article could be read."""
    from belegg.show.export.batches import of_ledger

    if options.paths:
        yield _of_paths(options, failed)
        return
    from belegg.ledger.connect import opened, reading

    with opened(options.ledger or LEDGER) as ledger, reading(ledger) as connection:
        yield of_ledger(connection, wanted(options))


def _of_paths(options: argparse.Namespace, failed: list[str]) -> "Material | None":
    from belegg.batch import Options
    from belegg.merge import merge
    from belegg.merging import report_of
    from belegg.picturing import picture_of
    from belegg.show.cli.articles import claims, readings
    from belegg.show.export.batches import of_picture

    options = argparse.Namespace(**{**vars(options), "output": Path(options.output) if options.output else None})
    how = Options(language=options.language, date=options.date, outlet=options.outlet, seconds=options.seconds)
    told = {claim.id: claim for claim in claims(options.paths)}
    read = {reading.document.id: reading for reading in readings(options, how, failed)}
    if failed and not read and not told:
        return None
    told |= {claim.id: claim for reading in read.values() for claim in reading.claims}
    reports = {document: report_of(reading) for document, reading in read.items()}
    events = merge(tuple(told.values()), reports)
    return of_picture(picture_of(events, tuple(told.values()), reports), imputed=not options.no_imputed)


def _write_folder(material: "Material", chosen: Format, folder: Path, how: How) -> None:
    """Write every table of a format into `folder`."""
    import msgspec

    from belegg.model.errors import BeleggError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BeleggError(
            f"{folder}: cannot be made ({(error.strerror or str(error)).lower()}); choose another -o"
        ) from error
    for table in chosen.tables:
        one = msgspec.structs.replace(how, table=table)
        _write(material, chosen, folder / f"{table}{chosen.suffix}", one, what=f"{chosen.name} {table}")


def _write(material: "Material", chosen: Format, path: Path | None, how: How, *, what: str) -> None:
    """Write one file, or to standard output, and tell what was left out."""
    from belegg.show.cli.output import beside, output_to
    from belegg.show.export.losses import lines
    from belegg.show.export.registry import file_writer, text_writer

    if chosen.binary and path is not None:
        with beside(path) as part:
            losses = file_writer(chosen.name).write(material, part, how)
    else:
        with output_to(path) as out:
            losses = text_writer(chosen.name).write(material, out, how)
    for line in lines(losses, what=what, among=material.among):
        tell(line)
