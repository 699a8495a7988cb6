"""Export events, with the claims and reports behind them, to the files of other tools and data sets."""
