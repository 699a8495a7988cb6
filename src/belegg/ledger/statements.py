"""Read the SQL that SQLAlchemy has no words for; it stands in .sql files, one statement a paragraph."""

from importlib.resources import files


def statements(dialect: str, revision: str) -> tuple[str, ...]:
    """Return the statements of `revision` for the database `dialect` ("sqlite" or "postgresql"), in order."""
    text = (files("belegg.ledger") / "migrations" / "sql" / f"{revision}_{dialect}.sql").read_text(encoding="utf-8")
    paragraphs = ("\n".join(_code(paragraph)) for paragraph in text.split("\n\n"))
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def _code(paragraph: str) -> list[str]:
    return [line for line in paragraph.splitlines() if line.strip() and not line.lstrip().startswith("--")]
