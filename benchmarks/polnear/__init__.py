"""PolNeAR's broad notion of attribution, fitted on its texts: which words are cues, who speaks by them, and what."""
