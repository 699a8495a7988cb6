"""The errors that belegg raises; each says what is wrong, where, and what to do next."""


class BeleggError(Exception):
    """The root of every error that belegg raises on purpose."""


class UnreadableError(BeleggError):
    """A document cannot be read: empty, binary, too large, of unknown encoding, or gone."""


class UnsupportedLanguageError(BeleggError):
    """A document is in a language that belegg does not read."""


class LanguageDataError(BeleggError):
    """A language's data file is wrong; the message names the file and the entry."""


class WorldDataError(BeleggError):
    """A file of world knowledge is missing or wrong."""


class InvalidValueError(BeleggError, ValueError):
    """A value breaks an invariant of the claim record."""


class GoldError(BeleggError):
    """A golden folder is missing a file or says something that the contract does not know."""
