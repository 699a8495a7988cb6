"""Train the Norwegian pipeline: data, lexicon, vectors, training, scores, and the folder that ships."""
