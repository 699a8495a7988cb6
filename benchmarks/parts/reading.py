"""Read a text as an article and find its parts, as the whole program does."""

from functools import cache

from belegg.analyse.sentences import analyse
from belegg.extract.actors.find import find as find_parties
from belegg.extract.assemble.claims import places_of
from belegg.extract.attribution.find import find as find_scopes
from belegg.extract.times.find import find as find_times
from belegg.model.document import Document, locate
from belegg.model.parts import Parts
from belegg.model.sentence import Sentence
from belegg.read.document import read_bytes

Read = tuple[Document, tuple[Sentence, ...], Parts]


@cache
def warmed(language: str) -> None:
    """Load the models of a language, so that no measurement holds it."""
    parts_of("Two men were killed in Kabul on Monday, police said.", language=language, published="2020-02-10")


def parts_of(text: str, *, language: str, published: str | None = None) -> Read:
    """Return the document that `text` is, its sentences, and the times, places, parties and scopes found in them."""
    document = read_bytes(text.encode(), name="text", published=published, media_type="text/plain")
    sentences = analyse(document, language)
    moments = find_times(sentences, language=language, published=document.published)
    locations = places_of(sentences, moments, language=language)
    parties = find_parties(sentences, locations, language=language, published=document.published)
    scopes = find_scopes(sentences, parties, locations, language=language)
    return document, sentences, Parts(moments=moments, locations=locations, parties=parties, scopes=scopes)


def original(document: Document, start: int, end: int) -> tuple[int, int]:
    """Return where in the text as it was given `start` to `end` of the article stand."""
    span = locate(document, start, end)
    return span.start, span.end
