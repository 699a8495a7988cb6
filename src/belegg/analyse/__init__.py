"""Find the language, the sentences, the words and the syntax of a document."""

from belegg.analyse.sentences import analyse, analyse_many

__all__ = ["analyse", "analyse_many"]
