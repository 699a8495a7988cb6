"""Read the sentences with what must be found in them, and write findings in the same short form."""

from pathlib import Path

from belegg.extract.quantities.find import find
from belegg.extract.quantities.plain import sentence
from belegg.model.parts import Quantity

HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    """Return the lines of the file `name` beside this one, without its comments."""
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def cases(name: str) -> list[tuple[str, str]]:
    """Return the sentences of the file `name`, each with what must be found in it."""
    return [(text, wanted) for text, _, wanted in (line.partition("\t") for line in lines(name))]


def found(text: str, language: str) -> str:
    """Return what is found in `text`, read by word order alone, in the short form of the case files."""
    unparsed = sentence(text)
    quantities = find([unparsed], language=language)
    return "; ".join(_short(quantity, unparsed.tokens) for quantity in quantities)


def _short(quantity: Quantity, tokens: tuple[object, ...]) -> str:
    forms = {"number": "", "share": "share=", "repeat": "repeat", "all": "all=", "none": "none"}
    value = "" if quantity.form in ("repeat", "none") else _value(quantity)
    marks = ("~" if quantity.imputed else "") + ("^" if quantity.of_previous else "")
    noun = "-" if quantity.noun is None or quantity.unit is None else getattr(tokens[quantity.noun], "text", "-")
    return f"{forms[quantity.form]}{value}{marks} {quantity.quantifier} {noun} {quantity.unit or '-'}"


def _value(quantity: Quantity) -> str:
    if quantity.low is None and quantity.high is None:
        return "-"
    low, high = (None if bound is None else f"{round(bound, 3)}" for bound in (quantity.low, quantity.high))
    return f"{low}" if low == high else f"{low or ''}..{high or ''}"
