"""Take a page of the report apart, as a browser would: its elements, ids, links and words."""

from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "input", "img", "br", "hr", "base", "col"})


class Element:
    """An element: `name`, `attributes`, the elements and words in it, and the element around it."""

    def __init__(self, name: str, attributes: dict[str, str], around: "Element | None") -> None:
        self.name, self.attributes, self.around = name, attributes, around
        self.inside: list[Element | str] = []

    def all(self, name: str = "", **attributes: str) -> "Iterator[Element]":
        """Yield the elements below called `name` ("": any) with those attributes; `cls` is one of their classes."""
        for part in self.inside:
            if isinstance(part, Element):
                if part.fits(name, attributes):
                    yield part
                yield from part.all(name, **attributes)

    def fits(self, name: str, attributes: dict[str, str]) -> bool:
        """Return whether it is called `name` and has the attributes."""
        wanted = {key: value for key, value in attributes.items() if key != "cls"}
        classes = self.attributes.get("class", "").split()
        return (
            name in ("", self.name)
            and all(self.attributes.get(key) == value for key, value in wanted.items())
            and ("cls" not in attributes or attributes["cls"] in classes)
        )

    @property
    def text(self) -> str:
        """All words in it."""
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)

    def within(self, name: str) -> "Element | None":
        """Return the nearest element around it called `name`, None where there is none."""
        around = self.around
        while around is not None and around.name != name:
            around = around.around
        return around


class Builder(HTMLParser):
    """Builds the elements; raises AssertionError for tags that do not match."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("page", {}, None)
        self.here = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in <{tag}>: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.inside.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.inside.append(Element(tag, {name: value or "" for name, value in attrs}, self.here))

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.here.name, f"</{tag}> closes <{self.here.name}>"
        assert self.here.around is not None
        self.here = self.here.around

    def handle_data(self, data: str) -> None:
        self.here.inside.append(data)


@cache
def parsed(html: str) -> Element:
    """Return the page; raises AssertionError where its tags do not match."""
    builder = Builder()
    builder.feed(html)
    builder.close()
    assert builder.here is builder.root, f"<{builder.here.name}> is not closed"
    return builder.root


def ids(page: Element) -> list[str]:
    """Return all ids."""
    return [element.attributes["id"] for element in page.all() if "id" in element.attributes]
