"""What a small network, trained on articles with their claims, makes of each word and count of a document."""
