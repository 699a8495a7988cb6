"""Write a model card: what a pipeline is, of what it was made, how it scores and where it fails."""

from pathlib import Path

from training.evaluate import Scores, table


def card(template: Path, scores: dict[str, Scores], megabytes: float) -> str:
    """Return the text of the `template` with test `scores` by column and the size of the folder put in."""
    return template.read_text(encoding="utf-8").replace("SIZE", f"{megabytes:.1f}").replace("SCORES", table(scores))
