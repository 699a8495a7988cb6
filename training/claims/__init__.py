"""Train the network that guesses which words and counts carry a claim (belegg.extract.learned)."""
