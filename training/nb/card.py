"""Write the model card: what the pipeline is, of what it was made, how it scores and where it fails."""

from pathlib import Path

from training.nb.evaluate import Scores, table


def card(scores: dict[str, Scores], megabytes: float) -> str:
    """Return the card's text for test `scores` by language and the size of the folder."""
    text = Path(__file__).with_name("card.md").read_text(encoding="utf-8")
    return text.replace("SIZE", f"{megabytes:.1f}").replace("SCORES", table(scores))
