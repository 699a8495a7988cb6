"""Find every time expression of a document and resolve it against the article's date."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from belegg.extract.times import resolve
from belegg.extract.times.context import Context, Reading
from belegg.extract.times.interpret import interpret
from belegg.extract.times.lexicon import Lexicon, lexicon
from belegg.extract.times.match import Atom, Stretch, match
from belegg.extract.times.resolve import Days
from belegg.model.parts import Moment
from belegg.model.period import Period
from belegg.model.sentence import Sentence

# So many characters on either side may hold the verb that tells the tense.
_NEAR = 300
_ASIDE = ("teaser", "listing", "byline", "dateline", "caption")
_RELATIVE = (
    "date",
    "month",
    "numeric",
    "weekday",
    "weekend",
    "season",
    "tonight",
    "lately",
    "lasting",
    "feast",
    "easter",
    "stretch",
)


def find(sentences: Sequence[Sentence], *, language: str, published: Period | None) -> tuple[Moment, ...]:
    """Return the document's times in order. A moment's period is None where its words cannot be resolved.

    `published` is the article's own date: a day, a month, a year, or None where it is not known."""
    words = lexicon(language)
    found = [
        (sentence, expression) for sentence in sentences for expression in match(sentence.text, words, _verbs(sentence))
    ]
    dated = _days(published)
    today = _news_day(found, dated, words)
    moments = []
    context = Context(published=dated, today=today)
    for sentence, expression in found:
        context = context._replace(sentence=sentence.index)
        reading = interpret(expression, _tensed(expression, sentence.text, context, words), words)
        moments.append(_moment(sentence, expression, reading))
        if sentence.zone not in _ASIDE:
            context = _told(expression, reading, context)
    return tuple(moments)


def _verbs(sentence: Sentence) -> frozenset[int]:
    if not sentence.parsed:
        return frozenset()
    return frozenset(token.start - sentence.start for token in sentence.tokens if token.upos in ("VERB", "AUX"))


def _days(published: Period | None) -> Days | None:
    if published is None or published.start is None or published.end is None:
        return None
    return published.start, published.end


def _news_day(found: list[tuple[Sentence, Atom | Stretch]], dated: Days | None, words: Lexicon) -> Days | None:
    """Return the days that the article may be of: under a wide date, those of the one weekday that it names."""
    if dated is None or (dated[1] - dated[0]).days < 6:
        return dated
    names = {
        words.table.words.weekday[atom.groups["weekday"]]
        for sentence, atom in found
        if isinstance(atom, Atom) and _is_bare_weekday(atom) and sentence.zone not in _ASIDE
    }
    if len(names) != 1:
        return dated
    return resolve.weekdays_within(dated, names.pop()) or dated


def _is_bare_weekday(atom: Atom) -> bool:
    return (
        atom.pattern.to == "weekday"
        and atom.pattern.pick == "plain"
        and "weekday" in atom.groups
        and "rel_week" not in atom.groups
        and all(effect == "plain" for effect in atom.effects)
    )


def _tensed(expression: Atom | Stretch, text: str, context: Context, words: Lexicon) -> Context:
    """Return the context with the tense of the words around the expression."""
    atom = expression.last if isinstance(expression, Stretch) else expression
    if atom.pattern.to not in _RELATIVE:
        return context
    low, high = max(0, expression.start - _NEAR), min(len(text), expression.end + _NEAR)
    marks = tuple(words.breaks.finditer(text, low, high))
    start = max((mark.end() for mark in marks if mark.end() <= expression.start), default=low)
    end = min((mark.start() for mark in marks if mark.start() >= expression.end), default=high)
    stretch = f"{text[start : expression.start]} {text[expression.end : end]}"
    future, runs = bool(words.future.search(stretch)), False
    if atom.pattern.to == "lasting":
        over = words.closed.search(stretch) is not None
        future, runs = future and not over, not over and words.ongoing.search(stretch) is not None
    return context._replace(future=future, runs=runs, past=words.past is None or bool(words.past.search(stretch)))


def _told(expression: Atom | Stretch, reading: Reading, context: Context) -> Context:
    """Return the context with the expression as the event told last, if it is one."""
    days = reading.days
    if days is None or days[0] is None or days[1] is None or reading.window or isinstance(expression, Stretch):
        return context
    told = (days[0], days[1])
    pattern = expression.pattern
    if reading.age:
        return context
    if told == resolve.whole((told[0], told[0]), "quarter"):
        if pattern.to in ("ago", "later", "shift") and context.quarter is not None:
            return context._replace(quarter=(context.sentence, context.quarter[1]))
        context = context._replace(quarter=(context.sentence, told))
    to_the_day = pattern.to in ("weekday", "feast", "tonight", "date", "numeric")
    to_the_day = to_the_day or (pattern.to == "shift" and pattern.unit == "day")
    if to_the_day or (told[1] - told[0]).days <= 1:
        return context._replace(event=told, event_day=told)
    return context._replace(event=told, event_day=None)


def _moment(sentence: Sentence, expression: Atom | Stretch, reading: Reading) -> Moment:
    start, end = sentence.start + expression.start, sentence.start + expression.end
    tokens = sentence.tokens
    first = bisect_right(tokens, start, key=lambda token: token.end)
    last = bisect_left(tokens, end, key=lambda token: token.start) - 1
    period = None
    if reading.days is not None:
        low, high = reading.days
        words = sentence.text[expression.start : expression.end]
        period = Period(start=low, end=high, as_written=words, precision=resolve.precision(low, high))
    atoms = (expression.first, expression.last) if isinstance(expression, Stretch) else (expression,)
    rule = tuple(f"times.toml: {atom.pattern.to}: {atom.pattern.form}" for atom in atoms)
    if period is None and not reading.age:
        rule = (*rule, "no such day, or nothing known to count it from")
    return Moment(
        sentence=sentence.index,
        first=max(0, min(first, last)),
        last=max(0, last),
        start=start,
        end=end,
        period=period,
        window=reading.window,
        age=reading.age,
        rule=rule,
    )
