"""Train the English pipeline: data, vectors, lemmas, training, scores, and the folder that ships."""
