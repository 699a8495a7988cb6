"""How a ledger's tables came to be, step by step; run by belegg.ledger.upgrade."""
