"""Make the report: one HTML file of a picture, which opens offline and leads from each number to its words."""
